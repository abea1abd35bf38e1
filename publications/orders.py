"""What follows when printed copies are ordered: the page of the form, and its confirmation."""

import logging
from typing import TYPE_CHECKING, Any

from django.core import signing
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render

from palmecenter.forms.mail import send
from palmecenter.languages.reading import reader_language
from palmecenter.pages.models import SiteSettings

from .addresses import ORDER, STOCK
from .below import Below, below_context
from .models.orders import Order, Stock
from .order_form import OrderForm, stocks_to_order
from .ordering import OutOfStockError, place_order
from .tongues import tongue

if TYPE_CHECKING:
    from .models import PublicationIndexPage

logger = logging.getLogger(__name__)

RECEIVED = {"sv": "mottagen", "en": "received"}
SALT = "publications.order"
SECONDS_SHOWN = 24 * 3600


def order_below() -> Below:
    """Return the order form, as what is below the list."""
    return Below(ORDER, serve_order, takes_forms=True)


def serve_order(index: "PublicationIndexPage", request: HttpRequest) -> HttpResponseBase:
    """Show the form, take an order, or say that it was received."""
    context = below_context(index, request, ORDER)
    context |= {"robots": "noindex, follow"} if request.GET else {}
    received = request.GET.get(RECEIVED[reader_language()])
    if received and (order := _received(received)):
        context |= {"order": order, "lines": lines_of(order, reader_language())}
        return render(request, "publications/order_received.html", context)
    stocks = stocks_to_order(index)
    form = _form(request, stocks)
    if request.method == "POST" and form.is_valid():
        order = _placed(form)
        if order:
            _confirm(order, index, request)
            mark = signing.dumps(order.pk, salt=SALT)
            where = f"{index.address(reader_language())}{ORDER[reader_language()]}"
            return HttpResponseRedirect(f"{where}?{RECEIVED[reader_language()]}={mark}")
    context |= {"form": form, "has_stock": bool(stocks)}
    return render(request, "publications/order.html", context, status=form.status_code)


def _form(request: HttpRequest, stocks: list[Stock]) -> OrderForm:
    """Return the form, with what the reader comes from at its head."""
    chosen = request.GET.get(STOCK, "")
    stocks = sorted(stocks, key=lambda stock: str(stock.pk) != chosen)
    if request.method == "POST":
        return OrderForm(request.POST, request=request, stocks=stocks)
    return OrderForm(request=request, stocks=stocks, initial={f"copies_{chosen}": 1})


def _placed(form: OrderForm) -> Order | None:
    data = form.cleaned_data
    try:
        return place_order(
            form.wanted,
            reader_language=reader_language(),
            buyer=data["buyer"],
            organisation=data["organisation"],
            name=data["person"],
            email=data["email"],
            address=data["address"],
            note=data["note"],
        )
    except OutOfStockError as error:
        form.say_out_of_stock(error.left)
        return None


def lines_of(order: Order, code: str) -> list[dict[str, Any]]:
    """Return the lines of an order with the names of their languages."""
    return [
        {"copies": line.copies, "title": line.title, "tongue": tongue(line.language, code)}
        for line in order.lines.all()
    ]


def _received(mark: str) -> Order | None:
    try:
        pk = signing.loads(mark, salt=SALT, max_age=SECONDS_SHOWN)
    except signing.BadSignature:
        return None
    return Order.objects.filter(pk=pk).first()


def _confirm(order: Order, index: "PublicationIndexPage", request: HttpRequest) -> None:
    """Send the confirmation. The order stands even when no mail can be sent."""
    site = SiteSettings.for_request(request)
    context = {
        "order": order,
        "lines": lines_of(order, order.reader_language),
        "site_name": getattr(site, f"name_{order.reader_language}"),
        "site_email": site.email,
    }
    try:
        send(
            order.email,
            "publications/mail/order.txt",
            context,
            language=order.reader_language,
        )
    except OSError:
        logger.exception("The confirmation of order %s could not be sent.", order.pk)
