"""Fetching the page of a project, and reading its facts."""

from typing import Any

from bs4 import BeautifulSoup
from django.test import Client

from projects.models import ProjectPage


def page_of(client: Client, page: ProjectPage, code: str = "en", view: str = "") -> Any:
    response = client.get(page.address(code) + view)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def facts_of(soup: Any) -> dict[str, list[str]]:
    """Return the panel: each term with what it tells."""
    return {
        line.dt.get_text(): [one.get_text(" ", strip=True) for one in line.find_all("dd")]
        for line in soup.select(".facts dl > div")
    }
