"""Which site a request is for, and its settings."""

import pytest
from django.test import RequestFactory
from wagtail.models import Site

from palmecenter.pages.models import SiteSettings
from palmecenter.pages.sites import find_site

pytestmark = pytest.mark.django_db


def request_to(host: str):
    return RequestFactory().get("/sv/", headers={"host": host})


def test_the_one_site_and_its_settings_cost_one_query(home, django_assert_num_queries):
    site = Site.objects.get()
    SiteSettings.objects.update_or_create(site=site, defaults={"phone": "08 677 57 70"})
    request = request_to("whatever.example")
    with django_assert_num_queries(1):
        found = find_site(request)
        assert found == site
        assert found.root_page.pk == home.pk
        assert SiteSettings.for_request(request).phone == "08 677 57 70"


def test_a_new_site_gets_its_settings_when_they_are_first_asked_for(home):
    request = request_to("whatever.example")
    site = find_site(request)
    assert not SiteSettings.objects.exists()
    assert SiteSettings.for_request(request).site == site


def test_of_several_sites_each_answers_to_its_name(home):
    default = Site.objects.get()
    other = Site.objects.create(hostname="other.example", port=80, root_page=home)
    assert find_site(request_to("other.example")) == other
    assert find_site(request_to("nobody.example")) == default


def test_a_site_that_is_not_the_default_one_answers_to_no_other_name(home):
    Site.objects.update(is_default_site=False, hostname="only.example")
    assert find_site(request_to("only.example")) is not None
    assert find_site(request_to("nobody.example")) is None
