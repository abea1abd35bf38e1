"""The foot of every page: the sections, and what editors put in menus right below them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests.factories.pages import ContentPageFactory, publish

pytestmark = pytest.mark.django_db

CONTACT = {"sv": "/sv/om-oss/kontakt/", "en": "/en/about-us/contact-us/"}


def foot(client, path: str) -> str:
    html = client.get(path).content.decode()
    return html[html.index('<footer class="site-foot">') :]


@pytest.mark.parametrize("code", CONTACT)
@pytest.mark.parametrize("place", ["", "finns-inte/", "sok/", "search/"])
def test_pages_in_menus_below_a_section_are_at_the_foot_of_every_view(client, content, code, place):
    publish(content, show_in_menus=True)
    assert f'href="{CONTACT[code]}"' in foot(client, f"/{code}/{place}")


def test_the_foot_says_which_page_one_is_on(client, content):
    publish(content, show_in_menus=True)
    assert f'href="{CONTACT["sv"]}" aria-current="page"' in foot(client, CONTACT["sv"])


def test_the_foot_marks_what_is_in_the_other_language(client, content):
    publish(content, show_in_menus=True, heading_en="", body_en=[], ready_en=False)
    link = re.search(r'<a href="/en/about-us/kontakt/"[^>]*>.*', foot(client, "/en/"))
    assert link
    assert 'lang="sv">Kontakt</a>' in link[0]
    assert "(in Swedish)" in link[0]


def test_drafts_private_pages_and_what_is_in_no_menu_are_not_at_the_foot(client, section, content):
    publish(content, show_in_menus=True)
    below = ContentPageFactory(parent=content, show_in_menus=True)
    unlisted = ContentPageFactory(parent=section)
    hidden = ContentPageFactory(parent=section, show_in_menus=True, live=False)
    private = ContentPageFactory(parent=section, show_in_menus=True)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    for path in ("/sv/", CONTACT["sv"], below.address("sv")):
        html = foot(client, path)
        assert str(content.heading_sv) in html
        for page in (below, unlisted, hidden, private):
            assert str(page.heading_sv) not in html


def test_the_foot_costs_no_query(client, content):
    def queries() -> int:
        client.get(CONTACT["en"])
        with CaptureQueriesContext(connection) as captured:
            client.get(CONTACT["en"])
        return len(captured)

    before = queries()
    publish(content, show_in_menus=True)
    assert queries() == before
