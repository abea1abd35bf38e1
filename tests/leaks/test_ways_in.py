"""Ways in × levels × kinds of page: nothing that was raised comes back by any of them.

One site is made for all tests of this module. Each page is opened in a tab and raised by somebody
else; then every way is tried on it, one after another: as each of them is refused, the next finds
the page as the raise left it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.http import QueryDict
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page, Revision, Site as WagtailSite, Workflow

from palmecenter.protection.levels import ProtectionLevel
from palmecenter.protection.lowering import agree
from palmecenter.protection.models import LevelChange
from tests.tabs import opened, sent

from .site import RAISED, Planted, Site, build, page_types, raise_level

TYPED = "Halvskrivet och inte sparat"
LATER = "2099-01-01 10:00"
PUBLISH = "action-publish"


@dataclass
class Raised:
    """A page that was raised while a tab stood open."""

    site: Site
    planted: Planted
    moderator: Client
    editor: Client
    tab: QueryDict

    @property
    def page(self) -> Any:
        """The page as it is stored now."""
        return type(self.planted.page)._base_manager.get(pk=self.planted.page.pk)

    def send(self, who: str, way: str = "", **given: str) -> Any:
        """Send somebody's old tab, with a word that was just typed, and every box ticked."""
        ticked = dict.fromkeys(("make_public", "remove_hidden", "names_stay"), "on")
        given = {"summary_sv": TYPED, **ticked, **given}
        return sent(getattr(self, who), self.page, self.tab, way, **given)

    def told(self) -> set[str]:
        """Return what of that which is hidden stands in the row or in a version."""
        page = self.page
        contents = {str(one.content) for one in Revision.objects.for_instance(page)}
        return self.hidden_in(str(page.serializable_data()), *contents)

    def shown(self) -> set[str]:
        """Return what of that which is hidden a visitor reads at any address that it ever had."""
        answers = [Client().get(address, follow=True) for address in self.planted.addresses]
        return self.hidden_in(*(answer.content.decode() for answer in answers))

    def hidden_in(self, *texts: str) -> set[str]:
        """Return what the canaries in some texts stand for that is hidden now."""
        found = set[str]().union(*map(self.site.canaries.in_text, texts))
        return {meaning for meaning in found if self.planted.hides(meaning)}


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker) -> Iterator[Site]:
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        yield build()
        transaction.set_rollback(True)
    WagtailSite.clear_site_root_paths_cache()


@pytest.fixture(scope="module")
def clients(site: Site, django_db_blocker) -> dict[str, Client]:
    rights = {"moderator": ("change_page", "publish_page", "add_page"), "editor": ("change_page",)}
    with django_db_blocker.unblock():
        return {name: _client(name, codenames) for name, codenames in rights.items()}


def _client(name: str, codenames: tuple[str, ...]) -> Client:
    group = Group.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for permission in Permission.objects.filter(
        codename__in=codenames, content_type__app_label="wagtailcore"
    ):
        root = Page.objects.get(depth=1)
        GroupPagePermission.objects.create(group=group, page=root, permission=permission)
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "secret")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def cells() -> list[str]:
    """Return each kind of page with each level."""
    kinds = [model.__name__ for model in page_types()]
    return [f"{kind}/{level.value}" for kind in kinds for level in RAISED]


@pytest.fixture
def raised(request, site: Site, clients, db) -> Raised:
    """The page of a cell, raised while it was open in a tab; undone after the test."""
    planted = next(one for one in site.pages if one.path == request.param)
    # What an editor's tab sends is the same.
    made = Raised(site, replace(planted), **clients, tab=opened(clients["moderator"], planted.page))
    with TestCase.captureOnCommitCallbacks(execute=True):
        raise_level(made.planted)
    return made


# --- The ways --------------------------------------------------------------------------------


def by_form(who: str, way: str = "", **given: str) -> Callable[[Raised], None]:
    """Return the way of sending an old tab by one of its buttons: refused, with what was typed."""

    def try_it(raised: Raised) -> None:
        response = raised.send(who, way, **given)
        assert response.status_code == 200
        assert response.context["form"].errors["protection"]
        assert TYPED in response.content.decode()

    return try_it


def revert(raised: Raised) -> None:
    """Open the first version there is, which says no more by now, and send the old tab to it."""
    page = raised.page
    first = page.revisions.order_by("pk").first()
    address = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk])
    form: Any = raised.moderator.get(address).context["form"]
    assert form["protection"].value() == raised.planted.level
    response: Any = raised.moderator.post(address, raised.tab)
    assert response.context["form"].errors["protection"]


def approve(raised: Raised) -> None:
    """Approve in a workflow by the old tab."""
    page = raised.page
    if state := page.current_workflow_state:
        state.cancel()
    state = Workflow.objects.get().start(page, None)
    state.current_task_state.task.specific.groups.set(Group.objects.filter(name="moderator"))
    by_form("moderator", "action-workflow-action", **{"workflow-action-name": "approve"})(raised)
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS
    state.cancel()


def bulk(raised: Raised) -> None:
    """Publish the latest version with others."""
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = raised.moderator.post(f"{address}?id={raised.page.pk}&next=/admin/")
    assert response.status_code == 302


def copy(raised: Raised) -> None:
    """Copy the page with its versions, on the site."""
    page = raised.page
    data = {"new_title": "En till", "new_slug": "en-till", "publish_copies": "on"}
    data |= {"new_parent_page": str(page.get_parent().pk)}
    raised.moderator.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)
    made = type(page)._base_manager.filter(slug="en-till").first()
    assert made is None or made.protection == raised.planted.level


def code(raised: Raised) -> None:
    """Write an open page in each way that code has."""
    for write in ("save", "save_revision"):
        page = raised.page
        page.protection = ProtectionLevel.OPEN
        with pytest.raises(ValidationError):
            getattr(page, write)()


def schedule_unasked(raised: Raised) -> None:
    """Let a lowering version be due that nobody agreed to publish."""
    draft = raised.page.get_latest_revision_as_object()
    draft.protection = ProtectionLevel.OPEN
    draft.summary_sv = raised.site.canaries.word(f"{raised.planted.path}/words/again")
    agree(draft, publishes=False)
    revision = draft.save_revision()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now())
    call_command("publish_scheduled")
    assert LevelChange.of(draft)[0].act == LevelChange.Act.HELD


# Tried at each level, and those tried where all a page knows is hidden.
WAYS: dict[str, Callable[[Raised], None]] = {
    "a moderator's publication": by_form("moderator", PUBLISH),
    "many at once": bulk,
    "code": code,
}
MORE_WAYS: dict[str, Callable[[Raised], None]] = {
    "a moderator's draft": by_form("moderator"),
    "a moderator's schedule": by_form("moderator", PUBLISH, go_live_at=LATER),
    "a moderator's submission": by_form("moderator", "action-submit"),
    "an editor's draft": by_form("editor"),
    "an editor's submission": by_form("editor", "action-submit"),
    "an earlier version": revert,
    "a workflow": approve,
    "a copy": copy,
    "a schedule that nobody agreed to": schedule_unasked,
}


@pytest.mark.parametrize("raised", cells(), indirect=True)
def test_by_no_way_comes_anything_back(raised: Raised) -> None:
    assert raised.hidden_in(str(raised.tab)), "the tab held what is hidden"
    assert not raised.told()
    is_protected = raised.planted.level == ProtectionLevel.PROTECTED
    for name, way in (WAYS | (MORE_WAYS if is_protected else {})).items():
        way(raised)
        page = raised.page
        assert page.protection == raised.planted.level, name
        assert not raised.hidden_in(str(page.serializable_data())), name
        # What was agreed to as a draft is in a version; no visitor reads it.
        assert way is schedule_unasked or not raised.told(), name
    assert not raised.shown()
