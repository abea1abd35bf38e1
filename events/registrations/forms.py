"""The form of a registration: the least that is needed, and what staff ask."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _, gettext_lazy

from palmecenter.forms.public_form import PublicForm
from palmecenter.forms.texts import with_lang
from palmecenter.languages.localized import Localized

from ..choices import QuestionKind
from ..models import EventPage, RegistrationQuestion


class RegistrationForm(PublicForm):
    """Name, address, and the questions of one event, in the language that its page is shown in.

    What a question lacks in it stands in the other: no question is left out.
    """

    name = "registration"
    writes_to = "email"

    who = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        max_length=254,
        help_text=gettext_lazy(
            "We send a link here. You are registered when you have followed it and pressed "
            "the button."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    field_order = ["mark", "who", "email", "organisation"]

    def __init__(
        self, *args: Any, event: EventPage, language: str, is_full: bool, **kwargs: Any
    ) -> None:
        """Make the form of an event; its questions have their texts in `language`.

        Of an event that is full it says that one gets on the waiting list.
        """
        super().__init__(*args, **kwargs)
        self.event = event
        self.fields["who"].help_text = _name_help(event)
        if is_full:
            self.fields["email"].help_text = _(
                "We send a link here. You are on the waiting list when you have followed it and "
                "pressed the button."
            )
        if event.registration == EventPage.Mode.MEMBERS:
            self.fields["organisation"] = forms.CharField(
                label=_("Member organisation"),
                max_length=200,
                help_text=_("This event is for people from our member organisations."),
                widget=forms.TextInput(attrs={"autocomplete": "organization"}),
            )
        self.questions = [question for question in event.questions.all() if str(question)]
        for question in self.questions:
            self.fields[_name(question)] = _field(question, language)
        self.fields["consent"] = forms.BooleanField(
            label=_("I agree that you keep what I have written, for this event alone"),
            help_text=_kept_words(self.questions),
        )

    @property
    def entries(self) -> dict[str, Any]:
        """What is stored of a valid form."""
        answers = {
            str(question.pk): self.cleaned_data[_name(question)] for question in self.questions
        }
        return {
            "name": self.cleaned_data["who"],
            "email": self.cleaned_data["email"],
            "organisation": self.cleaned_data.get("organisation", ""),
            "answers": {key: answer for key, answer in answers.items() if answer},
        }


def _name_help(event: EventPage) -> str:
    """Which name one gives, by where one is called by it."""
    if event.is_only_online:
        return _("Any name that you answer to online. It need not be your own.")
    if event.is_hybrid:
        return _("Any name that you answer to, at the door or online. It need not be your own.")
    return _("Any name that you answer to at the door. It need not be your own.")


def _kept_words(questions: Iterable[RegistrationQuestion]) -> str:
    """Who sees what is written and until when, by what is asked."""
    if any(question.is_sensitive for question in questions):
        words = _(
            "That you take part may show what you think. So nobody but the organisers sees it, and "
            "it is erased no later than %(days)s days after the event; answers about food, health "
            "or access the day after. You can have it erased at any time."
        )
    else:
        words = _(
            "That you take part may show what you think. So nobody but the organisers sees it, and "
            "it is erased no later than %(days)s days after the event. You can have it erased at "
            "any time."
        )
    return words % {"days": settings.EVENT_DATA_DAYS}


def _name(question: RegistrationQuestion) -> str:
    return f"question{question.pk}"


def _field(question: RegistrationQuestion, language: str) -> forms.Field:
    """The field that a question is answered in."""
    shown = Localized(question, question.language_for(language))
    options: dict[str, Any] = {
        "label": with_lang(shown.label, shown.language),
        "help_text": with_lang(shown.help_text, shown.language),
        "required": question.is_required,
    }
    if question.kind == QuestionKind.CHOICE:
        answers = question.options_in(language)
        choices = [(option.value, with_lang(option.label, option.language)) for option in answers]
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **options)
    if question.kind == QuestionKind.YES:
        return forms.BooleanField(**options)
    if question.kind == QuestionKind.TEXT:
        return forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 4}), **options)
    return forms.CharField(max_length=250, **options)
