"""Where an event is: in a room, online, or both; and in which languages."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from palmecenter.languages.mixins import PageMixin
from palmecenter.languages.panels import side_by_side

from ..choices import RegistrationMode
from ..language_codes import LanguageCodesField


class VenueMixin(PageMixin):
    """A place with what those who come need to know of it, and what those elsewhere can follow."""

    public_facts: ClassVar[dict[str, str]] = {
        "is_online": "whoever takes part must know how, and a broadcast is heard everywhere",
        "has_place": "that people meet tells nothing of where",
    }

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
        help_text=_(
            "Public. As long as it is empty the page says that the link comes there before the "
            "event, unless you give one for those who are registered."
        ),
    )
    registered_url = models.URLField(
        _("or its address for those who are registered"),
        blank=True,
        help_text=_(
            "Never on the page. Those who have a place get it by mail when they are given the "
            "place and two days before, and find it at their registration. Write to them if you "
            "fill it in later than that. A protected event keeps no address: write it to them "
            "yourself."
        ),
    )
    has_light_audio = models.BooleanField(
        _("also as sound alone, for weak lines"),
        default=False,
    )
    light_audio_url = models.URLField(_("address of the sound"), blank=True)
    spoken = LanguageCodesField(verbose_name=_("languages spoken"))
    interpreted = LanguageCodesField(verbose_name=_("interpreted into"))
    # Remembered when the level takes the place away: the event is still not only online.
    has_place = models.BooleanField(default=False, editable=False)

    class Meta:
        abstract = True

    # Of the event that this is mixed into.
    hides_place: bool
    registration: str

    def prepare_texts(self) -> None:
        """Note whether people meet at a place, as long as the place is known."""
        if self.place_line or not self.hides_place:
            self.has_place = bool(self.place_line)
        super().prepare_texts()

    @property
    def place_line(self) -> str:
        """The place on one line, empty where there is none."""
        return ", ".join(part for part in (self.place_name, self.street, self.city) if part)

    @property
    def where(self) -> str:
        """Where it is, in a list: the place and its town, or that it is online."""
        if self.place_line or not self.is_online:
            return ", ".join(part for part in (self.place_name, self.city) if part)
        if not self.is_hybrid:
            return gettext("Online")
        if self.registration == RegistrationMode.NONE:
            return gettext("Online, and at a place that is withheld for security reasons")
        return gettext("Online, and at a place that those who are registered are told")

    @property
    def is_only_online(self) -> bool:
        """Whether nobody meets at any place."""
        return self.is_online and not self.is_hybrid

    @property
    def is_hybrid(self) -> bool:
        """Whether people meet at a place, which may be hidden, and others follow it online."""
        return self.is_online and (bool(self.place_line) or (self.hides_place and self.has_place))


VENUE_PANELS = (
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
            FieldPanel("registered_url"),
            FieldPanel("has_light_audio"),
            FieldPanel("light_audio_url"),
        ],
        heading=_("Online"),
    ),
    MultiFieldPanel([FieldPanel("spoken"), FieldPanel("interpreted")], heading=_("Languages")),
)
