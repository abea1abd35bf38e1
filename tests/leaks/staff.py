"""The addresses of the admin, for all that a site holds."""

import re
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Site as WagtailSite, Task, Workflow

from events.models import EventPage
from palmecenter.media.models import Document, Image
from palmecenter.protection.levels import ProtectionLevel
from projects.models import ProjectPage
from publications.models import Order

from .routes import LEFT_OUT, routes
from .site import Site

NAMES = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")
OF_PAGES = {"page_id", "parent_page_id", "page_to_move_id", "page_pk"}
# Where staff read what a page says or said.
OF_EVERY_PAGE = re.compile(
    r"(page_id>/edit/$|view_draft|revisions/.*(view|revert|compare)|page_id>/history/$)"
)
OF_A_PAGE = re.compile(r"^/admin/pages/\d+/(edit/$|view_draft|revisions/compare|history/$)")
# Reports and lists that staff take away as files, and search.
QUERIES = ("?export=csv", "?export=xlsx", "?q=en")
LISTED = re.compile(r"(reports/[\w-]+/|projects/|redirects/|pages/search/|/choose/|chooser/)$")


def addresses(site: Site) -> Iterator[str]:
    """Yield every address of the admin; those of what pages say for one page of each type."""
    pages = [one.page for one in site.pages if one.level == ProtectionLevel.PROTECTED]
    common = _common(site)
    for route in sorted(routes() - LEFT_OUT.keys()):
        if not route.startswith("admin/"):
            continue
        names = {one or other for one, other in NAMES.findall(route)}
        if OF_PAGES & names or route.startswith(("admin/pages/", "admin/api/main/pages/")):
            for page in pages if OF_EVERY_PAGE.search(route) else pages[:1]:
                yield from _of_page(route, page, common)
        else:
            address = _filled(route, common | {"pk": _key(route)})
            yield address
            if LISTED.search(address):
                yield from (address + query for query in QUERIES)


def of_editors(site: Site) -> Iterator[str]:
    """Yield the addresses at which editors read what pages say or said, and look for them."""
    listed = (
        "admin/",
        "admin/projects/",
        "admin/images/",
        "admin/documents/",
        "admin/registrations/",
    )
    for address in addresses(site):
        path = address.partition("?")[0]
        is_plain = path.removeprefix("/admin/") in listed or path.startswith(
            ("/admin/reports/", "/admin/choose-page/")
        )
        if is_plain or OF_A_PAGE.search(path) or path.endswith("/list/"):
            yield address


def _common(site: Site) -> dict[str, Any]:
    """Return what stands in addresses under a name, whatever page they are of."""
    event, picture, paper = (_first(model) for model in (EventPage, Image, Document))
    return {
        "type_id": ContentType.objects.get_for_model(EventPage).pk,
        "subject_id": event,
        "destination_id": site.lists["ManualPage"].pk,
        "image_id": picture,
        "document_id": paper,
        "doc_id": paper,
        "collection_id": _first(Collection),
        "redirect_id": _first(Redirect),
        "workflow_pk": _first(Workflow),
        "task_id": _first(Task),
        "filter_spec": "original",
        "action_name": "publish",
        "action": "delete",
        "content_type_app_name": "projects",
        "content_type_model_name": "projectpage",
        "app_label": "projects",
        "model_name": "projectpage",
        "app_name": "pages",
        "object_id": event,
        "uidb64": "MQ",
        "token": "a-b",
        "uidb36": "1",
        "key": "a-b",
        **dict.fromkeys(("uploaded_file_id", "session_id"), 1),
    }


def _of_page(route: str, page: Any, common: dict[str, Any]) -> Iterator[str]:
    """Yield a page's address under a route, for each of its revisions and workflows."""
    own = {**dict.fromkeys([*OF_PAGES, "pk"], page.pk)}
    state = page.workflow_states.first()
    own["workflow_state_id"] = state.pk if state else 1
    own["task_state_id"] = state.current_task_state_id or 1 if state else 1
    own |= {"revision_id_a": "earliest", "revision_id_b": "latest"}
    if "revision_id>" in route:
        for revision in page.revisions.all():
            yield _filled(route, {**common, **own, "revision_id": revision.pk})
    else:
        yield _filled(route, common | own)


def _key(route: str) -> Any:
    """Return the key of something that a route with `pk` is about."""
    parts = route.split("/")
    if parts[1] == "snippets" and "pk>" in route:
        app, model = parts[3:5] if parts[2] == "choose" else parts[2:4]
        return _first(apps.get_model(app, model))
    kinds: dict[str, Any] = {
        "groups": Group,
        "collections": Collection,
        "workflows": Workflow,
        "sites": WagtailSite,
        "orders": Order,
        "projects": ProjectPage,
        "registrations": EventPage,
        "protection": ProjectPage,
    }
    kind = kinds.get(parts[1])
    return _first(kind) if kind else 1


def _first(model: Any) -> Any:
    """Return the key of the first row of a model; one that is none where there is no row."""
    found = getattr(model, "all_levels", model._default_manager).order_by("pk").first()
    return found.pk if found else 1


def _filled(route: str, values: dict[str, Any]) -> str:
    filled = NAMES.sub(lambda match: str(values[match[1] or match[2]]), route)
    return "/" + filled.replace("\\.", ".").replace(".*", "nowhere").replace("^", "").rstrip("$")


def search_pages(client: Client, words: str) -> str:
    """Return the page on which staff read which pages are found by some words."""
    answer = client.get(reverse("wagtailadmin_pages:search"), {"q": words})
    assert answer.status_code == 200
    return answer.content.decode()
