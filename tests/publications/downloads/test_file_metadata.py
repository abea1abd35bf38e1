"""What is read from files: pages, and covers as staff meet them among the pictures."""

from io import BytesIO

import pytest

from palmecenter.media.models import Image
from palmecenter.settings.tasks import TASKS
from publications.downloads import file_metadata
from publications.downloads.file_metadata import facts_of
from publications.models import FileFacts, PublishedFile
from tests.factories.media import DocumentFactory, pdf_file
from tests.tasks.working import work

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


def test_a_light_version_is_made_by_a_worker_and_of_the_file_that_there_is_then(
    booklet, settings, monkeypatch
):
    settings.TASKS = TASKS
    monkeypatch.setattr(file_metadata, "LIGHT_FROM", 1)
    monkeypatch.setattr(file_metadata, "compress_pdf", lambda _file: BytesIO(b"%PDF light"))
    edition = booklet.editions.get(language="my")
    for pages in (3, 4):
        edition.document.file = pdf_file(pages=pages)
        edition.document.save()
    assert not FileFacts.objects.get(document=edition.document).light_file
    work()
    facts = FileFacts.objects.get(document=edition.document)
    assert (facts.pages, facts.light_size) == (4, len(b"%PDF light"))
    assert PublishedFile.objects.filter(page=booklet, file_hash=facts.light_hash).exists()


def test_a_file_that_cannot_be_made_light_is_offered_as_it_is(booklet, monkeypatch, caplog):
    def fail(_file: object) -> None:
        raise ValueError("Hemligt")

    monkeypatch.setattr(file_metadata, "LIGHT_FROM", 1)
    monkeypatch.setattr(file_metadata, "compress_pdf", fail)
    document = booklet.editions.get(language="my").document
    document.file = pdf_file(pages=3)
    document.save()
    assert facts_of(document).pages == 3
    assert f"No light version could be made of document {document.pk}" in caplog.text
