"""What is saved all the time (sessions, log entries) wakes nobody who waits for pages."""

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.models import ReferenceIndex

from palmecenter.pages.models import BasePage

OURS = ("palmecenter.", "projects.", "party_support.", "publications.", "events.")


def ours_told_of(signal, model) -> set[str]:
    listening = [one for some in signal._live_receivers(model) for one in some]
    return {one.__name__ for one in listening if one.__module__.startswith(OURS)}


@pytest.mark.parametrize("signal", [pre_save, post_save, pre_delete, post_delete])
def test_nothing_of_ours_listens_to_what_is_no_business_of_its(signal):
    # Texts of any model, ours or Wagtail's, are written as they are kept.
    every = {"normalize_when_saved"} if signal is pre_save else set()
    for model in (Session, ReferenceIndex):
        assert ours_told_of(signal, model) == every


def test_every_type_of_page_is_listened_to():
    for model in apps.get_models():
        if issubclass(model, BasePage):
            assert {"refresh_when_saved", "forget_protected", "forget_pages"} <= ours_told_of(
                post_save, model
            )
            assert {"forget_deleted", "forget_pages"} <= ours_told_of(post_delete, model)
