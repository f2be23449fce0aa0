"""Giấy phép công khai: list, places on the map, and one permit, of what a reader may see. Never a personal field."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from geo.domain.values import BBox
from geo.named_sql import load
from geo.reading import rows
from layers.registry import registry
from layers.rights import User, may
from layers.visible_rows import visible_rows
from permits.domain.permit_search import ANY_STATE, Mark, PermitSearch
from permits.domain.statuses import IN_THE_OPEN
from permits.queries.works import with_works

PAGE_SIZE = 25
#: Places that one answer holds, and the side of their cells in pixels: from afar, and near, where each stands alone.
MOST_PLACES, CELL_PX, NEAR_CELL_PX = 3000, 56, 4
#: Zoom of the map from which permits stand for themselves and show their footprint.
NEAR_ZOOM = 17
_WORLD_PX = 256


class PermitsClosed(LookupError):
    """The reader may not see the layer of permits at all."""


class PermitUnknown(LookupError):
    """No permit with this id that the reader may see."""


@dataclass(frozen=True, slots=True)
class PermitPage:
    """Permits of a page as rows of `public.newest`, all that were found, and where the list goes on.

    Attributes:
        choices: for the filters `state`, `kind`, `year` what each choice would find, the others left as they are.
        before: mark of the first row when newer ones stand before it.
        after: mark of the last row when older ones follow.
    """

    permits: list[dict[str, Any]]
    found: int
    choices: dict[str, Counter[Any]]
    before: Mark | None
    after: Mark | None


def find_permits(
    asked: PermitSearch,
    user: User | None,
    today: date,
    *,
    after: Mark | None = None,
    before: Mark | None = None,
    size: int = PAGE_SIZE,
) -> PermitPage:
    """A page of permits, newest first: those after a mark, or the nearest before one. Raises PermitsClosed."""
    values = asked.parameters(today) | {"limit": size + 1}
    cube = rows(_statement("counts", asked, user), values)
    choices = {name: _choices(cube, asked, name) for name in ("state", "kind", "year")}
    found = sum(one["permits"] for one in cube if _passes(one, asked))
    mark, newer = before or after, before is not None
    values |= {
        "marked": mark is not None,
        "mark_standing": _standing(mark),
        "mark_id": mark.permit if mark else None,
    }
    read = rows(_statement("newer" if newer else "newest", asked, user), values) if found else []
    page = read[:size]
    more = len(read) > size
    if newer:
        page.reverse()
    first, last = (Mark(one["issued_on"], one["id"]) for one in (page[0], page[-1])) if page else (None, None)
    return PermitPage(
        page,
        found,
        choices,
        before=first if (more if newer else mark is not None) else None,
        after=last if newer or more else None,
    )


def permit_places(
    asked: PermitSearch, user: User | None, today: date, window: BBox, zoom: float
) -> list[dict[str, Any]]:
    """Where the permits found stand: single ones, and from afar how many are near each other.

    Args:
        window: degrees, longitude first.
        zoom: of a web map with tiles of 256 pixels.
    Raises:
        PermitsClosed: the reader may not see the layer of permits.
    """
    near = zoom >= NEAR_ZOOM
    west, south, east, north = window.as_tuple()
    pixels = NEAR_CELL_PX if near else CELL_PX
    widest = max(east - west, north - south) / 64
    cell = 360 / (_WORLD_PX * 2.0**zoom) * pixels
    values = asked.parameters(today) | {
        "west": west, "south": south, "east": east, "north": north, "footprints": near,
        "cell": cell if near else max(cell, widest), "limit": MOST_PLACES,
    }  # fmt: skip
    return rows(_statement("places", asked, user), values)


def permit_on_file(permit: UUID, user: User | None, today: date) -> dict[str, Any]:
    """One permit as `public.permit` gives it, with its works. Raises PermitUnknown."""
    if may(user, "read", registry.get("building_permits")):
        statement = load("permits", "public")["permit"].replace("{state}", _expression("state"))
        for found in with_works(
            rows(visible_rows(statement, user), {"permit": permit, "today": today}), user
        ):
            return found
    raise PermitUnknown(str(permit))


def events_of(permit: dict[str, Any]) -> list[dict[str, Any]]:
    """What happened to a permit that the reader was found to see, from its issue on; of one that came without a case,
    its issue.

    Args:
        permit: as `permit_on_file` gives it.
    """
    values = {"permit": permit["id"], "events": list(IN_THE_OPEN)}
    found = rows(load("permits", "public")["events"], values)
    if not any(one["event"] == "grant" for one in found) and permit["issued_on"]:
        issue = {"event": "grant", "day": permit["issued_on"], "document_number": "", "expires_on": None}
        return [issue, *found]
    return found


def ground_of(parcel: UUID | None, user: User | None) -> dict[str, Any] | None:
    """The parcel as it is today; None when it is gone or not for this reader."""
    if parcel is None or not may(user, "read", registry.get("parcels")):
        return None
    found = rows(visible_rows(load("permits", "public")["ground"], user), {"parcel": parcel})
    return found[0] if found else None


def wards(user: User | None) -> list[tuple[str, str]]:
    """Code and name of the communes of today."""
    found = rows(visible_rows(load("permits", "public")["wards"], user))
    return [(one["code"], one["name"]) for one in found]


def _statement(which: str, asked: PermitSearch, user: User | None) -> str:
    if not may(user, "read", registry.get("building_permits")):
        raise PermitsClosed
    parts = load("permits", "public")
    words = [f"{_expression('texts')} LIKE %(word{at})s" for at in range(len(asked.words))]
    matching = (
        parts["matching"]
        .replace("{state}", _expression("state"))
        .replace("{standing}", _expression("standing"))
        .replace("{in_ward}", _expression("in_ward") if asked.ward else "true")
        .replace("{words}", " AND ".join(words) or "true")
    )
    read = parts[which].replace("{chosen}", _expression("chosen"))
    return visible_rows(f"WITH matching AS NOT MATERIALIZED ({matching}) {read}", user)


def _expression(name: str) -> str:
    return load("permits", "public")[name].removeprefix("SELECT").strip()


def _choices(cube: list[dict[str, Any]], asked: PermitSearch, name: str) -> Counter[Any]:
    found: Counter[Any] = Counter()
    for one in cube:
        if _passes(one, asked, but=name) and one[name] is not None:
            found[one[name]] += one["permits"]
    return found


def _passes(one: dict[str, Any], asked: PermitSearch, but: str = "") -> bool:
    return (
        (but == "state" or asked.state in (ANY_STATE, one["state"]))
        and (but == "kind" or asked.kind in ("", one["kind"]))
        and (but == "year" or asked.year in (None, one["year"]))
    )


def _standing(mark: Mark | None) -> str:
    return str(mark.issued_on) if mark and mark.issued_on else "-infinity"
