"""What a CQL2 filter means, worked out row by row in Python: the service's answers are compared with it.

Written from the standard (OGC 21-065r2), not from `ogc.cql`: three-valued logic (None = unknown), intervals closed at
both ends, sets of codes.
"""

from __future__ import annotations

import math
import operator
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import shapely

CITY_TIME = ZoneInfo("Asia/Ho_Chi_Minh")
Row = Mapping[str, Any]
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge,
}  # fmt: skip
_SPATIAL: dict[str, Callable[[Any, Any], bool]] = {
    "s_intersects": shapely.intersects, "s_disjoint": shapely.disjoint, "s_equals": shapely.equals,
    "s_touches": shapely.touches, "s_within": shapely.within, "s_contains": shapely.contains,
    "s_overlaps": shapely.overlaps, "s_crosses": shapely.crosses,
}  # fmt: skip
_PAST, _FUTURE = (datetime(year, 1, 1, tzinfo=CITY_TIME) for year in (1000, 3000))


def holds(tree: Any, row: Row) -> bool | None:  # noqa: C901 - one case for each operator
    """Whether a row meets a filter; None = unknown, which selects no row.

    Args:
        tree: CQL2 JSON.
        row: values by property; `geometry` is a shapely geometry in CRS84; several codes are a set.
    """
    if isinstance(tree, bool):
        return tree
    if "property" in tree:
        return row[tree["property"]]  # type: ignore[no-any-return]
    op, given = tree["op"].lower(), tree["args"]
    if op == "and":
        found = [holds(part, row) for part in given]
        return False if False in found else None if None in found else True
    if op == "or":
        found = [holds(part, row) for part in given]
        return True if True in found else None if None in found else False
    if op == "not":
        one = holds(given[0], row)
        return None if one is None else not one
    if op == "isnull":
        return value(given[0], row) is None
    if op.startswith("t_"):
        return _temporal(op, *(_interval(one, row) for one in given))
    if op == "in":
        return _known(operator.contains, [value(one, row) for one in given[1]], value(given[0], row))
    if op == "between":
        ends = (
            {"op": sign, "args": [given[0], end]} for sign, end in zip((">=", "<="), given[1:], strict=True)
        )
        return holds({"op": "and", "args": list(ends)}, row)
    sides = [value(one, row) for one in given]
    if None in sides:
        return None
    if op == "like":
        return re.fullmatch(_pattern(sides[1]), sides[0], re.DOTALL) is not None
    if op.startswith("s_"):
        return bool(_SPATIAL[op](*sides))
    if op.startswith("a_"):
        return _sets(op, *(set(side) for side in sides))
    left, right = _same_kind(*sides)
    return _COMPARE[op](left, right)


def value(node: Any, row: Row) -> Any:  # noqa: C901 - one case for each kind of node
    """The value of a scalar, array or geometry expression; None = no value."""
    if isinstance(node, list):
        return {value(one, row) for one in node}
    if not isinstance(node, dict):
        return node
    if "property" in node:
        return row[node["property"]]
    if "date" in node:
        return date.fromisoformat(node["date"])
    if "timestamp" in node:
        return datetime.fromisoformat(node["timestamp"].replace("Z", "+00:00"))
    if "bbox" in node:
        return shapely.box(*node["bbox"])
    if "coordinates" in node:
        return shapely.geometry.shape(node)
    op, sides = node["op"].lower(), [value(one, row) for one in node["args"]]
    if None in sides:
        return None
    if op == "casei":
        return sides[0].lower()
    if op == "accenti":
        bare = "".join(
            one for one in unicodedata.normalize("NFD", sides[0]) if not unicodedata.combining(one)
        )
        return bare.replace("đ", "d").replace("Đ", "D")
    return _number(op, *(float(side) for side in sides))


def _number(op: str, left: float, right: float) -> float | None:
    if op in ("/", "div", "%") and right == 0:
        return None
    if op == "%":  # the service reckons in decimals of 15 digits
        return float(Decimal(f"{left:.15g}") % Decimal(f"{right:.15g}"))
    if op == "div":
        return float(math.trunc(left / right))
    if op == "^":
        return math.pow(left, right)
    return {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}[op](left, right)  # type: ignore[no-any-return]


def _known(test: Callable[[Any, Any], bool], options: list[Any], one: Any) -> bool | None:
    return None if one is None else test(options, one)


def _same_kind(left: Any, right: Any) -> tuple[Any, Any]:
    """Dates become the first moment of their day where they meet a time of day."""
    if isinstance(left, datetime) or isinstance(right, datetime):
        return _moment(left), _moment(right)
    return left, right


def _moment(one: Any) -> datetime:
    return one if isinstance(one, datetime) else datetime(one.year, one.month, one.day, tzinfo=CITY_TIME)


def _pattern(like: str) -> str:
    signs, parts, escaped = {"%": ".*", "_": "."}, [], False
    for sign in like:
        if escaped or sign not in ("%", "_", "\\"):
            parts.append(re.escape(sign))
            escaped = False
        elif sign == "\\":
            escaped = True
        else:
            parts.append(signs[sign])
    return "".join(parts)


def _interval(node: Any, row: Row) -> tuple[Any, Any]:
    """Start and end; an end that is open, or a property without value at an end, lies at infinity."""
    if isinstance(node, dict) and "interval" in node:
        start, end = (_end(one, row) for one in node["interval"])
        return _PAST if start is None else start, _FUTURE if end is None else end
    moment = _end(node, row)
    return moment, moment


def _end(node: Any, row: Row) -> datetime | None:
    if node == "..":
        return None
    found = date.fromisoformat(node) if isinstance(node, str) else value(node, row)
    return None if found is None else _moment(found)


def _temporal(op: str, one: tuple[Any, Any], other: tuple[Any, Any]) -> bool | None:
    if None in one or None in other:
        return None
    (s1, e1), (s2, e2) = one, other
    return {
        "t_after": s1 > e2, "t_before": e1 < s2, "t_disjoint": e1 < s2 or s1 > e2, "t_equals": s1 == s2 and e1 == e2,
        "t_intersects": s1 <= e2 and s2 <= e1, "t_contains": s1 < s2 and e2 < e1, "t_during": s2 < s1 and e1 < e2,
        "t_finishes": s2 < s1 and e1 == e2, "t_finishedby": s1 < s2 and e1 == e2, "t_meets": e1 == s2,
        "t_metby": s1 == e2, "t_overlaps": s1 < s2 < e1 < e2, "t_overlappedby": s2 < s1 < e2 < e1,
        "t_starts": s1 == s2 and e1 < e2, "t_startedby": s1 == s2 and e2 < e1,
    }[op]  # fmt: skip


def _sets(op: str, one: set[str], other: set[str]) -> bool:
    return {
        "a_equals": one == other, "a_contains": one >= other, "a_containedby": one <= other,
        "a_overlaps": bool(one & other),
    }[op]  # fmt: skip
