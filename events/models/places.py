"""Where an event is: in a room, online, or both; and in which languages."""

from django.db import models
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from palmecenter.languages.panels import side_by_side

from ..codes import CodesField


class PlaceMixin(models.Model):
    """A place with what those who come need to know of it, and what those elsewhere can follow."""

    place_name = models.CharField(_("place"), max_length=200, blank=True)
    street = models.CharField(_("street address"), max_length=200, blank=True)
    city = models.CharField(_("town"), max_length=120, blank=True)
    accessibility = models.TextField(
        _("accessibility of the place"),
        blank=True,
        help_text=_("Lift, hearing loop, wheelchair spaces, quiet room; what is missing, too."),
    )
    is_online = models.BooleanField(_("can be followed online"), default=False)
    stream_url = models.URLField(
        _("address of the broadcast"),
        blank=True,
        help_text=_("Public. Leave empty what is only sent to those who register."),
    )
    has_light_audio = models.BooleanField(
        _("also as sound alone, for weak lines"),
        default=False,
    )
    light_audio_url = models.URLField(_("address of the sound"), blank=True)
    spoken = CodesField(verbose_name=_("languages spoken"))
    interpreted = CodesField(verbose_name=_("interpreted into"))

    class Meta:
        abstract = True

    @property
    def place_line(self) -> str:
        """The place on one line, empty where there is none."""
        return ", ".join(part for part in (self.place_name, self.street, self.city) if part)

    @property
    def where(self) -> str:
        """Where it is, in a list: the place and its town, or that it is online."""
        online = "" if self.place_line or not self.is_online else gettext("Online")
        return online or ", ".join(part for part in (self.place_name, self.city) if part)


# What tells where an event is, or lets somebody listen to it.
PLACE_FACTS = ("place_name", "street", "city", "accessibility", "stream_url", "light_audio_url")

PLACE_PANELS = (
    MultiFieldPanel(
        [
            FieldPanel("place_name"),
            FieldRowPanel([FieldPanel("street"), FieldPanel("city")]),
            side_by_side("accessibility"),
        ],
        heading=_("Where"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("is_online"),
            FieldPanel("stream_url"),
            FieldPanel("has_light_audio"),
            FieldPanel("light_audio_url"),
        ],
        heading=_("Online"),
    ),
    MultiFieldPanel([FieldPanel("spoken"), FieldPanel("interpreted")], heading=_("Languages")),
)
