"""Where the sites of this installation have their roots, seen from the one that is being read.

Most have one site, and nothing here costs a query. Of several a page may stand below more than one
root; then it is read at the site that the request is for.
"""

from django.db.models import QuerySet
from wagtail.models import Site
from wagtail.models.sites import SiteRootPath

from palmecenter.languages.request_cache import current_request, get_cached


def _roots() -> list[SiteRootPath]:
    # Wagtail asks its cache for every address.
    return get_cached("site_root_paths", Site.get_site_root_paths)


def roots() -> list[SiteRootPath]:
    """Return the roots, that of the request's own site first, then as Wagtail sorts them."""
    site = site_at_hand()
    if site is None:
        return _roots()
    return get_cached(
        "site_root_paths_from_here",
        lambda: sorted(_roots(), key=lambda root: root.site_id != site.pk),
    )


def site_at_hand() -> Site | None:
    """Return the site that the request is for, where there are several; None outside of one."""
    request = current_request()
    if request is None or len({root.site_id for root in _roots()}) < 2:
        return None
    return get_cached("site_at_hand", lambda: Site.find_for_request(request))


def of_this_site(pages: QuerySet) -> QuerySet:
    """Return those pages that the site of the request has: of one site alone, all."""
    site = site_at_hand()
    return pages.filter(path__startswith=site.root_page.path) if site else pages
