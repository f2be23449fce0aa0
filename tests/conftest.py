"""What every test that touches the database needs."""

from __future__ import annotations

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from geo.named_sql import load


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Test databases are emptied between tests, which the audit record refuses everywhere else."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(load("layers", "audit")["allow_empty"])
