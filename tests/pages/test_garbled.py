"""Every form of the admin, posted incomplete or garbled: refused or taken, and never a 500.

A few garbles of each form, others for each form, are tried here: `GARBLED=100000` tries all.
"""

import logging
import os
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from wagtail.models import Page, Site as WagtailSite

from tests.leaks.site import Site
from tests.leaks.staff import addresses

from .every_type import every_type, page_types
from .garbling import Fields, block_types, forms_of, garbled, posted, query, streams_of

MOST = int(os.environ.get("GARBLED", "6"))
# Where what staff do is no form of theirs: the session, and a dialogue that answers by script.
ELSEWHERE = (
    "/admin/logout/",
    "/admin/login/",
    "/admin/password_reset/",
    "/admin/editing-sessions/",
)
WAYS: tuple[dict[str, str], ...] = ({"action-publish": "1"}, {}, {"action-submit": "1"})


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker) -> Iterator[Site]:
    """A site with a page of each type, for all tests of this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = every_type()
        made.user = get_user_model().objects.create_superuser("staff", "s@example.org", "secret")
        yield made
        transaction.set_rollback(True)
    WagtailSite.clear_site_root_paths_cache()


@pytest.fixture
def staff(site: Site, db) -> Iterator[Client]:
    """Somebody who may do everything, and gets an answer where a test would get the exception."""
    client = Client(raise_request_exception=False)
    client.force_login(site.user)
    logging.disable(logging.CRITICAL)
    yield client
    logging.disable(logging.NOTSET)


def failing(client: Client, address: str, cases: list[tuple[str, Fields]]) -> Iterator[str]:
    """Post each case, undo what it did, and yield those that failed."""
    for number, (what, given) in enumerate(cases):
        with transaction.atomic():
            response = client.post(address, query(given, **WAYS[number % len(WAYS)]))
            transaction.set_rollback(True)
        if response.status_code >= 500:
            yield f"{address} {what} {WAYS[number % len(WAYS)]}: {_error(response)}"


def _error(response: Any) -> str:
    return repr(response.exc_info[1]) if response.exc_info else str(response.status_code)


def some(cases: list[tuple[str, Fields]], seed: str) -> list[tuple[str, Fields]]:
    chosen = Random(seed).sample(cases, min(MOST, len(cases)))  # noqa: S311 - no secret
    return [("nothing", []), *chosen]


def cases_of(response: Any, fields: Fields) -> list[tuple[str, Fields]]:
    """Return all garbles of a page's form; each type of block is claimed for what is none."""
    types = block_types(response.context["form"])
    claimed = [
        (f"block {one}", [(n, one if n.endswith("-0-type") else v) for n, v in fields])
        for one in types
    ]
    return [*garbled(fields, thorough=MOST > 1000), *claimed]


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_a_garbled_form_of_a_page_is_refused_or_taken(
    model: Any, site: Site, staff: Client
) -> None:
    page = site.lists[model.__name__]
    edited = reverse("wagtailadmin_pages:edit", args=[page.pk])
    parent = Page.objects.get(pk=page.pk).get_parent()
    kind = (model._meta.app_label, model._meta.model_name)
    added = reverse("wagtailadmin_pages:add", args=[*kind, parent.pk])
    failed: list[str] = []
    for address in (edited, added):
        response: Any = staff.get(address)
        if response.status_code != 200:  # such as a second home page
            continue
        forms = {form.get("id"): form for form in forms_of(response.content)}
        fields = posted(forms["page-edit-form"]) + streams_of(response.context["form"])
        failed += failing(staff, address, some(cases_of(response, fields), f"{kind}{address}"))
    assert not failed, "\n".join(failed)


def test_a_whole_form_of_each_type_is_taken_as_a_draft(site: Site, staff: Client) -> None:
    """What the other test garbles is the form as a browser sends it."""
    refused = []
    for name, page in site.lists.items():
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        response: Any = staff.get(address)
        forms = {form.get("id"): form for form in forms_of(response.content)}
        fields = posted(forms["page-edit-form"]) + streams_of(response.context["form"])
        with transaction.atomic():
            response = staff.post(address, query(fields))
            transaction.set_rollback(True)
        if response.status_code != 302:
            form = response.context["form"]
            found = {key: rows.errors for key, rows in form.formsets.items() if any(rows.errors)}
            refused.append(f"{name}: {dict(form.errors)} {found}")
    assert not refused, "\n".join(refused)


def test_every_other_form_of_the_admin_is_refused_or_taken(site: Site, staff: Client) -> None:
    """Those of our own views and of what we give Wagtail to edit; with all garbles, all forms."""
    failed: list[str] = []
    is_thorough = MOST > 1000
    for address in sorted({one.partition("?")[0] for one in addresses(site)}):
        if address.startswith(ELSEWHERE) or not (is_thorough or _is_ours(address)):
            continue
        cases: list[tuple[str, Fields]] = [("nothing", []), ("junk", JUNK)]
        if is_thorough:
            forms = forms_of(staff.get(address).getvalue())
            cases += [case for form in forms for case in garbled(posted(form))]
        failed += failing(staff, address, cases)
    assert not failed, "\n".join(failed)


JUNK = [(name, "x") for name in ("id", "status", "act", "name", "file", "heading_sv", "copies")]
JUNK += [(f"options-{part}", "x") for part in ("TOTAL_FORMS", "INITIAL_FORMS")]


def _is_ours(address: str) -> bool:
    try:
        view: Any = resolve(address).func
    except Resolver404:  # it is made up for a route that takes anything
        return False
    module = getattr(view, "view_class", view).__module__
    return address.startswith("/admin/snippets/") or not module.startswith(("wagtail", "django"))
