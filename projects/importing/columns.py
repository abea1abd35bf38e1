"""The columns of the file, by their names in its first line."""

from palmecenter.protection.levels import ProtectionLevel
from palmecenter.taxonomy.models import (
    Country,
    Organisation,
    Region,
    Scale,
    TargetGroup,
    Theme,
    WayOfWorking,
)

from ..models.project import IatiPublishing
from ..status import Status
from .cells import Choice, Column, Day, Number, Paragraphs, Term, Terms, YesNo

NAMES_ALONE = r"[|\n]"

COLUMNS: dict[str, Column] = {
    "iati_identifier": Column("iati_identifier"),
    "slug": Column("slug"),
    "slug_en": Column("slug_en"),
    "heading_sv": Column("heading_sv"),
    "heading_en": Column("heading_en"),
    "summary_sv": Column("summary_sv"),
    "summary_en": Column("summary_en"),
    "body_sv": Paragraphs("body_sv"),
    "body_en": Paragraphs("body_en"),
    "lessons_sv": Column("lessons_sv"),
    "lessons_en": Column("lessons_en"),
    "ready_sv": YesNo("ready_sv"),
    "ready_en": YesNo("ready_en"),
    "protection": Choice("protection", ProtectionLevel),
    "countries": Terms("countries", Country),
    "region": Term("region", Region),
    "themes": Terms("themes", Theme),
    "target_groups": Terms("target_groups", TargetGroup),
    "ways_of_working": Terms("ways_of_working", WayOfWorking),
    "scale": Term("scale", Scale),
    "member_organisations": Terms("member_organisations", Organisation, NAMES_ALONE),
    "partner_organisations": Terms("partner_organisations", Organisation, NAMES_ALONE),
    "period_start": Day("period_start"),
    "period_end": Day("period_end"),
    "status": Choice("status_override", Status, but=(Status.UNKNOWN,)),
    "budget": Number("budget"),
    "spent": Number("spent"),
    "amounts_rounded": YesNo("amounts_rounded"),
    "sector": Column("iati_sector"),
    "aid_type": Column("iati_aid_type"),
    "gender_marker": Number("iati_gender_marker"),
    "open_data": Choice("iati_publish", IatiPublishing),
    "open_data_reason": Column("iati_reason"),
}
