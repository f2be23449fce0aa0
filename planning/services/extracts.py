"""Trích lục: puts ground, facts and domain together into the answer of the contract. Reads only."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from cadastre.domain.errors import ParcelUnknown
from cadastre.queries import parcels
from geo.domain.crs import CRS84, Crs
from geo.domain.crs import lookup as crs_of
from layers.rights import User
from planning.domain import answer, corridors, themes
from planning.domain.buildable import Land
from planning.domain.buildable_answer import buildable, corner_chamfer, nothing_to_build
from planning.domain.chamfer import corner_cuts
from planning.domain.geojson import geojson
from planning.domain.theme_lists import Coverage, changes_of, theme_lists
from planning.domain.theme_shares import ThemeShares, divide, shares_of_features
from planning.queries import consultations
from planning.queries.extract import Facts, Ground, content_hash, content_id, facts
from planning.services.ground import describe


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
        crs: of every geometry in the answer.
    Raises:
        ParcelUnknown: there is none that the reader may see; ParcelNotThen when there is one on other days.
    """
    parcel = parcels.parcel(given, lang=lang, crs=crs, user=user, as_of=as_of)
    found = facts(parcel["id"], as_of, user)
    if found is None:  # deleted between the two reads
        raise ParcelUnknown(given=given[:60])
    identity = {key: str(parcel[key]) for key in ("id", "version", "area_m2")}
    query = urlencode({"as_of": as_of.isoformat(), "lang": lang})
    address = f"{public_url}/api/v1/parcels/{parcel['id']}/extract?{query}"
    return _answer(found, identity, parcel, "parcel", address, as_of=as_of, now=now, lang=lang, crs=crs)


def extract_of_ground(
    ground: Ground, *, as_of: date, now: datetime, lang: str, address: str, crs: Crs = CRS84
) -> dict[str, Any]:
    """The same for a drawn polygon or the ground at a point; arguments as in `extract`.

    Args:
        address: where the same question is asked again, for `verify_url`.
    """
    found = facts(ground, as_of)
    assert found is not None  # ground that was given is always there
    kind = "point" if ground.is_point else "polygon"
    record = describe(ground, found.area_m2, crs)
    identity = {"ground": ground.shape.wkb_hex, "kind": kind}
    return _answer(found, identity, record, kind, address, as_of=as_of, now=now, lang=lang, crs=crs)


def _answer(
    found: Facts,
    identity: Mapping[str, Any],
    subject: Mapping[str, Any],
    kind: str,
    address: str,
    *,
    as_of: date,
    now: datetime,
    lang: str,
    crs: Crs,
) -> dict[str, Any]:
    content = _content(found, kind, lang, partial(geojson, source=crs_of(settings.STORAGE_SRID), target=crs))
    digest = content_hash(dict(identity) | {"as_of": as_of, "lang": lang} | content)
    return {
        "id": content_id(digest),
        "created_at": now,
        "as_of": as_of,
        "lang": lang,
        "subject": kind,
        "parcel": subject,
        **content,
        "hash": digest,
        "verify_url": address,
    }


def _content(found: Facts, kind: str, lang: str, draw: Any) -> dict[str, Any]:
    area, limits = found.area_m2, found.limits
    no_building = corridors.with_city_rules(settings.CITY.rules)
    shares = _theme_shares(found)
    concerned = _concerned(found, shares, no_building, lang)
    changes = changes_of(found.plans, found.consultations, lang)
    for row in concerned:
        if row["plan"] is not None:
            row["under_adjustment"] = changes.get(row["plan"]["code"])
    lists = theme_lists(
        concerned=concerned,
        plans=found.plans,
        changes=changes,
        coverage=Coverage(
            found.levels_in_ward,
            found.red_lines_nearby,
            found.building_lines_nearby,
            found.corridors_in_ward,
            found.urban,
        ),
        lang=lang,
    )
    further = {theme.key: [theme.present(row, lang) for row in entries] for theme, entries in found.further}
    loaded = {source["layer"] for source in found.sources}
    for theme, entries in found.further:
        if entries:
            concerned.append(answer.further_entry(theme.key, theme.layer, len(entries)))
        elif theme.layer in loaded:
            lists.not_concerned.append(theme.key)
        else:
            lists.no_data.append({"theme": theme.key, **themes.why("layer_empty", lang)})
    land = land_of(found, no_building)
    reserve = answer.road_reserve(found.red_lines, float(found.reserve.area), area)
    return {
        "concerned": concerned,
        "not_concerned": lists.not_concerned,
        "no_data": lists.no_data,
        "under_adjustment": lists.under_adjustment,
        "themes": _titles(found, lang),
        "themes_status": lists.status(concerned),
        "shares": [answer.shares_entry(one, area, lang) for one in shares],
        "road_reserve": reserve | {"corner_chamfer": corner_chamfer(land, lang, draw)},
        "buildable": nothing_to_build(lang)
        if kind == "point"
        else buildable(land, lang, draw, answer.decision_entry),
        "consultations": consultations.present(found.consultations, lang),
        "permits": further.get("permits", []),
        "dropped_slivers": answer.slivers(_pieces(found), area, limits),
        "sources": [
            {key: source[key] for key in ("layer", "dataset", "version", "imported_at")}
            for source in found.sources
        ],
        "disclaimer": answer.DISCLAIMER[lang == "en"],
    }


def _theme_shares(found: Facts) -> list[ThemeShares]:
    """One division of the ground for each theme in which a place has one function."""
    limit = found.limits["planning_zones"]
    divided = []
    for theme in themes.PLAN_THEMES:
        zones = [share.zone for share in found.shares if share.zone.plan.level in theme.levels]
        if theme.exclusive and zones:
            divided.append(
                divide(theme.key, zones, found.area_m2, lambda part: limit.leaves_out(part, found.area_m2))
            )
    return divided


def _concerned(
    found: Facts, shares: list[ThemeShares], no_building: Mapping[str, bool], lang: str
) -> list[dict[str, Any]]:
    area, limits = found.area_m2, found.limits
    of_theme = shares_of_features(shares)
    rows = []
    for share in found.shares:
        if limits["planning_zones"].leaves_out(share.area_m2, area):
            continue
        theme = themes.plan_theme_of(share.zone.plan.level).key
        part = of_theme.get((theme, share.zone.id))
        whole = part is not None and abs(part - 100 * share.area_m2 / area) < 0.1
        rows.append(answer.zone_entry(share, area, limits["planning_zones"], lang, part if whole else None))
    rows += [
        answer.plan_row(plan, found.plan_areas_m2[plan.id], area, lang)
        for plan in found.plans
        if not plan.may_govern
        and not limits["planning_zones"].leaves_out(found.plan_areas_m2.get(plan.id, 0.0), area)
    ]
    rows += [
        answer.red_line_entry(line, area, limits["red_lines"], lang)
        for line in found.red_lines
        if not limits["red_lines"].leaves_out(line.area_m2, area)
    ]
    rows += [answer.building_line_entry(line, lang) for line in found.building_lines if line.piece.length > 0]
    rows += [
        answer.corridor_entry(one, area, limits["safety_corridors"], no_building.get(one.kind, False), lang)
        for one in found.corridors
        if not limits["safety_corridors"].leaves_out(one.area_m2, area)
    ]
    return rows


def land_of(found: Facts, no_building: Mapping[str, bool]) -> Land:
    """The ground with everything that takes some of it; `no_building`: kinds of corridor in which nothing is built."""
    return Land(
        parcel=found.parcel,
        area_m2=found.area_m2,
        shares=found.shares,
        red_lines=found.red_lines,
        reserve=found.reserve,
        corners=corner_cuts(found.parcel, found.red_lines),
        forbidden=corridors.forbidden_ground(found.corridors, no_building),
        conditional=corridors.left_to_the_officer(found.corridors, no_building),
        building_lines=found.building_lines,
        reserve_known=found.red_lines_nearby,
    )


def _pieces(found: Facts) -> list[tuple[str, str, str, float]]:
    return [
        *(("planning_zones", one.zone.id, one.zone.zone_code, one.area_m2) for one in found.shares),
        *(("red_lines", one.id, one.street_name, one.area_m2) for one in found.red_lines),
        *(("safety_corridors", one.id, one.name, one.area_m2) for one in found.corridors),
    ]


def _titles(found: Facts, lang: str) -> Mapping[str, str]:
    titles = {key: names[lang == "en"] for key, names in themes.TITLES.items()}
    return titles | {theme.key: theme.title.text(lang) for theme, _rows in found.further}
