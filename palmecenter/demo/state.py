"""What is on the site before the demo content is loaded."""

from enum import Enum

from wagtail.models import Site

from palmecenter.pages.models import HomePage
from palmecenter.setup.state import is_empty


class Contents(Enum):
    """Whose content the site holds."""

    NOTHING = "nothing"
    DEMO = "demo"
    OTHER = "other"


def contents() -> Contents:
    """Return whose content the site holds.

    Nothing: no page but Wagtail's welcome page. Demo: the default site's home page is marked as
    demo content. Everything else is somebody's own.
    """
    if is_empty():
        return Contents.NOTHING
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    root = site.root_page.specific if site else None
    is_demo = isinstance(root, HomePage) and root.is_demo
    return Contents.DEMO if is_demo else Contents.OTHER
