from .event import EventPage
from .index import EventIndexPage
from .inlines import EventMaterial, EventParticipant, EventPhoto, ProgrammeItem
from .questions import RegistrationQuestion
from .registration import Registration
from .series import EventSeriesPage

__all__ = [
    "EventIndexPage",
    "EventMaterial",
    "EventPage",
    "EventParticipant",
    "EventPhoto",
    "EventSeriesPage",
    "ProgrammeItem",
    "Registration",
    "RegistrationQuestion",
]
