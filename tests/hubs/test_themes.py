"""Everything about a theme is in one place, too."""

import feedparser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.taxonomy import ThemeFactory

from .test_countries import text_at

SV, EN = "/sv/teman/jamstalldhet/", "/en/themes/gender-equality/"


def test_a_theme_has_what_every_section_has(client: Client, fill) -> None:
    fill()
    for address in (SV, f"{SV}skriv-ut/"):
        text = text_at(client, address)
        for words in ("Hälften av makten.", "Projekt 1", "Insats 1", "Samtal 1", "Skrift 1"):
            assert words in text, (address, words)
        assert "Artikel 1" in text
    for words in ("Half of the power.", "Project 1", "Initiative 1", "Talk 1", "Booklet 1"):
        assert words in text_at(client, EN)


def test_the_themes_stand_each_with_what_it_means(client: Client, fill) -> None:
    ThemeFactory(name_sv="Ingenting", name_en="Nothing")
    fill()
    text = text_at(client, "/en/themes/")
    assert EN in text
    assert "Half of the power." in text
    assert "Nothing" not in text


def test_a_theme_of_a_list_leads_to_the_theme(client: Client, fill) -> None:
    fill()
    response = client.get("/sv/utvecklingsprojekt/tema/jamstalldhet/")
    assert (response.status_code, response["Location"]) == (301, SV)
    for address in ("/sv/kunskap/evenemang/", "/sv/utvecklingsprojekt/"):
        assert f'<a href="{SV}">' in text_at(client, f"{address}?tema=jamstalldhet")


def test_what_is_new_about_a_theme_can_be_followed(client: Client, fill) -> None:
    fill()
    feed = feedparser.parse(client.get(f"{SV}flode.xml").content)
    told = {"Projekt 1", "Insats 1", "Samtal 1", "Skrift 1", "Artikel 1"}
    assert {str(entry.title) for entry in feed.entries} == told


def test_a_theme_costs_no_more_when_there_is_more(client: Client, fill) -> None:
    counts = []
    for numbers in (range(1, 2), range(2, 12)):
        for number in numbers:
            fill(number)
        client.get(EN)
        with CaptureQueriesContext(connection) as asked:
            text_at(client, EN)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 15
