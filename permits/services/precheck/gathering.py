"""Dữ kiện của kiểm tra sơ bộ. Facts of the extract on the day, the parcels, the neighbours: what the rules judge by."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from cadastre.domain.errors import ParcelUnknown
from cadastre.queries import parcels as parcel_queries
from geo.domain.crs import CRS84
from geo.domain.crs import lookup as crs_of
from geo.domain.errors import DomainError
from geo.domain.transform import transform_geometry
from layers.registry import registry
from layers.rights import User, readable_fields
from permits.domain.precheck.facts import Change, LandUse, PlotParcel, Proposal, Site, Standing
from permits.domain.precheck.rules import RULES, limits_of
from permits.queries import precheck as queries
from permits.services.precheck.asking import MOST_PARCELS, Question
from planning.domain import corridors
from planning.domain.shares import union_of
from planning.domain.theme_lists import changes_of
from planning.queries.extract import Facts, Ground, facts
from planning.queries.surroundings import parcels_in
from planning.services.extracts import land_of

#: Fields that say whether a parcel is free; who may not read them learns nothing of it.
_FREE = {"in_dispute", "blocked", "restriction_note"}


class TooManyParcels(DomainError):
    """The footprint lies on more than {most} parcels; name the parcels of the case, or split it."""

    vi = "Công trình nằm trên hơn {most} thửa đất; hãy nêu các thửa của hồ sơ, hoặc chia hồ sơ."


@dataclass(eq=False)
class ParcelOfCase(Exception):
    """A parcel of the case that is not there, and its place in the request."""

    place: int
    cause: ParcelUnknown


@dataclass(frozen=True)
class Gathered:
    """What is on file.

    Attributes:
        parcels: as `cadastre.queries.parcels` tells them.
        facts: those of the extract of the same ground.
    """

    standing: Standing
    parcels: tuple[Mapping[str, Any], ...]
    facts: Facts


def gather(asked: Question, user: User | None) -> Gathered:
    """Everything the rules look at, as it held on the day asked for.

    Raises:
        ParcelOfCase: a parcel named is none that the reader may see, or was none on that day.
        TooManyParcels: the footprint lies on more parcels than a case has.
    """
    found = _parcels(asked, user)
    ids = [uuid.UUID(str(one["id"])) for one in found]
    on_file = _facts(ids, asked, user)
    no_building = corridors.with_city_rules(settings.CITY.rules)
    changes = changes_of(on_file.plans, on_file.consultations, asked.lang)
    readable = {field.name for field in readable_fields(user, registry.get("parcels"))}
    site = Site(
        parcels=tuple(_plot_parcel(one, asked.lang) for one in found),
        ground=on_file.parcel,
        land=land_of(on_file, no_building),
        plans=on_file.plans,
        changes=tuple(
            Change(code, one["stage_name"], date.fromisoformat(str(one["since"])) if one["since"] else None)
            for code, one in changes.items()
        ),
        corridors=on_file.corridors,
        parcels_named=bool(asked.parcels),
        flags_known=readable >= _FREE,
        corridors_known=on_file.corridors_in_ward,
        **_beside(asked, on_file),
    )
    proposal = Proposal(
        footprint=asked.footprint.shape if asked.footprint else None,
        storeys=asked.storeys,
        height_m=asked.height_m,
        floor_area_m2=asked.floor_area_m2,
        use=asked.use,
    )
    return Gathered(Standing(proposal, site), tuple(found), on_file)


def _parcels(asked: Question, user: User | None) -> list[Mapping[str, Any]]:
    """The parcels named, each once; without names those under the footprint."""
    storage = crs_of(settings.STORAGE_SRID)
    ids: list[uuid.UUID] = []
    if not asked.parcels and asked.footprint is not None:
        ids = parcels_in(asked.footprint.shape, asked.as_of, user, most=MOST_PARCELS + 1)
        if len(ids) > MOST_PARCELS:
            raise TooManyParcels(most=MOST_PARCELS)
    for place, given in enumerate(asked.parcels):
        try:
            ids.append(parcel_queries.parcel_id(given, user))
        except ParcelUnknown as error:
            raise ParcelOfCase(place, error) from error
    wanted = list(dict.fromkeys(ids))
    found: Sequence[Mapping[str, Any]] = (
        parcel_queries.parcels(wanted, lang=asked.lang, crs=storage, user=user, as_of=asked.as_of)
        if wanted
        else []
    )
    there = {uuid.UUID(str(one["id"])) for one in found}
    for place, one in enumerate(ids):
        if one not in there:
            try:
                parcel_queries.parcel(asked.parcels[place], lang=asked.lang, user=user, as_of=asked.as_of)
            except ParcelUnknown as error:
                raise ParcelOfCase(place, error) from error
    return list(found)


def _facts(ids: Sequence[uuid.UUID], asked: Question, user: User | None) -> Facts:
    """Facts of the one parcel, of several as one piece of ground, or of the footprint where no parcel is on file."""
    if len(ids) == 1:
        found = facts(ids[0], asked.as_of, user)
    elif ids:
        whole = union_of(queries.plot(ids, asked.as_of, user))
        degrees = transform_geometry(whole, crs_of(settings.STORAGE_SRID), CRS84)
        found = facts(Ground(whole, degrees), asked.as_of)
    else:
        assert asked.footprint is not None  # one of both is always given
        found = facts(asked.footprint, asked.as_of)
    if found is None:  # deleted between the two reads
        raise ParcelOfCase(0, ParcelUnknown(given=str(ids[0])))
    return found


def _beside(asked: Question, on_file: Facts) -> dict[str, Any]:
    """Neighbouring buildings, and whether any is on file around."""
    if asked.footprint is None:
        return {}
    rule = next(one for one in RULES if one.id == "neighbour-distance")
    around_m = limits_of(rule, settings.CITY.rules)["around_m"]
    found = queries.neighbours(asked.footprint, on_file.parcel, asked.as_of, around_m, asked.lang)
    return {
        "neighbours": tuple(found),
        "neighbours_known": bool(found) or queries.buildings_known(asked.footprint, asked.as_of),
    }


def _plot_parcel(one: Mapping[str, Any], lang: str) -> PlotParcel:
    return PlotParcel(
        id=str(one["id"]),
        version=one["version"],
        label=label_of(one, lang),
        area_m2=one["area_m2"],
        uses=tuple(
            LandUse(
                code=use["present_code"],
                name=use["name"],
                area_m2=use["area_m2"],
                until=date.fromisoformat(str(use["term"]["until"])[:10]) if use["term"]["until"] else None,
            )
            for use in one["land_uses"]
        ),
        flags=tuple((flag["code"], flag["message"]) for flag in one["flags"]),
    )


def label_of(one: Mapping[str, Any], lang: str) -> str:
    """How a parcel is named in a sentence."""
    words = ("parcel {number}, sheet {sheet}" if lang == "en" else "thửa {number}, tờ {sheet}").format(
        number=one["number"], sheet=one["sheet"]
    )
    return ", ".join(part for part in (words, one["ward_name"]) if part)
