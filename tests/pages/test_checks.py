"""A mixin that stands too late among the bases of a page type is said at the start."""

from typing import Any, ClassVar

import pytest
from django import forms

from palmecenter.pages import checks
from palmecenter.pages.models import ContentPage
from palmecenter.protection.forms import ProtectionFormMixin
from palmecenter.protection.renaming import RenamingFormMixin
from projects.models import ProjectPage


def test_all_of_ours_stand_where_they_must() -> None:
    assert checks.check_order_of_bases() == []
    says = {base.__name__ for base in ProjectPage.__mro__ if "comes_before" in vars(base)}
    assert {"HiddenPartnersMixin", "RoundedSumsMixin", "ListedMixin"} <= says


def test_a_mixin_of_a_form_that_stands_too_late_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class LateForm(ProtectionFormMixin, RenamingFormMixin, forms.Form):
        pass

    monkeypatch.setattr(ContentPage, "base_form_class", LateForm)
    [error] = checks.check_order_of_bases()
    said = "RenamingFormMixin stands behind ProtectionFormMixin among the bases of LateForm."
    assert (error.msg, error.id) == (said, "pages.E001")


def test_so_is_one_of_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    class Late:
        comes_before: ClassVar[tuple[str, ...]] = ("BasePage",)

    class BasePage:
        pass

    class LatePage(BasePage, Late):
        base_form_class: Any = None

    monkeypatch.setattr(checks, "BasePage", BasePage)
    monkeypatch.setattr("django.apps.apps.get_models", lambda: [LatePage])
    [error] = checks.check_order_of_bases()
    assert error.msg == "Late stands behind BasePage among the bases of LatePage."
