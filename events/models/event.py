"""EventPage: a seminar, a public meeting, a conference, a study circle, a training."""

import hashlib
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList

from palmecenter.blocks.body import BodyBlock
from palmecenter.blocks.fields import StreamField
from palmecenter.languages.localized import reader_language
from palmecenter.languages.panels import side_by_side, stacked
from palmecenter.languages.texts import words_in
from palmecenter.listing.entries import Facts, ListedMixin
from palmecenter.pages.models import BasePage
from palmecenter.pages.panels import RELATED_PANEL, publishing_tab, settings_tab, tabs, text_tab
from palmecenter.protection.children import ProtectedChildrenMixin
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.protection.redaction import hidden_names

from ..choices import Kind, Status
from ..context import event_context
from ..dates import HOME_ZONE, EventDates, event_dates
from ..filters import listed_facts
from ..protection import PROTECTED_FACTS, PUBLIC_FACTS
from .inlines import AFTERWARDS_PANELS, with_rows
from .questions import QuestionsMixin
from .registration_settings import REGISTRATION_PANELS, RegistrationSettingsMixin
from .times import TIMES_PANEL, TimesMixin
from .venue import VENUE_PANELS, VenueMixin

WHAT_PANEL = MultiFieldPanel(
    [
        FieldPanel("event_kind"),
        FieldPanel(
            "status",
            help_text=_(
                "Nobody is told by itself: when you have published it you can write to those who "
                "are registered. What is postponed keeps its old day until it has a new one; then "
                "it takes place."
            ),
        ),
        FieldPanel("series"),
    ],
    heading=_("What"),
)


class EventPage(
    ListedMixin,
    QuestionsMixin,
    TimesMixin,
    VenueMixin,
    RegistrationSettingsMixin,
    ProtectedChildrenMixin,
    BasePage,
):
    """An event: before it what one needs to come, after it what remains."""

    Kind = Kind
    Status = Status

    template = "events/event_page.html"
    print_template: ClassVar[str] = "events/print/event_page.html"
    parent_page_types: ClassVar[list[str]] = ["events.EventIndexPage"]
    kind = _("Event")
    protected_children = "participants"
    # A copy is another event: calendars must not take it for this one.
    exclude_fields_in_copy: ClassVar[list[str]] = [
        *BasePage.exclude_fields_in_copy,
        "sequence",
        "calendar_digest",
    ]
    protected_facts: ClassVar[dict[ProtectionLevel, tuple[str, ...]]] = PROTECTED_FACTS
    public_facts: ClassVar[dict[str, str]] = PUBLIC_FACTS

    event_kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.SEMINAR)
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.PLANNED)
    notice = models.TextField(
        _("notice"),
        blank=True,
        help_text=_("Shown at the top: why it is cancelled, when it will be instead, what is new."),
    )
    series = models.ForeignKey(
        "events.EventSeriesPage",
        verbose_name=_("series"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
    )
    themes = ParentalManyToManyField(
        "taxonomy.Theme", verbose_name=_("themes"), blank=True, related_name="+"
    )
    organisers = ParentalManyToManyField(
        "taxonomy.Organisation", verbose_name=_("organisers"), blank=True, related_name="+"
    )
    picture = models.ForeignKey(
        "media.Image",
        verbose_name=_("picture"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    aftermath = models.TextField(
        _("about the recording"),
        blank=True,
        help_text=_("What there is or will be, or why there is none."),
    )
    # What calendars were last told, and how often that has changed (RFC 5545, 3.8.7.4).
    sequence = models.PositiveIntegerField(default=0, editable=False)
    calendar_digest = models.CharField(max_length=32, blank=True, default="", editable=False)

    edit_handler = tabs(
        text_tab(side_by_side("notice"), FieldPanel("picture"), stacked("body", heading=_("Text"))),
        ObjectList([WHAT_PANEL, TIMES_PANEL, *VENUE_PANELS], heading=_("When and where")),
        ObjectList(
            [
                InlinePanel("programme", heading=_("Programme"), label=_("Point")),
                InlinePanel("participants", heading=_("Participants"), label=_("Participant")),
                FieldPanel("organisers"),
            ],
            heading=_("Programme and people"),
        ),
        ObjectList([*REGISTRATION_PANELS], heading=_("Registration")),
        ObjectList([side_by_side("aftermath"), *AFTERWARDS_PANELS], heading=_("Afterwards")),
        settings_tab(FieldPanel("themes"), RELATED_PANEL),
        publishing_tab(),
    )

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    @property
    def begins_at(self) -> datetime:  # type: ignore[override]  # the mixin only declares it
        """The instant at which it begins."""
        return self.span[0]

    @property
    def is_planned(self) -> bool:  # type: ignore[override]  # the mixin only declares it
        """Whether it takes place, as far as anybody knows."""
        return self.status == self.Status.PLANNED

    @property
    def when_for_reader(self) -> EventDates:
        """When it is, in the reader's language."""
        return event_dates(self, reader_language())

    @property
    def names_clocks(self) -> bool:
        """Whether readers must be told whose clocks the times are."""
        return self.is_online or self.time_zone != HOME_ZONE

    @property
    def hides_place(self) -> bool:  # type: ignore[override]  # the mixin only declares it
        """Whether nobody may know where it is."""
        return "city" in hidden_names(type(self), self.protection)

    @property
    def hides_people(self) -> bool:
        """Whether somebody who takes part is not named, for their safety."""
        return not self.is_open or any(person.is_protected for person in self.participants.all())

    def clean(self) -> None:
        """Check the times and the registration."""
        super().clean()
        # Without a first day there is nothing to compare; the form says that it is missing.
        if self.start_date:
            self.clean_times()
            self.clean_registration()

    def prepare_texts(self) -> None:
        """Bring up to date what follows from the entries."""
        self.set_instants()
        super().prepare_texts()

    def save(self, clean: bool = True, **kwargs: Any) -> Any:
        """Save; a live page also counts how often what calendars know has changed."""
        self.set_instants()
        if self.live and kwargs.get("update_fields") is None:
            self.count_changes()
        return super().save(clean=clean, **kwargs)

    def count_changes(self) -> None:
        """Count up when the facts differ from those that calendars were told.

        Both are taken from the row: a revision remembers them as they were when it was made.
        """
        row = EventPage.objects.filter(pk=self.pk).values_list("sequence", "calendar_digest")
        self.sequence, known = row.first() or (0, "")
        now = self._digest_for_calendars()
        if known and known != now:
            self.sequence += 1
        self.calendar_digest = now

    def _digest_for_calendars(self) -> str:
        # Nobody shall find out a hidden place by trying which one gives this digest.
        place = "" if self.hides_place else self.place_line
        facts = [*self.span, self.is_all_day, str(self.status), place, self.is_online]
        return hashlib.sha256(repr(facts).encode()).hexdigest()[:32]

    def begin_anew(self, stored: Any) -> None:
        """Let calendars take it for another event; who was not told of a change still is not."""
        super().begin_anew(stored)
        told = models.When(told_sequence__gte=stored.sequence, then=1)
        self.registrations.update(told_sequence=models.Case(told, default=0))
        self.sequence, self.calendar_digest = 1, ""

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the page shows of the event; see `events.context`."""
        context = super().get_context(request, *args, **kwargs)
        return context | event_context(self, request)

    def listed_facts(self) -> Facts:
        """The facts that lists filter and sort the event by."""
        return listed_facts(self)

    @classmethod
    def with_listed_facts(cls) -> models.QuerySet:
        """Fetch the themes along with it."""
        return super().with_listed_facts().prefetch_related("themes")

    def words(self, code: str) -> str:
        """All texts of the event in one language, and its place, for search."""
        known = {getattr(self, f"heading_{code}"), getattr(self, f"summary_{code}")}
        texts = [text for text in words_in(self, code) if text not in known]
        return "\n".join([*texts, self.place_line])

    @classmethod
    def for_display(cls) -> models.QuerySet:
        """Fetch along what the page shows."""
        return with_rows(super().for_display().select_related("series", "picture"))
