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
from ogc import connections
from tests.emptying import empty_only_what_was_filled
from tests.hashing import HASHERS
from tests.kept_database import copied_from_now_on
from tests.sizes import MOST_SECONDS, PROOF

# Nothing of what is imported from here on is garbage; looking for it takes a while.
gc.disable()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
    django_db_blocker: DjangoDbBlocker,
    django_db_use_migrations: bool,
    django_db_keepdb: bool,
    django_db_createdb: bool,
) -> None:
    """A database that is made for this run is a copy of the kept one."""
    if django_db_use_migrations and (django_db_createdb or not django_db_keepdb):
        with django_db_blocker.unblock():
            copied_from_now_on()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Test databases are emptied between tests, which the audit record refuses everywhere else."""
    with django_db_blocker.unblock():
        with connection.cursor() as cursor:
            cursor.execute(load("layers", "audit")["allow_empty"])
            # Nothing of a test has to outlive the server, which waits for the disk at every commit otherwise.
            cursor.execute(
                f'ALTER DATABASE "{connection.settings_dict["NAME"]}" SET synchronous_commit = off'
            )
            cursor.execute("SET synchronous_commit = off")
        empty_only_what_was_filled()
    with override_settings(PASSWORD_HASHERS=HASHERS):
        yield
    connections.close()  # a database is dropped when nobody reads it any more


@pytest.fixture(autouse=True)
def _no_names_of_other_tests() -> None:
    """Every test draws its own wards; a process believes in the names it read for a second."""
    doubt_names()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests come first, so that no process is left alone with one when the others are done."""
    if PROOF:
        for item in items:
            if item.get_closest_marker("proof"):
                item.add_marker(pytest.mark.timeout(MOST_SECONDS), append=False)
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: a tenth of a run without a database went into looking through it for garbage."""
    gc.collect()
    gc.freeze()
    gc.enable()
