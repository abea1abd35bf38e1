"""The addresses of the site: `/sv/…` and `/en/…` for readers, the rest for machines and staff."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from palmecenter.pages.renditions import serve_rendition
from palmecenter.pages.sitemaps import DoorSitemap, PageSitemap, RouteSitemap
from palmecenter.pages.views import (
    ICONS,
    choose_language,
    healthz,
    icon,
    robots_txt,
    serve,
    serve_door,
)
from palmecenter.protection.editing_sessions import ping
from palmecenter.search.views import search

SITEMAPS = {"pages": PageSitemap, "below": RouteSitemap, "doors": DoorSitemap}

urlpatterns = [
    path("", choose_language, name="choose_language"),
    # Wagtail's own address, answered by its view with more words.
    path(
        "admin/editing-sessions/ping/<str:app_label>/<str:model_name>/<str:object_id>/"
        "<int:session_id>/",
        ping,
    ),
    path("admin/", include("palmecenter.sign_in.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", robots_txt, name="robots_txt"),
    path("healthz", healthz, name="healthz"),
    *(path(name, icon, {"name": name}, name=name) for name in ICONS),
    path("media/images/<path:path>", serve_rendition, name="rendition"),
    *i18n_patterns(
        # Translators: the address of the search page, such as /sv/sok/.
        path(_("search/"), search, name="search"),
        path("", include("events.urls")),
        # Wagtail's own pattern, which is behind this one, and files under a page, such as
        # …/hafte/hamta/sv.pdf: Wagtail's knows no dots.
        re_path(r"^(?!_util/)((?:[\w-]+/)*)$", serve, name="wagtail_serve"),
        re_path(r"^((?:[\w-]+/)+[\w-]+(?:\.[\w-]+)+)$", serve, name="wagtail_serve_file"),
        path("", include(wagtail_urls)),
    ),
    # The door of a language that is neither: /my/, /sr-latn/print/.
    re_path(
        r"^(?P<slug>[a-z]{2,3}(?:-[a-z0-9]{2,8})*)/(?P<view>(?:print/|skriv-ut/|pdf/)?)$",
        serve_door,
        name="door",
    ),
]

handler400 = "palmecenter.errors.views.bad_request"
handler403 = "palmecenter.errors.views.permission_denied"
handler404 = "palmecenter.errors.views.page_not_found"
handler500 = "palmecenter.errors.views.server_error"
