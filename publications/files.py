"""The files of a publication at their addresses, and what is said where there is none any more."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from django.db import DatabaseError
from django.db.models.fields.files import FieldFile
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from palmecenter.media.sending import Download, read_file
from palmecenter.pages.restrictions import is_private

from .addresses import ARCHIVE, VERSION, VERSION_DIGITS, FileAddress
from .archives import Member, archive
from .counting import count, is_robot
from .formats import CONTENT_TYPES
from .models.files import PublishedFile
from .names import content_disposition, file_name, plain_name
from .sending import begins_download, send
from .shelves import title_in

if TYPE_CHECKING:
    from .models import Edition, PublicationPage


def serve_file(
    page: "PublicationPage", request: HttpRequest, address: FileAddress
) -> HttpResponseBase:
    """Answer for the address of a file: with the file, or with what there is instead of it."""
    editions = [edition for edition in page.editions.all() if _is_meant(edition, address)]
    download = _download(page, address, editions)
    asked = request.GET.get(VERSION, "")
    if download is None or (asked and not _is_version(download, asked)):
        return _not_there(page, request, address, asked)
    response = send(request, download, lasting=bool(asked), secret=is_private(page))
    if response.status_code in {200, 206} and begins_download(request, download):
        count_files(request, page, address, editions)
    return response


def _is_meant(edition: "Edition", address: FileAddress) -> bool:
    return bool(
        edition.language == address.language
        and address.ending in {edition.format, ARCHIVE}
        and edition.document_id
    )


def _is_version(download: Download, asked: str) -> bool:
    return len(asked) >= VERSION_DIGITS and download.etag.strip('"').startswith(asked)


def count_files(
    request: HttpRequest, page: "PublicationPage", address: FileAddress, editions: list["Edition"]
) -> None:
    """Count what was taken; an archive counts as each of its files. A file goes out in any case."""
    if is_robot(request):
        return
    with suppress(DatabaseError):
        for edition in editions:
            count(page, FileAddress(edition.language, edition.format, address.light))


def _download(
    page: "PublicationPage", address: FileAddress, editions: list["Edition"]
) -> Download | None:
    """Return what is at an address: a file, its light version, or all of a language together."""
    if not editions:
        return None
    title = title_in(page, address.language).words
    if address.ending == ARCHIVE:
        members = members_of(editions, lambda edition: title)
        name = file_name(title, ARCHIVE, address.language)
        slug = page.slug_en or page.slug
        return archive(name, slug, address.language, members) if members else None
    found = _stored(editions[0], light=address.light)
    if found is None or not _is_there(found[0]):
        return None
    field, file_hash = found
    ending = f"light.{address.ending}" if address.light else address.ending
    return Download(
        disposition=content_disposition(
            file_name(title, ending, address.language),
            plain_name(page.slug_en or page.slug, address.language, ending),
        ),
        content_type=CONTENT_TYPES[address.ending],
        size=field.size,
        etag=f'"{file_hash}"',
        read=read_file(lambda: field.storage.open(str(field.name), "rb")),
        stored=str(field.name),
    )


def _stored(edition: "Edition", *, light: bool) -> tuple[FieldFile, str] | None:
    """Return the file of an edition, or its light version, with its hash; None for none."""
    if light:
        facts = edition.facts
        return (facts.light_file, facts.light_hash) if facts and facts.light_size else None
    return (edition.document.file, edition.file_hash) if edition.document else None


def _is_there(field: FieldFile) -> bool:
    return field.storage.exists(str(field.name))


def members_of(editions: list["Edition"], title: Callable[["Edition"], str]) -> list[Member]:
    """Return the files of editions that are on the disk, each under the title it has."""
    return [
        Member(file_name(title(one), one.format, one.language), one.document)
        for one in editions
        if one.document and _is_there(one.document.file)
    ]


def _was_there(page: "PublicationPage", address: FileAddress, asked: str) -> bool:
    """Say whether a file was once public at an address, and in the version asked for."""
    if len(asked) < VERSION_DIGITS and (asked or address.light):
        return False
    known = PublishedFile.objects.filter(page=page, language=address.language)
    if address.ending != ARCHIVE:
        known = known.filter(format=address.ending)
    if asked:
        known = known.filter(file_hash__startswith=asked)
    return known.exists()


def _not_there(
    page: "PublicationPage", request: HttpRequest, address: FileAddress, asked: str
) -> HttpResponseBase:
    """Say that a file is gone (410) or never was (404), and name what there is now."""
    is_gone = _was_there(page, address, asked)
    context = {
        **page.get_context(request),
        "address": address,
        "is_gone": is_gone,
        "is_replaced": bool(asked),
        "robots": "noindex",
        "hreflangs": {},
    }
    status = 410 if is_gone else 404
    return render(request, "publications/file_not_there.html", context, status=status)
