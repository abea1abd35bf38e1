"""Nobody borrows our mail: a name is a name, and an address gets few mails however it is typed."""

from typing import Any

import pytest
from django.core import mail
from hypothesis import given, strategies as st

from palmecenter.forms.mail import send
from palmecenter.forms.models import Count
from palmecenter.forms.recipients import (
    LONGEST_NAME,
    MAILS_A_DAY,
    MAILS_AN_HOUR,
    comparable,
    is_over_mail_limit,
    name_for_mail,
    tidied,
)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Åsa Öberg-Ek", "Åsa Öberg-Ek"),
        ("  J. R. R. Ek  ", "J. R. R. Ek"),
        ("St. John O'Neill (ABF)", "St. John O'Neill (ABF)"),
        ("李 小龙", "李 小龙"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("Hej\r\n\r\nDitt konto är spärrat.\r\nLogga in: http://evil.example/x", "Hej"),
        ("\u2028Anna\u2028http://evil.example", "Anna"),
        ("Anna\x0bBcc: x@evil.example", "Anna"),
        ("Anna http://evil.example/login Ek", "Anna Ek"),
        ("Anna HTTPS://EVIL.EXAMPLE", "Anna"),
        ("Anna evil.example", "Anna"),
        ("Anna evil\u3002example", "Anna"),
        ("Anna ｅｖｉｌ．ｅｘａｍｐｌｅ", "Anna"),
        ("Anna ev\u200bil.exa\u00admple", "Anna"),
        ("Anna evil.ex\u200campple", "Anna"),
        ("Anna www.evil", "Anna"),
        ("Anna räksmörgås.se", "Anna"),
        ("Anna пример.рф", "Anna"),
        ("Anna anna@evil.example", "Anna"),
        ("Anna mailto:anna", "Anna"),
        ("Anna 10.0.0.1", "Anna"),
        ("Anna 2 (+46)8-12", "Anna"),
        ("Ring 08-123 45 67", "Ring"),
        ("\u202eannA\u202c", "annA"),
        ("http://evil.example", ""),
        ("\u200b\u200d", ""),
        ("...", ""),
    ],
)
def test_a_name_in_a_mail_is_one_line_without_addresses(typed, shown):
    assert name_for_mail(typed) == shown


@given(st.text(max_size=300))
def test_whatever_is_typed_a_name_is_one_short_line(typed):
    shown = name_for_mail(typed)
    assert len(shown) <= LONGEST_NAME
    assert len(shown.splitlines()) <= 1
    assert "://" not in shown
    assert "@" not in shown
    assert name_for_mail(shown) == shown


@pytest.mark.parametrize(
    "typed",
    [
        "rosa@xn--rksmrgs-5wao1o.se",
        "ROSA@Räksmörgås.SE",
        "rosa+abf@ra\u0308ksmo\u0308rga\u030as.se",
        "Rosa+x+y@XN--RKSMRGS-5WAO1O.se",
        '"rosa"@räksmörgås.se',
        " rosa@räksmörgås.se ",
    ],
)
def test_all_ways_to_write_one_address_are_one(typed):
    assert comparable(typed) == "rosa@räksmörgås.se"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ro.sa@gmail.com", "rosa@googlemail.com", True),
        ("ro.sa@example.org", "rosa@example.org", False),
        ("rosa@example.org", "rosa@example.com", False),
        ("+x@example.org", "+y@example.org", False),
        ("rosa@[127.0.0.1]", "ROSA@[127.0.0.1]", True),
    ],
)
def test_dots_are_left_out_only_where_that_is_known(one, other, same):
    assert (comparable(one) == comparable(other)) is same


@pytest.mark.django_db
def test_an_address_is_stored_as_people_read_it_and_written_to_as_servers_do(settings):
    assert tidied("Rosa+ABF@XN--RKSMRGS-5WAO1O.se") == "rosa+abf@räksmörgås.se"
    known: Any = {"language": "sv", "reply_to": ""}
    send("rosa@straße.de", "events/mail/_foot.txt", {}, **known)
    assert mail.outbox[0].to == ["rosa@xn--strae-oqa.de"]


@pytest.mark.django_db
def test_an_address_gets_a_few_mails_an_hour_and_no_address_is_stored(time_machine):
    time_machine.move_to("2026-11-25 08:00Z", tick=False)
    forms = ("rosa@example.org", "ROSA@example.org", "rosa+1@example.org")
    sent = [is_over_mail_limit(forms[number % 3]) for number in range(MAILS_AN_HOUR + 2)]
    assert sent == [False] * MAILS_AN_HOUR + [True] * 2
    assert not is_over_mail_limit("bea@example.org")
    assert "rosa" not in str(list(Count.objects.values()))


@pytest.mark.django_db
def test_an_address_gets_a_few_mails_a_day(time_machine):
    sent = 0
    for hour in range(1, 20):
        time_machine.move_to(f"2026-11-25 {hour:02}:00Z", tick=False)
        sent += sum(not is_over_mail_limit("rosa@example.org") for _time in range(9))
    assert sent == MAILS_A_DAY
    time_machine.move_to("2026-11-26 01:00Z", tick=False)
    assert not is_over_mail_limit("rosa@example.org")


@pytest.mark.django_db
def test_mail_says_where_an_answer_is_read():
    send("a@example.org", "events/mail/_foot.txt", {}, language="sv", reply_to="info@example.org")
    assert mail.outbox[0].reply_to == ["info@example.org"]
