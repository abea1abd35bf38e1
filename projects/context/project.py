"""Everything that a project's page and its sheet of paper tell, and what search finds it by."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from palmecenter.formatting import period
from palmecenter.hubs.parts import SHOWN
from palmecenter.languages.codes import localized, other
from palmecenter.languages.localized import reader_language
from palmecenter.pages.models import BasePage
from palmecenter.protection.redaction import hidden_names
from palmecenter.taxonomy.models import Person

from ..choices import Status
from ..filters import list_address
from ..querysets import fetch_terms
from ..status import told_status
from .outcomes import Fact, Item, costs, outcomes, stories

# What a level hides, as the notice about it says. Facts of open data are not shown on the page.
HIDDEN = {
    "countries": gettext_lazy("country"),
    "period_start": gettext_lazy("period"),
    "member_organisations": gettext_lazy("member organisations"),
    "partner_organisations": gettext_lazy("partner organisations"),
    "contact": gettext_lazy("contact person"),
    "budget": gettext_lazy("budget"),
    "results": gettext_lazy("results"),
    "gallery": gettext_lazy("pictures"),
}


def project_context(page: Any, crumbs: list[BasePage]) -> dict[str, Any]:
    """What a project's own template gets.

    Facts are in the reader's language even where the texts are not; `crumbs` are the pages above.
    """
    code = reader_language()
    fetch_terms(page)
    results = outcomes(page.results.all(), page.shown_language, code)
    index_address = crumbs[-1].address(code) if crumbs else ""
    return {
        "facts": project_facts(page, index_address, code),
        "withheld": withheld(page),
        "costs": costs(page, code),
        "outcomes": results,
        "stories": stories(page),
        "has_units": any(figure.unit for result in results for figure in result.figures),
        "gallery": [row.image for row in page.gallery.all()],
    }


def project_facts(page: Any, index_address: str, code: str) -> list[Fact]:
    """The facts of a project in a language, without those that it does not have.

    `index_address` is that of the list of projects, which terms lead to.
    """

    def terms(found: Iterable[Any], kind: str = "") -> list[Item]:
        items = [
            Item(
                getattr(term, localized("name", code)),
                code,
                list_address(index_address, kind, term, code, by_hub=page.protection in SHOWN),
            )
            for term in found
            if term
        ]
        return sorted(items, key=lambda item: item.text.casefold())

    countries = terms(page.countries.all(), "country")
    themes = terms(page.themes.all(), "theme")
    groups = terms(page.target_groups.all(), "target_group")
    ways = terms(page.ways_of_working.all(), "way_of_working")
    members = terms(page.member_organisations.all(), "member_organisation")
    partners = terms(page.partner_organisations.all())
    facts = [
        (_("Status"), _status(page, code)),
        (_("Period"), _period(page, code)),
        (ngettext("Country", "Countries", len(countries)), countries),
        (_("Region"), terms([page.region])),
        (ngettext("Theme", "Themes", len(themes)), themes),
        (ngettext("Target group", "Target groups", len(groups)), groups),
        (ngettext("Way of working", "Ways of working", len(ways)), ways),
        (_("Scale"), terms([page.scale], "scale")),
        (ngettext("Member organisation", "Member organisations", len(members)), members),
        (ngettext("Partner organisation", "Partner organisations", len(partners)), partners),
        (_("Contact"), _contact(page.contact, code)),
    ]
    return [Fact(term, items) for term, items in facts if items]


def withheld(page: Any) -> list[str]:
    """What the notice says is not told about a project, by its protection level."""
    hidden = hidden_names(type(page), page.protection)
    return [str(words) for name, words in HIDDEN.items() if name in hidden]


def _status(page: Any, code: str) -> list[Item]:
    status = told_status(page)
    # What nobody knows is left out, as every other fact is that is not there.
    is_known = status not in {None, Status.UNKNOWN}
    return [Item(capfirst(str(status.label)), code)] if status and is_known else []


def _period(page: Any, code: str) -> list[Item]:
    said = period(page.period_start, page.period_end, code)
    return [Item(capfirst(said), code)] if said else []


def _contact(person: Person | None, code: str) -> list[Item]:
    """Who answers questions, what they do, and how to reach them."""
    if person is None:
        return []
    items = [Item(person.name, code)]
    language = code if getattr(person, localized("role", code)) else other(code)
    if role := getattr(person, localized("role", language)):
        items.append(Item(role, language))
    if person.email:
        items.append(Item(person.email, code, f"mailto:{person.email}"))
    if person.phone:
        items.append(Item(person.phone, code, f"tel:{person.phone.replace(' ', '')}"))
    return items


def searched_words(page: Any, code: str) -> Iterator[str]:
    """Yield the page's lessons and results, and the names it shows, in one language."""
    yield getattr(page, localized("lessons", code)) or ""
    for story in page.stories.all():
        for name in ("title", "before", "after", "text", "quote", "learnt"):
            yield getattr(story, localized(name, code)) or ""
    for result in page.results.all():
        yield getattr(result, localized("statement", code)) or ""
    name = localized("name", code)
    for country in page.countries.all():
        yield getattr(country, name)
    if page.region:
        yield getattr(page.region, name)
    named = (page.themes, page.target_groups, page.ways_of_working)
    organisations = (page.member_organisations, page.partner_organisations)
    for terms in (*named, *organisations):
        for term in terms.all():
            yield getattr(term, name)
