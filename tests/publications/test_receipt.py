"""The address that says that an order was received: for a day, and for nobody who makes one up."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from publications.models import Stock
from tests.factories.publications import publication, set_stock
from tests.publications.test_orders import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def stock(index) -> Stock:
    page = publication(index, {"format": "print"}, heading_sv="Cirkeln", heading_en="The Circle")
    return set_stock(page, "sv", 5)


def test_a_receipt_is_shown_for_a_day_and_then_the_form_again(client, index, stock) -> None:
    now = timezone.now()
    with time_machine.travel(now, tick=False) as clock:
        receipt = send(client, index, **{f"copies_{stock.pk}": 3})["Location"]
        clock.shift(timedelta(hours=24, seconds=-1))
        page = client.get(receipt)
        assert page.status_code == 200
        assert '3 × <bdi lang="sv" dir="ltr">Cirkeln</bdi>' in page.content.decode()
        clock.shift(timedelta(seconds=2))
        page = client.get(receipt)
    assert page.status_code == 200
    html = page.content.decode()
    assert "3 ×" not in html
    assert f'name="copies_{stock.pk}"' in html
    assert 'content="noindex, follow"' in html


@pytest.mark.parametrize("changed", ["", "1", "forged:mark:x"])
def test_a_receipt_that_somebody_made_up_is_the_form(client, index, stock, changed) -> None:
    location = send(client, index, **{f"copies_{stock.pk}": 3})["Location"]
    address, _equals, mark = location.partition("=")
    for made_up in (changed, mark[:-1], f"{mark}x"):
        page = client.get(f"{address}={made_up}")
        assert page.status_code == 200
        assert f'name="copies_{stock.pk}"' in page.content.decode()
        assert "3 ×" not in page.content.decode()
