"""What all terms have in common: a name in both languages, and a slug in each."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from palmecenter.languages.codes import CODES, localized
from palmecenter.languages.comparing import spelled
from palmecenter.languages.slugs import numbered_slug, slug_of

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
        """Make the slug of each language from its name where it is empty.

        A name that has no Latin letters gives the kind of term and a number.
        """
        for code in CODES:
            column, name = localized("slug", code), getattr(self, localized("name", code))
            if name and not getattr(self, column):
                slug = slug_of(name) or numbered_slug(self._meta.verbose_name, code, self._number())
                setattr(self, column, slug)

    def _number(self) -> int:
        last = type(self)._default_manager.aggregate(last=models.Max("pk"))["last"]
        return self.pk or (last or 0) + 1

    def clean(self) -> None:
        """Fill in what can be derived; refuse a slug or a name that another term has.

        A slug in any language, a name in its own: however it is written, staff could not tell the
        two apart.
        """
        super().clean()
        self.fill_in()
        twins = list(type(self)._default_manager.exclude(pk=self.pk))
        slugs = {getattr(one, localized("slug", code)) for one in twins for code in CODES}
        errors = {}
        for code in CODES:
            column = localized("name", code)
            names = {spelled(getattr(one, column) or "") for one in twins}
            if spelled(getattr(self, column) or "") in names - {""}:
                errors[column] = _("Another term has this name.")
            elif getattr(self, localized("slug", code)) in slugs - {""}:
                errors[localized("slug", code)] = _("Another term has this slug.")
        if errors:
            raise ValidationError(errors)
