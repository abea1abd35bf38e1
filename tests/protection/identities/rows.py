"""Where an identity is read, and whose it is."""

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

CANARY = "CANARY-IDENTITY"


def address(subject) -> str:
    return reverse("identity", args=[ContentType.objects.get_for_model(subject).pk, subject.pk])
