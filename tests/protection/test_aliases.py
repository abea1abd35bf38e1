"""A page that stands in a second place as well leaves both when its level is raised."""

import pytest
from django.test import Client
from django.utils import translation

from palmecenter.pages.models import SectionPage
from palmecenter.protection.levels import ProtectionLevel
from tests.factories.pages import edit, publish

pytestmark = pytest.mark.django_db

LIMITED, PROTECTED, CLOSED = list(ProtectionLevel)[1:]


@pytest.fixture
def alias(work: SectionPage) -> SectionPage:
    made = work.create_alias(update_slug="annan-plats")
    return SectionPage.objects.get(pk=made.pk)


def seen(client: Client, alias: SectionPage) -> str:
    """Return what a visitor reads at the alias's address, in both languages; empty if nothing."""
    answers = [client.get(alias.address(code)) for code in ("sv", "en")]
    assert {answer.status_code for answer in answers} in ({200}, {404})
    return "".join(one.content.decode() for one in answers if one.status_code == 200)


@pytest.mark.parametrize("level", [LIMITED, PROTECTED, CLOSED])
def test_an_alias_leaves_the_site_with_its_original_when_a_draft_raises_the_level(
    client: Client, work: SectionPage, alias: SectionPage, level: str
) -> None:
    assert "Om oss" in seen(client, alias)
    assert "About us" in seen(client, alias)
    edit(work, protection=level, heading_sv="Allmänt", heading_en="In general", summary_sv="")
    assert not seen(client, alias)
    row = SectionPage.objects.get(pk=alias.pk)
    assert (row.heading_sv, row.heading_en) == ("Allmänt", "In general")
    assert (row.title, row.draft_title, row.summary_sv) == ("Allmänt", "Allmänt", "")
    assert (row.live, row.protection) == (False, level)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_an_alias_says_what_the_raised_draft_says_in_running_text_too(
    work: SectionPage, alias: SectionPage, language: str
) -> None:
    with translation.override(language):
        general = [("text", "<p>Allmän text.</p>")]
        edit(work, protection=LIMITED, body_sv=general, body_en=general)
    row = SectionPage.objects.get(pk=alias.pk)
    for body in (row.body_sv, row.body_en):
        assert [str(block.value) for block in body] == ["<p>Allmän text.</p>"]


def test_an_alias_comes_back_when_its_original_is_published_at_the_new_level(
    client: Client, work: SectionPage, alias: SectionPage
) -> None:
    publish(work, protection=LIMITED, heading_sv="Allmänt", heading_en="In general")
    html = seen(client, alias)
    assert "Allmänt" in html
    assert "Om oss" not in html
    assert 'href="/sv/om-oss/kontakt/"' not in html.partition("<main")[2].partition("related")[2]
