"""What each protection level hides of a publication, and what it leaves, with why."""

from palmecenter.protection.levels import ProtectionLevel

PROTECTED_FACTS: dict[ProtectionLevel, tuple[str, ...]] = {
    # Whoever wrote it may be the partner, or somebody of theirs.
    ProtectionLevel.LIMITED: ("co_publisher", "authors"),
    ProtectionLevel.PROTECTED: (
        # What a file or a printed book tells, nobody can take out of it; and its language alone
        # may tell the country.
        "editions",
        "countries",
        "cover",
        # A series may be about one country; with the year it leads back to the book.
        "series",
        "year",
        # A related project or event may be held in the country.
        "related_pages",
    ),
}

STAFF = "told to staff alone"
PUBLIC_FACTS: dict[str, str] = {
    "body": "words alone from protected on, and those are the editor's",
    "publication_kind": "a booklet or a report, as there are everywhere",
    "themes": "what it is about is what a protected page may still tell",
    "licence": "what others may do with it tells nothing of who made it",
    "publications.Stock.page": STAFF,
    "publications.DownloadCount.page": STAFF,
    "publications.PublishedFile.page": "deleted with the editions",
}
