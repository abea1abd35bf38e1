"""The files of publications at their addresses, and what is said where there is none any more."""

from collections.abc import Callable, Iterable

from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from palmecenter.languages.names import language_name
from palmecenter.media import sending
from palmecenter.media.file_names import content_disposition, file_name, plain_name
from palmecenter.media.sending import Download, read_file
from palmecenter.pages.access import is_private
from palmecenter.pages.querysets import public_pages

from ..choices import CONTENT_TYPES
from ..editions import ARCHIVE, VERSION, VERSION_DIGITS, FileAddress, title_in
from ..models import Edition, PublicationIndexPage, PublicationPage, PublishedFile
from .archives import Member, archive
from .counts import count, is_robot

YEAR = 365 * 24 * 3600
HOUR = 3600
# Programs look at the first bytes before they decide to take the rest: that is no download.
PROBE = 16 * 1024


def serve_file(
    page: PublicationPage, request: HttpRequest, address: FileAddress
) -> HttpResponseBase:
    """Answer for the address of a file: with the file, or with what there is instead of it."""
    editions = [edition for edition in page.editions.all() if _is_meant(edition, address)]
    download = _download(page, address, editions)
    asked = request.GET.get(VERSION, "")
    if download is None or (asked and not _is_version(download, asked)):
        return _not_there(page, request, address, asked)
    response = _send(request, download, lasting=bool(asked), secret=is_private(page))
    if _is_taken(request, response, download):
        # An archive counts as each of its files.
        for edition in editions:
            count(page, FileAddress(edition.language, edition.format, address.light))
    return response


def serve_language_archive(
    index: PublicationIndexPage, request: HttpRequest, address: FileAddress
) -> HttpResponseBase:
    """Send all files of all public publications in a language as one archive."""
    language = address.language
    pages = public_pages(PublicationPage.objects.child_of(index))
    editions = Edition.objects.filter(
        page__in=pages.values("pk"), document__isnull=False, language=language
    )
    editions = editions.select_related("page", "document").order_by("page__path", "sort_order")
    members = _members(editions, lambda edition: title_in(edition.page, language).words)
    if not members:
        raise Http404
    name = file_name(language_name(language, language).own_name, ARCHIVE)
    download = archive(name, index.slug_en or index.slug, language, members)
    response = _send(request, download, lasting=False, secret=is_private(index))
    if _is_taken(request, response, download):
        for edition in editions:
            count(edition.page, FileAddress(edition.language, edition.format))
    return response


def _is_meant(edition: Edition, address: FileAddress) -> bool:
    return bool(
        edition.language == address.language
        and address.ending in {edition.format, ARCHIVE}
        and edition.document_id
    )


def _is_version(download: Download, asked: str) -> bool:
    return len(asked) >= VERSION_DIGITS and download.etag.strip('"').startswith(asked)


def _send(
    request: HttpRequest, download: Download, *, lasting: bool, secret: bool
) -> HttpResponseBase:
    """Answer a request for a file, as `media.sending` does, and say who may keep it.

    `lasting` says that the address means this very file for ever; `secret`, that not everybody may
    have it. Only the reader's own browser may keep a copy: a shared one would hide downloads from
    the count, and give out what was withdrawn.
    """
    response = sending.send(request, download)
    if secret:
        patch_cache_control(response, private=True, no_cache=True)
    elif lasting:
        patch_cache_control(response, private=True, max_age=YEAR, immutable=True)
    else:
        patch_cache_control(response, private=True, max_age=HOUR)
    return response


def _is_taken(request: HttpRequest, response: HttpResponseBase, download: Download) -> bool:
    """Whether a file is taken from its beginning, and not a further piece of it, by a reader."""
    if response.status_code not in {200, 206} or request.method != "GET" or is_robot(request):
        return False
    if request.headers.get("If-None-Match"):
        return False
    span = download.span(request)
    if span is None:
        return True
    return bool(span) and span.start == 0 and len(span) >= min(PROBE, download.size)


def _download(
    page: PublicationPage, address: FileAddress, editions: list[Edition]
) -> Download | None:
    """Find what is at an address: a file, its light version, or all of a language together."""
    if not editions:
        return None
    title = title_in(page, address.language).words
    if address.ending == ARCHIVE:
        members = _members(editions, lambda edition: title)
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


def _stored(edition: Edition, *, light: bool) -> tuple[FieldFile, str] | None:
    """The file of an edition, or its light version, with its hash; None where there is none."""
    if light:
        facts = edition.facts
        return (facts.light_file, facts.light_hash) if facts and facts.light_size else None
    return (edition.document.file, edition.file_hash) if edition.document else None


def _is_there(field: FieldFile) -> bool:
    return field.storage.exists(str(field.name))


def _members(editions: Iterable[Edition], title: Callable[[Edition], str]) -> list[Member]:
    """The files of editions that are on the disk, each under the title it has."""
    return [
        Member(file_name(title(edition), edition.format, edition.language), edition.document)
        for edition in editions
        if edition.document and _is_there(edition.document.file)
    ]


def _was_there(page: PublicationPage, address: FileAddress, asked: str) -> bool:
    """Whether a file was once public at an address, and in the version asked for."""
    if len(asked) < VERSION_DIGITS and (asked or address.light):
        return False
    known = PublishedFile.objects.filter(page=page, language=address.language)
    if address.ending != ARCHIVE:
        known = known.filter(format=address.ending)
    if asked:
        known = known.filter(file_hash__startswith=asked)
    return known.exists()


def _not_there(
    page: PublicationPage, request: HttpRequest, address: FileAddress, asked: str
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
