"""Yêu cầu trích lục hàng loạt. Which parcels are asked for, in which form; what is wrong with the request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

from django.conf import settings

from geo.domain.crs import Crs
from geo.domain.errors import DomainError
from geo.http.problems import FieldError, Problem
from layers.rights import User
from planning.queries.extract import Ground
from planning.queries.surroundings import parcels_in
from planning.services import ground

Format = Literal["xlsx", "csv", "gpkg", "pdf"]
#: Parcels of one batch.
MOST_PARCELS = 10_000
#: A drawn area of a batch, square metres; metres to each side of a route.
MOST_M2, MOST_BUFFER_M = 100_000_000.0, 500.0


@dataclass(frozen=True, slots=True)
class Order:
    """A batch that was asked for; `parcels` are ids (UUID or national id), or texts as the lookup reads them."""

    parcels: tuple[str, ...]
    format: Format
    as_of: date
    lang: str

    def as_json(self) -> dict[str, Any]:
        """The order as it is kept with its job."""
        return asdict(self) | {"as_of": self.as_of.isoformat(), "parcels": list(self.parcels)}


def of_json(kept: Mapping[str, Any]) -> Order:
    """The order of a job."""
    return Order(tuple(kept["parcels"]), kept["format"], date.fromisoformat(kept["as_of"]), kept["lang"])


def most_of(form: Format) -> int:
    """Parcels of one batch in a form; a setting may allow fewer papers."""
    return min(MOST_PARCELS, settings.EXTRACT_BATCH_PAPERS) if form == "pdf" else MOST_PARCELS


def listed(parcels: Sequence[str], form: Format, as_of: date, lang: str) -> Order:
    """A batch of a list. Raises Problem 413 when it is too long."""
    unique = tuple(dict.fromkeys(one.strip() for one in parcels if one.strip()))
    return _checked(Order(unique, form, as_of, lang), "parcels")


def within(
    shape: Mapping[str, Any],
    crs: Crs,
    buffer_m: float | None,
    form: Format,
    as_of: date,
    lang: str,
    user: User | None,
) -> Order:
    """A batch of all parcels that meet a drawn area, or the strip along a route.

    Args:
        shape: GeoJSON area, or a line when `buffer_m` is given.
        buffer_m: metres to each side of the route.
    Raises:
        Problem: 400 for a shape that cannot be used, 413 for too many parcels, 404 when there is none.
    """
    field = "geometry" if buffer_m is None else "route"
    try:
        area = (
            ground.from_geojson(shape, crs, most_m2=MOST_M2)
            if buffer_m is None
            else ground.along_route(shape, crs, buffer_m)
        )
    except DomainError as error:
        vi, en = error.message("vi"), error.message("en")
        raise Problem("invalid-request", vi, en, errors=[FieldError(field, error.code(), vi, en)]) from error
    found = _found(area, as_of, user)
    if not found:
        message = ("Không có thửa đất nào trong khu vực này.", "There is no parcel in this area.")
        raise Problem("not-found", *message, errors=[FieldError(field, "no-parcel", *message)])
    return _checked(Order(tuple(found), form, as_of, lang), field)


def admit(count: int, form: Format, field: str) -> None:
    """Raises Problem 413 when a batch of so many parcels is not taken."""
    most = most_of(form)
    if count > most:
        vi = f"Mỗi lần tối đa {most} thửa đất ở dạng {form}."
        en = f"At most {most} parcels at a time as {form}."
        remedy = ("Chia nhỏ khu vực hoặc danh sách.", "Divide the area or the list.")
        raise Problem("too-large", vi, en, errors=[FieldError(field, "too-many", vi, en, *remedy)])


def _found(area: Ground, as_of: date, user: User | None) -> list[str]:
    return [str(one) for one in parcels_in(area.shape, as_of, user, most=MOST_PARCELS + 1)]


def _checked(order: Order, field: str) -> Order:
    admit(len(order.parcels), order.format, field)
    if not order.parcels:
        vi, en = "Cho ít nhất một thửa đất.", "Give at least one parcel."
        raise Problem("invalid-request", vi, en, errors=[FieldError(field, "too-few", vi, en)])
    return order
