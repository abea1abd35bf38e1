"""Organisations and people whose names may be public.

Whoever must not be named is not here: protected identities have a room of their own.
"""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from palmecenter.languages.panels import side_by_side
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.protection.term_form import ProtectedTermForm
from palmecenter.protection.terms import ProtectedTermMixin

from ..searching import found_by, sorted_by
from .public_facts import ORGANISATION_PUBLIC, PERSON_PUBLIC


class Organisation(ProtectedTermMixin, index.Indexed, models.Model):
    """An organisation under the name that the public may read."""

    protected_facts: ClassVar[dict[ProtectionLevel, tuple[str, ...]]] = {
        ProtectionLevel.LIMITED: ("url",)
    }
    public_facts: ClassVar[dict[str, str]] = ORGANISATION_PUBLIC
    public_names: ClassVar[tuple[str, ...]] = ("name_sv", "name_en")
    base_form_class = ProtectedTermForm

    class Role(models.TextChoices):
        """What the organisation is to the Center."""

        MEMBER = "member", _("member organisation")
        PARTNER = "partner", _("partner organisation")
        SISTER_PARTY = "sister-party", _("sister party")
        FUNDER = "funder", _("funder")
        OTHER = "other", _("other")

    class Kind(models.TextChoices):
        """What kind of organisation it is."""

        PARTY = "party", _("party organisation")
        UNION = "union", _("trade union")
        EDUCATION = "education", _("educational organisation")
        YOUTH = "youth", _("youth and student organisation")
        TENANTS = "tenants", _("tenants’ organisation")
        COOPERATIVE = "cooperative", _("co-operative")
        CULTURE = "culture", _("culture and meeting places")
        OTHER = "other", _("other")

    name = models.CharField(_("name"), max_length=200)
    role = models.CharField(_("role"), max_length=16, choices=Role, default=Role.MEMBER)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.OTHER)
    url = models.URLField(_("website"), blank=True)

    search_fields = [
        *found_by("name_sv", "name_en"),
        *sorted_by("role", "kind", "protection"),
    ]
    panels = [
        side_by_side("name"),
        FieldRowPanel([FieldPanel("role"), FieldPanel("kind")]),
        FieldPanel("url"),
        FieldPanel("protection"),
        FieldPanel("make_public"),
        FieldPanel("name_is_public"),
        FieldPanel("names_stay"),
    ]

    class Meta(ProtectedTermMixin.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name_sv"]

    def __str__(self) -> str:
        return self.name or self.name_sv or ""


class Person(ProtectedTermMixin, index.Indexed, models.Model):
    """A person who works for the Center or speaks in public for it, and agreed to be shown."""

    protected_facts: ClassVar[dict[ProtectionLevel, tuple[str, ...]]] = {
        ProtectionLevel.LIMITED: ("organisation", "email", "phone", "picture")
    }
    public_facts: ClassVar[dict[str, str]] = PERSON_PUBLIC
    public_names: ClassVar[tuple[str, ...]] = ("name",)
    base_form_class = ProtectedTermForm

    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=200, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="people",
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    picture = models.ForeignKey(
        "media.Image",
        verbose_name=_("picture"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    search_fields = [
        *found_by("name"),
        *sorted_by("role_sv", "role_en", "protection", relation="organisation"),
    ]
    panels = [
        FieldPanel("name"),
        side_by_side("role"),
        FieldPanel("organisation"),
        FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
        FieldPanel("picture"),
        FieldPanel("protection"),
        FieldPanel("make_public"),
        FieldPanel("name_is_public"),
        FieldPanel("names_stay"),
    ]

    class Meta(ProtectedTermMixin.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
