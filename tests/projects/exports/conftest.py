"""A section of projects with what open data needs."""

import pytest
from wagtail.models import Site

from palmecenter.pages.models import SiteSettings
from projects.models import OpenDataSettings
from tests.factories.projects import (
    ProjectIndexPageFactory,
)


@pytest.fixture
def index(home):
    site = Site.objects.get()
    OpenDataSettings.objects.create(site=site, organisation_identifier="SE-ON-000000-0000")
    SiteSettings.objects.create(site=site, name_sv="Centret", name_en="The Center")
    return ProjectIndexPageFactory(parent=home)
