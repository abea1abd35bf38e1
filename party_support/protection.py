"""What each protection level hides of an initiative, and what it leaves, with why."""

from palmecenter.protection.levels import ProtectionLevel

PROTECTED_FACTS: dict[ProtectionLevel, tuple[str, ...]] = {
    ProtectionLevel.LIMITED: ("sister_parties",),
    ProtectionLevel.PROTECTED: (
        "countries",
        "target_groups",
        "period_start",
        "period_end",
        "budget",
        "budget_rounded",
        "picture",
        "results",
        # How a challenge was met tells of the place; a related event may be held there.
        "challenges",
        "related_pages",
    ),
}

PUBLIC_FACTS: dict[str, str] = {
    "body": "words alone from protected on, and those are the editor's",
    "learned": "words of the editor's, as the text",
    "focuses": "each kind of support is given in many countries",
    "themes": "what it is about is what a protected page may still tell",
}
