"""Raising a page's level past whatever keeps its editor from saving."""

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.models import Page


def raise_address(page: Page) -> str:
    return reverse("raise_protection", args=[page.pk])


def raise_now(client: Client, page: Page, level: str = "protected", **given: Any) -> Any:
    data = {"level": level, "agreed": "on", **given}
    return client.post(raise_address(page), data, follow=True)


def said(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])
