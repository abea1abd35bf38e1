"""What the publisher of open data is known by."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="download")
class OpenDataSettings(BaseSiteSetting):
    """The organisation as IATI knows it, and its policy on what is left out."""

    organisation_identifier = models.CharField(
        _("organisation identifier"),
        max_length=60,
        blank=True,
        default="",
        validators=[
            RegexValidator(r"^[A-Z]{2}-[A-Z]+-[^\s/&|?]+$", _("Such as SE-ON-000000-0000."))
        ],
        help_text=_(
            "As IATI has it: the register’s code from org-id.guide and the number there, in Sweden"
            " SE-ON- and the organisation number. Without it no IATI files are offered."
        ),
    )
    exclusions_page = models.ForeignKey(
        "pages.BasePage",
        verbose_name=_("policy on exclusions"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The page that says what is left out of open data, and why."),
    )

    # Asked for along with the settings.
    select_related = ["exclusions_page"]

    panels = [FieldPanel("organisation_identifier"), PageChooserPanel("exclusions_page")]

    class Meta:
        verbose_name = _("open data")
