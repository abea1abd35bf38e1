"""Two processes that make the same sizes of a picture at once end up with the same files."""

from pathlib import Path

import pytest
from django.conf import settings

from palmecenter.media.models import Image, Rendition
from tests.factories.media import ImageFactory

pytestmark = pytest.mark.django_db

SIZES = ("width-200|format-jpeg", "width-200|format-webp", "width-100|format-jpeg")


def test_the_later_one_takes_the_files_of_the_first_and_leaves_none_behind(monkeypatch) -> None:
    image = ImageFactory.create()
    write = Rendition.objects.bulk_create
    others: dict[str, Rendition] = {}

    def written_by_another_first(rows: list[Rendition], **options: bool) -> list[Rendition]:
        monkeypatch.setattr(Rendition.objects, "bulk_create", write)
        others.update(Image.objects.get(pk=image.pk).get_renditions(*SIZES))
        return list(write(rows, **options))

    monkeypatch.setattr(Rendition.objects, "bulk_create", written_by_another_first)
    ours = image.get_renditions(*SIZES)
    assert len(others) == len(SIZES)
    assert {size: one.url for size, one in ours.items()} == {
        size: one.url for size, one in others.items()
    }
    stem = Path(image.file.name).stem
    on_disk = {f"images/{one.name}" for one in Path(settings.MEDIA_ROOT).glob(f"images/{stem}*")}
    assert on_disk == {one.file.name for one in Rendition.objects.filter(image=image)}
