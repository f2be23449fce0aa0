"""`make test` runs in one process a processor, without a database for what needs none."""

from __future__ import annotations

import pytest

from ops import checks, machine


@pytest.mark.parametrize(("processors", "processes"), [(2, 2), (4, 4), (64, checks.MOST_PROCESSES)])
def test_one_process_a_processor_within_the_connections_of_the_cluster(
    monkeypatch: pytest.MonkeyPatch, processors: int, processes: int
) -> None:
    monkeypatch.setattr(machine, "processors", lambda: processors)
    assert f"--tx={processes}*popen//env:DJANGO_SETTINGS_MODULE=geo.settings" in checks._spread()


def test_a_single_processor_runs_them_in_the_process_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "processors", lambda: 1)
    assert checks._spread() == []
    assert checks._with_database() == [
        "tests", "--ignore=tests/unit", "--ignore=tests/properties", "--ignore=tests/architecture",
        "--ignore=tests/e2e",
    ]  # fmt: skip
