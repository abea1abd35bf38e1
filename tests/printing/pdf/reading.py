"""Fetching PDF files, and reading them."""

from io import BytesIO

from pypdf import PdfReader
from wagtail.models import PageViewRestriction

from palmecenter.pages.models import BasePage

PDF = {"sv": "/sv/om-oss/kontakt/pdf/", "en": "/en/about-us/contact-us/pdf/"}


BASE = "http://testserver/sv/"


def body(response) -> bytes:
    assert response.status_code == 200, response.content
    return response.getvalue()


def words(data: bytes) -> str:
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split()
    )


def make_private(page: BasePage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")
