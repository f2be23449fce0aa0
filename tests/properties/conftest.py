"""Tests without a database that cost more than a few milliseconds: things drawn by chance, whole documents and
workspaces, child processes."""

from tests.without_site import pytest_itemcollected

__all__ = ["pytest_itemcollected"]
