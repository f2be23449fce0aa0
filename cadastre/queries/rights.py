"""Quyền đối với một thửa. Rights, restrictions and survey of a parcel, as far as the reader may see each value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import orjson
import shapely

from cadastre.domain.errors import ParcelUnknown
from cadastre.queries.parcels import parcel_id
from geo.named_sql import load
from geo.reading import rows
from layers import rights
from layers.features import chosen
from layers.field_types import Coded
from layers.registry import registry
from layers.visible_rows import visible_rows

RIGHTS, PARTIES, CERTIFICATES = "land_rights", "parties", "certificates"


@dataclass
class RightsOfParcel:
    """What the answer says.

    Attributes:
        shown: ids and fields handed out of each layer, for the audit record.
    """

    parcel: UUID
    rights: list[dict[str, Any]] = field(default_factory=list)
    restrictions: list[dict[str, Any]] = field(default_factory=list)
    survey_document: dict[str, Any] | None = None
    shown: dict[str, tuple[list[UUID], list[str]]] = field(default_factory=dict)


def of_parcel(given: str, user: rights.User | None, lang: str) -> RightsOfParcel:
    """Rights to a parcel by UUID or national id; what is masked for the reader is None.

    Raises:
        ParcelUnknown: no such parcel, or it does not lie where the reader may see rights; citizens see none.
    """
    spec = registry.get(RIGHTS)
    reach = rights.reach(user, "read", spec)
    if not reach:
        raise ParcelUnknown(given=given[:60])
    identity = parcel_id(given, user)
    found = rows(_statement("place", user), {"parcel": identity})
    if not found or not rights.within_reach(user, "read", spec, [shapely.from_wkb(bytes(found[0]["shape"]))]):
        raise ParcelUnknown(given=given[:60])
    answer = RightsOfParcel(identity)
    entries = _told(answer, RIGHTS, user, _ids("rights", user, identity))
    parties = _by_id(_told(answer, PARTIES, user, [UUID(one["party"]) for one in entries]))
    papers = [UUID(one["certificate"]) for one in entries if one["certificate"]]
    certificates = _by_id(_told(answer, CERTIFICATES, user, papers))
    answer.rights = [_right(one, parties, certificates, lang) for one in entries]
    restrictions = _told(answer, "parcel_restrictions", user, _ids("restrictions", user, identity))
    answer.restrictions = [_restriction(one, lang) for one in restrictions]
    if (document := found[0]["survey_document_id"]) is not None:
        surveys = _told(answer, "survey_documents", user, [document])
        answer.survey_document = _survey(surveys[0], lang) if surveys else None
    return answer


def _told(
    answer: RightsOfParcel, layer: str, user: rights.User | None, ids: Sequence[UUID]
) -> list[dict[str, Any]]:
    """Values of features in the order of their ids; every field of the layer, None where masked."""
    spec = registry.get(layer)
    page = chosen(spec, user, ids)
    empty = dict.fromkeys(one.name for one in spec.all_fields)
    by_id = _by_id([empty | orjson.loads(text)["properties"] for text in page.features])
    if page.ids:
        answer.shown[layer] = (list(page.ids), [one.name for one in page.fields])
    return [by_id[str(one)] for one in dict.fromkeys(ids) if str(one) in by_id]


def _right(
    one: Mapping[str, Any], parties: Mapping[str, Any], certificates: Mapping[str, Any], lang: str
) -> dict[str, Any]:
    party = parties.get(one["party"], {})
    paper = certificates.get(one["certificate"], {})
    return {
        "id": one["id"],
        "kind": one["kind"],
        "kind_name": _name(RIGHTS, "kind", one["kind"], lang),
        "share_pct": one["share_pct"],
        "since": one["since"],
        "until": one["until"],
        "mortgaged": one["mortgaged"],
        "basis": one["basis"] or None,
        "party": {
            "id": one["party"],
            "kind": party.get("kind"),
            "kind_name": _name(PARTIES, "kind", party.get("kind"), lang),
            "name": party.get("name"),
        },
        "certificate": one["certificate"] and {
            "id": one["certificate"],
            "kind": paper.get("kind") or None,
            "kind_name": _name(CERTIFICATES, "kind", paper.get("kind"), lang),
            "serial": paper.get("serial"),
            "issued_on": paper.get("issued_on"),
            "cancelled_on": paper.get("cancelled_on"),
        },
    }  # fmt: skip


def _restriction(one: Mapping[str, Any], lang: str) -> dict[str, Any]:
    return {
        "id": one["id"],
        "kind": one["kind"],
        "kind_name": _name("parcel_restrictions", "kind", one["kind"], lang),
        "document_number": one["document_number"] or None,
        "document_date": one["document_date"],
        "authority": one["authority"] or None,
        "reason": one["reason"] or None,
        "starts_on": one["starts_on"],
        "ends_on": one["ends_on"],
        "area_m2": one["area_m2"],
    }


def _survey(one: Mapping[str, Any], lang: str) -> dict[str, Any]:
    return {
        "id": one["id"],
        "document_number": one["document_number"],
        "kind": one["kind"],
        "kind_name": _name("survey_documents", "kind", one["kind"], lang),
        "survey_unit": one["survey_unit"] or None,
        "surveyed_on": one["surveyed_on"],
        "accepted_on": one["accepted_on"],
        "accuracy_m": one["accuracy_m"],
        "map_scale": one["map_scale"],
    }


def _name(layer: str, name: str, value: str | None, lang: str) -> str | None:
    kind = registry.get(layer).by_name[name].type
    return kind.codes.label(value, lang) if value and isinstance(kind, Coded) and kind.codes else None


def _by_id(found: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in found}


def _ids(key: str, user: rights.User | None, identity: UUID) -> list[UUID]:
    return [row["id"] for row in rows(_statement(key, user), {"parcel": identity})]


def _statement(key: str, user: rights.User | None) -> str:
    return visible_rows(load("cadastre", "rights")[key], user)
