"""The form that every public form extends."""

from dataclasses import dataclass
from typing import Any, ClassVar, cast

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from .rate_limit import is_over_limit, network_of
from .recipients import is_over_mail_limit, tidied
from .texts import check_words

# A page may lie open over a night; the address of the form is no secret, its age is no danger.
SECONDS_OPEN = 24 * 60 * 60

TOO_OLD = _("The form had been open for too long. All you wrote is still here: send it again.")
NOT_OURS = _("The form was not sent from our page. Check what you wrote, and send it again.")
TOO_OFTEN = _(
    "Many forms have come from your network in the last hour. Nothing you wrote is lost: wait a "
    "while and send it again, or write to us."
)
MANY_MAILS = _(
    "Several mails have gone to this address lately. Look for them, in the spam folder too, or try "
    "again later."
)
MISSING = _("Fill this in.")
NOT_CHOSEN = _("Choose one of these.")
NOT_TICKED = _("Tick this box to go on.")
TOO_LONG = _("Write at most %(limit_value)d characters. Now there are %(show_value)d.")
TRAP = _("Leave this field empty: only robots fill it in.")


# The button that leads to the same form in the other language (components/form_language.html), and
# what is no answer of anybody's.
CARRIED = "carried"
NOT_TYPED = {"mark", "website", CARRIED}


def is_carried_over(request: HttpRequest) -> bool:
    """Whether what was written in one language is to be gone on with in the other."""
    return request.method == "POST" and CARRIED in request.POST


def typed_in(request: HttpRequest) -> dict[str, str]:
    """What somebody wrote in a form, by field, whether it is right or not."""
    sent = ((name, str(text)) for name, text in request.POST.items())
    return {name: text for name, text in sent if name not in NOT_TYPED and text.strip()}


@dataclass(frozen=True)
class FieldGroup:
    """Fields of which not each, but one at least is needed, as the legend says; or just fields."""

    legend: str
    fields: list[forms.BoundField]


class PublicForm(forms.Form):
    """A form for anybody, guarded against robots without cookie, script, puzzle or third party.

    It carries a signed mark that it came from our page, and a field that people do not see; valid
    ones are counted by network. Whatever is wrong is said, and what was typed stays. A template
    shows it by `components/form.html`.
    """

    name: ClassVar[str] = "form"
    """What is counted: the number of these from one network in an hour."""

    writes_to: ClassVar[str] = ""
    """The field with the address that a valid form brings a mail to; such mails are counted too."""

    # What is missing is said in the reader's language, not in the browser's.
    use_required_attribute = False

    mark = forms.CharField(required=False, widget=forms.HiddenInput)
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        """Make the form for one request."""
        self.request = request
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["mark"].initial = self._new_token()

    @property
    def trap(self) -> forms.BoundField:
        """The field that people do not see."""
        return self["website"]

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        """The fields that people see, in their order."""
        return [field for field in self.visible_fields() if field.name != "website"]

    @property
    def groups(self) -> list[FieldGroup]:
        """The fields that people see, in the groups that they stand in."""
        return [FieldGroup("", self.shown_fields)]

    @property
    def status_code(self) -> int:
        """The status of a response that shows this form: 429 where it was sent too often."""
        if self.has_error("__all__", "too_often"):
            return 429
        return 422 if self.errors else 200

    def _signer(self) -> signing.TimestampSigner:
        return signing.TimestampSigner(salt=f"palmecenter.forms.{self.name}")

    def _new_token(self) -> str:
        return self._signer().sign("form")

    def clean_website(self) -> str:
        """Refuse what only a robot fills in."""
        if self.cleaned_data["website"]:
            raise ValidationError(TRAP, code="trap")
        return ""

    def _clean_fields(self) -> None:
        """Clean each field; one that needs a text is not filled in by a dash.

        Of a field of one line the first that says anything counts: no browser sends more.
        """
        super()._clean_fields()  # type: ignore[misc]  # not in the stubs
        for name, value in [*self.cleaned_data.items()]:
            field = self.fields[name]
            if isinstance(value, str) and isinstance(field.widget, forms.TextInput):
                self.cleaned_data[name] = value.partition("\n")[0].strip()
            try:
                check_words(field, self.cleaned_data[name])
            except ValidationError as error:
                self.add_error(name, error)

    def full_clean(self) -> None:
        """Validate; a form that is shown again carries a new mark."""
        for field in self.fields.values():
            _say_in_our_words(field)
        super().full_clean()
        if self.is_bound and self.errors:
            self.renew_token()

    def renew_token(self) -> None:
        """Give a form that is shown again a mark of now."""
        data = cast(QueryDict, self.data).copy()
        data[self.add_prefix("mark")] = self._new_token()
        self.data = data

    def clean(self) -> dict[str, Any]:
        """Check the mark, and how often; what is wrong in itself is not counted."""
        cleaned = super().clean() or self.cleaned_data
        try:
            self._signer().unsign(cleaned.get("mark", ""), max_age=SECONDS_OPEN)
        except signing.SignatureExpired as error:
            raise ValidationError(TOO_OLD, code="too_old") from error
        except signing.BadSignature as error:
            raise ValidationError(NOT_OURS, code="not_ours") from error
        if not self.errors and is_over_limit(
            self.name, network_of(self.request), settings.FORMS_AN_HOUR
        ):
            raise ValidationError(TOO_OFTEN, code="too_often")
        self._check_recipient(cleaned)
        return cleaned

    def _check_recipient(self, cleaned: dict[str, Any]) -> None:
        """Refuse to write to one address again and again, whichever form it was typed in."""
        name = self.writes_to
        if not name or self.errors:
            return
        cleaned[name] = tidied(cleaned[name])
        if is_over_mail_limit(cleaned[name]):
            self.add_error(name, ValidationError(MANY_MAILS, code="flood"))


def _say_in_our_words(field: forms.Field) -> None:
    """Put words of ours in the place of Django's, which speak of fields, values and ensuring."""
    messages = field.error_messages
    messages.setdefault("max_length", TOO_LONG)
    if messages["required"] is forms.Field.default_error_messages["required"]:
        is_choice = isinstance(field, forms.ChoiceField)
        is_box = isinstance(field, forms.BooleanField)
        messages["required"] = NOT_CHOSEN if is_choice else NOT_TICKED if is_box else MISSING
