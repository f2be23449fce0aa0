"""Filters of CQL2 drawn by chance: trees that a layer understands, their text, and what is broken on purpose."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import shapely

from layers.field_types import Coded
from layers.spec import LayerSpec

TEMPORAL = tuple(
    f"t_{one}"
    for one in (
        "after", "before", "contains", "disjoint", "during", "equals", "finishedBy", "finishes", "intersects", "meets",
        "metBy", "overlappedBy", "overlaps", "startedBy", "starts",
    )
)  # fmt: skip
SPATIAL = (
    "s_intersects",
    "s_disjoint",
    "s_equals",
    "s_touches",
    "s_within",
    "s_contains",
    "s_overlaps",
    "s_crosses",
)
ARRAYS = ("a_contains", "a_containedBy", "a_overlaps", "a_equals")
SIGNS = ("=", "<>", "<", ">", "<=", ">=")
WORDS = (
    "", "x", "%", "Lê Lợi", "Đường", "%ường%", "O'Brien", "_", "\\%", "a\\_b", "50%", "'; DROP TABLE parcels; --",
    "(1=1)", "{}", "%s", "%(p0)s", "$$", "/*", "🏠", "日本", "  ", "\t", "zz",
)  # fmt: skip
#: What is put where it does not belong.
HOSTILE = (
    "'", '"', "\x00", "\\", "--", "/*", "*/", ";", "%s", "%(p0)s", "{}", "{0}", "$1", "::text", "||", "(", ")", ",",
    "''", "..", "\u202e", "\ufeff", "\u0301", "\U0010ffff", "\r\n", "pg_sleep(10)", "version()", "current_user",
    "(SELECT 1)", "1e400", "-1e400", "9" * 400, "NaN", "Infinity", "NULL", "TRUE", "AND", "NOT", "LIKE", "BETWEEN",
    "IS", "IN", "DATE('2025-02-30')", "TIMESTAMP('99999-01-01')", "INTERVAL('..','..')", "INTERVAL()",
    "POINT(1e308 1e308)", "POINT EMPTY", "POLYGON((0 0,0 0,0 0))", "GEOMETRYCOLLECTION(POINT(1 2))", "BBOX(1,2)",
    "BBOX(106,10,107,11)", "ctid", "xmin", "geom", "geom_4326", "holder_name", "tableoid",
    "S_DWITHIN(geometry,POINT(106 10),1)", "CASEI()", "A_CONTAINS(1,2)", "T_AFTER('x','y')", "x'00'", "U&'\\0041'",
    "E'\\n'", "1 = 1", "address", "id",
)  # fmt: skip
WILD = (
    None, True, [], {}, 0, -1, 1e308, 10**30, 2**63, "", "..", "\u0000", {"op": "="}, {"op": 3, "args": [1]},
    {"op": "and", "args": []}, {"property": 5}, {"property": ["id"]}, {"property": "id", "op": "="}, {"date": 5},
    {"date": "0000-00-00"}, {"timestamp": None}, {"timestamp": "2025-01-01T00:00:00+99:99"}, {"interval": [1]},
    {"interval": "x"}, {"interval": [None, None]}, {"bbox": None}, {"bbox": [1, 2, 3]}, {"bbox": ["a", 1, 2, 3]},
    {"type": "Point"}, {"type": "Point", "coordinates": [1e308, 1]}, {"type": "Polygon", "coordinates": []},
    {"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]}, {"type": "Nothing"}, {"op": "casei", "args": [1]},
    {"op": "accenti", "args": []}, {"op": "s_intersects", "args": [1, 2]}, {"op": "pg_sleep", "args": [9]},
    {"op": "in", "args": [{"property": "id"}, "x"]}, {"op": "a_contains", "args": [[], []]}, {"args": [1, 2]},
    {"op": "t_after", "args": [{"interval": ["..", ".."]}, ".."]}, {"op": "^", "args": [10, 400]},
    {"op": "^", "args": [-8, 0.5]},
)  # fmt: skip


@dataclass
class Words:
    """What filters of a layer are made of.

    Attributes:
        samples: values of features, by property; `geometry` in CRS84.
    """

    spec: LayerSpec
    chance: random.Random
    samples: Sequence[dict[str, Any]]
    numbers: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    truths: list[str] = field(default_factory=list)
    sets: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for one in self.spec.public_fields:
            kind, form = one.type.json_type, one.type.json_format
            if isinstance(one.type, Coded) and one.type.separator:
                self.sets.append(one.name)
            elif form == "date":
                self.days.append(one.name)
            elif kind in ("integer", "number"):
                self.numbers.append(one.name)
            elif kind == "boolean":
                self.truths.append(one.name)
            elif not form:
                self.texts.append(one.name)

    def condition(self, depth: int) -> Any:
        """A tree that the layer understands, at most `depth` levels of logic deep."""
        chance = self.chance
        if depth and chance.random() < 0.55:
            op = chance.choice(("and", "or", "not"))
            count = 1 if op == "not" else chance.randint(2, 4)
            return {"op": op, "args": [self.condition(depth - 1) for _ in range(count)]}
        kinds = [self._numbers, self._texts, self._days, self._temporal, self._null]
        kinds += [self._spatial] * 2 if self.spec.is_spatial else []
        kinds += [self._sets] if self.sets else []
        kinds += [self._truth] if self.truths else []
        return chance.choice(kinds)()

    def _sample(self, name: str, otherwise: Any) -> Any:
        found = self.chance.choice(self.samples)[name] if self.samples else None
        return otherwise if found is None else found

    def _number(self, depth: int = 2) -> Any:
        chance = self.chance
        if depth and chance.random() < 0.3:
            op = chance.choice(("+", "-", "*", "/", "%", "div"))
            return {"op": op, "args": [self._number(depth - 1), self._number(depth - 1)]}
        if chance.random() < 0.1:
            return {"op": "^", "args": [{"property": chance.choice(self.numbers)}, 2.0]}
        if chance.random() < 0.5:
            return {"property": chance.choice(self.numbers)}
        drawn = float(self._sample(chance.choice(self.numbers), 1.0))
        return chance.choice((0.0, 1.0, 2.5, 100.0, float(f"{drawn:.15g}"), round(drawn)))

    def _numbers(self) -> Any:
        named, one = {"property": self.chance.choice(self.numbers)}, self._number()
        if self.chance.random() < 0.2:
            return {"op": "between", "args": [named, self._number(0), self._number(0)]}
        return {"op": self.chance.choice(SIGNS), "args": [named, one]}

    def _texts(self) -> Any:
        chance = self.chance
        name = chance.choice(self.texts)
        word = chance.choice((*WORDS, str(self._sample(name, "x"))))
        side: Any = {"property": name}
        for folding in ("accenti", "casei"):
            if chance.random() < 0.3:
                side = {"op": folding, "args": [side]}
        form = chance.random()
        if form < 0.2:
            return {"op": "in", "args": [side, [word, *chance.sample(WORDS, 3)]]}
        if form < 0.5:
            pattern = chance.choice((word, f"{word[:3]}%", f"%{word[1:4]}%")).rstrip("\\")
            return {"op": "like", "args": [side, pattern]}
        return {"op": chance.choice(SIGNS), "args": [side, word]}

    def _day(self) -> dict[str, str]:
        drawn = str(self._sample(self.chance.choice(self.days), "2025-07-01"))
        return {"date": self.chance.choice(("2025-07-01", "2024-02-29", "2026-01-01", drawn))}

    def _time(self) -> dict[str, str]:
        return self.chance.choice((self._day(), {"timestamp": f"{self._day()['date']}T00:00:00Z"}))

    def _days(self) -> Any:
        return {
            "op": self.chance.choice(SIGNS),
            "args": [{"property": self.chance.choice(self.days)}, self._time()],
        }

    def _temporal(self) -> Any:
        chance, op = self.chance, self.chance.choice(TEMPORAL)
        own: Any = {"property": chance.choice(self.days)}
        if chance.random() < 0.4:
            own = {"interval": [{"property": "valid_from"}, {"property": "valid_to"}]}
        first, last = sorted((self._day()["date"], self._day()["date"]))
        span = {"interval": [chance.choice((first, "..")), chance.choice((last, ".."))]}
        return {"op": op, "args": [own, chance.choice((self._time(), span))]}

    def _null(self) -> Any:
        names = [one.name for one in self.spec.public_fields] + (["geometry"] if self.spec.is_spatial else [])
        return {"op": "isNull", "args": [{"property": self.chance.choice(names)}]}

    def _truth(self) -> Any:
        named = {"property": self.chance.choice(self.truths)}
        return self.chance.choice((named, {"op": "=", "args": [named, self.chance.random() < 0.5]}))

    def _sets(self) -> Any:
        name = self.chance.choice(self.sets)
        codes = [*sorted(self._sample(name, {"ODT"})), "ODT", "CLN", "x"]
        return {
            "op": self.chance.choice(ARRAYS),
            "args": [{"property": name}, self.chance.sample(codes, self.chance.randint(1, 2))],
        }

    def _spatial(self) -> Any:
        chance = self.chance
        shape = self._sample("geometry", shapely.box(106.6, 10.7, 106.7, 10.8))
        west, south, east, north = shape.bounds
        size = chance.choice((0.0, 1e-4, 1e-3, 0.01)) + 1e-6
        literal: Any = chance.choice((
            {"bbox": [west - size, south - size, east, north]},
            {"type": "Point", "coordinates": [west, south]},
            {"type": "LineString", "coordinates": [[west - size, south - size], [east + size, north + size]]},
            shapely.geometry.mapping(shapely.box(west, south, west + size, south + size)),
            shapely.geometry.mapping(shape if shapely.get_num_coordinates(shape) < 60 else shape.envelope),
        ))  # fmt: skip
        return {"op": chance.choice(SPATIAL), "args": [{"property": "geometry"}, literal]}


def as_text(node: Any) -> str:  # noqa: C901 - one case for each kind of node
    """A tree as CQL2 text; every level in parentheses."""
    if isinstance(node, bool) or node is None:
        return {True: "TRUE", False: "FALSE", None: "NULL"}[node]
    if isinstance(node, str):
        return "'" + node.replace("'", "''") + "'"
    if isinstance(node, int | float):
        return repr(node)
    if isinstance(node, list | tuple):
        return f"({', '.join(as_text(one) for one in node)})"
    if "property" in node:
        return str(node["property"])
    if "bbox" in node:
        return f"BBOX({', '.join(repr(one) for one in node['bbox'])})"
    if "coordinates" in node:
        return shapely.to_wkt(shapely.geometry.shape(node), rounding_precision=-1)
    for function in ("date", "timestamp"):
        if function in node:
            return f"{function.upper()}('{node[function]}')"
    if "interval" in node:
        return f"INTERVAL({', '.join(as_text(one) for one in node['interval'])})"
    op, parts = node["op"], [as_text(one) for one in node["args"]]
    if op in ("and", "or"):
        return "(" + f" {op.upper()} ".join(parts) + ")"
    if op == "not":
        return f"NOT ({parts[0]})"
    if op == "isNull":
        return f"{parts[0]} IS NULL"
    if op == "between":
        return f"{parts[0]} BETWEEN {parts[1]} AND {parts[2]}"
    if op in (*SIGNS, "like", "in", "+", "-", "*", "/", "%", "div", "^"):
        return f"({parts[0]} {op.upper()} {parts[1]})"
    return f"{op.upper()}({', '.join(parts)})"


def broken(chance: random.Random, tree: Any, language: str) -> str:
    """A filter with one to three things in it that do not belong there."""
    if language == "cql2-json":
        text = json.dumps(_planted(chance, tree), ensure_ascii=False)
        return text if chance.random() < 0.8 else _cut(chance, text)
    text = as_text(tree)
    for _ in range(chance.randint(1, 3)):
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(HOSTILE) + text[at + chance.randint(0, 4) :]
    return text if chance.random() < 0.8 else _cut(chance, text)


def deep(chance: random.Random, language: str) -> str:
    """Nesting and lengths of up to the largest filter."""
    many = chance.choice((10, 59, 60, 61, 500, 4000))
    if language == "cql2-json":
        return '{"op":"not","args":[' * many + "true" + "]}" * many
    return chance.choice((
        "(" * many + "TRUE" + ")" * many, "NOT " * many + "TRUE", "TRUE" + " AND TRUE" * many, "-" * many + "1 = 1",
        "id IN (" + ",".join(["'x'"] * many) + ")", "1" + "+1" * many + " = 1", "'" + "ư" * many * 14 + "' = 'x'",
        "S_INTERSECTS(geometry, LINESTRING(" + ",".join(f"106.{nth:04} 10.7" for nth in range(many + 2)) + "))",
        "CASEI(" * many + "'x'" + ")" * many + " = 'x'", "9" * many + " = 1",
    ))  # fmt: skip


def _planted(chance: random.Random, tree: Any) -> Any:
    """The tree with one node replaced."""
    if not isinstance(tree, dict) or "args" not in tree or chance.random() < 0.25:
        return chance.choice((*WILD, *HOSTILE))
    args = list(tree["args"])
    nth = chance.randrange(len(args))
    args[nth] = _planted(chance, args[nth])
    return {**tree, "args": args}


def _cut(chance: random.Random, text: str) -> str:
    return text[: chance.randint(0, len(text))]
