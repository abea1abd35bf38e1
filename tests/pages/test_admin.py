"""What an editor meets in the admin: nothing lost, nothing in the wrong language."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry
from wagtail.test.utils.form_data import nested_form_data, streamfield
from wagtail.users.models import UserProfile

from palmecenter.pages.models import ContentPage, SectionPage
from palmecenter.taxonomy.models import Country, Region
from tests.factories.pages import edit, publish

pytestmark = pytest.mark.django_db

FIELDS = ["heading", "summary"]


def form_data(**given: object) -> dict[str, str]:
    """Return what the editor's form for a content page sends: empty but for what is given."""
    empty = {f"{name}_{code}": "" for name in FIELDS for code in ("sv", "en")}
    blank = {"slug": "", "slug_en": "", "body_sv": streamfield([]), "body_en": streamfield([])}
    related = {f"related_pages-{name}_FORMS": 0 for name in ("TOTAL", "INITIAL", "MIN_NUM")}
    return nested_form_data(
        {**empty, **blank, **related, "related_pages-MAX_NUM_FORMS": 9, **given}
    )


def create(client: Client, parent: Page, **given: object):
    address = reverse("wagtailadmin_pages:add", args=["pages", "contentpage", parent.pk])
    return client.post(address, form_data(**given))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_draft_is_saved_with_a_heading_alone(
    editor_client: Client, section: SectionPage, language: str
) -> None:
    UserProfile.objects.update_or_create(
        user_id=editor_client.session["_auth_user_id"], defaults={"preferred_language": language}
    )
    create(editor_client, section, heading_sv="Ny sida", summary_en="Only a summary")
    draft = ContentPage.objects.get(slug="ny-sida").get_latest_revision_as_object()
    assert (draft.heading_sv, draft.summary_en) == ("Ny sida", "Only a summary")
    assert not draft.heading_en


def test_publishing_nothing_ready_says_so_at_the_boxes_and_keeps_the_words(
    editor_client: Client, section: SectionPage
) -> None:
    response = create(editor_client, section, heading_sv="Ny sida", **{"action-publish": "1"})
    errors = response.context["form"].errors
    assert set(errors) == {"ready_sv", "ready_en"}
    assert 'value="Ny sida"' in response.content.decode()


def test_publishing_a_ready_language_without_text_says_which_is_missing(
    editor_client: Client, section: SectionPage
) -> None:
    given = {"heading_sv": "Ny sida", "ready_en": "on", "action-publish": "1"}
    response = create(editor_client, section, **given)
    assert set(response.context["form"].errors) == {"heading_en", "body_en"}


def test_texts_are_labelled_in_the_editors_language_and_grow_with_what_is_typed(
    editor_client: Client, content: ContentPage
) -> None:
    UserProfile.objects.create(
        user_id=editor_client.session["_auth_user_id"], preferred_language="sv"
    )
    html = editor_client.get(reverse("wagtailadmin_pages:edit", args=[content.pk])).content.decode()
    for label in ("Rubrik (svenska)", "Ingress (engelska)", "Adressdel (svenska)"):
        assert label in html
    assert html.count("w-field__autosize") >= 2


def test_the_preview_shows_a_translation_before_it_is_ready(content: ContentPage) -> None:
    draft = edit(content, heading_en="New heading", ready_en=False)
    html = draft.make_preview_request(preview_mode="en").content.decode()
    assert "New heading" in html
    assert "only available in Swedish" not in html


def test_the_preview_of_a_language_without_text_shows_what_readers_get(
    content: ContentPage,
) -> None:
    draft = edit(content, heading_en="", summary_en="", body_en=[], ready_en=False)
    assert (
        "only available in Swedish"
        in draft.make_preview_request(preview_mode="en").content.decode()
    )


def test_the_report_says_the_state_of_each_language(
    editor_client: Client, content: ContentPage
) -> None:
    publish(content, heading_sv="Kontakta oss")
    html = editor_client.get(reverse("translation_report")).content.decode()
    assert re.findall(r"<td>(outdated|missing|current)</td>", html) == ["current", "outdated"]
    sheet = editor_client.get(reverse("translation_report"), {"export": "csv"})
    # Wagtail writes a spreadsheet in the site's first language, whoever asks for it.
    assert b"".join(sheet).decode().strip().endswith(",current,outdated")


def test_the_history_names_pages_without_the_state_of_their_translation(
    editor_client: Client, content: ContentPage
) -> None:
    publish(content, heading_sv="Kontakta oss")
    edit(content)
    content.refresh_from_db()
    log(content, "wagtail.edit")
    elsewhere = publish(content.get_parent(), heading_sv="Om centret").get_parent()
    content.move(elsewhere, pos="last-child")
    labels = set(PageLogEntry.objects.for_instance(content).values_list("label", flat=True))
    assert labels == {"Kontakt", "Kontakta oss"}
    moved = PageLogEntry.objects.get(action="wagtail.move")
    assert moved.data["source"]["title"] == "Om centret"
    html = editor_client.get(reverse("wagtailadmin_explore", args=[elsewhere.pk])).content.decode()
    assert "Kontakta oss (EN " in html


def test_a_chooser_says_which_pages_it_takes_and_a_preview_its_language_in_swedish(
    editor_client: Client, content: ContentPage
) -> None:
    UserProfile.objects.update_or_create(
        user_id=editor_client.session["_auth_user_id"], defaults={"preferred_language": "sv"}
    )
    address = reverse("wagtailadmin_choose_page")
    chooser = editor_client.get(address, {"page_type": "pages.BasePage"}).json()["html"]
    assert 'Endast sidor av typen "Sida på webbplatsen" kan väljas' in chooser
    html = editor_client.get(reverse("wagtailadmin_pages:edit", args=[content.pk])).content.decode()
    (modes,) = re.findall(r'<select[^>]*id="id_preview_mode".*?</select>', html, re.DOTALL)
    assert re.findall(r">\s*(\w+)\s*</option>", modes) == ["Svenska", "Engelska"]


def test_an_alias_beside_its_original_gets_an_english_slug_of_its_own(
    editor_client: Client, content: ContentPage
) -> None:
    form = {"new_title": "Kontakt", "new_slug": "kontakt-2", "alias": "on", "publish_copies": "on"}
    form["new_parent_page"] = str(content.get_parent().pk)
    editor_client.post(reverse("wagtailadmin_pages:copy", args=[content.pk]), form)
    alias = ContentPage.objects.get(alias_of=content)
    assert (alias.slug, alias.slug_en) == ("kontakt-2", "contact-us-2")
    publish(content, heading_en="Get in touch")
    alias.refresh_from_db()
    assert (alias.heading_en, alias.slug_en) == ("Get in touch", "contact-us-2")


def test_other_names_of_a_country_are_written_with_commas(editor_client: Client) -> None:
    region = Region.objects.create(name_sv="Södra Afrika", name_en="Southern Africa")
    names = {f"{name}_{code}": "" for name in ("name", "slug", "text") for code in ("sv", "en")}
    editor_client.post(
        reverse("wagtailsnippets_taxonomy_country:add"),
        {**names, "code": "SZ", "region": region.pk, "aliases": "Swaziland, Ngwane"},
    )
    country = Country.objects.get(code="SZ")
    assert country.aliases == ["Swaziland", "Ngwane"]
    assert (country.name_sv, country.name_en) == ("Eswatini", "Eswatini")


@pytest.mark.parametrize("words", ["contact", "kontakt", "conta"])
def test_staff_find_a_page_by_its_heading_in_either_language(
    editor_client: Client, content: ContentPage, words: str
) -> None:
    html = editor_client.get(reverse("wagtailadmin_pages:search"), {"q": words}).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[content.pk]) in html
