"""A subscriber with a receiver on this machine, beside the officers of the change sets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.integration.changesets.conftest import office, pair, street
from tests.integration.webhooks.receiver import Receiver, listening

__all__ = ["office", "pair", "street"]


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    """Listens on a port of its own, which the operator named."""
    with listening() as found:
        settings.WEBHOOK_HOSTS = frozenset({found.host})
        yield found


@pytest.fixture
def subscriber(transactional_db: None, client: Client) -> Client:
    """Somebody without any role, signed in."""
    client.force_login(User.objects.create_user("he-thong-cap-phep"))
    return client
