"""What a page costs, however many stand beside it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palmecenter.pages.models import RelatedPage
from palmecenter.pages.models.home import FeaturedPage
from tests.factories.bulk import add_siblings
from tests.factories.media import ImageFactory
from tests.factories.pages import ContentPageFactory, SectionPageFactory, publish

from .addresses import ADDRESSES, address

pytestmark = pytest.mark.django_db


def queries_of(client, path: str) -> int:
    client.get(path)  # Renditions are made at the first view.
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_a_page_costs_at_most_ten_queries_however_many_stand_beside_it(
    client, home, section, content
):
    picture = ImageFactory()
    publish(home, picture=picture)
    publish(section, picture=picture)
    body = [("text", "<p>Text</p>"), ("picture", {"image": picture, "size": "normal"})]
    content = publish(content, body_sv=body, body_en=body)
    RelatedPage.objects.create(page=content, related=section)
    FeaturedPage.objects.create(page=home, featured=content)
    paths = [address(kind, code) for kind in ADDRESSES for code in ("sv", "en")]
    few = [queries_of(client, path) for path in paths]
    for _number in range(20):
        ContentPageFactory(parent=section)
        ContentPageFactory(parent=content)
        SectionPageFactory(parent=home)
    many = [queries_of(client, path) for path in paths]
    assert max(many) <= 10
    # The list of children is asked for only when there are any.
    assert all(now <= before + 1 for now, before in zip(many, few, strict=True))


def test_a_thousand_siblings_cost_no_query_more_than_ten(client, section):
    page = ContentPageFactory.create(parent=section)
    add_siblings(page, 10)
    paths = [*(page.address(code) for code in ("sv", "en")), "/sv/om-oss/", "/en/about-us/"]
    few = [queries_of(client, path) for path in paths]
    add_siblings(page, 990)
    assert section.get_children().live().count() == 1001
    assert [queries_of(client, path) for path in paths] == few
