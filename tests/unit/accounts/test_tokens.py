"""Token texts, scopes, and the memory of checked passwords."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.accounts.known_passwords import RIGHT_FOR_S, WRONG_FOR_S, KnownPasswords
from web.accounts.scopes import ACTIONS, actions, covers
from web.accounts.token_text import beginning, digest, is_token, new_token

KNOWN_SCOPES = st.sets(st.sampled_from(sorted(ACTIONS)))


def test_tokens_are_recognised_and_never_alike() -> None:
    made = {new_token() for _ in range(1000)}
    assert len(made) == 1000
    assert all(is_token(one) and len(one) >= 47 for one in made)
    assert not is_token("một mật khẩu")


def test_the_digest_is_sha_256_and_the_beginning_gives_little_away() -> None:
    assert digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    token = new_token()
    assert token.startswith(beginning(token))
    assert len(beginning(token)) == 10


@given(KNOWN_SCOPES, KNOWN_SCOPES)
def test_more_scopes_never_allow_less(some: set[str], more: set[str]) -> None:
    assert actions(some) <= actions(some | more)


@pytest.mark.parametrize(
    ("scopes", "method", "path", "passes"),
    [
        (["read"], "GET", "/api/v1/parcels", True),
        (["read"], "HEAD", "/ogc/", True),
        (["read"], "POST", "/api/v1/changesets", False),
        (["read", "personal"], "DELETE", "/api/v1/changesets/1/edits/2", False),
        (["read"], "POST", "/api/v1/parcels/bulk", True),
        (["read"], "POST", "/api/v1/layers/parcels/check", True),
        (["read"], "POST", "/ogc/processes/extract/execution", True),
        (["write"], "POST", "/api/v1/changesets", True),
        (["approve"], "POST", "/api/v1/changesets/1/approve", True),
        ([], "POST", "/api/v1/changesets", False),
        (["admin", "*"], "POST", "/api/v1/changesets", False),
    ],
)
def test_what_a_token_lets_pass(scopes: list[str], method: str, path: str, passes: bool) -> None:
    assert covers(actions(scopes), method, path) is passes


def test_without_a_token_everything_passes_here() -> None:
    assert covers(None, "POST", "/api/v1/changesets")


def test_writing_does_not_bring_approving() -> None:
    assert not actions(["write"]) & {"approve", "publish", "personal"}
    assert "write" not in actions(["approve"])


class _Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_checks_are_remembered_for_minutes_and_for_one_stored_hash() -> None:
    clock = _Clock()
    known = KnownPasswords(clock)
    assert known.recall("lan", "x", "hash") is None
    known.keep("lan", "x", "hash", right=True)
    known.keep("lan", "y", "hash", right=False)
    assert known.recall("lan", "x", "hash") is True
    assert known.recall("lan", "y", "hash") is False
    assert known.recall("lan", "x", "another hash") is None
    assert known.recall("hoa", "x", "hash") is None
    clock.now = WRONG_FOR_S + 1
    assert known.recall("lan", "y", "hash") is None
    assert known.recall("lan", "x", "hash") is True
    clock.now = RIGHT_FOR_S + 1
    assert known.recall("lan", "x", "hash") is None


def test_name_and_password_do_not_run_together() -> None:
    known = KnownPasswords()
    known.keep("lan", "ab", "hash", right=True)
    assert known.recall("lana", "b", "hash") is None


def test_memory_is_bounded_and_holds_no_password() -> None:
    known = KnownPasswords()
    for number in range(2_100):
        known.keep(f"user {number}", "bí mật đây", "hash", right=False)
    assert known.recall("user 0", "bí mật đây", "hash") is None
    assert known.recall("user 2099", "bí mật đây", "hash") is False
    assert "bí mật đây" not in repr(vars(known))
