"""A protected identity, and somebody who may read it."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from palmecenter.protection.identities import store
from palmecenter.protection.identities.encryption import (
    new_key,
)
from palmecenter.protection.identities.models import ProtectedIdentity
from tests.protection.identities.rows import CANARY


@pytest.fixture
def key(settings):
    settings.IDENTITY_KEYS = [new_key()]
    return settings.IDENTITY_KEYS[0]


@pytest.fixture
def kept(key, content) -> ProtectedIdentity:
    return store.add(content, {"real_name": CANARY})


@pytest.fixture
def custodian(django_user_model):
    user = django_user_model.objects.create_user("custodian", password="secret")
    user.groups.add(Group.objects.get(name="Protected identities"))
    return user


@pytest.fixture
def custodian_client(custodian) -> Client:
    client = Client()
    client.force_login(custodian)
    return client
