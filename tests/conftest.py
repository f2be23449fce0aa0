"""What every test that touches the database needs."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import override_settings
from pytest_django import DjangoDbBlocker

from geo.administration.lookup import doubt_names
from geo.named_sql import load
from tests.emptying import empty_only_what_was_filled
from tests.hashing import HASHERS


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Test databases are emptied between tests, which the audit record refuses everywhere else."""
    with django_db_blocker.unblock():
        with connection.cursor() as cursor:
            cursor.execute(load("layers", "audit")["allow_empty"])
        empty_only_what_was_filled()
    with override_settings(PASSWORD_HASHERS=HASHERS):
        yield


@pytest.fixture(autouse=True)
def _no_names_of_other_tests() -> None:
    """Every test draws its own wards; a process believes in the names it read for a second."""
    doubt_names()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests come first, so that no process is left alone with one when the others are done."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: a tenth of a run without a database went into looking through it for garbage."""
    gc.collect()
    gc.freeze()
