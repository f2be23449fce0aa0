"""The style in the expression language of QGIS: conditions, texts of labels, sizes that grow with the zoom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from tiles.scales import PIXEL_M, denominator_of_zoom
from tiles.style.model import Filter, LabelRule, Stops

PIXEL_MM = PIXEL_M * 1000
_PART = re.compile(r"\{(?P<field>[a-z_0-9]+)(?::\.(?P<decimals>\d)f)?\}")


def column(field: str) -> str:
    """A field of the layer."""
    return f'"{field}"'


def quoted(text: str) -> str:
    """Text as a literal."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'"


def holds(condition: Filter) -> str:
    """True for the features of a rule, never empty: a field without value fails it."""
    if all(isinstance(value, bool) for value in condition.values):
        wanted = ", ".join("1" if value else "0" for value in condition.values)
        return f"coalesce(to_int({column(condition.field)}), 0) IN ({wanted})"
    values = ", ".join(quoted(str(value)) for value in condition.values)
    return f"coalesce({column(condition.field)}, '') IN ({values})"


def all_of(conditions: Iterable[str]) -> str:
    """The conditions joined; "" when there is none."""
    return " AND ".join(f"({one})" for one in conditions if one)


def first_match(condition: Filter | None, earlier: Iterable[Filter]) -> str:
    """Features of a rule that no rule before it takes; rules on other values of the same field need no exclusion."""
    mine = [] if condition is None else [holds(condition)]
    others = [
        one
        for one in earlier
        if condition is None
        or one.field != condition.field
        or (one != condition and set(one.values) & set(condition.values))
    ]
    return all_of([*mine, *(f"NOT {holds(one)}" for one in others)])


def label_text(rule: LabelRule) -> str:
    """Text of a label; `|` breaks the line, `{area:.1f}` rounds."""
    pieces: list[str] = []
    position = 0
    for match in _PART.finditer(rule.spelled):
        if match.start() > position:
            pieces.append(_literal(rule.spelled[position : match.start()]))
        pieces.append(_value(match))
        position = match.end()
    if position < len(rule.spelled):
        pieces.append(_literal(rule.spelled[position:]))
    return pieces[0] if len(pieces) == 1 else f"concat({', '.join(pieces)})"


def label_condition(rule: LabelRule) -> str:
    """Features that are named: of the rule's class, with a first field that is filled, not among the unwanted names."""
    first = _PART.search(rule.template)
    if first is None:
        raise ValueError(f"label without a field: {rule.template!r}")
    text = column(first["field"])
    return all_of(
        [
            holds(rule.filter) if rule.filter else "",
            f"coalesce(to_string({text}), '') <> ''",
            *(f"{text} NOT LIKE {quoted(pattern)}" for pattern in rule.unless_like),
        ]
    )


def millimetres(size: Stops, first_zoom: int, last_zoom: int, *, times: float = 1, plus: float = 0) -> str:
    """A size in millimetres by the scale of the map; "" where it is the same at every scale of the rule.

    Args:
        size: pixels of 0.28 mm by zoom.
        times, plus: changes to the size, pixels.
    """
    within = [(zoom, size.at(zoom)) for zoom in range(first_zoom, last_zoom + 1)]
    if len({value for _zoom, value in within}) == 1:
        return ""
    bends = [zoom for zoom, _value in size.pairs if first_zoom < zoom < last_zoom]
    points = [(zoom, fixed_millimetres(size, zoom, times=times, plus=plus))
              for zoom in (first_zoom, *bends, last_zoom)]  # fmt: skip
    zoom = f"log(2, {denominator_of_zoom(0):.2f} / @map_scale)"
    *before, last = [
        (end, f"scale_linear({zoom}, {start}, {end}, {low:g}, {high:g})")
        for (start, low), (end, high) in pairwise(points)
    ]
    if not before:
        return last[1]
    cases = " ".join(f"WHEN {zoom} <= {end} THEN {value}" for end, value in before)
    return f"CASE {cases} ELSE {last[1]} END"


def fixed_millimetres(size: Stops, zoom: float, *, times: float = 1, plus: float = 0) -> float:
    """A size in millimetres at one zoom."""
    return round((size.at(zoom) * times + plus) * PIXEL_MM, 3)


def _literal(text: str) -> str:
    return quoted(text.replace("|", "\n"))


def _value(match: re.Match[str]) -> str:
    name, decimals = column(match["field"]), match["decimals"]
    if decimals is None:
        return name
    return f"replace(format_number({name}, {decimals}, 'en'), ',', '')"
