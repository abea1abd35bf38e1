"""Which parts of the site are private, looked up once a request."""

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction

from palmecenter.languages.redirects import for_members
from palmecenter.languages.request_cache import get_cached, set_cached

PRIVATE = "private_tree_paths"


def nothing_is_private() -> None:
    """Remember that all of the site is for everyone, when that is known already."""
    set_cached(PRIVATE, [])


def private_tree_paths() -> list[str]:
    """Return the tree paths of the pages whose subtrees are not for everyone."""
    return get_cached(
        PRIVATE,
        lambda: list(PageViewRestriction.objects.values_list("page__path", flat=True)),
    )


def is_private(page: Page) -> bool:
    """Say whether a page is in a private part of the site."""
    return any(page.path.startswith(path) for path in private_tree_paths())


def is_kept_from(page: Page, request: HttpRequest) -> bool:
    """Return whether a page is for people who have signed in, and whoever asks is none of them.

    They are told that there is no such page, and not where to sign in. Only a page with a password
    answers for itself, as whoever has that must be asked for it. Without a cookie nobody has signed
    in; to ask the session would mark the answer.
    """
    if not is_private(page):
        return False
    has_cookie = settings.SESSION_COOKIE_NAME in request.COOKIES
    return any(not (has_cookie and one.accept_request(request)) for one in for_members(page))
