"""Asking the search page, and reading what it found."""

from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import translation


def search(client: Client, code: str = "sv", **parameters: Any) -> Any:
    """Ask in one language; return the response."""
    with translation.override(code):
        return client.get(reverse("search"), parameters)


def headings(response: Any) -> list[str]:
    """Return the headings of the results, without their marks."""
    return [
        str(hit.heading).replace("<mark>", "").replace("</mark>", "")
        for hit in response.context["hits"]
    ]
