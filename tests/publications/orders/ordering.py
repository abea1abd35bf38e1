"""Ordering printed copies as a reader does: the form, and the link in the mail."""

import re

from publications.models import Stock

ORDER = {
    "buyer": "partner",
    "person": "Åsa 李 🙂",
    "organisation": "ABF",
    "email": "asa@example.org",
    "address": "Storgatan 1\nStockholm",
}


def left(stock: Stock) -> int:
    return Stock.objects.get(pk=stock.pk).copies


def confirm_link(message) -> str:
    [link] = re.findall(r"http://testserver(/\S+/(?:bekrafta|confirm)/\S+)", str(message.body))
    return link


def send(client, index, code: str = "sv", /, **fields: object):
    address = index.address(code) + {"sv": "bestall/", "en": "order/"}[code]
    page = client.get(address)
    assert not page.cookies
    mark = page.context["form"]["mark"].value()
    return client.post(address, {**ORDER, "mark": mark, **fields})
