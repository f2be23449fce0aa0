"""Tests of a few milliseconds, without a database; what takes longer is in `tests/properties`."""

from tests.without_site import pytest_itemcollected

__all__ = ["pytest_itemcollected"]
