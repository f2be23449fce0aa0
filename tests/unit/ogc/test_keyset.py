"""The place to go on from is found by an index wherever the sort columns are never NULL."""

from __future__ import annotations

import pytest

from layers.registry import registry
from ogc import keyset
from ogc.binder import Binder
from ogc.keyset import Key
from ogc.query import read_items_query

ID = Key("id", "id", "uuid", is_filled=True)
SHEET = Key("sheet", "sheet", "text", is_filled=True)
SHEET_DOWN = Key("sheet", "sheet", "text", descending=True, is_filled=True)
NOTE = Key("note", "note", "text")


def after(*keys: Key, values: tuple[str | None, ...]) -> str:
    return keyset.after(keys, values, "t", Binder()).as_string(None)


@pytest.mark.parametrize(
    ("keys", "bound"),
    [
        ((SHEET, ID), '(("t"."sheet", "t"."id") >= (%(p2)s::text, %(p3)s::uuid))'),
        ((SHEET_DOWN, ID), '(("t"."sheet") <= (%(p2)s::text))'),
        ((SHEET, NOTE, ID), '(("t"."sheet") >= (%(p3)s::text))'),
    ],
)
def test_filled_columns_of_one_direction_bound_the_page(keys: tuple[Key, ...], bound: str) -> None:
    assert after(*keys, values=tuple("v" for _ in keys)).startswith(f"({bound} AND (")


def test_a_column_that_may_be_empty_bounds_nothing() -> None:
    assert ">=" not in after(NOTE, ID, values=("v", "v"))
    assert '"t"."note" IS NULL' in after(NOTE, ID, values=(None, "v"))


def test_empty_values_come_last_and_filled_columns_are_read_backwards() -> None:
    keys = (Key("note", "note", "text", descending=True), SHEET_DOWN, ID)
    assert keyset.order_by(keys, "t").as_string(None) == (
        '"t"."note" DESC NULLS LAST, "t"."sheet" DESC, "t"."id" ASC'
    )


def test_the_model_says_which_columns_are_filled() -> None:
    spec = registry.get("parcels")
    query = read_items_query(spec, spec.public_fields, {"sortby": "-sheet_number,survey_date"})
    assert [(key.name, key.is_filled) for key in query.keys] == [
        ("sheet_number", True), ("survey_date", False), ("id", True),
    ]  # fmt: skip
