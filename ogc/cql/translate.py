"""CQL2 JSON tree to SQL. Names are looked up in the fields the user may read; values become parameters."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from psycopg import sql

from geo.domain.crs import CRS84, Crs
from layers.spec import Field, LayerSpec
from ogc.binder import Binder
from ogc.cql import arrays, spatial, temporal
from ogc.cql.terms import Term, as_kind, common_kind, kind_of, literal, mismatch, separator_of
from ogc.refusals import unknown_property

COMPARISONS = {"=": "=", "<>": "<>", "<": "<", ">": ">", "<=": "<=", ">=": ">="}
ARITHMETIC = {"+": "+", "-": "-", "*": "*"}
GEOMETRY_NAMES = ("geometry", "geom")
_LONE_ESCAPE = re.compile(r"(?<!\\)(\\\\)*\\$")


@dataclass
class Translator:
    """One filter of one layer.

    Attributes:
        spec: the layer.
        fields: fields that the user may read, by name; others do not exist.
        binder: takes the values.
        alias: name of the row source in the statement.
        crs: CRS of geometry literals (`filter-crs`).
    """

    spec: LayerSpec
    fields: Mapping[str, Field]
    binder: Binder
    alias: str = "t"
    crs: Crs = CRS84

    def condition(self, node: object) -> sql.Composable:
        """SQL of a truth value.

        Raises:
            Problem: 400, an unknown property or operator, or types that do not fit.
        """
        if isinstance(node, bool):
            return sql.SQL("TRUE" if node else "FALSE")
        if isinstance(node, dict) and "property" in node:
            return as_kind(self.term(node), "boolean", self.binder)
        operator, arguments = self._call(node)
        if operator in ("and", "or"):
            parts = [self.condition(part) for part in arguments]
            return sql.SQL("({})").format(sql.SQL(f" {operator.upper()} ").join(parts))
        if operator in COMPARISONS:
            return self._comparison(COMPARISONS[operator], arguments)
        if (special := self._special().get(operator)) is not None:
            return special(arguments)
        if operator.startswith("s_"):
            return spatial.condition(self, operator, arguments)
        if operator.startswith("t_"):
            return temporal.condition(self, operator, arguments)
        if operator.startswith("a_"):
            return arrays.condition(self, operator, arguments)
        raise mismatch()

    def term(self, node: object) -> Term:
        """A scalar expression. Raises like `condition`."""
        if isinstance(node, dict) and "property" in node:
            return self._property(node["property"])
        if isinstance(node, dict) and "op" in node:
            operator, arguments = self._call(node)
            if operator in ("casei", "accenti"):
                return self._folded(operator, arguments)
            if operator in ("*", "+", "-", "/", "%", "^", "div"):
                return self._arithmetic(operator, arguments)
            return Term("boolean", self.condition(node))
        return literal(node)

    def field(self, name: object) -> Field:
        """A readable field. Raises Problem 400 for any other name, hidden or missing alike."""
        found = self.fields.get(name) if isinstance(name, str) else None
        if found is None:
            raise unknown_property("filter", str(name))
        return found

    def column(self, name: str) -> sql.Composable:
        """Qualified column of a field or of a geometry column."""
        return sql.Identifier(self.alias, self.spec.column(name))

    def is_geometry(self, node: object) -> bool:
        """True for a reference to the feature's geometry."""
        return (
            isinstance(node, dict)
            and node.get("property") in GEOMETRY_NAMES
            and self.spec.is_spatial
            and node["property"] not in self.fields
        )

    def _call(self, node: object) -> tuple[str, list[object]]:
        if not isinstance(node, dict) or not isinstance(node.get("op"), str):
            raise mismatch()
        arguments = node.get("args")
        if not isinstance(arguments, list) or not arguments:
            raise mismatch()
        return node["op"].lower(), arguments

    def _special(self) -> dict[str, Callable[[list[object]], sql.Composable]]:
        return {
            "not": self._not,
            "isnull": self._is_null,
            "like": self._like,
            "in": self._in,
            "between": self._between,
        }

    def _property(self, name: object) -> Term:
        field = self.field(name)
        return Term(kind_of(field), self.column(field.name))

    def _comparison(self, sign: str, arguments: list[object]) -> sql.Composable:
        left, right = self._terms(arguments, 2)
        kind = common_kind([left, right])
        return sql.SQL("({} {} {})").format(
            as_kind(left, kind, self.binder), sql.SQL(sign), as_kind(right, kind, self.binder)
        )

    def _not(self, arguments: list[object]) -> sql.Composable:
        if len(arguments) != 1:
            raise mismatch()
        return sql.SQL("(NOT {})").format(self.condition(arguments[0]))

    def _is_null(self, arguments: list[object]) -> sql.Composable:
        if len(arguments) != 1:
            raise mismatch()
        if self.is_geometry(arguments[0]):
            return sql.SQL("({} IS NULL)").format(sql.Identifier(self.alias, "geom"))
        term = self.term(arguments[0])
        if term.expression is None:
            raise mismatch()
        return sql.SQL("({} IS NULL)").format(term.expression)

    def _like(self, arguments: list[object]) -> sql.Composable:
        left, right = self._terms(arguments, 2)
        # a lone backslash at the end is an error only once a row is compared with it
        if right.is_literal and _LONE_ESCAPE.search(str(right.value)):
            raise mismatch()
        return sql.SQL("({} LIKE {})").format(
            as_kind(left, "text", self.binder), as_kind(right, "text", self.binder)
        )

    def _in(self, arguments: list[object]) -> sql.Composable:
        if len(arguments) != 2 or not isinstance(arguments[1], list) or not arguments[1]:
            raise mismatch()
        left, *options = [self.term(node) for node in (arguments[0], *arguments[1])]
        kind = common_kind([left, *options])
        return sql.SQL("({} IN ({}))").format(
            as_kind(left, kind, self.binder),
            sql.SQL(", ").join([as_kind(option, kind, self.binder) for option in options]),
        )

    def _between(self, arguments: list[object]) -> sql.Composable:
        if len(arguments) == 2 and isinstance(
            arguments[1], list
        ):  # drafts of the standard nested the two bounds
            arguments = [arguments[0], *arguments[1]]
        terms = self._terms(arguments, 3)
        kind = common_kind(terms)
        value, low, high = (as_kind(term, kind, self.binder) for term in terms)
        return sql.SQL("({} BETWEEN {} AND {})").format(value, low, high)

    def _folded(self, operator: str, arguments: list[object]) -> Term:
        (term,) = self._terms(arguments, 1)
        text = as_kind(term, "text", self.binder)
        # the dictionary is named, so that the answer does not depend on the search path
        folding = (
            "lower({})" if operator == "casei" else "public.unaccent('public.unaccent'::regdictionary, {})"
        )
        return Term("text", sql.SQL(folding).format(text))

    def _arithmetic(self, operator: str, arguments: list[object]) -> Term:
        if len(arguments) < 2:
            raise mismatch()
        numbers = [as_kind(term, "number", self.binder) for term in self._terms(arguments, len(arguments))]
        if operator in ARITHMETIC:
            return Term("number", sql.SQL("({})").format(sql.SQL(f" {operator} ").join(numbers)))
        if len(numbers) != 2:
            raise mismatch()
        return Term("number", _DIVISIONS[operator].format(*numbers))

    def _terms(self, arguments: list[object], count: int) -> list[Term]:
        if len(arguments) != count:
            raise mismatch()
        return [self.term(node) for node in arguments]

    def separator(self, node: object) -> str:
        """Separator of a multi-valued property; empty for anything else."""
        if isinstance(node, dict) and "property" in node:
            return separator_of(self.field(node["property"]))
        return ""


#: Division by zero has no value; in SQL it would be an error that depends on which rows are read.
_DIVISIONS = {
    "/": sql.SQL("(({})::double precision / NULLIF({}, 0))"),
    "div": sql.SQL("trunc(({})::double precision / NULLIF({}, 0))"),
    "%": sql.SQL("mod(({})::numeric, NULLIF(({})::numeric, 0))::double precision"),
    "^": sql.SQL("power(({})::double precision, {})"),
}
