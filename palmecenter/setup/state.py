"""Whether there is anything on the site, and where its first page goes."""

from wagtail.models import Page, Site

from palmecenter.pages.models import HomePage

WELCOME_TITLE = "Welcome to your new Wagtail site!"


def is_welcome_page(page: Page) -> bool:
    """Whether a page is the untouched one that Wagtail's first migration makes."""
    return (
        page.specific_class is Page
        and page.title == WELCOME_TITLE
        and not page.numchild
        and page.latest_revision_id is None
    )


def is_empty() -> bool:
    """Whether the site has no page but Wagtail's welcome page."""
    return all(is_welcome_page(page) for page in Page.objects.filter(depth__gt=1)[:2])


def default_site() -> Site:
    """The default site; Wagtail's first migration makes one."""
    return Site.objects.select_related("root_page").get(is_default_site=True)


def place_at_root(home: HomePage) -> None:
    """Make a home page the root of the default site, in the place of Wagtail's welcome page."""
    site = default_site()
    before = site.root_page
    site.root_page = home
    site.save()
    if is_welcome_page(before):
        # Fetched anew: adding its sibling changed the tree.
        Page.objects.get(pk=before.pk).delete()
