"""Reads a filter: CQL2 text through the `cql2` library, CQL2 JSON through orjson; both end as the same JSON tree."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import cql2
import orjson

from ogc.refusals import bad_parameter

MAX_LENGTH = 8_000
"""Characters of a filter. With `PARSER_STACK` it keeps the recursive parser far from the end of its stack."""
MAX_LENGTH_JSON = 200_000
MAX_DEPTH = 60
MAX_NODES = 20_000
PARSER_STACK = 256 * 1024 * 1024
"""Bytes of address space (touched pages only cost memory): 4,000 nested parentheses need about 40 MB."""

TEXT, JSON = "cql2-text", "cql2-json"
LANGUAGES = (TEXT, JSON)

type_error = (
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
        return _parser().submit(_parse, text).result()
    except (cql2.ParseError, cql2.ValidationError, ValueError, RecursionError) as error:
        raise bad_parameter("filter", *type_error, code="bad-filter") from error


def _read_json(text: str) -> object:
    if len(text) > MAX_LENGTH_JSON:
        raise _too_large()
    try:
        return orjson.loads(text)
    except ValueError as error:
        raise bad_parameter("filter", *type_error, code="bad-filter") from error


def _parse(text: str) -> object:
    return cql2.parse_text(text).to_json()


@cache
def _parser() -> ThreadPoolExecutor:
    """A thread with a deep stack: the library recurses and would otherwise end the process on `((((…`."""
    before = threading.stack_size(PARSER_STACK)
    try:
        executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="cql2")
        executor.submit(int).result()  # the thread is made now, while the stack size holds
        return executor
    finally:
        threading.stack_size(before)


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
