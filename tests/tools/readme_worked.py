"""Asks for the pages that README's worked examples make. Run by `test_readme`, in a copy."""

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client

from tests.factories.pages import BasePageFactory, SectionPageFactory, make_home


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    from events.models import ReportIndexPage, ReportPage  # type: ignore[attr-defined]  # README's

    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        editor.create_model(ReportPage)
        editor.create_model(ReportIndexPage)


def made(model: type, **columns: Any) -> Any:
    factory: Any = type("Factory", (BasePageFactory,), {"Meta": type("Meta", (), {"model": model})})
    return factory.create(**columns)


@pytest.mark.django_db
def test_the_worked_examples_are_whole_and_print() -> None:
    from events.models import ReportIndexPage, ReportPage  # type: ignore[attr-defined]  # README's

    about = SectionPageFactory(parent=make_home(), slug="om", slug_en="about")
    index = made(ReportIndexPage, parent=about, heading_sv="Rapporter", heading_en="Reports")
    text = [("text", "<p>Vad som sades.</p>")]
    report = made(
        ReportPage,
        parent=index,
        heading_sv="Fred i Norden",
        held_on=date(2026, 11, 30),
        body_sv=text,
        body_en=text,
    )
    client = Client()
    for address in (report.address("sv"), f"{report.address('sv')}skriv-ut/"):
        said = text_of(client, address)
        assert "30 november 2026" in said
        assert "Vad som sades." in said
    for address in (
        index.address("sv"),
        f"{index.address('sv')}skriv-ut/",
        f"{index.address('sv')}?fran=2026-01-01",
    ):
        assert "Fred i Norden" in text_of(client, address)
    assert "Fred i Norden" not in text_of(client, f"{index.address('sv')}?fran=2027-01-01")
    report = ReportPage.objects.get(pk=report.pk)
    assert "30 November 2026" in text_of(client, f"{report.address('en')}print/")


def text_of(client: Client, address: str) -> str:
    response = client.get(address, follow=True)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser").select("main")[0].get_text(" ")
