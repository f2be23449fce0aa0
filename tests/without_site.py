"""Tests without a database: nothing of Django is put right between them unless they ask for it."""

from __future__ import annotations

import pytest

#: Set up by pytest-django around every test of a site: mail, addresses, applications, templates. A tenth of this run.
AROUND_A_SITE = {
    "_dj_autoclear_mailbox",
    "_django_clear_site_cache",
    "_django_db_marker",
    "_django_isolate_apps",
    "_django_set_urlconf",
    "_django_setup_unittest",
    "_live_server_helper",
    "_template_string_if_invalid_marker",
}
#: Marks that act through them.
MARKS = {"django_db", "urls", "django_isolate_apps", "ignore_template_errors"}


def pytest_itemcollected(item: pytest.Item) -> None:
    """A test that asks for more than the settings keeps all of it."""
    if type(item) is pytest.Function and not MARKS & {mark.name for mark in item.iter_markers()}:
        item.fixturenames[:] = [name for name in item.fixturenames if name not in AROUND_A_SITE]
