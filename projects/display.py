"""Everything that a project's page and its sheet of paper tell, as plain data."""

from typing import Any

from palmecenter.languages.reading import reader_language
from palmecenter.pages.models import BasePage

from .facts import project_facts, withheld
from .models import ProjectPage
from .outcome import costs, outcomes
from .queries import fetch_terms


def project_context(page: ProjectPage, crumbs: list[BasePage]) -> dict[str, Any]:
    """Return the context of a project's own template.

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
        "has_units": any(figure.unit for result in results for figure in result.figures),
        "gallery": [row.image for row in page.gallery.all()],
    }
