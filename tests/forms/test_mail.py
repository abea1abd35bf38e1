"""Mail is plain text in short lines, in the reader's language."""

import pytest
from django.core import mail
from django.core.mail import BadHeaderError
from hypothesis import given, strategies as st

from palmecenter.forms.mail import WIDTH, send, short_lines

pytestmark = pytest.mark.django_db

ADDRESS = "https://palmecenter.example/sv/" + "mycket-langt/" * 9


def test_an_address_stays_whole_however_long():
    assert f"\n{ADDRESS}\n" in short_lines(f"Klicka här:\n{ADDRESS}\nTack.")


@given(st.text(alphabet="abc åäö\n", max_size=2000))
def test_no_line_is_longer_than_it_may_be_and_no_word_is_lost(text):
    short = short_lines(text)
    assert short.split() == text.split()
    for line in short.splitlines():
        assert len(line) <= WIDTH or " " not in line


def test_a_subject_is_one_line_whatever_is_in_it(settings, tmp_path):
    (tmp_path / "mail.txt").write_text(
        "{% autoescape off %}Om {{ what }}\nHej!\n{% endautoescape %}", "utf-8"
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    send("a@example.org", "mail.txt", {"what": "a\r & b"}, language="sv")
    assert mail.outbox[0].subject == "Om a & b"
    assert mail.outbox[0].body == "Hej!\n"


def test_what_is_wrong_with_a_mail_itself_is_raised_as_it_is():
    with pytest.raises(BadHeaderError):
        send(
            "a@example.org\nb@example.org", "publications/mail/order_placed.txt", {}, language="sv"
        )
