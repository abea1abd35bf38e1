"""Lowering a level in a form: only at the level that is stored, and after saying what it shows."""

from typing import Any

from django import forms
from django.forms.forms import DeclarativeFieldsMetaclass
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy as _

from palmecenter.languages.codes import CODES, localized

from .child_keys import key_of, take_children_of_drafts
from .forms import BESIDE_WORDS, labels
from .levels import ProtectionLevel
from .lowering import (
    ITSELF,
    Agreement,
    Step,
    Steps,
    is_lower,
    known_levels,
    part_of,
    stamp,
    stored_level,
)
from .models import LevelChange
from .redaction import hidden_names, leaves_words_alone, stream_columns

ONLY_WHO_MAY_PUBLISH_LOWERS = _(
    "A lower level makes public what the higher one hides. Ask somebody who may publish the page."
)


class LevelSeenMixin(forms.BaseForm, metaclass=DeclarativeFieldsMetaclass):
    """A form that knows at which level it was opened, and asks before it lowers one."""

    level_seen = forms.CharField(required=False, widget=forms.HiddenInput)
    make_public = forms.BooleanField(
        label=_("Make public what the lower level shows"),
        required=False,
        help_text=_("Asked for when a level is lowered: it says what becomes public."),
    )

    instance: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form, and let it carry along which level is stored now."""
        super().__init__(*args, **kwargs)
        self.stored_level = stored_level(self.instance)
        self.fields["level_seen"].initial = stamp(self.instance)

    @property
    def is_stale(self) -> bool:
        """Whether a level was changed after the form was opened, or it does not say when it was."""
        return self.cleaned_data.get("level_seen", "") != self.fields["level_seen"].initial

    def refuse_lowering(self, steps: Steps, *, may_lower: bool, shows: str) -> bool:
        """Say what stands in the way of lowering; return whether anything does.

        After a change in between the form shows the level that is stored, with all that was typed.
        """
        field = "protection" if "protection" in self.fields else "make_public"
        if not may_lower:
            self.add_error(field, ONLY_WHO_MAY_PUBLISH_LOWERS)
        elif self.is_stale:
            self.add_error(field, _changed_since(self.instance, steps))
        elif not self.cleaned_data.get("make_public"):
            self.add_error("make_public", shows)
        else:
            return False
        if self.is_stale:
            self.show_stored(steps)
        return True

    def show_stored(self, steps: Steps) -> None:
        """Let the form stand at the stored level and carry it along from here on."""
        sent: Any = self.data
        data = sent.copy()
        data[self.add_prefix("level_seen")] = self.fields["level_seen"].initial
        if ITSELF in steps:
            data[self.add_prefix("protection")] = steps[ITSELF].before
        data.pop(self.add_prefix("make_public"), None)
        self.data = data


def said_steps(steps: Steps) -> str:
    """Return from which level to which, as staff read it: of the page, or of its children."""
    step = steps.get(ITSELF) or next(iter(steps.values()))
    words = gettext("The protection goes from “%(before)s” down to “%(after)s”.")
    return words % {
        "before": ProtectionLevel(step.before).label,
        "after": ProtectionLevel(step.after).label,
    }


def _changed_since(thing: Any, steps: Steps) -> str:
    """Return that a level was changed after the form was opened: by whom, when and to what."""
    last = LevelChange.of(thing).filter(act=LevelChange.Act.RAISED).first()
    said = [gettext("The protection was changed after you opened this form.")]
    if last is not None:
        words = gettext(
            "The protection was raised by %(who)s at %(when)s, after you opened this form."
        )
        when = date_format(timezone.localtime(last.at), "SHORT_DATETIME_FORMAT")
        said = [words % {"who": last.user_name or gettext("somebody"), "when": when}]
    step = steps.get(ITSELF) or next(iter(steps.values()))
    level = {"level": ProtectionLevel(step.before).label}
    said += [
        gettext("The level is “%(level)s” now, and the form stands at that again.") % level,
        gettext("Nothing was saved, and all that you wrote is still here."),
        gettext(
            "Save again to keep that level. To lower it, choose the lower level once more and tick "
            "the box that says what becomes public."
        ),
    ]
    return " ".join(said)


class LoweringFormMixin(LevelSeenMixin):
    """The form of a page: its own level, and those of its children."""

    for_user: Any
    formsets: dict[str, Any]
    is_deferred_validation: bool

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form; a page without levels is asked for none."""
        super().__init__(*args, **kwargs)
        self.relation = getattr(self.instance, "protected_children", "")
        self.has_levels = "protection" in self.fields or self.relation in self.formsets
        if not self.has_levels:
            del self.fields["level_seen"], self.fields["make_public"]
        if self.relation in self.formsets:
            take_children_of_drafts(self.formsets[self.relation])

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # Django's, undocumented
        self.instance.agreed_lowering = None
        if not self.stored_level or not self.has_levels:
            return
        steps = self._steps()
        if not steps:
            return
        may_lower = self.instance.permissions_for_user(self.for_user).can_publish()
        if not self.refuse_lowering(steps, may_lower=may_lower, shows=self._shows(steps)):
            publishes = not self.is_deferred_validation
            self.instance.agreed_lowering = Agreement(steps, self.for_user, publishes)

    def save(self, commit: bool = True) -> Any:
        """Save the page. A version that lowers a level leaves the row as it is, live or not."""
        commit = commit and not self.instance.agreed_lowering
        return super().save(commit=commit)  # type: ignore[misc]  # of the form it is mixed into

    def show_stored(self, steps: Steps) -> None:
        """Let the rows of children stand at their levels too."""
        super().show_stored(steps)
        for row, key, _level in self._rows():
            if step := steps.get(part_of(self.instance, key)):
                row.data = row.data.copy()
                row.data[row.add_prefix("protection")] = step.before

    def _steps(self) -> Steps:
        """What is posted below what is stored."""
        steps: Steps = {}
        level = self.cleaned_data.get("protection")
        if level and is_lower(level, self.stored_level):
            steps[ITSELF] = Step(self.stored_level, level)
        rows = self._rows()
        known = known_levels(self.instance, {key for _row, key, _level in rows}) if rows else {}
        raised = self._raised_since() if rows and self.is_stale else ""
        for _row, key, level in rows:
            before = known.get(key, raised)
            if before and is_lower(level, before):
                steps[part_of(self.instance, key)] = Step(before, level)
        return steps

    def _rows(self) -> list[tuple[Any, Any, str]]:
        """Return the forms of children that stay: the form, the child's key, the posted level."""
        formset = self.formsets.get(self.relation)
        if formset is None:
            return []
        formset.is_valid()
        return [
            (row, key_of(row), level)
            for row in formset.forms
            if (level := getattr(row, "cleaned_data", {}).get("protection"))
            and not formset._should_delete_form(row)
        ]

    def _raised_since(self) -> str:
        """Return to which level a child was raised last: one without a row may be any of them."""
        changes = LevelChange.of(self.instance).filter(
            act=LevelChange.Act.RAISED, part__startswith=part_of(self.instance, "")
        )
        return changes.values_list("after", flat=True).first() or ""

    def _shows(self, steps: Steps) -> str:
        """Return from which level to which, and what of it becomes public, by the fields' names."""
        shown = self._labels_shown(steps[ITSELF]) if ITSELF in steps else []
        for row, key, _level in self._rows():
            if part_of(self.instance, key) in steps:
                shown.append(f"{capfirst(row.instance._meta.verbose_name)} “{row.instance}”")
        said = [said_steps(steps)]
        if shown:
            said.append(gettext("This becomes public: %s.") % "; ".join(shown))
        else:
            said.append(gettext("Nothing that the lower level shows is given here yet."))
        return " ".join([*said, gettext("Tick the box to agree.")])

    def _labels_shown(self, step: Step) -> list[str]:
        """What is given here and shown by the lower level alone, with its languages."""
        form: Any = self  # it is mixed into `ProtectionFormMixin`'s form
        model = type(self.instance)
        still_hidden = set(hidden_names(model, step.after))
        names = [name for name in hidden_names(model, step.before) if name not in still_hidden]
        shown = [self._label_given(name) for name in names if form._is_given(name)]
        words_alone = leaves_words_alone(step.before) and not leaves_words_alone(step.after)
        if words_alone and any(map(form._is_more_than_words, stream_columns(model))):
            shown.append(str(BESIDE_WORDS))
        return shown

    def _label_given(self, name: str) -> str:
        """Return a field's label, and in which languages a translated one says something."""
        [label] = labels(type(self.instance), [name])
        columns = {code: self.cleaned_data.get(localized(name, code)) for code in CODES}
        given = [code.upper() for code, value in columns.items() if value]
        return f"{label} ({', '.join(given)})" if given else label
