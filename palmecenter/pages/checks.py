"""System checks of page types: what must come first among the bases of a class does."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core import checks

from .models import BasePage


@checks.register
def check_order_of_bases(**_kwargs: Any) -> list[checks.CheckMessage]:
    """Give an error for each mixin of a page type, or of its form, that stands too late.

    A mixin says in `comes_before` by their names before which classes it must stand: its methods
    call theirs by `super()`, and would not be called at all behind them.
    """
    kinds: list[type] = [model for model in apps.get_models() if issubclass(model, BasePage)]
    kinds += [form for model in kinds if (form := getattr(model, "base_form_class", None))]
    return [
        checks.Error(
            f"{mixin.__name__} stands behind {other} among the bases of {kind.__name__}.",
            hint=f"Write it before {other}, or before what is made from that.",
            obj=kind,
            id="pages.E001",
        )
        for kind in dict.fromkeys(kinds)
        for mixin, other in _too_late(kind)
    ]


def _too_late(kind: type) -> Iterator[tuple[type, str]]:
    seen: set[str] = set()
    for base in kind.__mro__:
        for other in vars(base).get("comes_before", ()):
            if other in seen:
                yield base, other
        seen.add(base.__name__)
