"""What is read from files: pages, and covers as staff meet them among the pictures."""

import pytest

from palmecenter.media.models import Image
from publications.downloads.file_metadata import facts_of
from tests.factories.media import DocumentFactory, pdf_file

pytestmark = pytest.mark.django_db


def test_a_cover_is_named_after_its_document_and_made_once_for_equal_first_pages():
    document = DocumentFactory.create(label_sv="Arbetsbok i fackliga rättigheter", pages=2)
    cover = facts_of(document).cover
    assert cover
    assert cover.title == "Arbetsbok i fackliga rättigheter"
    assert facts_of(DocumentFactory.create(label_sv="Samma första sida", pages=3)).cover == cover
    assert Image.objects.count() == 1


def test_the_size_and_the_pages_are_those_of_the_file_there_is_now(booklet):
    document = booklet.editions.get(language="my").document
    document.file = pdf_file(pages=3)
    document.save()
    assert booklet.editions.get(language="my").facts.pages == 3
