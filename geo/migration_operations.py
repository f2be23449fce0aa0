"""Migration operations for layer tables. Each is reversible and prints its SQL under `sqlmigrate`."""

from __future__ import annotations

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation

from geo.named_sql import load


class LayerTableOperation(Operation):
    """A statement of `geo/sql` on one layer table; Django's models do not change by it.

    Args:
        table: name of the database table, not of the model.
    """

    reduces_to_sql = True
    reversible = True
    #: File of the statements, and the one that goes forwards and the one that goes back.
    file = ""
    forwards = ""
    backwards = ""

    def __init__(self, table: str) -> None:
        self.table = table

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Name and arguments, for the migration writer."""
        return (self.__class__.__name__, [self.table], {})

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Models do not change."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Runs the statement that goes forwards."""
        self._execute(schema_editor, self.forwards)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Runs the statement that goes back."""
        self._execute(schema_editor, self.backwards)

    def _execute(self, schema_editor: BaseDatabaseSchemaEditor, key: str) -> None:
        statement = load("geo", self.file)[key] % {"layer_table": self._table_in_sql(schema_editor)}
        schema_editor.execute(statement, params=None)

    def _table_in_sql(self, schema_editor: BaseDatabaseSchemaEditor) -> str:
        """The table as the statements of the file want it: an identifier, unless they take its name as a text."""
        return str(schema_editor.quote_name(self.table))


class AttachDerivedGeometry(LayerTableOperation):
    """Lets PostGIS fill `geom_4326` and `geom_3857` of a table from `geom`, by trigger through the pinned
    operation.

    A trigger and not GENERATED columns: a dump with generated columns does not restore (docs/crs.md).
    Put it into the migration that creates the table, which must depend on geo.0001_pinned_datum.
    """

    file, forwards, backwards = "derive_geometry", "attach", "detach"

    def describe(self) -> str:
        """One line for `migrate --plan`."""
        return f"Derive geom_4326 and geom_3857 of {self.table} by trigger"


class KeepHistory(LayerTableOperation):
    """Keeps every state of the rows of a layer table from now on: table `history.<table>` and its triggers.

    Put it into the migration that creates the table, which must depend on geo.0005_history. Undoing it removes what
    was kept.
    """

    file, forwards, backwards = "history", "keep", "forget"

    def describe(self) -> str:
        """One line for `migrate --plan`."""
        return f"Keep the history of {self.table}"

    def _table_in_sql(self, schema_editor: BaseDatabaseSchemaEditor) -> str:
        return str(schema_editor.quote_value(self.table))


class FollowColumns(KeepHistory):
    """Lets the history follow the columns of its layer table.

    A migration that alters columns of a layer table has it as its first operation and as its last: the last one
    works when migrating, the first one when the migration is undone. Columns that the layer loses stay in the history.
    """

    backwards = "keep"

    def describe(self) -> str:
        """One line for `migrate --plan`."""
        return f"Let the history follow the columns of {self.table}"


class MoveIntoRestricted(LayerTableOperation):
    """Moves a new layer table into the schema `restricted`, where no role but the database's owner enters.

    Put it between the creation of the table and its KeepHistory; the migration must depend on
    geo.0007_restricted_schema. The table is found by the search path of the application's connections.
    """

    file, forwards, backwards = "restricted", "move_in", "move_out"

    def describe(self) -> str:
        """One line for `migrate --plan`."""
        return f"Move {self.table} into the schema restricted"
