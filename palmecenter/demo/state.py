"""What is on the site before the demo content is loaded."""

from enum import Enum

from wagtail.models import Page, Site

from palmecenter.pages.models import HomePage

WELCOME_TITLE = "Welcome to your new Wagtail site!"


class Contents(Enum):
    """Whose content the site holds."""

    NOTHING = "nothing"
    DEMO = "demo"
    OTHER = "other"


def is_welcome_page(page: Page) -> bool:
    """Say whether a page is the untouched one that Wagtail's first migration makes."""
    return (
        page.specific_class is Page
        and page.title == WELCOME_TITLE
        and not page.numchild
        and page.latest_revision_id is None
    )


def contents() -> Contents:
    """Return whose content the site holds.

    Nothing: no page but Wagtail's welcome page. Demo: the default site's home page is marked as
    demo content. Everything else is somebody's own.
    """
    pages = Page.objects.filter(depth__gt=1)
    if all(is_welcome_page(page) for page in pages[:2]):
        return Contents.NOTHING
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    root = site.root_page.specific if site else None
    is_demo = isinstance(root, HomePage) and root.is_demo
    return Contents.DEMO if is_demo else Contents.OTHER
