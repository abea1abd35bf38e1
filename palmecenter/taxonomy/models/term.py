"""What all terms have in common: a name in both languages, and a slug in each."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from palmecenter.languages.codes import CODES, localized

from ..searching import found_by


class Term(index.Indexed, models.Model):
    """A term that pages are sorted by. Its name and slug exist in both languages, always."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(
        _("slug"), max_length=80, blank=True, help_text=_("Made from the name when empty.")
    )

    search_fields = found_by("name_sv", "name_en")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name or self.name_sv or ""

    def save(self, **kwargs: Any) -> None:
        """Save with everything filled in."""
        self.fill_in()
        super().save(**kwargs)

    def fill_in(self) -> None:
        """Make the slug of each language from its name where it is empty."""
        for code in CODES:
            column = localized("slug", code)
            if not getattr(self, column):
                setattr(self, column, slugify(getattr(self, localized("name", code)) or ""))

    def clean(self) -> None:
        """Fill in what can be derived, and refuse a slug that another term has in any language."""
        super().clean()
        self.fill_in()
        twins = type(self)._default_manager.exclude(pk=self.pk)
        errors = {}
        for code in CODES:
            slug = getattr(self, localized("slug", code))
            if twins.filter(models.Q(slug_sv=slug) | models.Q(slug_en=slug)).exists():
                errors[localized("slug", code)] = _("Another term has this slug.")
        if errors:
            raise ValidationError(errors)
