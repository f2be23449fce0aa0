"""Shapes of the answers about cadastral files, for the OpenAPI document."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from cadastre.domain.register_book import Code


class BookIn(Schema):
    """The ward of a register book, and the worksheet where the workbook has several."""

    ward: Annotated[str, Field(max_length=5, pattern=r"^[0-9]{1,5}$", examples=["26740"])]
    sublayer: Annotated[str, Field(max_length=60, pattern=r"^[^\x00-\x1f]*$")] = ""


class BookFindingOut(Schema):
    """Where book and map disagree; `book` and `map` are what each says (areas in m²)."""

    code: Code
    sheet: str
    number: str
    book: str
    map: str
    message: str


class BookOut(Schema):
    """A comparison: parcels of the book, those on the map, differences; `run` keeps them for the quality page."""

    rows: int
    matched: int
    findings: list[BookFindingOut]
    run: int


class SheetEdgeOut(Schema):
    """A gap or an overlap; `geometry` as GeoJSON in OGC:CRS84."""

    rule: Literal["edge-match", "ward-border"]
    parcel: UUID | None
    sheet: str
    number: str
    message: str
    geometry: dict[str, Any] | None


class EdgesOut(Schema):
    """Edge match of a sheet with the sheets beside it."""

    ward: str
    sheet: str
    findings: list[SheetEdgeOut]
