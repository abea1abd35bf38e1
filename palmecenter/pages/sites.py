"""The site that a request is for, its home page and its settings, by one query."""

from django.db import connection
from django.db.models import Exists, F, Func, TextField, Value
from django.db.models.expressions import Expression
from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction, Site

from .access import nothing_is_private
from .models.site_settings import SiteSettings


def find_site(request: HttpRequest) -> Site | None:
    """Return the site of a request as Wagtail does, and remember it where Wagtail looks.

    Most installations have one site, which answers to every name: then there is nothing to work
    out, and its settings come along. So does the state of the database, as
    `request.database_state`: while it is the same, so is everything that can be read.
    """
    if not hasattr(request, "_wagtail_site"):
        # Not by the default manager, which sorts: that is half of what the query costs.
        sites = Site._base_manager.select_related("sitesettings").annotate(
            root_path=F("root_page__path"),
            root_depth=F("root_page__depth"),
            has_private=Exists(PageViewRestriction.objects.all()),
            database_state=_database_state(),
        )[:2]
        if len(sites) == 1 and sites[0].is_default_site:
            _keep(request, sites[0])
            request.database_state = sites[0].database_state  # type: ignore[attr-defined]  # ours
            if not sites[0].has_private:
                nothing_is_private()
    return Site.find_for_request(request)


def _database_state() -> Expression:
    """Return PostgreSQL's name for all that a statement can see; "" where there is none.

    `pg_current_snapshot()` says which transactions had ended, and which of those begun had not.
    Whatever is written later makes another. Inside of a transaction its own writes do not count.
    SQLite knows only whether others wrote, and each connection counts for itself.
    """
    if connection.vendor != "postgresql" or connection.in_atomic_block:
        return Value("")
    return Func(function="pg_current_snapshot", output_field=TextField())


def _keep(request: HttpRequest, site: Site) -> None:
    # Its place in the tree is all that anybody asks of the home page here; the rest is deferred.
    place = (site.root_page_id, site.root_path, site.root_depth)
    site.root_page = Page.from_db(site._state.db, ("id", "path", "depth"), place)
    request._wagtail_site = site  # type: ignore[attr-defined]  # Wagtail's own name
    settings: SiteSettings | None = getattr(site, "sitesettings", None)
    if settings:
        settings._request = request  # as `for_request` does
        setattr(request, SiteSettings.get_cache_attr_name(), settings)
