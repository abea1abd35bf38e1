"""All files of all public publications in one language, as one archive."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from palmecenter.languages.reading import reader_language
from palmecenter.pages.lists import public_pages
from palmecenter.pages.restrictions import is_private

from .addresses import ARCHIVE, FileAddress
from .archives import archive
from .files import count_files, members_of
from .names import file_name
from .queries import held
from .sending import begins_download, send
from .shelves import title_in
from .tongues import Tongue, tongue

if TYPE_CHECKING:
    from .models import Edition, PublicationIndexPage


@dataclass(frozen=True)
class LanguageArchive:
    """What can be had in one language at once."""

    tongue: Tongue
    url: str
    files: int
    size: int


def _editions(index: Any) -> "QuerySet[Edition]":
    pages = public_pages(apps.get_model("publications", "PublicationPage").objects.child_of(index))
    editions = apps.get_model("publications", "Edition").objects.filter(
        page__in=pages.values("pk"), document__isnull=False
    )
    return editions.select_related("document").order_by("page__path", "sort_order")


def archives_of(index: "PublicationIndexPage") -> list[LanguageArchive]:
    """Return the languages that there are files in, by name, with how many and how large."""
    reader = reader_language()
    sizes: dict[str, list[int]] = {}
    for one in held():
        if one.path.startswith(index.path) and one.language and one.document:
            sizes.setdefault(one.language, []).append(one.size or 0)
    found = [
        LanguageArchive(
            tongue=tongue(language, reader),
            url=f"{index.address(reader)}{FileAddress(language, ARCHIVE).path(reader)}",
            files=len(files),
            size=sum(files),
        )
        for language, files in sizes.items()
    ]
    return sorted(found, key=lambda one: one.tongue.name.casefold())


def serve_language(
    index: "PublicationIndexPage", request: HttpRequest, address: FileAddress
) -> HttpResponseBase:
    """Send all files in a language as one archive, made while it is sent."""
    language = address.language
    editions = list(_editions(index).filter(language=language).select_related("page", "document"))
    members = members_of(editions, lambda edition: title_in(edition.page, language).words)
    if not members:
        raise Http404
    name = file_name(tongue(language, language).own_name, ARCHIVE)
    download = archive(name, index.slug_en or index.slug, language, members)
    response = send(request, download, lasting=False, secret=is_private(index))
    if response.status_code in {200, 206} and begins_download(request, download):
        for edition in editions:
            file = FileAddress(edition.language, edition.format)
            count_files(request, edition.page, file, [edition])
    return response
