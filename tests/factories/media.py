"""Pictures and documents for tests, with real, small files."""

from io import BytesIO
from typing import Any

import factory
import pikepdf
from django.core.files.base import ContentFile
from PIL import Image as Picture

from palmecenter.media.models import Document, Image


def picture_file(
    *, size: tuple[int, int] = (640, 480), colour: str = "#c8102e", kind: str = "PNG"
) -> ContentFile:
    """Return a picture of one colour as an uploaded file would come."""
    target = BytesIO()
    Picture.new("RGB", size, colour).save(target, kind)
    return ContentFile(target.getvalue(), name=f"picture.{kind.lower()}")


def pdf_file(pages: int = 1) -> ContentFile:
    """Return a PDF of empty A4 pages."""
    target = BytesIO()
    with pikepdf.new() as pdf:
        for _number in range(pages):
            pdf.add_blank_page(page_size=(595, 842))
        pdf.save(target)
    return ContentFile(target.getvalue(), name="document.pdf")


class ImageFactory(factory.django.DjangoModelFactory[Image]):
    """A picture described in both languages; `size`, `colour` and `kind` shape its file."""

    class Meta:
        model = Image

    class Params:
        size = (640, 480)
        colour = "#c8102e"
        kind = "PNG"

    title = factory.Sequence(lambda n: f"Picture {n}")
    alt_sv = factory.Sequence(lambda n: f"Röd yta {n}")
    alt_en = factory.Sequence(lambda n: f"Red surface {n}")
    credit = "Palme Center"
    file: Any = factory.LazyAttribute(
        lambda o: picture_file(size=o.size, colour=o.colour, kind=o.kind)
    )


class DocumentFactory(factory.django.DjangoModelFactory[Document]):
    """A PDF with labels in both languages; `pages` is how many it has."""

    class Meta:
        model = Document

    class Params:
        pages = 1

    title = factory.Sequence(lambda n: f"Document {n}")
    label_sv = factory.Sequence(lambda n: f"Studiematerial {n}")
    label_en = factory.Sequence(lambda n: f"Study material {n}")
    file: Any = factory.LazyAttribute(lambda o: pdf_file(o.pages))
