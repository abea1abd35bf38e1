"""Who of staff sees who has registered, and who writes to them or erases them."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core import mail
from django.test import Client
from django.urls import reverse

from events.models import EventPage, Registration
from tests.factories.events import RegistrationFactory

pytestmark = pytest.mark.django_db

VIEWS = ("event", "paper", "file", "message")


def address(name: str, event: EventPage) -> str:
    return reverse(f"events_registrations_{name}", args=[event.pk])


@pytest.mark.parametrize("view", VIEWS)
def test_only_who_may_see_registrations_sees_them(event, view):
    RegistrationFactory(event=event, name="Ada Ek")
    user = get_user_model().objects.create_user("u", "u@example.org", "x", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    for sent_to in (reverse("wagtailadmin_login"), reverse("wagtailadmin_home")):
        answer = client.get(address(view, event))
        assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, sent_to)
        assert "Ada Ek" not in client.get(address(view, event), follow=True).content.decode()
        client.force_login(user)
    user.user_permissions.add(Permission.objects.get(codename="view_registration"))
    allowed = client.get(address(view, event))
    assert allowed.status_code == (302 if view == "message" else 200)
    assert ("Ada Ek" in allowed.content.decode()) == (view != "message")
    # To look is not to write to them or to erase them.
    texts = {"to": ["confirmed"], "subject_sv": "Ny sal", "words_sv": "Vi ses i B."}
    assert client.post(address("message", event), texts).status_code == 302
    assert not mail.outbox
    for sent in ({"all": "yes"}, {"registration": Registration.objects.get().pk}):
        assert client.post(address("erase", event), sent).status_code == 302
    assert Registration.objects.get().name == "Ada Ek"
