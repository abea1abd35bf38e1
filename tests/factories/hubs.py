"""Factories for the pages of all countries and of all themes."""

from typing import Any

from palmecenter.hubs.models import CountryIndexPage, ThemeIndexPage
from tests.factories.pages import SectionPageFactory


class CountryIndexPageFactory(SectionPageFactory):
    heading_sv: Any = "Länder"
    heading_en: Any = "Countries"
    slug = "lander"
    slug_en = "countries"
    note_sv = "Landsidan visar det som kan visas."
    note_en = "This page shows what can be shown."

    class Meta:
        model = CountryIndexPage


class ThemeIndexPageFactory(SectionPageFactory):
    heading_sv: Any = "Teman"
    heading_en: Any = "Themes"
    slug = "teman"
    slug_en = "themes"

    class Meta:
        model = ThemeIndexPage
