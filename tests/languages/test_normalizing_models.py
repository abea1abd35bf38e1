"""Whoever stores a text, it is stored as texts are kept; what was stored before is mended."""

import json

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from lxml import etree
from wagtail.models import Page, Revision

from palmecenter.languages.normalizing_stored import mend
from palmecenter.taxonomy.models import Theme
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.pages import ContentPageFactory, SectionPageFactory

pytestmark = pytest.mark.django_db

PASTED = "Fo\u0308reningen\vGatans\u00ad \u2060Handel\a"
LINE = "Föreningen Gatans Handel"
TEXT = "Föreningen\nGatans Handel"
BODY = [
    {"type": "heading", "value": {"text": PASTED, "level": "2"}, "id": "1"},
    {"type": "text", "value": "<p>jord&shy;bruk\vhär</p>", "id": "2"},
    {"type": "quote", "value": {"text": PASTED, "attribution": PASTED, "role": ""}, "id": "3"},
]


def words_of(stream) -> list:
    return [block["value"] for block in stream]


def test_a_page_is_stored_as_texts_are_kept_in_its_row_and_its_revision(home):
    page = ContentPageFactory(
        parent=SectionPageFactory(parent=home),
        heading_sv=PASTED,
        summary_sv=PASTED,
        body_sv=json.dumps(BODY),
    )
    page.save_revision()
    row = type(page).objects.get(pk=page.pk)
    draft = page.latest_revision.as_object()
    for one in (row, draft):
        assert (one.heading_sv, one.title, one.summary_sv) == (LINE, LINE, TEXT)
        heading, text, quote = words_of(one.body_sv.raw_data)
        assert heading["text"] == LINE
        assert text == "<p>jordbruk<br/>här</p>"
        assert (quote["text"], quote["attribution"]) == (TEXT, LINE)


def test_a_term_is_stored_so_too(db):
    theme = Theme.objects.create(name_sv=PASTED, name_en="Trade\u200b", text_sv=PASTED)
    theme.refresh_from_db()
    assert (theme.name_sv, theme.name_en, theme.text_sv) == (LINE, "Trade", TEXT)


def test_rows_and_revisions_from_before_are_mended_once(home):
    page = ContentPageFactory(parent=SectionPageFactory(parent=home))
    page.save_revision()
    model = type(page)
    model.objects.filter(pk=page.pk).update(heading_sv=PASTED, title=PASTED, body_sv=BODY)
    content = page.latest_revision.content
    content |= {"heading_sv": PASTED, "body_sv": json.dumps(BODY)}
    Revision.objects.filter(pk=page.latest_revision.pk).update(content=content)

    models = {*apps.get_app_config("pages").get_models(), Page}
    assert mend(models, Revision, ContentType) >= 2

    row = model.objects.get(pk=page.pk)
    draft = row.latest_revision.as_object()
    for one in (row, draft):
        assert one.heading_sv == LINE
        assert words_of(one.body_sv.raw_data)[1] == "<p>jordbruk<br/>här</p>"
    assert row.title == LINE
    assert mend(models, Revision, ContentType) == 0


def test_a_feed_is_xml_whatever_a_row_holds(client, home):
    index = EventIndexPageFactory(parent=SectionPageFactory(parent=home))
    event = EventPageFactory(parent=index)
    odd = "Gatu\vförsäljare \a\ufffe ]]> \u2028 här"
    type(event).objects.filter(pk=event.pk).update(heading_sv=odd, summary_sv=odd)
    root = etree.fromstring(client.get(f"{index.address('sv')}atom.xml").content)
    title = root.find("{*}entry/{*}title").text
    assert title == "Gatuförsäljare  ]]> \u2028 här"
