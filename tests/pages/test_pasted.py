"""Texts as they are pasted out of other programs, through every form of the admin and by a file."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from lxml import etree
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from palmecenter.blocks.body import BodyBlock, set_anchors
from palmecenter.media.models import Image
from palmecenter.pages.models import BasePage, ContentPage, SectionPage
from palmecenter.taxonomy.models import Organisation, Theme
from projects.models import HeldImport, ProjectPage
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.pages import ContentPageFactory, SectionPageFactory, publish
from tests.factories.party_support import (
    ChapterPageFactory,
    ManualPageFactory,
    PartySupportIndexPageFactory,
)
from tests.factories.projects import ProjectIndexPageFactory
from tests.factories.publications import PublicationIndexPageFactory, publication
from tests.media.uploading import image_form, photo
from tests.tabs import errors, opened, sent

pytestmark = pytest.mark.django_db

# A presentation program's line break, a bell, what nobody sees and nothing else, soft hyphens.
BREAK = "Gatuf\u00f6rs\u00e4ljare\u000bi Windhoek"
BELL = "tecken\u0007"
NOTHING = "\ufeff  \u00ad  \u2060"
SOFT = "jord\u00adbruks\u00adkooperativ"
LINES = {BREAK: "Gatuförsäljare i Windhoek", BELL: "tecken", SOFT: "jordbrukskooperativ"}
TEXTS = {BREAK: "Gatuförsäljare\ni Windhoek", BELL: "tecken", SOFT: "jordbrukskooperativ"}

pasted = pytest.mark.parametrize("text", LINES)
Make = Callable[[SectionPage], BasePage]


def an_event(section: SectionPage) -> BasePage:
    index = EventIndexPageFactory(parent=section, slug="evenemang")
    event: BasePage = EventPageFactory(parent=index, slug="sida")
    return event


def a_publication(section: SectionPage) -> BasePage:
    index = PublicationIndexPageFactory(parent=section, slug="publikationer")
    return publication(index, slug="sida")


def a_chapter(section: SectionPage) -> BasePage:
    support = PartySupportIndexPageFactory(parent=section.get_parent(), slug="stod")
    manual = ManualPageFactory(parent=support, slug="handbok")
    chapter: BasePage = ChapterPageFactory(parent=manual, slug="sida")
    return chapter


def of(client: Client, page: BasePage, text: str) -> Any:
    """Return what the editor of a page sends when a text was pasted wherever one can be."""
    data = opened(client, page)
    given = {"heading_sv": text, "summary_sv": text, "slug": page.slug}
    blocks = [("heading", {"text": text, "level": "2"}), ("text", rich_text(f"<p>{text}</p>"))]
    for name in [name for name in data if name.startswith("body_sv")]:
        del data[name]
    data.update({**given, **nested_form_data({"body_sv": streamfield(blocks)})})
    return data


@pasted
@pytest.mark.parametrize("make", [an_event, a_publication, a_chapter])
def test_what_is_published_is_written_as_it_was_meant(
    editor_client: Client, client: Client, section: SectionPage, make: Make, text: str
) -> None:
    page = make(section)
    publish(page)
    response = sent(editor_client, page, of(editor_client, page, text), "action-publish")
    assert not errors(response)
    stored: Any = type(page).objects.get(pk=page.pk)
    for one in (stored, stored.get_latest_revision_as_object()):
        assert one.heading_sv == LINES[text]
        assert one.summary_sv == TEXTS[text]
        heading, words = one.body_sv.raw_data
        assert heading["value"]["text"] == LINES[text]
        assert "\a" not in words["value"]
        assert "\u00ad" not in words["value"]
    assert LINES[text] in client.get(stored.address("sv")).content.decode()


@pasted
def test_feeds_and_books_of_it_are_sound(
    editor_client: Client, client: Client, section: SectionPage, settings, tmp_path, text: str
) -> None:
    settings.KEPT_FILES_DIR = tmp_path
    for make in (an_event, a_publication, a_chapter):
        page = make(section)
        publish(page)
        sent(editor_client, page, of(editor_client, page, text), "action-publish")
    for address in ("/sv/om-oss/evenemang/atom.xml", "/sv/om-oss/publikationer/flode.xml"):
        feed = etree.fromstring(client.get(address).getvalue())
        titles = feed.findall("{*}entry/{*}title")
        assert [title.text for title in titles] == [LINES[text]]
    book = client.get("/sv/stod/handbok/epub/")
    with ZipFile(BytesIO(book.getvalue())) as files:
        parts = [name for name in files.namelist() if name.endswith(".xhtml")]
        words = [" ".join(etree.fromstring(files.read(name)).itertext()) for name in parts]
    assert any(LINES[text] in one for one in words)


@pytest.mark.parametrize("way", ["", "action-publish"])
@pytest.mark.parametrize("heading", [NOTHING, "—", " - "])
def test_a_heading_of_nothing_is_asked_for(editor_client, content, way, heading) -> None:
    data = opened(editor_client, content)
    response = sent(editor_client, content, data, way, heading_sv=heading, heading_en="")
    assert "heading_sv" in errors(response)
    assert ContentPage.objects.get(pk=content.pk).heading_sv == "Kontakt"


@pytest.mark.parametrize("heading", [NOTHING, "—", "- –"])
def test_a_heading_in_a_text_that_is_nothing_is_refused_and_what_is_stored_is_none(
    editor_client, client, content, heading
) -> None:
    blocks = [("heading", {"text": heading, "level": "2"}), ("text", rich_text("<p>Ord.</p>"))]
    data = opened(editor_client, content)
    data.update(nested_form_data({"body_sv": streamfield(blocks)}))
    response = sent(editor_client, content, data, "action-publish")
    assert "body_sv" in errors(response)
    publish(content, body_sv=[("heading", {"text": "—", "level": "2"}), ("text", "<p>Ord.</p>")])
    assert "<h2" not in client.get("/sv/om-oss/kontakt/").content.decode().partition("<footer")[0]
    assert set_anchors(ContentPage.objects.get(pk=content.pk).body_sv) == []


@pasted
def test_a_soft_hyphen_or_a_bell_hides_nothing_from_search(
    editor_client: Client, client: Client, content: ContentPage, text: str
) -> None:
    publish(content)
    sent(editor_client, content, of(editor_client, content, text), "action-publish")
    for query in (LINES[text], text):
        found = client.get("/sv/sok/", {"q": query}).content.decode()
        assert "/sv/om-oss/kontakt/" in found
        staff = editor_client.get(reverse("wagtailadmin_pages:search"), {"q": query})
        assert content.pk in [page.pk for page in staff.context["object_list"]]


SPELLINGS = [
    ("Stadga §¹ och ﬁlm", "stadga 1 film"),
    ("Stadga 1 och film", "stadga ¹ ﬁlm"),
    ("Fo\u0308rening\u00a0Gata", "förening gata"),
    ("Förening Gata", "fo\u0308rening\u00a0gata"),
    ("ＦＵＬＬ bredd", "full bredd"),
    ("Full bredd", "ｆｕｌｌ　ｂｒｅｄｄ"),
]


@pytest.mark.parametrize(("written", "asked"), SPELLINGS)
def test_staff_find_words_in_whatever_form_they_are_written(
    editor_client, section, written, asked
) -> None:
    ContentPageFactory(parent=section, heading_sv="Annat")
    page = ContentPageFactory(parent=section, heading_sv=written)
    term = Theme(name_sv=written, name_en=written)
    term.save()
    found = editor_client.get(reverse("wagtailadmin_pages:search"), {"q": asked})
    assert [one.pk for one in found.context["object_list"]] == [page.pk]
    found = editor_client.get(reverse("wagtailsnippets_taxonomy_theme:list"), {"q": asked})
    assert [one.pk for one in found.context["object_list"]] == [term.pk]


def theme(client: Client, **given: str) -> Any:
    fields = dict.fromkeys(
        ("name_sv", "name_en", "slug_sv", "slug_en", "text_sv", "text_en", "dac_sector"), ""
    )
    address = reverse("wagtailsnippets_taxonomy_theme:add")
    return client.post(address, {**fields, **given}, headers={"accept-language": "sv"})


@pasted
def test_the_form_of_a_term_takes_it(editor_client: Client, text: str) -> None:
    assert theme(editor_client, name_sv=text, name_en=f"{text} E", text_sv=text).status_code == 302
    stored = Theme.objects.get()
    assert (stored.name_sv, stored.text_sv) == (LINES[text], TEXTS[text])
    assert stored.slug_sv
    assert "name_sv" in errors(theme(editor_client, name_sv=NOTHING, name_en="Other"))


@pytest.mark.parametrize(
    "name",
    [
        "fred OCH ﬁlm",
        "Fred\u00a0och  film",
        "Fr\u00aded och\u200b film",
        "Ｆｒｅｄ och film",
        "Fred\vOch Film",
    ],
)
def test_a_name_that_differs_in_what_nobody_sees_is_refused_as_doubled(editor_client, name) -> None:
    assert theme(editor_client, name_sv="Fred och film", name_en="Peace").status_code == 302
    response = theme(editor_client, name_sv=name, name_en="Other", slug_sv="annan", slug_en="other")
    assert errors(response) == {"name_sv": ["Ett annat ord har redan det namnet."]}
    assert theme(editor_client, name_sv="Fred och fjlm", name_en="Films").status_code == 302


@pasted
def test_the_title_of_a_picture_takes_it(editor_client: Client, text: str) -> None:
    form = image_form(title=text, alt_sv=text, alt_en=text)
    response = editor_client.post(reverse("wagtailimages:add"), {**form, "file": photo()})
    assert response.status_code == 302
    picture = Image.objects.get()
    assert (picture.title, picture.alt_sv) == (LINES[text], LINES[text])
    form = image_form(title=NOTHING)
    response = editor_client.post(reverse("wagtailimages:add"), {**form, "file": photo()})
    assert "title" in errors(response)


@pasted
def test_an_imported_file_takes_it_and_knows_terms_by_it(
    editor_client: Client, home, text: str
) -> None:
    index = ProjectIndexPageFactory(parent=SectionPageFactory(parent=home))
    Theme.objects.create(name_sv=LINES[text], name_en="Theme")
    partner = Organisation.objects.create(name_sv=LINES[text], name_en="Partner", role="partner")
    columns = ("heading_sv", "summary_sv", "themes", "partner_organisations")
    # In a list of names, a line break parts one from the next.
    name = LINES[text] if text == BREAK else text
    rows = [";".join(["slug", *columns]), f'ny;"{text}";"{text}";"{name}";"{name}"']
    file = SimpleUploadedFile("projekt.csv", "\r\n".join(rows).encode(), "text/csv")
    editor_client.post(reverse("project_import"), {"file": file, "index": index.pk})
    editor_client.post(reverse("project_import_confirm", args=[HeldImport.objects.get().pk]))
    draft = ProjectPage.objects.get(slug="ny").get_latest_revision_as_object()
    assert (draft.heading_sv, draft.summary_sv) == (LINES[text], TEXTS[text])
    assert [one.name_sv for one in draft.themes.all()] == [LINES[text]]
    assert partner in draft.partner_organisations.all()


def test_a_heading_of_a_text_with_words_is_one() -> None:
    body: Any = BodyBlock().to_python(
        [
            {"type": "heading", "value": {"text": words, "level": "2"}}
            for words in ("—", "Första", "🕊", "- -", "Första")
        ]
    )
    found = [(one["text"], one["anchor"]) for one in set_anchors(body)]
    assert found == [("Första", "forsta"), ("🕊", "section"), ("Första", "forsta-2")]
