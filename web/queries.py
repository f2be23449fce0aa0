"""Đọc lớp dữ liệu cho trang web. Pages of any layer through its declaration: table and public fields, never a model."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection
from psycopg import sql

from geo.named_sql import load
from layers.registry import registry
from layers.rights import User, may, row_condition
from layers.spec import LayerSpec

PAGE_SIZE = 25
LONGEST_NEEDLE = 120


@dataclass(frozen=True)
class Page:
    """Rows of one page as dictionaries, each with the label point (`lon`, `lat` in degrees WGS 84)."""

    rows: list[dict[str, object]]
    found: int
    number: int

    @property
    def has_next(self) -> bool:
        """True when a later page has rows."""
        return self.number * PAGE_SIZE < self.found


def page_of_layer(
    layer: LayerSpec, user: User | None = None, *, search: str = "", order: str = "", number: int = 1
) -> Page:
    """One page of the rows that `user` may read, public fields only: a list is no place for anybody's personal data.

    Args:
        search: text to find in the searchable fields, compared without case and diacritics.
        order: a date field; newest first.
        number: page, from 1.
    Raises:
        LookupError: the reader may not see the layer, or `order` is not one of its public fields.
    """
    if not may(user, "read", layer):
        raise LookupError(layer.name)
    names = [field.name for field in layer.public_fields]
    if order and order not in names:
        raise LookupError(order)
    found: int = 0
    with connection.cursor() as cursor:
        cursor.execute(_statement(layer, names, row_condition(user, layer), search, order, number))
        rows = [dict(zip((*names, "lon", "lat", "found"), row, strict=True)) for row in cursor.fetchall()]
    if rows:
        found = int(str(rows[0]["found"]))
    return Page(rows, found, number)


def _statement(
    layer: LayerSpec, names: list[str], visible: str, search: str, order: str, number: int
) -> sql.Composed:
    def column(name: str) -> sql.Identifier:
        return sql.Identifier(layer.column(name))

    searchable = [column(field.name) for field in layer.public_fields if field.search]
    point = "ST_PointOnSurface(geom_4326)"
    identity = column("id")
    return sql.SQL(load("web", "layer_pages")["layer_rows"].replace("%%", "%")).format(
        columns=sql.SQL(", ").join(column(name) for name in names),
        lon=sql.SQL(f"ST_X({point})" if layer.is_spatial else "NULL"),
        lat=sql.SQL(f"ST_Y({point})" if layer.is_spatial else "NULL"),
        table=sql.Identifier(layer.table),
        needle=sql.Literal(_as_pattern(search)),
        haystack=sql.SQL("concat_ws(' ', {})").format(sql.SQL(", ").join(searchable or [identity])),
        visible=sql.SQL(visible or "true"),
        order=sql.SQL("{} DESC NULLS LAST, {}").format(column(order), identity) if order else identity,
        limit=sql.Literal(PAGE_SIZE),
        offset=sql.Literal((number - 1) * PAGE_SIZE),
    )


def _as_pattern(search: str) -> str:
    """The needle with the wildcards of LIKE made plain."""
    needle = search.strip()[:LONGEST_NEEDLE]
    return needle.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def layer_sizes() -> dict[str, int]:
    """Estimated rows of every registered layer; layers that were never analysed are counted."""
    with connection.cursor() as cursor:
        cursor.execute(
            load("web", "layer_pages")["layer_sizes"], {"tables": [spec.table for spec in registry]}
        )
        sizes = {str(name): int(rows) for name, rows in cursor.fetchall()}
        for name in [name for name, rows in sizes.items() if rows < 0]:
            cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name)))
            sizes[name] = int(cursor.fetchone()[0])
    return sizes
