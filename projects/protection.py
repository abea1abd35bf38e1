"""What each protection level hides of a project, and what it leaves, with why."""

from palmecenter.protection.levels import ProtectionLevel

PROTECTED_FACTS: dict[ProtectionLevel, tuple[str, ...]] = {
    ProtectionLevel.LIMITED: ("partner_organisations", "contact", "gallery"),
    ProtectionLevel.PROTECTED: (
        "countries",
        # Some regions have one country that the Center works in.
        "region",
        "member_organisations",
        # Few projects are for the same people in the same ways: together they are as good as a
        # number that leads back to what was told before.
        "target_groups",
        "ways_of_working",
        # The scale and the funders tell the sum.
        "scale",
        "budget",
        "spent",
        "amounts_rounded",
        "funders",
        "period_start",
        "period_end",
        "picture",
        "results",
        # A related event may be held where the work is.
        "related_pages",
        "iati_identifier",
        "iati_sector",
        "iati_aid_type",
        "iati_gender_marker",
    ),
}

OPEN_DATA = "from protected on nothing of the project is told as IATI"
PUBLIC_FACTS: dict[str, str] = {
    "body": "words alone from protected on, and those are the editor's",
    "lessons": "words of the editor's, as the text",
    "themes": "what it is about is what a protected page may still tell",
    "status_override": "that work goes on, or does not, tells nothing of where",
    "iati_publish": OPEN_DATA,
    "iati_reason": f"{OPEN_DATA}; the reason is for staff alone",
}
