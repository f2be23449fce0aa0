"""Tùy chọn của việc nhập. Options of an upload that hold several values, as people and programs write them."""

from __future__ import annotations

import json

from geo.http.problems import Problem
from layers.changesets import refusals
from layers.changesets.imports import file_operations


def pairs_of(field: str, text: str) -> dict[str, str]:
    """`name=value; name=value`, or a JSON object of texts and numbers.

    >>> pairs_of("constants", "ward_code=26740; sheet_number = 5"), pairs_of("constants", '{"sheet_number": 5}')
    ({'ward_code': '26740', 'sheet_number': '5'}, {'sheet_number': '5'})

    Raises:
        Problem: 400 for anything else.
    """
    if text.lstrip().startswith("{"):
        try:
            given = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise not_pairs(field) from error
        if not all(isinstance(value, (str, int, float)) for value in given.values()):
            raise not_pairs(field)
        return {str(name): str(value) for name, value in given.items()}
    found = {}
    for part in (one.strip() for line in text.splitlines() for one in line.split(";")):
        if not part:
            continue
        name, sign, value = part.partition("=")
        if not sign or not name.strip():
            raise not_pairs(field)
        found[name.strip()] = value.strip()
    return found


def not_pairs(field: str, example: str = "ward_code=26740; sheet_number=5") -> Problem:
    """400: the option is not a list of names and values."""
    message = ("Cần dạng tên=giá_trị.", "Names and values are needed.")
    remedy = (f"Ví dụ: {example}", f"For example: {example}")
    return refusals.invalid([refusals.error(field, "not-pairs", message, remedy)])


def unknown_operation(name: str) -> Problem:
    """400: no file can be loaded as this operation."""
    message = (f"Không có thao tác “{name}” cho cả tệp.", f"There is no operation “{name}” for a file.")
    listed = ", ".join(file_operations.names())
    remedy = (f"Để trống, hoặc: {listed}.", f"Leave it empty, or: {listed}.")
    return refusals.invalid([refusals.error("operation", "unknown-operation", message, remedy)])
