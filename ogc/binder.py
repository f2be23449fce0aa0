"""Values of a statement, kept apart from its text."""

from __future__ import annotations

from psycopg import sql


class Binder:
    """Collects parameters; what a client wrote reaches SQL only through `bind`."""

    def __init__(self) -> None:
        self.values: dict[str, object] = {}

    def bind(self, value: object, cast: str = "") -> sql.Composable:
        """A named placeholder for `value`.

        Args:
            cast: PostgreSQL type written after the placeholder; a constant of ours, never input.
        """
        name = f"p{len(self.values)}"
        self.values[name] = value
        placeholder: sql.Composable = sql.Placeholder(name)
        return sql.SQL("{}::{}").format(placeholder, sql.SQL(cast)) if cast else placeholder


def all_of(conditions: list[sql.Composable]) -> sql.Composable:
    """The conditions joined by AND; TRUE when there is none."""
    return sql.SQL(" AND ").join(conditions) if conditions else sql.SQL("TRUE")
