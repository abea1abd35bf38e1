"""Records of projects as IATI, ready to look into."""

from datetime import UTC, date, datetime

from projects.exports import iati_xml
from projects.exports.iati_activities import activity
from projects.exports.iati_organisation import CountryBudgets, organisation
from projects.exports.records import Record
from tests.factories.records import make_publisher, make_record

from .iati import assert_valid

TODAY = date(2026, 11, 25)


NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def activities(*records: Record) -> bytes:
    body = iati_xml.as_text(activity(one, make_publisher(), TODAY) for one in records)
    opening, closing = (
        iati_xml.opening("iati-activities", NOW),
        iati_xml.closing("iati-activities"),
    )
    return f"{opening}{body}{closing}".encode()


def told(**changes):
    """Return the one activity of a project, from a file that the schema accepts."""
    return assert_valid(activities(make_record(**changes)), "activities")[0]


def organisations(*records: Record, since: int = 2026):
    budgets = CountryBudgets(since)
    budgets.add(records)
    body = iati_xml.as_text([organisation(budgets, make_publisher(), NOW)])
    opening, closing = (
        iati_xml.opening("iati-organisations", NOW),
        iati_xml.closing("iati-organisations"),
    )
    return assert_valid(f"{opening}{body}{closing}".encode(), "organisations")[0]
