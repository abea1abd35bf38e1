"""The Center's organisation file, IATI 2.03: what it plans for each country in the years ahead.

The sums are those of the activities in the activity file, added up by country and calendar year;
nothing else is known of the Center's budget here, so nothing else is said.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from lxml import etree

from . import iati_xml as xml
from .iati_activities import yearly_budgets
from .publisher import Publisher
from .records import Record, Texts


class CountryBudgets:
    """Adds up what projects plan for each country, from a year on."""

    def __init__(self, since: int) -> None:
        self.since = since
        self.sums: Counter[tuple[str, int]] = Counter()
        self.names: dict[str, Texts] = {}
        self.has_demo = False

    def add(self, records: Iterable[Record]) -> None:
        """Add some projects. A sum for several countries is divided equally among them."""
        for record in records:
            self.has_demo = self.has_demo or record.is_demo
            self.names |= {country.key: country.names for country in record.countries}
            for start, _end, amount in yearly_budgets(record):
                if start.year >= self.since and record.countries:
                    shares = xml.equal_shares(amount, len(record.countries))
                    for code, share in zip(record.country_codes, shares, strict=True):
                        self.sums[code, start.year] += share


def organisation(budgets: CountryBudgets, publisher: Publisher, now: datetime) -> etree._Element:
    """The organisation with its budgets by country and year."""
    element = xml.new("iati-organisation", default_currency=xml.CURRENCY)
    element.set("last-updated-datetime", now.isoformat(timespec="seconds"))
    if budgets.has_demo:
        element.set(xml.DEMO, "true")
    xml.add(element, "organisation-identifier").text = publisher.identifier
    xml.narrate(xml.add(element, "name"), publisher.name)
    publisher.add_reporting_org(element)
    for (code, year), amount in sorted(budgets.sums.items()):
        budget = xml.add(element, "recipient-country-budget", status="1")
        xml.narrate(xml.add(budget, "recipient-country", code=code), budgets.names[code])
        xml.add_period(budget, date(year, 1, 1), date(year, 12, 31))
        xml.add_value(budget, amount, date(year, 1, 1))
    publisher.add_exclusions_policy(element)
    return element
