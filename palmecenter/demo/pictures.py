"""The posters as images of the site."""

from collections import Counter

from django.core.files.base import ContentFile
from wagtail.models import Collection

from palmecenter.media.models import Image

from .posters import poster
from .posters.palette import Voice
from .source import read

COLLECTION = "Demo"


def demo_collection() -> Collection:
    """Return the collection that holds every picture of the demo content, made when needed."""
    found = Collection.objects.filter(name=COLLECTION).first()
    return found or Collection.get_first_root_node().add_child(name=COLLECTION)


def poster_image(slug: str, voice: Voice, motif: str, made: Counter[str], **captions: str) -> Image:
    """Return the poster of a page, drawn and stored when it is not there yet.

    `slug` is the page's English slug, by which the picture is found again; `captions` are the
    columns of the caption.
    """
    collection, title = demo_collection(), f"Poster: {slug}"
    found = Image.objects.filter(collection=collection, title=title).first()
    if found:
        return found
    shows = read("posters")[motif]
    image = Image(
        title=title,
        file=ContentFile(poster(slug, voice, motif), name=f"{slug}.png"),
        alt_sv=shows["alt_sv"],
        alt_en=shows["alt_en"],
        collection=collection,
        **captions,
    )
    image.full_clean(exclude=["file_hash"])
    image.save()
    made["pictures"] += 1
    return image
