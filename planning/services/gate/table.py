"""Một lớp của gói. A delivered class: texts by official field, shapes as read and as placed in the city."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.domain.crs import Crs
from layers.text_values import read_date, read_number
from planning.domain.gate.classes import ClassSpec

Shapes = NDArray[np.object_]


@dataclass(slots=True)
class Table:
    """A delivered class.

    Attributes:
        given: name as delivered.
        declared: CRS as the layer declares it.
        fields: official field → column as delivered.
        columns: column as delivered → values.
        shapes: as read, in the CRS that is declared; None where there is none.
        crs: the CRS that was recognised; None before, or when it was refused.
        placed: valid-or-not shapes in the CRS of the city (metres); empty until the coordinates were believed.
        sound: which of `placed` are there, of the right kind and valid.
    """

    spec: ClassSpec
    given: str
    declared: str
    fields: dict[str, str]
    all_fields: list[str]
    columns: dict[str, list[object]]
    shapes: Shapes
    rows: int
    curves: int = 0
    crs: Crs | None = None
    placed: Shapes | None = None
    sound: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=bool))
    _texts: dict[str, list[str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Official name of the class, with its part where that is none of the plan's."""
        return self.spec.label

    def texts(self, name: str) -> list[str]:
        """Values of an official field as trimmed texts, "" where there is none."""
        if name not in self._texts:
            column = self.fields.get(name)
            values = self.columns.get(column, []) if column else []
            self._texts[name] = [text_of(value) for value in values] if values else [""] * self.rows
        return self._texts[name]

    def numbers(self, name: str) -> list[float | None]:
        """Values of an official field as numbers; None where there is none or it cannot be read."""
        return [read_number(text) if text else None for text in self.texts(name)]

    def feature(self, index: int) -> str:
        """How a reader finds an object: its code, its symbol, or its number in the class."""
        for name in ("maDoiTuong", "kyHieuLoDat", "kyHieuOQH", "kyHieuKhuQH"):
            if text := self.texts(name)[index]:
                return text[:80]
        return f"#{index + 1}"

    def place(self, index: int) -> shapely.Geometry | None:
        """Shape of an object in the CRS of the city; None before it was placed, or without one."""
        return None if self.placed is None else self.placed[index]

    def measured(self) -> NDArray[np.float64]:
        """Areas in m², in the zone of delivery where it is one, else in that of the city; NaN without a shape."""
        in_zone = self.crs is not None and self.crs.is_zone
        return np.asarray(shapely.area(self.shapes if in_zone or self.placed is None else self.placed))


def text_of(value: object) -> str:
    """A delivered value as text: whole numbers without decimals, no outer blanks, "" for none."""
    if value is None:
        return ""
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value).replace(".", ",")
    return str(value).strip()


def day_of(text: str) -> date | None:
    """A date as packages write it, with or without a time; None when it is none."""
    return read_date(text)
