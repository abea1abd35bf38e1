"""Covers made of files, as staff meet them among the pictures."""

import pytest

from palmecenter.media.models import Image
from publications.downloads.file_metadata import facts_of
from tests.factories.media import DocumentFactory

pytestmark = pytest.mark.django_db


def test_a_cover_is_named_after_its_document_and_made_once_for_equal_first_pages():
    document = DocumentFactory.create(label_sv="Arbetsbok i fackliga rättigheter", pages=2)
    cover = facts_of(document).cover
    assert cover
    assert cover.title == "Arbetsbok i fackliga rättigheter"
    assert facts_of(DocumentFactory.create(label_sv="Samma första sida", pages=3)).cover == cover
    assert Image.objects.count() == 1
