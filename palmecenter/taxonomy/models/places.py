"""Regions and countries of work."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from palmecenter.languages.codes import CODES, localized
from palmecenter.languages.panels import side_by_side

from ..forms import CountryForm
from ..names import territory_name
from ..searching import sorted_by
from .term import Term


class Region(Term):
    """A part of the world as the Center's programmes divide it."""

    panels = [side_by_side("name"), side_by_side("slug")]

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["name_sv"]


class Country(Term):
    """A country of work, by its ISO 3166-1 code. Its names come from CLDR unless given here."""

    code = models.CharField(
        _("ISO code"),
        max_length=2,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Two capital letters, such as ZA."))],
    )
    region = models.ForeignKey(
        Region, verbose_name=_("region"), on_delete=models.PROTECT, related_name="countries"
    )
    aliases = models.JSONField(_("other names"), default=list, blank=True)
    text = models.TextField(_("text"), blank=True)

    search_fields = [*Term.search_fields, *sorted_by("code", relation="region")]
    base_form_class = CountryForm
    panels = [
        FieldPanel("code"),
        FieldPanel("region"),
        side_by_side("name", help_text=_("The usual name from CLDR when left empty.")),
        side_by_side("slug"),
        FieldPanel("aliases"),
        FieldPanel("names_stay"),
        side_by_side("text"),
    ]

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["name_sv"]

    def fill_in(self) -> None:
        """Take the names that are empty from CLDR, and make the slugs."""
        for code in CODES:
            column = localized("name", code)
            if not getattr(self, column):
                setattr(self, column, territory_name(self.code or "", code))
        super().fill_in()

    def clean(self) -> None:
        """Refuse a code that CLDR does not know."""
        if not territory_name(self.code or "", "en"):
            raise ValidationError({"code": _("No country has this code.")})
        super().clean()
