"""Trích lục: puts parcel, facts and domain together into the answer of the contract. Reads only."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from cadastre.queries import parcels
from geo.domain.crs import CRS84, Crs
from layers.rights import User
from planning.domain import answer, themes
from planning.domain.buildable import buildable
from planning.domain.shares import MIN_AREA_M2
from planning.queries.extract import Facts, content_id, facts


def extract(
    given: str,
    *,
    as_of: date,
    now: datetime,
    lang: str,
    public_url: str,
    crs: Crs = CRS84,
    user: User | None = None,
) -> dict[str, Any]:
    """The parcel extract (docs/planning.md).

    Args:
        given: UUID or national id of the parcel.
        as_of: day on which everything is taken as it held: the parcel itself, plans, zones, road reserves, permits.
        now: moment of the answer.
        public_url: origin for `verify_url`.
    Raises:
        ParcelUnknown: there is none that the reader may see; ParcelNotThen when there is one on other days.
    """
    parcel = parcels.parcel(given, lang=lang, crs=crs, user=user, as_of=as_of)
    found = facts(parcel["id"], as_of, user)
    if found is None:  # deleted between the two reads
        raise parcels.ParcelUnknown(given=given[:60])
    content = _content(found, as_of, lang)
    identity = {key: str(parcel[key]) for key in ("id", "version", "area_m2")} | content
    query = urlencode({"as_of": as_of.isoformat(), "lang": lang})
    return {
        "id": content_id(identity),
        "created_at": now,
        "as_of": as_of,
        "lang": lang,
        "parcel": parcel,
        **content,
        "verify_url": f"{public_url}/api/v1/parcels/{parcel['id']}/extract?{query}",
    }


def _content(found: Facts, as_of: date, lang: str) -> dict[str, Any]:
    area = found.area_m2
    concerned = [
        answer.zone_entry(share, area, lang)
        for share in found.shares
        if share.area_m2 >= MIN_AREA_M2["planning_zones"]
    ]
    concerned += [
        answer.red_line_entry(line, area, lang)
        for line in found.red_lines
        if line.area_m2 >= MIN_AREA_M2["red_lines"]
    ]
    further = {theme.key: [theme.present(row, lang) for row in entries] for theme, entries in found.further}
    not_concerned, no_data = answer.theme_lists(
        concerned=concerned,
        plans=found.plans,
        levels_in_ward=found.levels_in_ward,
        red_lines_nearby=found.red_lines_nearby,
        lang=lang,
    )
    loaded = {source["layer"] for source in found.sources}
    for theme, entries in found.further:
        if entries:
            concerned.append(_further_entry(theme.key, theme.layer, len(entries)))
        elif theme.layer in loaded:
            not_concerned.append(theme.key)
        else:
            no_data.append({"theme": theme.key, **themes.why("layer_empty", lang)})
    return {
        "concerned": concerned,
        "not_concerned": not_concerned,
        "no_data": no_data,
        "themes": _titles(found, lang),
        "road_reserve": answer.road_reserve(found.red_lines, float(found.reserve.area), area),
        "buildable": buildable(area, found.reserve, found.shares, lang),
        "permits": further.get("permits", []),
        "dropped_slivers": answer.slivers(found.shares, found.red_lines, area),
        "sources": [
            {key: source[key] for key in ("layer", "dataset", "version", "imported_at")}
            for source in found.sources
        ],
        "disclaimer": answer.DISCLAIMER[lang == "en"],
    }


def _further_entry(theme: str, layer: str, count: int) -> dict[str, Any]:
    """A theme of another app in `concerned`; its entries stand under its own key."""
    return {
        "theme": theme,
        "layer": layer,
        "feature": None,
        "zone": None,
        "area_m2": None,
        "share_pct": None,
        "governing_area_m2": None,
        "length_m": None,
        "status": "in_force",
        "indicators": {},
        "plan": None,
        "decision": None,
        "thresholds": {},
        "count": count,
    }


def _titles(found: Facts, lang: str) -> Mapping[str, str]:
    titles = {key: names[lang == "en"] for key, names in themes.TITLES.items()}
    return titles | {theme.key: theme.title.text(lang) for theme, _rows in found.further}
