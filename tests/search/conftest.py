"""Pages to be searched for."""

from collections.abc import Callable
from typing import Any

import pytest

from palmecenter.pages.models import ContentPage
from tests.factories.pages import ContentPageFactory

MakePage = Callable[..., ContentPage]


@pytest.fixture
def make_page(section) -> MakePage:
    """Make a live page in the section; `text_sv` and `text_en` are the words of its body."""

    def make(**texts: Any) -> ContentPage:
        for code in ("sv", "en"):
            if (text := texts.pop(f"text_{code}", None)) is not None:
                texts[f"body_{code}"] = [("text", f"<p>{text}</p>")]
        return ContentPageFactory(**{"parent": section, **texts})

    return make
