"""Kiểm tra hệ tọa độ. Does the file say where it lies, and is that true? The whole file is refused if not.

False declarations are common: metres declared as degrees, degrees as metres, the neighbour's central meridian,
northing before easting. Nothing is guessed: the message says what is wrong and with which option to load again.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.domain.crs import CRS84, WGS84, Crs, by_srid, lookup, registry
from geo.domain.crs_recognition import Severity, identify
from geo.domain.errors import DomainError
from geo.domain.plausibility import examine_extent, placements
from geo.domain.values import BBox
from layers.importing.issues import FileRefused, IssueLog
from layers.labels import Label

Shapes = NDArray[np.object_]
#: A file belongs to the city when at least this share of its shapes does; the others are refused one by one.
_MOST = 0.5
_NATION = BBox(101.0, 6.0, 118.0, 24.0, CRS84)
_DEGREES_WITH_HEIGHT = {"EPSG:4979": "EPSG:4326", "EPSG:4329": "EPSG:4326"}
_NO_DECLARATION = frozenset({"", "ENGCRS", "LOCAL_CS"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a city is: its extent in the storage CRS and the CRSs its files come in."""

    name: Label
    extent: BBox
    candidates: tuple[Crs, ...]

    @property
    def storage(self) -> Crs:
        """CRS in which geometry is kept."""
        return self.extent.crs


def place_of(city: object) -> Place:
    """The place of a `geo.city.City`."""
    storage = by_srid(city.storage_srid)  # type: ignore[attr-defined]
    return Place(
        Label(city.name_vi, city.name_en),  # type: ignore[attr-defined]
        BBox(*city.extent, storage),  # type: ignore[attr-defined]
        tuple(by_srid(srid) for srid in city.source_srids),  # type: ignore[attr-defined]
    )


def determine(declared: str, asked: str, place: Place, log: IssueLog) -> Crs:
    """The CRS to read the coordinates in: what the user named, else what the file declares.

    Raises:
        FileRefused: none declared, or one that is deprecated, unknown, contradictory or without datum shift.
    """
    example = place.storage.code
    declared = "" if declared.startswith(tuple(_NO_DECLARATION - {""})) else declared
    if asked:
        try:
            crs = lookup(asked if ":" in asked else f"EPSG:{asked}")
        except DomainError as error:
            why = Label(error.message("vi"), error.message("en"))
            raise FileRefused("crs-option-unknown", why=why, example=example) from error
        if declared and _short(declared) != crs.code:
            log.add("crs-overridden", declared=_short(declared), used=crs.code)
        return crs
    if not declared.strip():
        raise FileRefused("crs-missing", example=example)
    found = identify(_DEGREES_WITH_HEIGHT.get(declared, declared))
    if found.crs is None:
        reason = next(one for one in found.findings if one.severity is Severity.REFUSE)
        raise FileRefused(
            "crs-refused",
            why=Label(_sentence(reason.message_vi), _sentence(reason.message_en)),
            example=example,
        )
    for finding in found.findings:
        log.add("crs-warning", why=Label(_sentence(finding.message_vi), _sentence(finding.message_en)))
    return found.crs


def examine(shapes: Shapes, crs: Crs, place: Place, *, in_city: bool) -> None:
    """Hold the coordinates against the CRS and, for a layer that lies in the city, against its extent.

    Args:
        shapes: geometries in `crs` as read, x first; None and empty ones are ignored.
        in_city: the layer declares the rule `inside-city`.
    Raises:
        FileRefused: the numbers cannot be what the declaration says.
    """
    bounds = shapely.bounds(shapes)
    bounds = bounds[np.isfinite(bounds).all(axis=1)]
    if not len(bounds):
        return
    centre = (bounds[:, :2] + bounds[:, 2:]) / 2
    x, y = (float(np.median(centre[:, 0])), float(np.median(centre[:, 1])))
    around = {"x": f"{x:.8g}", "y": f"{y:.8g}", "declared": crs.code}
    in_degrees = (np.abs(bounds) <= 180).all(axis=1).mean() > _MOST
    if crs.is_projected and in_degrees:
        raise FileRefused("crs-degrees-declared-metres", **around, example=_example_degrees(x, y))
    if not crs.is_projected and (np.abs(bounds[:, [0, 2]]) > 180).any(axis=1).mean() > _MOST:
        raise FileRefused("crs-metres-declared-degrees", **around, **_metric_readings(x, y, place))
    if in_city:
        _examine_city(centre, (x, y), crs, place, around)
    elif not crs.is_projected and (np.abs(centre[:, 1]) > 90).mean() > _MOST:
        raise FileRefused("crs-axes-swapped", **around)


def _examine_city(
    centre: NDArray[np.float64], middle: tuple[float, float], crs: Crs, place: Place, around: dict[str, str]
) -> None:
    box = place.extent.to(CRS84 if crs == WGS84 else crs)
    x, y = centre[:, 0], centre[:, 1]
    inside = (x >= box.min_x) & (x <= box.max_x) & (y >= box.min_y) & (y <= box.max_y)
    if inside.mean() >= _MOST:
        return
    finding = examine_extent((*middle, *middle), crs, place.candidates, place.extent)
    if finding is None:
        return
    if finding.code == "crs-outside-city":
        raise FileRefused("crs-outside-city", **around, city=place.name)
    found = placements(*middle, [one for one in place.candidates if one != crs], place.extent)
    codes = list(dict.fromkeys(one.crs.code for one in found)) or [place.storage.code]
    raise FileRefused(finding.code, **around, example=" / ".join(codes))


def _example_degrees(x: float, y: float) -> str:
    return "4326" if abs(y) <= 90 else "4326 --swap-axes"


def _metric_readings(x: float, y: float, place: Place) -> dict[str, object]:
    """In which metric CRSs of the registry the numbers lie in the city, or at least in Vietnam."""
    metric = [crs for crs in registry() if crs.suits_measuring]
    in_city = [one for one in placements(x, y, metric, place.extent) if not one.swapped]
    if in_city:
        codes = ", ".join(one.crs.code for one in in_city)
        text = Label(
            f"Nếu hiểu là {codes} thì nằm trong thành phố.", f"Read as {codes} they lie in the city."
        )
        return {"readings": text, "example": in_city[0].crs.srid}
    in_nation = [one for one in placements(x, y, metric, _NATION) if not one.swapped]
    codes = ", ".join(one.crs.code for one in in_nation[:4])
    text = (
        Label(
            f"Có thể là {codes}…, nhưng không hệ nào nằm trong thành phố.",
            f"It may be {codes}…, but none of these lies in the city.",
        )
        if codes
        else Label("", "")
    )
    return {"readings": text, "example": in_nation[0].crs.srid if in_nation else place.storage.srid}


def _short(declared: str) -> str:
    return declared if len(declared) <= 40 else declared[:37] + "…"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
