"""What tests of the first site share."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def in_english(settings) -> Iterator[None]:
    """The admin speaks the language of the site unless its user has chosen one."""
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield
