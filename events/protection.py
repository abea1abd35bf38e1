"""What each protection level hides of an event, and what it leaves, with why."""

from palmecenter.protection.levels import ProtectionLevel

# Of the place and the time; see `models/venue.py` and `models/times.py`.
PLACE_FACTS = (
    *("place_name", "street", "city", "accessibility"),
    *("stream_url", "registered_url", "has_light_audio", "light_audio_url"),
    # Burmese is spoken in one country.
    *("spoken", "interpreted"),
)
TIME_FACTS = ("start_time", "end_time", "time_zone", "programme")

PROTECTED_FACTS: dict[ProtectionLevel, tuple[str, ...]] = {
    ProtectionLevel.LIMITED: ("participants", "organisers"),
    ProtectionLevel.PROTECTED: (
        *PLACE_FACTS,
        *TIME_FACTS,
        "picture",
        "photos",
        "materials",
        # A series may be about one country; a related project may tell it.
        "series",
        "related_pages",
    ),
}

PUBLIC_FACTS: dict[str, str] = {
    "event_kind": "a seminar or a course, as there are anywhere",
    "status": "whoever is coming must know whether it takes place",
    "notice": "words of the editor's, as the text",
    "body": "words alone from protected on, and those are the editor's",
    "aftermath": "words of the editor's, as the text",
    "themes": "what it is about is what a protected page may still tell",
    "sequence": "counts changes for calendars, anew once the level is raised",
    "calendar_digest": "shown nowhere, and made without what the level hides",
}
