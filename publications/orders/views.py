"""What follows when printed copies are ordered: the form, the link that confirms it, the mails.

Anybody can type anybody's address. So a form asks for an order, and whoever reads the mail at that
address places it: by a link, and a button behind it, as scanners of mail follow links.
"""

from functools import partial
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _

from palmecenter.forms.links import (
    HOURS_TO_CONFIRM,
    ForgedLinkError,
    OldLinkError,
    link_key,
    read_link,
)
from palmecenter.forms.public_form import is_carried_over, typed_in
from palmecenter.languages.localized import reader_language
from palmecenter.pages.context import view_context

from ..choices import OrderState
from ..editions import STOCK
from ..models import Order, PublicationIndexPage, Stock
from .emails import send_confirm, send_receipt
from .forms import OrderForm
from .services import (
    OutOfStockError,
    ask_for_order,
    lines_of,
    place_order,
    short_of,
    stocks_to_order,
)

ORDER_HEADING = _("Order printed copies")
SALT = "publications.order.confirm"
HEADINGS = {
    "thanks": _("Check your e-mail"),
    "confirm": _("Confirm your order"),
    "received": _("Your order has been received"),
    "gone": _("Nothing left here"),
    "old": _("The link has grown too old"),
    "forged": _("The link does not work"),
}


def serve_order(index: PublicationIndexPage, request: HttpRequest) -> HttpResponseBase:
    """Show the form; take it, and send the mail that asks whether it was meant."""
    stocks = stocks_to_order(index)
    form = _form(request, stocks)
    if form.is_bound and form.is_valid():
        _ask(form, index, request)
        return HttpResponseRedirect(index.route_address("order-thanks", reader_language()))
    context = view_context(index, request)
    context |= {"robots": "noindex, follow"} if request.GET else {}
    context |= {"form": form, "has_stock": bool(stocks), "hours": HOURS_TO_CONFIRM}
    return render(request, "publications/orders/form.html", context, status=form.status_code)


def _form(request: HttpRequest, stocks: list[Stock]) -> OrderForm:
    """Make the form, with what the reader comes from at its head."""
    chosen = request.GET.get(STOCK, "")
    stocks = sorted(stocks, key=lambda stock: str(stock.pk) != chosen)
    if is_carried_over(request):
        return OrderForm(request=request, stocks=stocks, initial=typed_in(request))
    if request.method == "POST":
        return OrderForm(request.POST, request=request, stocks=stocks)
    return OrderForm(request=request, stocks=stocks, initial={f"copies_{chosen}": 1})


@transaction.atomic
def _ask(form: OrderForm, index: PublicationIndexPage, request: HttpRequest) -> None:
    """Note what is asked for, and post the link: both, or neither."""
    data = form.cleaned_data
    order = ask_for_order(
        form.wanted,
        reader_language=reader_language(),
        buyer=data["buyer"],
        organisation=data["organisation"],
        name=data["person"],
        email=data["email"],
        address=data["address"],
        note=data["note"],
    )
    link = request.build_absolute_uri(_link(index, link_key(SALT, order.key)))
    send_confirm(order, link, request)


def _link(index: PublicationIndexPage, key: str) -> str:
    return index.route_address("order-confirm", reader_language(), key)


def serve_thanks(index: PublicationIndexPage, request: HttpRequest) -> HttpResponse:
    """Say that a mail is on its way and that nothing is ordered before its link is followed."""
    return _page(index, request, "thanks")


def serve_link(index: PublicationIndexPage, request: HttpRequest, key: str) -> HttpResponse:
    """Answer at the link in the mail: ask once more, place the order, say what became of it."""
    respond = partial(_page, index, request)
    try:
        order = Order.objects.filter(key=read_link(SALT, key), erased=None).first()
    except ForgedLinkError:
        return respond("forged", status=404)
    if order is None:
        return respond("gone", status=410)
    if order.state != OrderState.UNCONFIRMED:
        return respond("received", order=order, lines=lines_of(order, reader_language()))
    if _is_old(key):
        return respond("old", status=410)
    short = short_of(order, stocks_to_order(index))
    if request.method == "POST" and not short:
        short = _place(order, request)
        if not short:
            return HttpResponseRedirect(_link(index, key), status=303)
    lines = [
        line | {"left": short.get(line["stock"])} for line in lines_of(order, reader_language())
    ]
    status = 409 if short else 200
    return respond("confirm", order=order, lines=lines, short=bool(short), status=status)


def _place(order: Order, request: HttpRequest) -> dict[Any, int]:
    """Place an order and post its receipt; return the stocks that others took meanwhile."""
    try:
        place_and_confirm(order, request)
    except OutOfStockError as error:
        return error.left
    return {}


@transaction.atomic
def place_and_confirm(order: Order, request: HttpRequest) -> None:
    """Place an order and post its receipt: both, or neither."""
    if place_order(order):
        send_receipt(order, lines_of(order, order.reader_language), request)


def _is_old(key: str) -> bool:
    try:
        read_link(SALT, key, HOURS_TO_CONFIRM)
    except OldLinkError:
        return True
    return False


def _page(
    index: PublicationIndexPage,
    request: HttpRequest,
    name: str,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Show a step of an order as a page, which no search engine and no cache keeps."""
    known = {
        "step_heading": HEADINGS[name],
        **view_context(index, request),
        "canonical": "",
        "hreflangs": {},
        "robots": "noindex",
        "hours": HOURS_TO_CONFIRM,
        "order_url": index.route_address("order", reader_language()),
        **context,
    }
    response = render(request, f"publications/orders/{name}.html", known, status=status)
    add_never_cache_headers(response)
    return response
