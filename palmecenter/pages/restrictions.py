"""Which parts of the site are private, looked up once a request."""

from wagtail.models import Page, PageViewRestriction

from palmecenter.languages.memo import keep, once

PRIVATE = "private_tree_paths"


def nothing_is_private() -> None:
    """Remember that all of the site is for everyone, when that is known already."""
    keep(PRIVATE, [])


def private_tree_paths() -> list[str]:
    """Return the tree paths of the pages whose subtrees are not for everyone."""
    return once(
        PRIVATE,
        lambda: list(PageViewRestriction.objects.values_list("page__path", flat=True)),
    )


def is_private(page: Page) -> bool:
    """Say whether a page is in a private part of the site."""
    return any(page.path.startswith(path) for path in private_tree_paths())
