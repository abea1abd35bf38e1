"""A site with something to hide in every place, before and after its levels are raised."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.test import TestCase
from wagtail.models import Comment, Page, Site as WagtailSite, Workflow

from palmecenter.languages.codes import CODES, localized
from palmecenter.pages.models import BasePage, SiteSettings
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.protection.redaction import hidden_names
from projects.models import OpenDataSettings
from tests.factories.doors import DoorPageFactory
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.hubs import CountryIndexPageFactory, ThemeIndexPageFactory
from tests.factories.pages import SectionPageFactory, make_home
from tests.factories.party_support import (
    InitiativePageFactory,
    ManualPageFactory,
    PartySupportIndexPageFactory,
)
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.publications import (
    DebateIndexPageFactory,
    PublicationIndexPageFactory,
    PublicationPageFactory,
)

from .canaries import Canaries
from .planting import Planter, words_of

FACTORIES: dict[str, Any] = {
    "ProjectPage": ProjectPageFactory,
    "EventPage": EventPageFactory,
    "InitiativePage": InitiativePageFactory,
    "PublicationPage": PublicationPageFactory,
}
RAISED = list(ProtectionLevel)[1:]
GENERAL = {"sv": "Ett arbete någonstans i världen", "en": "Work somewhere in the world"}


@dataclass
class Planted:
    """A page that is open at first, and the level that it is raised to later."""

    page: BasePage
    level: ProtectionLevel
    path: str
    addresses: list[str] = field(default_factory=list)

    def hides(self, meaning: str) -> bool:
        """Say whether nobody may read what a canary stands for, once the level is raised."""
        if self.level == ProtectionLevel.CLOSED:
            return meaning.startswith(f"{self.path}/")
        names = hidden_names(type(self.page), self.level)
        paths = [f"{self.path}/words/", *(f"{self.path}/fact/{name}/" for name in names)]
        return f"{meaning}/".startswith(tuple(paths))


@dataclass
class Site:
    """Everything that was planted."""

    canaries: Canaries = field(default_factory=Canaries)
    pages: list[Planted] = field(default_factory=list)
    lists: dict[str, Page] = field(default_factory=dict)
    made: Counter[str] = field(default_factory=Counter)
    planter: Any = None
    user: Any = None
    private: Any = None
    registering: Any = None


def page_types() -> list[Any]:
    """Return the page types of which a level hides something."""
    pages = [model for model in apps.get_models() if issubclass(model, BasePage)]
    return [model for model in pages if model.protected_facts]


def build() -> Site:
    """Return the site with all levels open: everything was published, some of it more than once."""
    site = Site()
    home = make_home()
    about = SectionPageFactory(parent=home, heading_sv="Om oss", heading_en="About us")
    knowledge = SectionPageFactory(parent=home, heading_sv="Kunskap", heading_en="Knowledge")
    support = PartySupportIndexPageFactory(parent=home)
    made = [
        ProjectIndexPageFactory(parent=home),
        CountryIndexPageFactory(parent=home),
        ThemeIndexPageFactory(parent=home),
        DoorPageFactory(parent=home),
        support,
        EventIndexPageFactory(parent=knowledge),
        PublicationIndexPageFactory(parent=knowledge),
        DebateIndexPageFactory(parent=knowledge),
        ManualPageFactory(parent=support),
    ]
    site.lists = {type(page).__name__: page for page in made}
    # Without a publisher there is no file for IATI.
    publisher = WagtailSite.objects.get()
    OpenDataSettings.objects.create(site=publisher, organisation_identifier="SE-ON-802000-0000")
    SiteSettings.objects.create(site=publisher, name_sv="Palmecentret", name_en="Palme Center")
    site.planter = Planter(site.canaries, about)
    site.user = get_user_model().objects.create_superuser("staff", "staff@example.org", "secret")
    for model in page_types():
        for level in RAISED:
            site.pages.append(_plant(site, model, level))
    return site


def parent_of(site: Site, model: Any) -> Page:
    """Return the page of the site that pages of a type stand below."""
    return site.lists[model.parent_page_types[0].split(".")[1]]


def _plant(site: Site, model: Any, level: ProtectionLevel) -> Planted:
    path = f"{model.__name__}/{level.value}"
    page = FACTORIES[model.__name__](parent=parent_of(site, model))
    page = model.objects.get(pk=page.pk)
    site.planter.words(page, f"{path}/words/first")
    page.slug = site.canaries.word(f"{path}/words/slug").lower()
    page.slug_en = site.canaries.word(f"{path}/words/slug_en").lower()
    page.save_revision().publish()
    planted = Planted(page, level, path, [page.address(code) for code in CODES])
    # Published again under other names: there are redirects, log entries and revisions now.
    page = model.objects.get(pk=page.pk)
    site.planter.words(page, f"{path}/words/last")
    site.planter.facts(page, path)
    page.slug, page.slug_en = f"sida-{page.pk}", f"page-{page.pk}"
    page.save_revision(user=site.user, log_action=True).publish(user=site.user)
    page = planted.page = model.objects.get(pk=page.pk)
    planted.addresses += [page.address(code) for code in CODES]
    _draft(site, page, f"{path}/words/draft")
    return planted


def _draft(site: Site, page: BasePage, path: str) -> None:
    """Leave a draft, a comment, and a workflow that somebody stopped with a word."""
    draft = page.get_latest_revision_as_object()
    draft.heading_sv = site.canaries.word(f"{path}/heading")
    draft.save_revision(user=site.user)
    Comment.objects.create(
        page=page,
        user=site.user,
        contentpath="heading_sv",
        text=site.canaries.word(f"{path}/comment"),
    )
    state = Workflow.objects.get().start(page, site.user)
    word = site.canaries.word(f"{path}/workflow")
    state.current_task_state.task.specific.on_action(
        state.current_task_state, site.user, "reject", comment=word
    )


def raise_levels(site: Site) -> None:
    """Raise every page to its level, as an editor does who rewrites what it says."""
    for planted in site.pages:
        # A test is one transaction: what happens when it is committed must happen here.
        with TestCase.captureOnCommitCallbacks(execute=True):
            raise_level(planted)


def raise_level(planted: Planted) -> None:
    """Raise a page to its level, with general words in place of its own."""
    draft: Any = planted.page.get_latest_revision_as_object()
    for name in words_of(type(draft)):
        for code in CODES:
            words = GENERAL[code] if name != "body" else [("text", f"<p>{GENERAL[code]}.</p>")]
            setattr(draft, localized(name, code), words)
    draft.protection = planted.level
    revision = draft.save_revision()
    if planted.level != ProtectionLevel.CLOSED:
        revision.publish()
    planted.page = type(planted.page).objects.get(pk=planted.page.pk)
