"""The form to order printed copies."""

from typing import Any, ClassVar

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from palmecenter.forms.numbers import WholeNumberField
from palmecenter.forms.public_form import FieldGroup, PublicForm
from palmecenter.forms.texts import with_lang
from palmecenter.languages.localized import reader_language
from palmecenter.languages.names import language_name

from ..choices import Buyer
from ..editions import title_in
from ..models.orders import ADDRESS_LENGTH, MOST_COPIES, NOTE_LENGTH, Stock


class OrderForm(PublicForm):
    """How many of what, for whom, and where to send it."""

    name: ClassVar[str] = "order"
    writes_to: ClassVar[str] = "email"

    buyer = forms.ChoiceField(
        label=gettext_lazy("Whom do you order for?"),
        choices=Buyer,
        widget=forms.RadioSelect,
    )
    organisation = forms.CharField(
        label=gettext_lazy("Organisation"), max_length=160, required=False
    )
    person = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=160,
        help_text=gettext_lazy("As it is to stand on the parcel. It need not be your own."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        help_text=gettext_lazy(
            "We send a link here. You have ordered when you have followed it and pressed the "
            "button."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    address = forms.CharField(
        label=gettext_lazy("Postal address, with country"),
        max_length=ADDRESS_LENGTH,
        widget=forms.Textarea(attrs={"autocomplete": "street-address", "rows": 4}),
    )
    note = forms.CharField(
        label=gettext_lazy("Message"),
        max_length=NOTE_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, stocks: list[Stock], **kwargs: Any) -> None:
        """Make the form with a field for each stock, in front of the others."""
        super().__init__(*args, **kwargs)
        self.stocks = {f"copies_{stock.pk}": stock for stock in stocks}
        code = reader_language()
        for name, stock in self.stocks.items():
            self.fields[name] = WholeNumberField(
                label=_label(stock, code),
                help_text=_help(stock.copies),
                required=False,
                min_value=0,
                max_value=min(stock.copies, MOST_COPIES),
                # Django's own words speak of values and of being less than or equal to.
                error_messages={
                    "min_value": _("Write how many copies you want, or leave it empty."),
                    "max_value": _too_many(stock.copies),
                },
            )
        self.order_fields([*self.stocks])

    @property
    def groups(self) -> list[FieldGroup]:
        """The numbers of copies, one of which is needed; and the rest."""
        counts = [field for field in self.shown_fields if field.name in self.stocks]
        rest = [field for field in self.shown_fields if field.name not in self.stocks]
        return [FieldGroup(_("How many copies? At least one."), counts), FieldGroup("", rest)]

    @property
    def wanted(self) -> dict[int, int]:
        """How many copies of which stock."""
        return {
            stock.pk: copies
            for name, stock in self.stocks.items()
            if (copies := self.cleaned_data.get(name))
        }

    def clean(self) -> dict[str, Any]:
        """Ask for something."""
        cleaned = super().clean()
        if not self.wanted and not any(name in self.errors for name in self.stocks):
            # At the first of them, so that the list of what is wrong leads to where one writes.
            message = _("Say how many copies you want of at least one publication.")
            self.add_error(next(iter(self.stocks), None), message)
        return cleaned


def _help(left: int) -> str:
    """Say how many copies are left, and how many of them one order may ask for."""
    if left > MOST_COPIES:
        words = _("%(count)s copies left; at most %(most)s of them in one order")
        return words % {"count": left, "most": MOST_COPIES}
    return ngettext("%(count)s copy left", "%(count)s copies left", left) % {"count": left}


def _too_many(left: int) -> str:
    """Say why so many copies as were asked for cannot be had."""
    if left > MOST_COPIES:
        return _("You can order at most %(most)s copies of it at a time.") % {"most": MOST_COPIES}
    return ngettext("Only %(count)s copy is left.", "Only %(count)s copies are left.", left) % {
        "count": left
    }


def _label(stock: Stock, code: str) -> str:
    """Write a title, marked where it is in another language than the form, and its language."""
    title = title_in(stock.page, stock.language)
    name = language_name(stock.language, code).name
    return format_html("{} ({})", with_lang(title.words, title.language), name)
