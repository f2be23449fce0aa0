"""Every phase of an import but the last, as in the unit tests."""

from tests.unit.layers.conftest import check_file, log

__all__ = ["check_file", "log"]
