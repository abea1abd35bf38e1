"""Comments from different countries on what a chapter says."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from palmecenter.languages.panels import side_by_side
from palmecenter.protection.children import ProtectedChildMixin
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.taxonomy.models import Country, Organisation

from .chapter import ChapterPage

# Whatever nobody outside may know has no place in a manual: there is no closed comment.
LEVELS = [level for level in ProtectionLevel if level != ProtectionLevel.CLOSED]


class CountryComment(ProtectedChildMixin, Orderable):
    """What somebody in a party says, under their role and country: never under a name."""

    protected_facts: ClassVar[dict[ProtectionLevel, tuple[str, ...]]] = {
        ProtectionLevel.LIMITED: ("party",),
        ProtectionLevel.PROTECTED: ("country",),
    }
    public_facts: ClassVar[dict[str, str]] = {
        "role": "what somebody does, never who they are",
        "text": "words of the editor's: what is said is why the comment is there",
        "protection": "how much is told shows by itself",
    }

    page = ParentalKey(ChapterPage, on_delete=models.CASCADE, related_name="country_comments")
    country = models.ForeignKey(
        Country,
        verbose_name=_("country"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    party = models.ForeignKey(
        Organisation,
        verbose_name=_("party"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"role": Organisation.Role.SISTER_PARTY},
    )
    role = models.CharField(
        _("role"),
        max_length=120,
        blank=True,
        help_text=_("“Branch chair”, “Young member”. Never a person’s name."),
    )
    text = models.TextField(_("text"), blank=True)
    protection = models.CharField(
        _("protection level"),
        max_length=9,
        choices=[(level.value, level.label) for level in LEVELS],
        default=ProtectionLevel.OPEN,
        help_text=_("What the level hides is removed from the comment when it is saved."),
    )

    panels = [
        FieldRowPanel([FieldPanel("country"), FieldPanel("party")]),
        side_by_side("role"),
        side_by_side("text"),
        FieldPanel("protection"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("comment")
        verbose_name_plural = _("comments")

    def __str__(self) -> str:
        return f"{self.role_sv or self.role_en}: {(self.text_sv or self.text_en or '')[:40]}"
