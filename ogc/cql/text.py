"""CQL2 text to the tree of CQL2 JSON, by an LALR grammar (Lark): linear time, no recursion.

The ready-made parsers were tried: that of pygeofilter gives AND and OR one precedence and lacks NOT (…), the Rust
library cql2 needs time that doubles with each open parenthesis and ends the process on deep ones (ADR 9).
"""

from __future__ import annotations

from functools import cache
from typing import Any

from lark import Lark, Token, Transformer, v_args

Node = Any
_NESTING = {
    "point": 0,
    "linestring": 1,
    "multipoint": 1,
    "polygon": 2,
    "multilinestring": 2,
    "multipolygon": 3,
}
_TYPES = {
    "point": "Point",
    "linestring": "LineString",
    "polygon": "Polygon",
    "multipoint": "MultiPoint",
    "multilinestring": "MultiLineString",
    "multipolygon": "MultiPolygon",
}


class NotCql(ValueError):
    """The words are CQL2, what they say is not."""


def parse(text: str) -> Node:
    """The filter as CQL2 JSON.

    Raises:
        lark.exceptions.LarkError, NotCql: the text is not CQL2.
    """
    return _parser().parse(text)


@cache
def _parser() -> Lark:
    return Lark.open(
        "grammar.lark", rel_to=__file__, parser="lalr", transformer=_Json(), maybe_placeholders=False
    )


def _operation(op: str, *arguments: Node) -> dict[str, Node]:
    return {"op": op, "args": list(arguments)}


def _not(node: Node) -> dict[str, Node]:
    return _operation("not", node)


@v_args(inline=True)
class _Json(Transformer[Token, Node]):
    """Builds CQL2 JSON while the text is read."""

    def or_(self, *parts: Node) -> Node:
        return parts[0] if len(parts) == 1 else _operation("or", *parts)

    def and_(self, *parts: Node) -> Node:
        return parts[0] if len(parts) == 1 else _operation("and", *parts)

    def not_(self, part: Node) -> Node:
        return _not(part)

    def compare(self, left: Node, sign: Token, right: Node) -> Node:
        return _operation(str(sign), left, right)

    def like(self, left: Node, right: Node) -> Node:
        return _operation("like", left, right)

    def not_like(self, left: Node, right: Node) -> Node:
        return _not(_operation("like", left, right))

    def between(self, *parts: Node) -> Node:
        return _operation("between", *parts)

    def not_between(self, *parts: Node) -> Node:
        return _not(_operation("between", *parts))

    def in_(self, left: Node, options: Node) -> Node:
        return _operation("in", left, options)

    def not_in(self, left: Node, options: Node) -> Node:
        return _not(_operation("in", left, options))

    def is_null(self, part: Node) -> Node:
        return _operation("isNull", part)

    def is_not_null(self, part: Node) -> Node:
        return _not(_operation("isNull", part))

    def binary(self, left: Node, sign: Token, right: Node) -> Node:
        return _operation(str(sign).lower(), left, right)

    def negative(self, _sign: Token, part: Node) -> Node:
        return -part if isinstance(part, float) else _operation("*", -1.0, part)

    def call(self, name: Token, *arguments: Node) -> Node:
        """A function; those that write a literal become the literal."""
        function = str(name).lower()
        if function in ("date", "timestamp"):
            if len(arguments) != 1 or not isinstance(arguments[0], str):
                raise NotCql(function)
            return {function: arguments[0]}
        return (
            {function: list(arguments)}
            if function in ("interval", "bbox")
            else _operation(function, *arguments)
        )

    def name(self, name: Token) -> Node:
        return {"property": str(name)}

    def quoted(self, name: Token) -> Node:
        return {"property": str(name)[1:-1]}

    def number(self, text: Token) -> Node:
        return float(text)

    def string(self, text: Token) -> Node:
        return str(text)[1:-1].replace("''", "'")

    def true(self, _word: Token) -> Node:
        return True

    def false(self, _word: Token) -> Node:
        return False

    def null(self) -> Node:
        return None

    def list(self, *parts: Node) -> Node:
        return [*parts]

    def array(self, *parts: Node) -> Node:
        return [*parts]

    def position(self, *numbers: Token) -> Node:
        return tuple(float(number) for number in numbers)

    def group(self, *parts: Node) -> Node:
        return [*parts]

    def geometry(self, kind: Token, coordinates: Node) -> Node:
        """A WKT geometry as GeoJSON; `MULTIPOINT(1 2, 3 4)` and `MULTIPOINT((1 2), (3 4))` are both written."""
        name = str(kind).lower()
        if name == "point":
            if len(coordinates) != 1:
                raise NotCql(name)
            coordinates = coordinates[0]
        if name == "multipoint":
            coordinates = [
                part[0] if isinstance(part, list) and len(part) == 1 else part for part in coordinates
            ]
        if not _nested(coordinates, _NESTING[name]):
            raise NotCql(name)
        return {"type": _TYPES[name], "coordinates": coordinates}

    def collection(self, *geometries: Node) -> Node:
        return {"type": "GeometryCollection", "geometries": [*geometries]}


def _nested(coordinates: Node, depth: int) -> bool:
    """True when positions lie exactly `depth` lists deep."""
    if depth == 0:
        return isinstance(coordinates, tuple)
    return isinstance(coordinates, list) and all(_nested(part, depth - 1) for part in coordinates)
