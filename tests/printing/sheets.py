"""Fetching print views, and reading what is on the sheet."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag

PAGES = {
    "home": ("/sv/", "/en/"),
    "section": ("/sv/om-oss/", "/en/about-us/"),
    "content": ("/sv/om-oss/kontakt/", "/en/about-us/contact-us/"),
}
SLUGS = {"sv": "skriv-ut", "en": "print"}
EVERY_PAGE = pytest.mark.parametrize(
    ("kind", "code"), [(kind, code) for kind in PAGES for code in SLUGS]
)


def page_address(kind: str, code: str) -> str:
    return PAGES[kind][list(SLUGS).index(code)]


def print_address(kind: str, code: str) -> str:
    return f"{page_address(kind, code)}{SLUGS[code]}/"


def sheet(client: Any, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def one(soup: BeautifulSoup, selector: str) -> Tag:
    (element,) = soup.select(selector)
    return element


def root(soup: BeautifulSoup) -> Tag:
    return one(soup, "html")


def text(soup: BeautifulSoup, selector: str) -> str:
    return " ".join(soup.select(selector)[0].get_text().split())
