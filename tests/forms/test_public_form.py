"""What every public form does with robots, the impatient and the slow."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django import forms

from palmecenter.forms.models import Count, Salt
from palmecenter.forms.public_form import PublicForm
from palmecenter.forms.rate_limit import forget_yesterday, is_over_limit, network_of

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


class PostcardForm(PublicForm):
    name = "postcard"
    words = forms.CharField(label="Words")


def mark(request) -> str:
    return PostcardForm(request=request)["mark"].value()


def sent(request, **data: str) -> PostcardForm:
    return PostcardForm({"words": "Hej", "mark": mark(request), **data}, request=request)


@pytest.fixture
def request_(rf):
    return rf.post("/sv/", REMOTE_ADDR="192.0.2.1")


def test_a_form_that_people_fill_in_is_valid(request_):
    assert sent(request_).is_valid()


def test_a_robot_that_fills_in_everything_is_told_what_is_wrong(request_):
    form = sent(request_, website="https://spam.example")
    assert not form.is_valid()
    assert form.has_error("website", "trap")


def test_what_is_wrong_is_said_as_people_say_it(request_):
    class LongForm(PostcardForm):
        words = forms.CharField(max_length=3)
        way = forms.ChoiceField(choices=[("post", "Post")], widget=forms.RadioSelect)
        consent = forms.BooleanField()

    assert LongForm({"mark": mark(request_)}, request=request_).errors == {
        "words": ["Fyll i det här."],
        "way": ["Välj något av de här."],
        "consent": ["Kryssa i rutan för att gå vidare."],
    }
    errors = LongForm({"mark": mark(request_), "words": "Hejsan"}, request=request_).errors
    assert errors["words"] == ["Skriv högst 3 tecken. Nu är de 6."]


@pytest.mark.parametrize("forged", ["", "form:1:abc", "form", "\x00", "å" * 5000])
def test_a_forged_mark_is_refused_and_what_was_typed_stays(request_, forged):
    form = sent(request_, mark=forged)
    assert not form.is_valid()
    assert form["words"].value() == "Hej"


def test_a_mark_of_one_form_is_none_for_another(request_):
    class OtherForm(PublicForm):
        name = "other"

    assert not OtherForm({"mark": mark(request_)}, request=request_).is_valid()


def test_a_form_that_lay_open_for_days_can_be_sent_again_as_it_is(request_):
    with time_machine.travel(NOON) as clock:
        old = mark(request_)
        clock.shift(timedelta(days=2))
        form = sent(request_, mark=old)
        assert not form.is_valid()
        assert form.has_error("__all__", "too_old")
        again = {name: form[name].value() for name in ("words", "mark", "website")}
        assert PostcardForm(again, request=request_).is_valid()


def test_too_many_forms_from_one_network_wait_and_others_do_not(request_, rf, settings):
    settings.FORMS_AN_HOUR = 3
    with time_machine.travel(NOON, tick=False) as clock:
        assert [sent(request_).is_valid() for _number in range(4)] == [True, True, True, False]
        refused = sent(request_)
        assert (refused.status_code, refused["words"].value()) == (429, "Hej")
        assert sent(rf.post("/", REMOTE_ADDR="192.0.2.2")).is_valid()
        clock.shift(timedelta(hours=1))
        assert sent(request_).is_valid()


def test_a_form_with_mistakes_is_not_counted(request_, settings):
    settings.FORMS_AN_HOUR = 1
    for _number in range(5):
        assert sent(request_, words="").status_code == 422
    assert sent(request_).is_valid()


def test_no_address_is_stored_and_the_salt_is_gone_the_day_after(request_):
    with time_machine.travel(NOON, tick=False) as clock:
        assert sent(request_).is_valid()
        count, salt = Count.objects.get(), Salt.objects.get()
        assert "192.0.2.1" not in repr([count.__dict__, salt.__dict__])
        clock.shift(timedelta(days=1))
        assert sent(request_).is_valid()
        assert not Salt.objects.filter(value=salt.value).exists()
        assert not Count.objects.filter(key=count.key).exists()


def test_the_counts_go_even_when_nobody_sends_anything(request_):
    with time_machine.travel(NOON, tick=False) as clock:
        is_over_limit("postcard", "192.0.2.1", 1)
        assert forget_yesterday() == 0
        clock.shift(timedelta(days=1))
        assert forget_yesterday() == 1
        assert not Salt.objects.exists()


@pytest.mark.parametrize(
    ("remote", "forwarded", "proxies", "network"),
    [
        ("192.0.2.1", "", 0, "192.0.2.1"),
        ("192.0.2.1", "203.0.113.9", 0, "192.0.2.1"),
        ("10.0.0.1", "203.0.113.9", 1, "203.0.113.9"),
        ("10.0.0.1", "1.2.3.4, 203.0.113.9", 1, "203.0.113.9"),
        ("10.0.0.1", "1.2.3.4, 203.0.113.9, 10.0.0.2", 2, "203.0.113.9"),
        ("10.0.0.1", "", 1, "10.0.0.1"),
        ("10.0.0.1", "nonsense", 1, "unknown"),
        ("2001:db8::1:2:3:4", "", 0, "2001:db8::/64"),
        ("", "", 0, "unknown"),
    ],
)
def test_nobody_chooses_the_network_they_are_counted_by(
    rf, settings, remote, forwarded, proxies, network
):
    settings.PROXIES_IN_FRONT = proxies
    request = rf.get("/", REMOTE_ADDR=remote, headers={"x-forwarded-for": forwarded})
    assert network_of(request) == network
