"""Phạm vi của mã truy cập. What a token leaves of its owner's rights; pure.

A token never adds a right: `layers.rights` decides by the owner's roles, and the actions named here only narrow them.
"""

from __future__ import annotations

from collections.abc import Iterable

#: Scope → actions of `layers.rights` that it lets through.
ACTIONS: dict[str, frozenset[str]] = {
    "read": frozenset({"read"}),
    "personal": frozenset({"read", "personal"}),
    "write": frozenset({"read", "write"}),
    "approve": frozenset({"read", "approve", "publish", "withdraw"}),
}
#: Requests that ask by POST because the question is long; whoever may read may send them.
_QUESTIONS = (
    "/bulk", "/check", "/validate", "/precheck", "/precheck.html", "/precheck.pdf", "/preview", "/extract", "/extracts",
    "/execution",
)  # fmt: skip
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def actions(scopes: Iterable[str]) -> frozenset[str]:
    """Actions that a token with these scopes lets through; unknown scopes give nothing."""
    return frozenset().union(*(ACTIONS.get(scope, frozenset()) for scope in scopes))


def changes_something(method: str, path: str) -> bool:
    """Whether a request may change data: unsafe, and no long question."""
    return method not in _SAFE_METHODS and not path.rstrip("/").endswith(_QUESTIONS)


def covers(allowed: frozenset[str] | None, method: str, path: str) -> bool:
    """Whether a token lets a request pass at all; what it may do in there is for `layers.rights`.

    Args:
        allowed: actions of the token; None = no token, everything passes.
    """
    if allowed is None or not changes_something(method, path):
        return True
    return bool(allowed & {"write", "approve"})
