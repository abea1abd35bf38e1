"""Projects as IATI activities, version 2.03. The schema wants the elements in this order.

Where a project has several countries or sectors, nobody has said how its sum is divided; as IATI
asks for percentages, each gets an equal share.
"""

from collections.abc import Iterator
from datetime import date

from lxml import etree

from palmecenter.formatting import rounded
from palmecenter.languages.codes import CODES

from ..choices import ResultKind, ResultUnit, Status
from ..totals import split_by_year
from . import iati_xml as xml
from .publisher import Publisher
from .records import Record, Result

ACTIVITY_STATUS = {
    Status.PLANNED: "1",  # pipeline
    Status.RUNNING: "2",  # implementation
    Status.FINISHED: "4",  # closed
    Status.STOPPED: "5",  # cancelled
}
FUNDING, ACCOUNTABLE, EXTENDING, IMPLEMENTING = "1", "2", "3", "4"
SCOPE_NATIONAL, SCOPE_MULTINATIONAL, SCOPE_REGIONAL = "4", "3", "2"
DAC, OWN_VOCABULARY = "1", "99"
GENDER_EQUALITY = "1"
DEMO_NOTE = "4"  # a description of another kind than the standard's
RESULT_TYPE = {ResultKind.OUTPUT: "1", ResultKind.OUTCOME: "2"}
MEASURE = {ResultUnit.PERCENT: "2"}
IN_UNITS = "1"


def activity(record: Record, publisher: Publisher, today: date) -> etree._Element:
    """A project that has what IATI needs (`missing_fields.for_iati`) as an activity."""
    element = xml.new("iati-activity", default_currency=xml.CURRENCY)
    element.set(xml.XML_LANG, CODES[0])
    if record.updated:
        element.set("last-updated-datetime", record.updated.isoformat(timespec="seconds"))
    if record.is_demo:
        element.set(xml.DEMO, "true")
    xml.add(element, "iati-identifier").text = record.iati_identifier
    publisher.add_reporting_org(element)
    xml.narrate(xml.add(element, "title"), record.heading)
    xml.narrate(xml.add(element, "description", type="1"), record.summary)
    if record.is_demo and publisher.demo_notice:
        xml.narrate(xml.add(element, "description", type=DEMO_NOTE), publisher.demo_notice)
    _organisations(element, record, publisher)
    _dates(element, record, today)
    _places(element, record)
    _sectors(element, record)
    if record.gender_marker is not None:
        marker = {"code": GENDER_EQUALITY, "significance": record.gender_marker}
        xml.add(element, "policy-marker", vocabulary=DAC, **marker)
    if record.aid_type:
        xml.add(element, "default-aid-type", code=record.aid_type, vocabulary=DAC)
    for start, end, amount in yearly_budgets(record):
        budget = xml.add(element, "budget", type="1", status="1")
        xml.add_period(budget, start, end)
        xml.add_value(budget, amount, start)
    _documents(element, record, publisher)
    for result in record.results:
        _result(element, result)
    return element


def _organisations(element: etree._Element, record: Record, publisher: Publisher) -> None:
    accountable = {"ref": publisher.identifier, "type": xml.NATIONAL_NGO, "role": ACCOUNTABLE}
    xml.narrate(xml.add(element, "participating-org", **accountable), publisher.name)
    for funder in record.funders:
        xml.narrate(xml.add(element, "participating-org", role=FUNDING), funder.names)
    for member in record.member_organisations:
        xml.narrate(xml.add(element, "participating-org", role=EXTENDING), member.names)
    if not record.iati_partial:
        for partner in record.partner_organisations:
            xml.narrate(xml.add(element, "participating-org", role=IMPLEMENTING), partner.names)


def _dates(element: etree._Element, record: Record, today: date) -> None:
    """Add the status, and the dates: those ahead are planned ones, those gone by are actual."""
    if record.status:
        xml.add(element, "activity-status", code=ACTIVITY_STATUS[record.status])
    if record.start:
        kind = "2" if record.start <= today else "1"
        xml.add(element, "activity-date", type=kind, iso_date=record.start.isoformat())
    if record.end:
        kind = "4" if record.end < today else "3"
        xml.add(element, "activity-date", type=kind, iso_date=record.end.isoformat())


def _places(element: etree._Element, record: Record) -> None:
    """Add the countries; the region only where there is none."""
    countries = record.countries
    if countries:
        scope = SCOPE_NATIONAL if len(countries) == 1 else SCOPE_MULTINATIONAL
        xml.add(element, "activity-scope", code=scope)
        shares = xml.shares_of_a_hundred(len(countries))
        for country, share in zip(countries, shares, strict=True):
            place = xml.add(element, "recipient-country", code=country.key, percentage=share)
            xml.narrate(place, country.names)
    elif record.region:
        xml.add(element, "activity-scope", code=SCOPE_REGIONAL)
        facts = {"code": record.region.key, "vocabulary": OWN_VOCABULARY, "percentage": 100}
        xml.narrate(xml.add(element, "recipient-region", **facts), record.region.names)


def _sectors(element: etree._Element, record: Record) -> None:
    shares = xml.shares_of_a_hundred(len(record.sectors) or 1)
    for sector, share in zip(record.sectors, shares, strict=False):
        xml.add(element, "sector", vocabulary=DAC, code=sector, percentage=share)


def yearly_budgets(record: Record) -> Iterator[tuple[date, date, int]]:
    """Yield the budget of each calendar year, which IATI wants; none without a whole period."""
    if record.budget is None or not record.start or not record.end:
        return
    budget = rounded(record.budget) if record.iati_partial else record.budget
    for year, amount in split_by_year(budget, record.start, record.end).items():
        first = max(record.start, date(year, 1, 1))
        yield first, min(record.end, date(year, 12, 31)), amount


def _documents(element: etree._Element, record: Record, publisher: Publisher) -> None:
    """Link the project's page in its languages, and why a part is left out where one is."""
    for code in record.languages:
        title = {code: record.heading[code]}
        xml.add_document(element, record.addresses[code], title, xml.ACTIVITY_PAGE, code)
    if record.iati_partial:
        publisher.add_exclusions_policy(element)


def _result(element: etree._Element, result: Result) -> None:
    """Add a result, if it says something. Its figures are those of a calendar year."""
    if not result.statement:
        return
    outcome = xml.add(element, "result", type=RESULT_TYPE[ResultKind(result.kind)])
    xml.narrate(xml.add(outcome, "title"), result.statement)
    measure = MEASURE.get(ResultUnit(result.unit), IN_UNITS)
    indicator = xml.add(outcome, "indicator", measure=measure)
    xml.narrate(xml.add(indicator, "title"), result.statement)
    if not result.year or (result.target is None and result.achieved is None):
        return
    period = xml.add(indicator, "period")
    xml.add_period(period, date(result.year, 1, 1), date(result.year, 12, 31))
    for tag, figure in (("target", result.target), ("actual", result.achieved)):
        if figure is not None:
            xml.add(period, tag, value=f"{figure.normalize():f}")
