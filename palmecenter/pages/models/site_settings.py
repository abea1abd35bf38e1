"""What the whole site says of the organisation: its names and how to reach it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from palmecenter.languages.panels import side_by_side


@register_setting(icon="site")
class SiteSettings(BaseSiteSetting):
    """Names, contact and the demo notice, in both languages where they are text."""

    name = models.CharField(_("name"), max_length=120, blank=True)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    about = models.TextField(
        _("about"), blank=True, help_text=_("One sentence at the foot of every page.")
    )
    visiting_address = models.CharField(_("visiting address"), max_length=200, blank=True)
    postal_address = models.CharField(_("postal address"), max_length=200, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    organisation_number = models.CharField(_("organisation number"), max_length=20, blank=True)
    demo_notice = models.TextField(
        _("demo notice"),
        blank=True,
        help_text=_("Shown at the foot of pages with demo content. Empty on a real site."),
    )

    panels = [
        side_by_side("name"),
        side_by_side("short_name"),
        side_by_side("about"),
        MultiFieldPanel(
            [
                FieldPanel("visiting_address"),
                FieldPanel("postal_address"),
                FieldPanel("phone"),
                FieldPanel("email"),
                FieldPanel("organisation_number"),
            ],
            heading=_("Contact"),
        ),
        side_by_side("demo_notice"),
    ]

    class Meta:
        verbose_name = _("site settings")
