"""Temporal functions of CQL2 (OGC 21-065r2 §8.4): instants are intervals that start and end at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psycopg import sql

from ogc.cql.terms import SQL_TYPES, Kind, Term, as_kind, common_kind, literal, mismatch, read_temporal

if TYPE_CHECKING:
    from ogc.cql.translate import Translator

#: Relations of (s1, e1) to (s2, e2), table 13 of the standard.
RELATIONS: dict[str, str] = {
    "t_after": "{s1} > {e2}",
    "t_before": "{e1} < {s2}",
    "t_contains": "{s1} < {s2} AND {e1} > {e2}",
    "t_disjoint": "({e1} < {s2} OR {s1} > {e2})",
    "t_during": "{s1} > {s2} AND {e1} < {e2}",
    "t_equals": "{s1} = {s2} AND {e1} = {e2}",
    "t_finishedby": "{s1} < {s2} AND {e1} = {e2}",
    "t_finishes": "{s1} > {s2} AND {e1} = {e2}",
    "t_intersects": "{s1} <= {e2} AND {e1} >= {s2}",
    "t_meets": "{e1} = {s2}",
    "t_metby": "{s1} = {e2}",
    "t_overlappedby": "{s1} > {s2} AND {s1} < {e2} AND {e1} > {e2}",
    "t_overlaps": "{s1} < {s2} AND {e1} > {s2} AND {e1} < {e2}",
    "t_startedby": "{s1} = {s2} AND {e1} > {e2}",
    "t_starts": "{s1} = {s2} AND {e1} < {e2}",
}
OPEN = ".."


def condition(translator: Translator, operator: str, arguments: list[object]) -> sql.Composable:
    """SQL of a temporal predicate.

    Raises:
        Problem: 400, unknown function or not times.
    """
    relation = RELATIONS.get(operator)
    if relation is None or len(arguments) != 2:
        raise mismatch()
    sides = [_ends(translator, node) for node in arguments]
    ends = [end for side in sides for end in side]
    kind = common_kind(ends)
    if kind == "text":
        kind = "timestamp"
    if kind not in ("date", "timestamp"):
        raise mismatch()
    (s1, e1), (s2, e2) = (
        [_moment(translator, end, kind, nth) for nth, end in enumerate(side)] for side in sides
    )
    return sql.SQL("({})").format(sql.SQL(relation).format(s1=s1, e1=e1, s2=s2, e2=e2))


def _ends(translator: Translator, node: object) -> tuple[Term, Term]:
    """Start and end; a missing end of an interval is open, a missing instant is no time at all."""
    if isinstance(node, dict) and "interval" in node:
        ends = node["interval"]
        if not isinstance(ends, list) or len(ends) != 2:
            raise mismatch()
        return _open_end(_end(translator, ends[0]), "-infinity"), _open_end(
            _end(translator, ends[1]), "infinity"
        )
    moment = _end(translator, node)
    return moment, moment


def _open_end(end: Term, infinity: str) -> Term:
    """An end given by a property that may be empty: no value means that the interval is open there."""
    if end.expression is None or end.kind not in ("date", "timestamp"):
        return end
    bound = sql.SQL("{}::{}").format(sql.Literal(infinity), sql.SQL(SQL_TYPES[end.kind]))
    return Term(end.kind, sql.SQL("COALESCE({}, {})").format(end.expression, bound))


def _end(translator: Translator, node: object) -> Term:
    if node == OPEN:
        return Term(None)
    if isinstance(node, str):
        return read_temporal(node)
    if isinstance(node, dict) and "property" in node:
        return translator.term(node)
    return literal(node)


def _moment(translator: Translator, end: Term, kind: Kind, position: int) -> sql.Composable:
    """One end as SQL; an open end lies at infinity, the first in the past and the second in the future."""
    if end.is_literal and end.kind is None:
        return _infinity(kind, position)
    return as_kind(end, kind, translator.binder)


def _infinity(kind: Kind, position: int) -> sql.Composable:
    return sql.SQL("'-infinity'::{}" if position == 0 else "'infinity'::{}").format(sql.SQL(SQL_TYPES[kind]))
