"""The editor's form finds a hidden name wherever a page that is not open would still say it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from events.models import EventPage
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.protection.redaction import hidden_names
from palmecenter.taxonomy.models import Organisation
from party_support.models import InitiativePage
from projects.models import ProjectPage
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.party_support import InitiativePageFactory, PartySupportIndexPageFactory
from tests.factories.projects import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.publications import PublicationIndexPageFactory, PublicationPageFactory
from tests.factories.taxonomy import CountryFactory

from .typing_names import Names, typed

pytestmark = pytest.mark.django_db

KINDS: dict[str, tuple[Any, Any]] = {
    "project": (ProjectIndexPageFactory, ProjectPageFactory),
    "initiative": (PartySupportIndexPageFactory, InitiativePageFactory),
    "event": (EventIndexPageFactory, EventPageFactory),
    "publication": (PublicationIndexPageFactory, PublicationPageFactory),
}


@pytest.fixture(params=KINDS)
def kept(request, section) -> Page:
    index, kind = KINDS[request.param]
    return kind(parent=index(parent=section), heading_sv="Brunnar")


@pytest.mark.parametrize("level", ["limited", "protected"])
def test_a_name_is_found_in_every_field_block_row_picture_file_and_link(
    editor_client: Client, section, kept, level: str
) -> None:
    names = Names(section)
    data = typed(editor_client, kept, names, level)
    known_as(list(names.told) + names.staff, kept, level)
    response = editor_client.post(reverse("wagtailadmin_pages:edit", args=[kept.pk]), data)
    errors = response.context["form"].errors
    [told] = errors["names_stay"]
    missed = {place for name, place in names.told.items() if name not in told}
    assert not missed
    assert not [name for name in names.staff if name in told]
    assert len(names.told) > 20


def known_as(names: list[str], page: Page, level: str) -> None:
    """Let names be such as the level hides: of a country, of partners, of somebody closed."""
    if "countries" in hidden_names(type(page), level):
        CountryFactory(code="KE", aliases=names)
        return
    is_partner = isinstance(page, ProjectPage | InitiativePage | EventPage)
    known = ProtectionLevel.OPEN if is_partner else ProtectionLevel.CLOSED
    Organisation.objects.bulk_create(
        Organisation(role="partner", name_sv=name, name_en=name, protection=known) for name in names
    )
