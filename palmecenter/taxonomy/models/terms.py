"""Themes, target groups, ways of working and scales."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from palmecenter.languages.panels import side_by_side

from ..searching import sorted_by
from .term import Term


class Theme(Term):
    """What the work is about, such as gender equality."""

    text = models.TextField(_("text"), blank=True, help_text=_("Two or three sentences."))
    dac_sector = models.CharField(
        _("OECD DAC sector"),
        max_length=5,
        blank=True,
        help_text=_("The five-digit purpose code that IATI data carries, such as 15170."),
    )

    search_fields = [*Term.search_fields, *sorted_by("dac_sector")]
    panels = [
        side_by_side("name"),
        side_by_side("slug"),
        side_by_side("text"),
        FieldPanel("dac_sector"),
    ]

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["name_sv"]


class TargetGroup(Term):
    """Whom the work is for, such as grassroots activists."""

    panels = [side_by_side("name"), side_by_side("slug")]

    class Meta:
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")
        ordering = ["name_sv"]


class OrderedTerm(Orderable, Term):
    """A term whose place among the others means something, so that staff decide on it."""

    search_fields = [*Term.search_fields, *sorted_by("sort_order")]

    class Meta(Orderable.Meta):
        abstract = True
        ordering = ["sort_order", "name_sv"]


class WayOfWorking(OrderedTerm):
    """How the work is done, such as counselling or a study circle."""

    text = models.TextField(_("text"), blank=True, help_text=_("Two or three sentences."))

    panels = [side_by_side("name"), side_by_side("slug"), side_by_side("text")]

    class Meta(OrderedTerm.Meta):
        verbose_name = _("way of working")
        verbose_name_plural = _("ways of working")


class Scale(OrderedTerm):
    """How large a project is, from small popular-movement project to larger mobilisation."""

    panels = [side_by_side("name"), side_by_side("slug")]

    class Meta(OrderedTerm.Meta):
        verbose_name = _("scale")
        verbose_name_plural = _("scales")


class Challenge(Term):
    """What parties struggle with in different countries, such as meeting when it is dangerous."""

    text = models.TextField(_("text"), blank=True, help_text=_("Two or three sentences."))

    panels = [side_by_side("name"), side_by_side("slug"), side_by_side("text")]

    class Meta:
        verbose_name = _("challenge")
        verbose_name_plural = _("challenges")
        ordering = ["name_sv"]
