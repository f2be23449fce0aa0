"""Reads a filter, CQL2 text or CQL2 JSON; both end as the same JSON tree of bounded size."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import orjson
from lark.exceptions import LarkError

from ogc.cql.text import NotCql, parse
from ogc.refusals import bad_parameter

MAX_LENGTH = 60_000
"""Characters of a filter in text; parsing takes about a millisecond for 500."""
MAX_LENGTH_JSON = 200_000
MAX_DEPTH = 60
MAX_NODES = 20_000
KEPT_LENGTH, KEPT = 2_000, 256
"""Filters of up to so many characters are kept as trees, the last so many: a client sends its filter with each page."""
TEXT, JSON = "cql2-text", "cql2-json"
LANGUAGES = (TEXT, JSON)

NOT_CQL = (
    "Biểu thức lọc không đúng cú pháp CQL2.",
    "The filter is not valid CQL2.",
)


def read(text: str, language: str = TEXT) -> object:
    """The filter as a CQL2 JSON tree of bounded size.

    Args:
        text: value of the `filter` parameter.
        language: `cql2-text` or `cql2-json` (`filter-lang`).
    Raises:
        Problem: 400, the text is too long, too deep or not CQL2.
    """
    tree = _read_json(text) if language == JSON else _read_text(text)
    _check_size(tree)
    return tree


def _read_text(text: str) -> object:
    if len(text) > MAX_LENGTH:
        raise _too_large()
    try:
        return _parsed(text) if len(text) <= KEPT_LENGTH else parse(text)
    except (LarkError, NotCql) as error:
        raise bad_parameter("filter", *NOT_CQL, code="bad-filter") from error


@lru_cache(maxsize=KEPT)
def _parsed(text: str) -> object:
    """As `parse`. Who translates a tree reads it only, so that all may have the same one."""
    return parse(text)


def _read_json(text: str) -> object:
    if len(text) > MAX_LENGTH_JSON:
        raise _too_large()
    try:
        return orjson.loads(text)
    except ValueError as error:
        raise bad_parameter("filter", *NOT_CQL, code="bad-filter") from error


def _check_size(tree: object) -> None:
    nodes = 0
    level: list[object] = [tree]
    for _depth in range(MAX_DEPTH):
        nodes += len(level)
        level = [child for node in level for child in _children(node)]
        if nodes > MAX_NODES:
            break
        if not level:
            return
    raise _too_large()


def _children(node: object) -> Iterator[object]:
    if isinstance(node, dict):
        yield from node.values()
    elif isinstance(node, list):
        yield from node


def _too_large() -> Exception:
    return bad_parameter(
        "filter",
        "Biểu thức lọc quá dài hoặc lồng nhau quá sâu.",
        "The filter is too long or too deeply nested.",
        code="filter-too-large",
    )
