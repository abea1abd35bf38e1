"""What staff do with orders and stock, and who may."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from publications.models import Order, Stock
from publications.orders.services import ask_for_order, place_order
from publications.orders.tasks import erase_old_orders
from tests.factories.publications import publication, set_stock

pytestmark = pytest.mark.django_db

ORDERS, STOCKS = "wagtailsnippets_publications_order", "wagtailsnippets_publications_stock"


@pytest.fixture
def stock(index) -> Stock:
    page = publication(
        index,
        {"format": "print", "language": "ar", "title": "مقعد"},
        heading_sv="Cirkeln",
        heading_en="The Circle",
    )
    return set_stock(page, "ar", 5)


@pytest.fixture
def order(stock) -> Order:
    return order_of(stock, 3)


def order_of(stock: Stock, copies: int, **about: str) -> Order:
    known = {
        "name": "Ada Ek",
        "organisation": "ABF",
        "email": "ada@example.org",
        "address": "Storgatan 1\nUmeå",
        "buyer": "partner",
        "reader_language": "en",
    }
    order = ask_for_order({stock.pk: copies}, **known | about)
    assert place_order(order)
    return order


def left(stock: Stock) -> int:
    return Stock.objects.get(pk=stock.pk).copies


def move_on(client: Client, order: Order, state: str):
    return client.post(reverse(f"{ORDERS}:edit", args=[order.pk]), {"state": state})


def member_of_staff(*codes: str) -> Client:
    user = get_user_model().objects.create_user("staff", "staff@example.org", "secret")
    permissions = Permission.objects.filter(codename__in=["access_admin", *codes])
    user.user_permissions.set(permissions)
    client = Client()
    client.force_login(user)
    return client


def test_staff_see_who_wants_how_much_and_sort_out_what_is_done(editor_client, stock, order):
    sent = order_of(stock, 1, name="Bea Al", organisation="")
    move_on(editor_client, sent, "sent")
    every = editor_client.get(reverse(f"{ORDERS}:list")).content.decode()
    assert "Ada Ek, ABF" in every
    assert "Bea Al" in every
    new = editor_client.get(reverse(f"{ORDERS}:list") + "?state=new").content.decode()
    assert "Ada Ek, ABF" in new
    assert "Bea Al" not in new


def test_the_list_of_orders_costs_the_same_however_long_it_is(editor_client, index, order):
    counts, shown = [], []
    for more in (0, 18):
        for number in range(more):
            page = publication(index, {"format": "print"}, heading_sv=f"Bok {number}")
            order_of(set_stock(page, "sv", 9), 1, name=f"Namn {number}")
        editor_client.get(reverse(f"{ORDERS}:list"))
        with CaptureQueriesContext(connection) as captured:
            response = editor_client.get(reverse(f"{ORDERS}:list"))
        counts.append(len(captured))
        shown.append(len(response.context["object_list"]))
        assert "Ada Ek, ABF" in response.content.decode()
    assert shown == [1, 19]
    assert counts[0] == counts[1]
    assert counts[1] <= 15


def test_an_order_is_shown_whole_and_moved_on(editor_client, stock, order):
    page = editor_client.get(reverse(f"{ORDERS}:edit", args=[order.pk])).content.decode()
    assert "Storgatan 1<br>Umeå" in page
    assert f"Order {order.pk}" in page
    assert "3 × مقعد (Arabic)" in page
    assert move_on(editor_client, order, "packed").status_code == 302
    order.refresh_from_db()
    assert (order.state, order.address) == ("packed", "Storgatan 1\nUmeå")
    assert left(stock) == 2


def test_a_cancelled_order_gives_its_copies_back(editor_client, stock, order):
    move_on(editor_client, order, "cancelled")
    assert left(stock) == 5
    order_of(stock, 4)
    response = move_on(editor_client, order, "new")
    assert response.status_code == 200
    assert response.context["form"].non_field_errors()
    order.refresh_from_db()
    assert (order.state, left(stock)) == ("cancelled", 1)


@pytest.mark.parametrize(("state", "copies"), [("new", 5), ("sent", 2), ("cancelled", 5)])
def test_a_deleted_order_gives_back_what_never_left_the_house(
    editor_client, stock, order, state, copies
):
    move_on(editor_client, order, state)
    editor_client.post(reverse(f"{ORDERS}:delete", args=[order.pk]))
    assert not Order.objects.exists()
    assert left(stock) == copies


@pytest.mark.parametrize(("code", "title"), [("sv", "Följesedel"), ("en", "Packing slip")])
def test_the_slip_speaks_the_reader_s_language(editor_client, stock, code, title):
    order = order_of(stock, 2, reader_language=code)
    slip = editor_client.get(reverse("publications_packing_slip", args=[order.pk]))
    text = slip.content.decode()
    assert f'<html lang="{code}">' in text
    assert f"{title} {order.pk}" in text
    assert '<bdi lang="ar" dir="rtl">مقعد</bdi>' in text
    assert "Storgatan 1<br>Umeå" in text
    assert "ada@example.org" not in text
    assert "no-store" in slip["Cache-Control"]


def test_of_whom_was_erased_nothing_is_shown(editor_client, order):
    Order.objects.update(state="sent", state_changed="2020-01-01T00:00Z")
    erase_old_orders()
    listed = editor_client.get(reverse(f"{ORDERS}:list"))
    assert listed.status_code == 200
    assert f">Order {order.pk}<" in "".join(listed.content.decode().split("\n"))
    assert "erased" in listed.content.decode()
    slip = editor_client.get(reverse("publications_packing_slip", args=[order.pk]))
    assert slip.status_code == 200
    assert f"Packing slip {order.pk}" in slip.content.decode()
    shown = editor_client.get(reverse(f"{ORDERS}:edit", args=[order.pk]))
    assert shown.status_code == 200
    assert "3 × مقعد (Arabic)" in shown.content.decode()
    for page in (listed, slip, shown):
        for told in ("Ada", "Storgatan", "ABF", "ada@example.org"):
            assert told not in page.content.decode()


def test_logs_hold_no_more_than_the_number_of_an_order(editor_client, order):
    move_on(editor_client, order, "packed")
    (entry,) = ModelLogEntry.objects.filter(content_type__model="order")
    assert entry.label == f"Order {order.pk}"
    assert "Ada" not in str(entry.data)


@pytest.mark.parametrize(("change", "copies"), [("200", 202), ("-2", 0), ("-3", 2), ("many", 2)])
def test_copies_that_come_and_go_are_added_to_what_is_left(
    editor_client, stock, order, change, copies
):
    listed = editor_client.get(reverse(f"{STOCKS}:list")).content.decode()
    assert "مقعد (" in listed
    editor_client.post(reverse(f"{STOCKS}:edit", args=[stock.pk]), {"change": change})
    assert left(stock) == copies


def test_nobody_adds_an_order_or_a_stock_by_hand(editor_client):
    for name in (ORDERS, STOCKS):
        response = editor_client.get(reverse(f"{name}:add"), follow=False)
        assert response.status_code == 302


@pytest.mark.parametrize("codes", [(), ("change_stock", "change_registration")])
def test_only_who_handles_orders_sees_them(order, codes):
    client = member_of_staff(*codes)
    for address in (
        reverse(f"{ORDERS}:list"),
        reverse(f"{ORDERS}:edit", args=[order.pk]),
        reverse("publications_packing_slip", args=[order.pk]),
    ):
        response = client.get(address)
        assert response.status_code == 302, address
        assert "Ada" not in response.content.decode()
    move_on(client, order, "sent")
    order.refresh_from_db()
    assert order.state == "new"


def test_who_handles_orders_needs_no_other_permission(order):
    client = member_of_staff("change_order")
    assert "Ada Ek" in client.get(reverse(f"{ORDERS}:list")).content.decode()
    assert client.get(reverse("publications_packing_slip", args=[order.pk])).status_code == 200
    assert client.get(reverse(f"{STOCKS}:list")).status_code == 302


def test_moderators_handle_orders_and_stock(order):
    client = member_of_staff()
    moderator = get_user_model().objects.get(pk=client.session["_auth_user_id"])
    moderator.groups.add(Group.objects.get(name="Moderators"))
    assert "Ada Ek" in client.get(reverse(f"{ORDERS}:list")).content.decode()
    assert client.get(reverse(f"{STOCKS}:list")).status_code == 200
    assert "Printed copies" in client.get(reverse("wagtailadmin_home")).content.decode()
    move_on(client, order, "packed")
    order.refresh_from_db()
    assert order.state == "packed"
