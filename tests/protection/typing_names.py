"""What an editor's form sends with a name in every field that takes words, links or things.

The fields are those that the form has: a field, a kind of child or a block that somebody adds is
filled too.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

from palmecenter.media.models import Document, Image
from palmecenter.pages.models import BasePage
from palmecenter.protection.redaction import WORDS, hidden_names, leaves_words_alone
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import ContentPageFactory

# Refused beside the other address, and on no page; and what the form carries along by itself.
REFUSED = {"registered_url", "level_seen"}
VOWELS, LETTERS = "aeiouy", "bdfghklmnprstvz"


class Names:
    """Made-up names, each for one place; `told` are those that everybody may read there."""

    def __init__(self, parent: Page) -> None:
        self.parent = parent
        self.told: dict[str, str] = {}
        self.staff: list[str] = []

    def new(self) -> str:
        number = len(self.told) + len(self.staff)
        number, first = divmod(number, len(VOWELS))
        number, second = divmod(number, len(LETTERS))
        return f"Zok{VOWELS[first]}{LETTERS[second]}{VOWELS[number]}mvix"

    def word(self, place: str) -> str:
        name = self.new()
        self.told[name] = place
        return name

    def for_staff(self) -> str:
        self.staff.append(name := self.new())
        return name

    def picture(self, place: str) -> Image:
        return ImageFactory.create(
            title=self.for_staff(),
            consent_holder=self.for_staff(),
            alt_sv=self.word(f"{place}/alt"),
            alt_en=self.word(f"{place}/alt in English"),
            caption_sv=self.word(f"{place}/caption"),
            caption_en=self.word(f"{place}/caption in English"),
            credit=self.word(f"{place}/credit"),
        )

    def document(self, place: str) -> Document:
        return DocumentFactory.create(
            title=self.for_staff(),
            label_sv=self.word(f"{place}/label"),
            label_en=self.word(f"{place}/label in English"),
        )

    def page(self, place: str) -> Page:
        return ContentPageFactory(
            parent=self.parent,
            heading_sv=self.word(f"{place}/heading"),
            heading_en=self.word(f"{place}/heading in English"),
            slug=self.word(f"{place}/slug").lower(),
            slug_en=self.word(f"{place}/slug in English").lower(),
        )


# --- Blocks -----------------------------------------------------------------------------------


def stream(block: blocks.StreamBlock, names: Names, place: str, level: str) -> dict[str, Any]:
    """Return form data of a text with a block of every kind that the level leaves."""
    items = []
    for name, child in block.child_blocks.items():
        if leaves_words_alone(level) and name not in WORDS:
            continue
        # A call to action leads to a page or to an address.
        either = ("page", "url") if name == "call_to_action" else ("",)
        items += [(name, block_data(child, names, f"{place}/{name}", one)) for one in either]
    return streamfield(items)


def block_data(block: Any, names: Names, place: str, left_out: str = "") -> Any:
    """Return form data of a block, with a name in all of its parts."""
    if isinstance(block, TypedTableBlock):
        return table_data(block, names, place)
    if isinstance(block, blocks.StructBlock):
        return {
            name: block_data(child, names, f"{place}/{name}") if name != left_out else ""
            for name, child in block.child_blocks.items()
        }
    if isinstance(block, blocks.ListBlock):
        value = block_data(block.child_block, names, place)
        return {"count": "1", "0": {"value": value, "order": "0", "deleted": "", "id": ""}}
    return plain_data(block, names, place)


def plain_data(block: Any, names: Names, place: str) -> Any:
    if isinstance(block, blocks.RichTextBlock):
        return html_data(names, place, block.features)
    if isinstance(block, ImageChooserBlock):
        return names.picture(place).pk
    if isinstance(block, DocumentChooserBlock):
        return names.document(place).pk
    if isinstance(block, blocks.PageChooserBlock):
        return names.page(place).pk
    if isinstance(block, blocks.URLBlock):
        return f"https://www.youtube.com/watch?v={names.word(place)}"
    if isinstance(block, blocks.ChoiceBlock):
        return block.get_default()
    if isinstance(block, blocks.DecimalBlock):
        return "3"
    return f"Hos {names.word(place)} i dag"


def html_data(names: Names, place: str, features: list[str]) -> str:
    """Return a rich text with a name in half bold type, and links of every kind."""
    bold = names.word(f"{place}/bold")
    page, document = names.page(f"{place}/page"), ""
    if "document-link" in features:
        key = names.document(f"{place}/document").pk
        document = f' <a linktype="document" id="{key}">så</a>'
    return rich_text(
        f"<p>Hos {bold[:4]}<b>{bold[4:]}</b> och"
        f' <a href="https://{names.word(f"{place}/link")}.example/">här</a>,'
        f' <a linktype="page" id="{page.pk}">där</a>{document}.</p>',
        features=features,
    )


def table_data(block: TypedTableBlock, names: Names, place: str) -> dict[str, Any]:
    data: dict[str, Any] = {
        "caption": names.word(f"{place}/caption"),
        "row-count": "1",
        "row-0-order": "0",
        "row-0-deleted": "",
        "column-count": str(len(block.child_blocks)),
    }
    for number, (kind, child) in enumerate(block.child_blocks.items()):
        column = f"column-{number}"
        data |= {f"{column}-type": kind, f"{column}-order": str(number), f"{column}-deleted": ""}
        data[f"{column}-heading"] = names.word(f"{place}/heading of {kind}")
        data[f"cell-0-{number}"] = plain_data(child, names, f"{place}/{kind}")
    return data


# --- Forms ------------------------------------------------------------------------------------


def typed(client: Client, page: Page, names: Names, level: str) -> QueryDict:
    """Return the whole form of a page, with a name in all that it may still say at a level."""
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    form = response.context["form"]
    data = querydict_from_html(response.content.decode(), form_id="page-edit-form")
    hidden = set(hidden_names(type(page), level))
    given: dict[str, Any] = {}
    for name, field in form.fields.items():
        if name in REFUSED or name in hidden or name.rpartition("_")[0] in hidden:
            continue
        if (value := field_data(field, names, name, level)) is not None:
            given[name] = value
    for name, formset in form.formsets.items():
        if name in hidden or name == "comments":
            continue
        row = {
            one: value
            for one, field in formset.empty_form.fields.items()
            if (value := field_data(field, names, f"{name}/{one}", level)) is not None
        }
        if any(where.startswith(f"{name}/") for where in names.told.values()):
            given[name] = inline_formset([row])
    given |= {"protection": level, "remove_hidden": "on"}
    for name, value in nested_form_data(given).items():
        data[name] = value
    return data


def field_data(field: forms.Field, names: Names, place: str, level: str) -> Any:
    """Return what is typed into a field or chosen in it; None where nothing needs to be."""
    if isinstance(field, blocks.base.BlockField):
        return stream(field.block, names, place, level)
    if isinstance(field, forms.ModelChoiceField) and not field.widget.is_hidden:
        return chosen(field.queryset.model, names, place) if field.queryset is not None else None
    if isinstance(field, forms.TypedChoiceField):
        return field.initial or dict(field.widget.choices).popitem()[0]
    if isinstance(field, forms.TimeField):
        return "18:00"
    return words_data(field, names, place) if isinstance(field, forms.CharField) else None


def chosen(model: type[Model], names: Names, place: str) -> Any:
    if issubclass(model, Image):
        return names.picture(place).pk
    if issubclass(model, Document):
        return names.document(place).pk
    return names.page(place).pk if model is BasePage else None


def words_data(field: forms.CharField, names: Names, place: str) -> str | None:
    """Return words with a name; None where the field takes only codes."""
    name = names.new()
    for words in (f"Hos {name} i dag", f"https://{name}.example/", name.lower()):
        try:
            field.clean(words)
        except ValidationError:
            continue
        names.told[name] = place
        return words
    return None
