"""Port choice: what is free, what is next, who holds a busy one."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator

import pytest

from ops import ports
from ops.errors import OperatorError


@pytest.fixture
def busy() -> Iterator[int]:
    """A port that this test listens on."""
    with socket.socket() as listener:
        listener.bind((ports.LOOPBACK, 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_listening_port_is_not_free_and_the_next_one_is_taken(busy: int) -> None:
    assert not ports.is_free(busy)
    assert ports.next_free(busy) > busy


def test_the_next_free_port_leaves_out_what_is_spoken_for(busy: int) -> None:
    first = ports.next_free(busy + 1)
    assert ports.next_free(busy + 1, taken=frozenset({first})) > first


def test_a_busy_port_is_named_with_its_holder_and_a_way_out(busy: int) -> None:
    with pytest.raises(OperatorError) as refused:
        ports.require_free(busy, "NEN_PORT")
    message = str(refused.value)
    assert f"Cổng {busy}" in message
    assert f"pid {os.getpid()}" in message
    assert "NEN_PORT=" in message
    assert "\n" not in message


@pytest.mark.parametrize("value", ["", "0", "65536", "-1", "80a", "²", "8 0"])
def test_what_is_no_port_is_refused(value: str) -> None:
    with pytest.raises(OperatorError):
        ports.parse("NEN_PORT", value)


def test_a_port_is_read_as_a_number() -> None:
    assert ports.parse("NEN_PORT", "8000") == 8000
