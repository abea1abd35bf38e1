"""What is not ready is not in the live row, by whatever way a page comes to be live."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from palmecenter.languages.availability import has_language, languages_of
from palmecenter.languages.state import TranslationState
from palmecenter.pages.models import BasePage, ContentPage, HomeEntry, HomePage
from tests.factories.pages import ContentPageFactory, edit, publish

pytestmark = pytest.mark.django_db

DRAFT = "Unfinished words"


def every_column_of(page: BasePage) -> str:
    row = type(page).objects.filter(pk=page.pk).values().get()
    return " ".join(str(value) for value in row.values())


def with_draft_in_english(content: ContentPage) -> ContentPage:
    return publish(
        content,
        heading_en=DRAFT,
        slug_en="unfinished-words",
        summary_en=DRAFT,
        body_en=[("text", f"<p>{DRAFT}</p>")],
        ready_en=False,
    )


def test_publishing_leaves_an_unready_language_out_of_every_column(content):
    live = with_draft_in_english(content)
    assert "nfinished" not in every_column_of(live)
    assert languages_of(live) == ["sv"]


def test_the_draft_lives_on_in_the_revision_and_in_the_editor(content, editor_client):
    live = with_draft_in_english(content)
    assert live.has_unpublished_changes
    draft = live.get_latest_revision_as_object()
    assert (draft.heading_en, draft.slug_en) == (DRAFT, "unfinished-words")
    response = editor_client.get(f"/admin/pages/{content.pk}/edit/")
    assert DRAFT in response.content.decode()


def test_a_visitor_meets_the_draft_nowhere(content, client):
    with_draft_in_english(content)
    for address in ("/en/", "/en/about-us/", "/en/about-us/kontakt/", "/sitemap.xml"):
        response = client.get(address)
        assert response.status_code == 200
        assert "nfinished" not in response.content.decode().lower()


def test_saving_the_live_row_again_forgets_nothing_of_the_draft(content):
    live = with_draft_in_english(content)
    live.save()
    live = ContentPage.objects.get(pk=live.pk)
    assert live.translation_state("en") is TranslationState.CURRENT
    assert live.has_unpublished_changes
    assert live.get_latest_revision_as_object().heading_en == DRAFT


def test_publishing_later_brings_the_text_out(content):
    with_draft_in_english(content)
    live = publish(content, ready_en=True)
    assert live.heading_en == DRAFT
    assert not live.has_unpublished_changes
    assert languages_of(live) == ["sv", "en"]


def test_texts_of_inline_children_are_left_out_too(home, section):
    draft = home.get_latest_revision_as_object()
    draft.entries.add(HomeEntry(target=section, heading_sv="Ingång", heading_en=DRAFT))
    draft.ready_en = False
    draft.save_revision().publish()
    assert HomeEntry.objects.get().heading_en in ("", None)
    assert HomeEntry.objects.get().heading_sv == "Ingång"
    kept = HomePage.objects.get().get_latest_revision_as_object().entries.get()
    assert kept.heading_en == DRAFT


@pytest.mark.parametrize("saved_under", ["sv", "en"])
@pytest.mark.parametrize("published_under", ["sv", "en"])
def test_both_languages_survive_whatever_language_the_admin_is_in(
    content, saved_under, published_under
):
    with translation.override(saved_under):
        edit(content, heading_sv="Svensk rubrik", heading_en="English heading")
    with translation.override(published_under):
        revision = BasePage.objects.get(pk=content.pk).get_latest_revision()
        revision.publish()
        live = ContentPage.objects.get(pk=content.pk)
        assert (live.heading_sv, live.heading_en) == ("Svensk rubrik", "English heading")
        assert live.title == "Svensk rubrik"
        assert live.body_sv[0].value.source == "<p>Brödtext på svenska.</p>"
        assert live.body_en[0].value.source == "<p>Body text in English.</p>"


def test_copying_keeps_both_languages_and_takes_the_new_title_as_heading(content):
    copy = content.copy(update_attrs={"title": "Kopian", "slug": "kopian"}, keep_live=False)
    copy = ContentPage.objects.get(pk=copy.pk)
    assert (copy.title, copy.heading_sv, copy.heading_en) == ("Kopian", "Kopian", "Contact us")
    assert copy.slug_en not in ("", content.slug_en)
    assert copy.body_en[0].value.source == "<p>Body text in English.</p>"


def test_a_published_copy_shows_no_second_page_with_the_same_english_heading(content):
    copy = publish(content).copy(update_attrs={"title": "Kopian", "slug": "kopian"})
    live = ContentPage.objects.get(pk=copy.pk)
    assert languages_of(live) == ["sv"]
    assert "Contact us" not in every_column_of(live)
    draft = live.get_latest_revision_as_object()
    assert (draft.heading_en, draft.ready_en) == ("Contact us", False)


def test_copying_in_the_admin_beside_the_original_takes_the_new_title(content, editor_client):
    publish(content)
    editor_client.post(
        f"/admin/pages/{content.pk}/copy/",
        {
            "new_title": "Kopian",
            "new_slug": "kopian",
            "new_parent_page": content.get_parent().pk,
            "publish_copies": "on",
        },
    )
    copy = ContentPage.objects.get(slug="kopian")
    assert (copy.heading_sv, copy.draft_title, copy.heading_en) == ("Kopian", "Kopian", "")
    assert publish(copy, ready_en=True).slug_en == "contact-us-2"


def test_copying_in_the_admin_keeps_the_draft_of_the_unready_language(content, editor_client):
    with_draft_in_english(content)
    response = editor_client.post(
        f"/admin/pages/{content.pk}/copy/",
        {
            "new_title": "Kopian",
            "new_slug": "kopian",
            "new_parent_page": content.get_parent().pk,
            "publish_copies": "on",
        },
    )
    assert response.status_code == 302
    copy = ContentPage.objects.get(slug="kopian")
    assert "nfinished" not in every_column_of(copy)
    assert copy.get_latest_revision_as_object().heading_en == DRAFT
    assert copy.translation_state("sv") is TranslationState.CURRENT
    assert copy.translation_state("en") is TranslationState.CURRENT


def test_an_alias_shows_no_unready_text_either(content):
    alias = content.create_alias(update_slug="alias")
    assert alias.address("en") == "/en/about-us/contact-us-2/"
    with_draft_in_english(content)
    alias = ContentPage.objects.get(pk=alias.pk)
    assert "nfinished" not in every_column_of(alias)


def test_staff_are_told_of_unpublished_changes_where_there_is_a_draft_alone(content, editor_client):
    content.create_alias(update_slug="alias")
    with_draft_in_english(content)
    explorer = editor_client.get(f"/admin/pages/{content.get_parent().pk}/")
    assert explorer.status_code == 200
    with translation.override("en"):
        told = {page.slug: str(page.status_string) for page in explorer.context["pages"]}
    assert told == {"kontakt": "live + draft", "alias": "live"}
    alias = ContentPage.objects.get(slug="alias")
    alias.save()
    assert not ContentPage.objects.get(slug="alias").has_unpublished_changes


def test_unpublishing_and_publishing_again_keeps_both(content):
    with_draft_in_english(content)
    ContentPage.objects.get(pk=content.pk).unpublish()
    live = publish(content, ready_en=True)
    assert live.heading_en == DRAFT


def test_reverting_to_an_old_revision_brings_both_languages_back(content):
    first = edit(content, heading_en="First").get_latest_revision()
    publish(content, heading_en="Second", heading_sv="Andra")
    first.as_object().save_revision().publish()
    live = ContentPage.objects.get(pk=content.pk)
    assert (live.heading_sv, live.heading_en) == ("Kontakt", "First")


def test_scheduled_publishing_leaves_the_unready_language_out(content, time_machine):
    import datetime as dt

    from django.core.management import call_command
    from django.utils import timezone

    content.unpublish()
    draft = edit(
        content,
        heading_en=DRAFT,
        ready_en=False,
        go_live_at=timezone.now() + dt.timedelta(hours=1),
    )
    draft.get_latest_revision().publish()
    assert not ContentPage.objects.get(pk=content.pk).live
    time_machine.move_to(timezone.now() + dt.timedelta(hours=2))
    call_command("publish_scheduled")
    live = ContentPage.objects.get(pk=content.pk)
    assert live.live
    assert "nfinished" not in every_column_of(live)


def test_an_empty_rich_text_is_no_content(section):
    page = ContentPageFactory(
        parent=section, body_en=[("text", '<p data-block-key="abc12"></p>')], ready_en=False
    )
    page.ready_en = True
    assert not has_language(page, "en")


def test_a_page_without_any_ready_language_is_not_published(content):
    draft = edit(content, ready_sv=False, ready_en=False)
    with pytest.raises(ValidationError):
        draft.get_latest_revision().publish()


def test_a_language_called_ready_needs_its_texts(content):
    draft = edit(content, heading_en="", ready_en=True)
    with pytest.raises(ValidationError) as error:
        draft.get_latest_revision().publish()
    assert "heading_en" in error.value.message_dict


def test_the_title_never_shows_an_unready_heading(content):
    live = publish(content, heading_sv="Hemligt utkast", ready_sv=False)
    assert live.title == "Contact us"
    assert live.draft_title == "Hemligt utkast"
