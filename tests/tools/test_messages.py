"""The interface's strings are all found, and every one without a sound translation is named."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from tools import messages

TEMPLATE = """{% load i18n %}
<p title="{% translate "It's here" %}">
    {% blocktranslate trimmed count total=pages|length %}
      {{ total }} page
      found
    {% plural %}
      {{ total }} pages found
    {% endblocktranslate %}
  {% translate "May" context "month" as may %} don't "mind (unbalanced
        {{ name|default:_("nobody") }}
   {% comment %} {% translate "not shown" %} {% endcomment %}
"""
MODULE = """
from django.utils.translation import gettext_lazy as _, ngettext
heading = _("heading")
def found(n):
    return ngettext("%(n)d hit", "%(n)d hits", n) % {"n": n}
"""


@pytest.fixture(autouse=True)
def small_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE)
    (tmp_path / "projects" / "migrations").mkdir(parents=True)
    (tmp_path / "projects" / "models.py").write_text(MODULE)
    (tmp_path / "projects" / "migrations" / "0001.py").write_text('_("in a migration")')
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "SWEDISH", tmp_path / "locale/sv/LC_MESSAGES/django.po")
    return tmp_path


def strings(catalog: Catalog) -> set[tuple[object, str | None]]:
    return {(message.id, message.context) for message in catalog if message.id}


def test_every_way_of_marking_a_string_is_found_and_nothing_else() -> None:
    assert strings(messages.collect()) == {
        ("It's here", None),
        (("%(total)s page found", "%(total)s pages found"), None),
        ("May", "month"),
        ("nobody", None),
        ("heading", None),
        (("%(n)d hit", "%(n)d hits"), None),
    }


def test_a_string_that_is_absent_empty_unsure_or_unsound_is_complained_of() -> None:
    catalog = Catalog(locale="sv")
    catalog.add("It's here", "Här är det")
    catalog.add(("%(total)s page found", "%(total)s pages found"), ("%(total)s sida hittad", ""))
    catalog.add("May", "maj", context="month", flags=["fuzzy"])
    catalog.add("nobody", "")
    catalog.add(
        ("%(n)d hit", "%(n)d hits"), ("%(n)d träff", "%(antal)d träffar"), flags=["python-format"]
    )
    lines = list(messages.complaints(catalog, messages.collect()))
    assert len(lines) == 5
    for part in ("page found", "May", "nobody", "heading", "placeholder"):
        assert sum(part in line for line in lines) == 1, part


def test_an_update_adds_what_is_new_and_keeps_what_was_translated(small_project: Path) -> None:
    messages.update()
    written = messages.read()
    written["heading"].string = "rubrik"
    with messages.SWEDISH.open("wb") as file:
        write_po(file, written)
    (small_project / "projects" / "models.py").write_text(MODULE + '_("summary")')

    messages.update()

    again = messages.read()
    assert again["heading"].string == "rubrik"
    assert strings(again) == strings(messages.collect())


def test_an_update_with_nothing_new_changes_no_byte() -> None:
    messages.update()
    before = messages.SWEDISH.read_bytes()
    messages.update()
    assert messages.SWEDISH.read_bytes() == before
