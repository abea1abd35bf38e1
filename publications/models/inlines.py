"""Who wrote a publication or an article: a person of the taxonomy, or just a name."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

AUTHORS_PANEL = InlinePanel("authors", heading=_("Authors"), label=_("Author"))


class Author(Orderable):
    """One author of a page. The page types have a model of their own for the relation."""

    goes_with: ClassVar[str] = "person"

    person = models.ForeignKey(
        "taxonomy.Person",
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )
    name = models.CharField(
        _("or a name"),
        max_length=160,
        blank=True,
        help_text=_(
            "As it is to be printed: “Anna Lind” or “Lind, Anna” for a person, the whole name for "
            "an organisation. Think of who may be named."
        ),
    )
    is_organisation = models.BooleanField(
        _("an organisation"), default=False, help_text=_("Its name is not turned round in lists.")
    )

    panels = [
        FieldRowPanel([FieldPanel("person"), FieldPanel("name")]),
        FieldPanel("is_organisation"),
    ]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.shown_name

    def clean(self) -> None:
        """Ask for exactly one: a person or a name."""
        super().clean()
        if bool(self.person_id) == bool(self.name.strip()):
            raise ValidationError({"name": _("Choose a person or write a name, one of the two.")})

    @property
    def full_name(self) -> str:
        """The name as somebody wrote it."""
        return self.person.name if self.person else self.name

    @property
    def shown_name(self) -> str:
        """The name as it stands on the page: `Anna Lind`."""
        name = self.full_name
        family, comma, given = name.partition(",")
        if self.is_organisation or not comma:
            return name.strip()
        return f"{given.strip()} {family.strip()}"


class PublicationAuthor(Author):
    """An author of a publication."""

    page = ParentalKey(
        "publications.PublicationPage", on_delete=models.CASCADE, related_name="authors"
    )

    class Meta(Author.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")


class DebateAuthor(Author):
    """An author of an article."""

    page = ParentalKey("publications.DebatePage", on_delete=models.CASCADE, related_name="authors")

    class Meta(Author.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")
