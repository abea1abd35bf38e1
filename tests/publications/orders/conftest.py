"""A book of which five printed copies are left."""

import pytest

from publications.models import Stock
from tests.factories.publications import publication, set_stock


@pytest.fixture
def stock(index) -> Stock:
    page = publication(
        index, {}, {"format": "print"}, heading_sv="Cirkeln", heading_en="The Circle"
    )
    return set_stock(page, "sv", 5)
