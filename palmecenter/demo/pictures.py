"""The posters as pictures of the site."""

from collections import Counter

from django.core.files.base import ContentFile
from wagtail.models import Collection

from palmecenter.media.models import Image

from .source import FOLDER, read

COLLECTION = "Demo"


def demo_collection() -> Collection:
    """Return the collection that holds every picture of the demo content, made when needed."""
    found = Collection.objects.filter(name=COLLECTION).first()
    return found or Collection.get_first_root_node().add_child(name=COLLECTION)


def poster_file(slug: str) -> bytes:
    """Read a poster: a WebP of 1600 by 1000 pixels, as `tools/posters` drew it."""
    return (FOLDER / "posters" / f"{slug}.webp").read_bytes()


def poster_image(slug: str, motif: str, made: Counter[str], **captions: str) -> Image:
    """Find the poster of a page among the site's pictures, or add it.

    `slug` is the page's English slug, by which it is found again; `motif` is what it shows;
    `captions` are the columns of the caption.
    """
    collection, title = demo_collection(), f"Poster: {slug}"
    found = Image.objects.filter(collection=collection, title=title).first()
    if found:
        return found
    shows = read("posters")[motif]
    image = Image(
        title=title,
        file=ContentFile(poster_file(slug), name=f"{slug}.webp"),
        alt_sv=shows["alt_sv"],
        alt_en=shows["alt_en"],
        collection=collection,
        **captions,
    )
    image.full_clean(exclude=["file_hash"])
    image.save()
    made["pictures"] += 1
    return image
