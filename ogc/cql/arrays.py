"""Array functions of CQL2, for properties that hold several codes in one value ("ODT+CLN")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psycopg import sql

from ogc.cql.terms import as_kind, literal, mismatch

if TYPE_CHECKING:
    from ogc.cql.translate import Translator

OPERATORS = {"a_contains": "@>", "a_containedby": "<@", "a_overlaps": "&&"}


def condition(translator: Translator, operator: str, arguments: list[object]) -> sql.Composable:
    """SQL of an array predicate; sets are compared, so the order of codes does not matter.

    Raises:
        Problem: 400, unknown function, or a property with single values.
    """
    if len(arguments) != 2:
        raise mismatch()
    left, right = (_array(translator, node) for node in arguments)
    if operator == "a_equals":
        return sql.SQL("({l} @> {r} AND {l} <@ {r})").format(l=left, r=right)
    if operator not in OPERATORS:
        raise mismatch()
    return sql.SQL("({} {} {})").format(left, sql.SQL(OPERATORS[operator]), right)


def _array(translator: Translator, node: object) -> sql.Composable:
    if isinstance(node, str):  # ('CLN') is a text in parentheses: an array of one
        node = [node]
    if isinstance(node, list):
        values = [as_kind(literal(value), "text", translator.binder) for value in node]
        return sql.SQL("ARRAY[{}]::text[]").format(sql.SQL(", ").join(values))
    separator = translator.separator(node)
    expression = translator.term(node).expression
    if not separator or expression is None:
        raise mismatch()
    return sql.SQL("string_to_array({}, {})").format(expression, sql.Literal(separator))
