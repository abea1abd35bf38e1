"""Missing, outdated, current: the rule, and what staff see of it."""

import pytest
from django.db.models import Q
from hypothesis import given, strategies as st

from palmecenter.languages.state import Record, TranslationState, state, updated
from palmecenter.pages.models import BasePage
from palmecenter.pages.reports import in_state
from tests.factories.pages import ContentPageFactory, edit, publish

MISSING, OUTDATED, CURRENT = (
    TranslationState.MISSING,
    TranslationState.OUTDATED,
    TranslationState.CURRENT,
)
EMPTY = {"sv": Record(), "en": Record()}


def states(records: dict[str, Record]) -> tuple[TranslationState, TranslationState]:
    return state(records["sv"], records["en"]), state(records["en"], records["sv"])


def test_a_text_alone_leaves_the_other_language_missing():
    assert states(updated(EMPTY, {"sv": "a", "en": ""})) == (CURRENT, MISSING)


def test_a_first_translation_is_current_and_does_not_outdate_its_original():
    swedish = updated(EMPTY, {"sv": "a", "en": ""})
    assert states(updated(swedish, {"sv": "a", "en": "A"})) == (CURRENT, CURRENT)


def test_changing_one_language_outdates_the_other_until_it_catches_up():
    both = updated(EMPTY, {"sv": "a", "en": "A"})
    moved_on = updated(both, {"sv": "b", "en": "A"})
    assert states(moved_on) == (CURRENT, OUTDATED)
    assert states(updated(moved_on, {"sv": "b", "en": "B"})) == (CURRENT, CURRENT)


def test_an_editor_may_confirm_that_a_translation_still_holds():
    moved_on = updated(updated(EMPTY, {"sv": "a", "en": "A"}), {"sv": "b", "en": "A"})
    confirmed = updated(moved_on, {"sv": "b", "en": "A"}, frozenset({"en"}))
    assert states(confirmed) == (CURRENT, CURRENT)


texts = st.fixed_dictionaries({code: st.sampled_from(["", "1", "2", "3"]) for code in ("sv", "en")})


@given(st.lists(texts, min_size=1))
def test_saving_again_without_a_change_changes_nothing(saves):
    records = EMPTY
    for words in saves:
        records = updated(records, words)
    assert updated(records, saves[-1]) == records


@given(st.lists(texts, min_size=1))
def test_both_languages_are_never_outdated_at_once(saves):
    records = EMPTY
    for words in saves:
        records = updated(records, words)
        assert states(records) != (OUTDATED, OUTDATED)


@pytest.mark.django_db
def test_staff_see_the_state_behind_the_title(content):
    assert content.get_admin_display_title() == "Kontakt"
    publish(content, heading_sv="Kontakta oss")
    title = BasePage.objects.get(pk=content.pk).get_admin_display_title()
    assert title.startswith("Kontakta oss (EN ")


@pytest.mark.django_db
def test_a_page_that_is_public_in_one_language_says_so_to_staff(editor_client, content):
    publish(content, ready_en=False)
    page = BasePage.objects.get(pk=content.pk)
    assert page.translation_state("en") is CURRENT
    assert page.get_admin_display_title() == "Kontakt (EN inte klar)"
    html = editor_client.get("/admin/reports/translations/").content.decode()
    assert "Kontakt" in html
    assert "current, not ready" in html
    page.unpublish()
    assert BasePage.objects.get(pk=content.pk).get_admin_display_title() == "Kontakt"


@pytest.mark.django_db
def test_a_heading_alone_is_no_translation(section):
    page = ContentPageFactory(parent=section, heading_en="", body_en=[], ready_en=False)
    begun = edit(page, heading_en="A heading")
    assert begun.translation_state("en") is MISSING
    assert begun.translation_state("sv") is CURRENT
    begun = edit(page, body_en=[("text", "<p>The whole of it.</p>")])
    assert begun.translation_state("en") is CURRENT


@pytest.mark.django_db
def test_the_report_asks_the_database_for_the_same_states_as_the_code(section):
    ContentPageFactory(parent=section, heading_en="", body_en=[], ready_en=False)
    outdated = ContentPageFactory(parent=section)
    publish(outdated, body_sv=[("text", "<p>Något nytt.</p>")])
    ContentPageFactory(parent=section)
    for code in ("sv", "en"):
        for wanted in TranslationState:
            by_database = set(BasePage.objects.filter(Q(in_state(code, wanted))))
            by_code = {p for p in BasePage.objects.all() if p.translation_state(code) is wanted}
            assert by_database == by_code


@pytest.mark.django_db
def test_the_report_lists_what_is_missing_and_outdated(editor_client, content):
    edit(content, heading_sv="Kontakta oss")
    publish(content)
    response = editor_client.get("/admin/reports/translations/")
    assert response.status_code == 200
    assert "Kontakta oss" in response.content.decode()
    filtered = editor_client.get("/admin/reports/translations/?sv=outdated")
    assert "Kontakta oss" not in filtered.content.decode()
