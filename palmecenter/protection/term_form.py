"""The form of organisations and people that keep to a protection level."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from .forms import labels
from .levels import ProtectionLevel
from .lowering import ITSELF, Agreement, Step, is_lower
from .lowering_form import LevelSeenMixin, said_steps
from .named_pages_form import NamedPagesForm
from .redaction import hidden_names
from .terms import ProtectedTermMixin

# An open one may bear its real name; nobody outside reads that of a closed one.
WITH_PUBLIC_NAME = {ProtectionLevel.LIMITED, ProtectionLevel.PROTECTED}


class ProtectedTermForm(LevelSeenMixin, NamedPagesForm):
    """Asks whether the name of somebody who is protected from the start is one for the public.

    Where a level is raised, the old name is refused (`ProtectedTermMixin.clean`). A new one, and
    one that is renamed later, has no old name to compare with.
    """

    name_is_public = forms.BooleanField(
        label=_("The public may read this name"),
        required=False,
        help_text=_("Asked for when somebody who is not open is new here, or is renamed."),
    )

    instance: ProtectedTermMixin

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form. The levels' own words are about pages; here they tell of a name."""
        super().__init__(*args, **kwargs)
        if "protection" in self.fields:
            field: Any = self.fields["protection"]
            field.choices = list(_levels_of(type(self.instance)).items())

    def clean(self) -> dict[str, Any]:
        """Ask about a name that is new at its level."""
        super().clean()
        cleaned = self.cleaned_data
        level = cleaned.get("protection")
        if level in WITH_PUBLIC_NAME and self._is_renamed() and not cleaned.get("name_is_public"):
            message = _(
                "Everybody can read the name. At this level it is one that tells nobody who it is, "
                "such as “a women’s organisation in Burma”. Change it, or tick the box."
            )
            self.add_error("name_is_public", message)
        return cleaned

    def _post_clean(self) -> None:
        """Ask before the level is lowered; whoever may edit terms may do it."""
        super()._post_clean()
        self.instance.agreed_lowering = None
        level = self.cleaned_data.get("protection")
        if not (level and self.stored_level and is_lower(level, self.stored_level)):
            return
        steps = {ITSELF: Step(self.stored_level, level)}
        if not self.refuse_lowering(steps, may_lower=True, shows=self._shows(steps[ITSELF])):
            self.instance.agreed_lowering = Agreement(steps, self.for_user, publishes=True)

    def _shows(self, step: Step) -> str:
        """Return from which level to which, and what becomes public: names, and what is given."""
        model = type(self.instance)
        hidden = {*hidden_names(model, step.before)} - {*hidden_names(model, step.after)}
        names = [*model.public_names, *(name for name in self.fields if name in hidden)]
        shown = labels(model, [name for name in names if self.cleaned_data.get(name)])
        said = gettext("This becomes public: %s.") % "; ".join(shown)
        return " ".join([said_steps({ITSELF: step}), said, gettext("Tick the box to agree.")])

    def _is_renamed(self) -> bool:
        """Whether there is a name that was not there before, at this level or another."""
        model = type(self.instance)
        stored = model.all_levels.filter(pk=self.instance.pk).first()
        if stored is None:
            return True
        if stored.protection == ProtectionLevel.OPEN:
            return False
        return any(
            self.cleaned_data.get(name) != getattr(stored, name) for name in model.public_names
        )


def _levels_of(model: Any) -> dict[str, str]:
    """What each level means for the name of an organisation or a person, and for the rest.

    Limited and protected differ in pages alone.
    """
    hidden = hidden_names(model, ProtectionLevel.PROTECTED)
    facts = ", ".join(str(model._meta.get_field(name).verbose_name) for name in hidden)
    limited = gettext(
        "limited: shown by a name that tells nobody who it is, and without this: %(facts)s"
    )
    words = {
        ProtectionLevel.OPEN: gettext("open: shown by its name"),
        ProtectionLevel.LIMITED: limited % {"facts": facts},
        ProtectionLevel.PROTECTED: gettext("protected: the same as limited"),
        ProtectionLevel.CLOSED: gettext(
            "closed: for staff only, and not among the facts of a page"
        ),
    }
    return {str(level): said for level, said in words.items()}
