"""Bản ghi siêu dữ liệu. One record of the catalogue, in the terms of ISO 19115, and the hook by which apps add theirs.

An app registers a source when it starts (`AppConfig.ready`); the dependency points from it to here. A source answers
for the rights of the user whom it is handed: what that user may not see is not in its records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from layers.labels import Label
from layers.rights import User
from layers.spec import LayerInvalid

Kind = Literal["dataset", "plan", "snapshot"]
_ORDER: tuple[Kind, ...] = ("dataset", "plan", "snapshot")
Access = Literal["public", "restricted"]
#: West, south, east, north in degrees WGS 84, or min E, min N, max E, max N in metres of the storage CRS.
Box = tuple[float, float, float, float]
#: Roles of ISO 19115 (CI_RoleCode).
Role = Literal["owner", "custodian", "publisher", "originator", "author", "processor", "pointOfContact"]


@dataclass(frozen=True, slots=True)
class Contact:
    """Who answers for the data, as an organisation; never a person."""

    organisation: Label
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Where the data are. `path` begins with "/" on the origin of this installation."""

    rel: str
    path: str
    media_type: str
    title: Label


@dataclass(frozen=True, slots=True)
class Record:
    """One record.

    Attributes:
        id: unique in the catalogue, and stable.
        layer: layer that it describes or comes from.
        part_of: id of the record that this one is a part or a copy of; "" = of none.
        owner: department that answers for the data.
        created, updated: of the data, not of the record; None when nothing was written yet.
        box: degrees WGS 84; None where it is unknown or there is no shape.
        stored_box: metres of the storage CRS.
        valid_from: first day on which something of it holds in law; `valid_to` the first day on which nothing does.
        access: `restricted` = for those whose rights say so.
        licence: SPDX identifier or address of the text; "" = the city has not decided.
        scales: denominators of the maps that it is drawn from.
        tolerance_m: position tolerance, metres.
        identifiers: pairs (scheme, value) by which others know it.
        features: how many the user may see; None = not counted.
    """

    id: str
    kind: Kind
    layer: str
    title: Label
    description: Label
    theme: str
    owner: Label
    lineage: Label
    access: Access
    part_of: str = ""
    keywords: tuple[Label, ...] = ()
    contacts: tuple[Contact, ...] = ()
    created: datetime | None = None
    updated: datetime | None = None
    box: Box | None = None
    stored_box: Box | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    licence: str = ""
    scales: tuple[int, ...] = ()
    tolerance_m: float | None = None
    quality: tuple[Label, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    features: int | None = None
    synthetic: bool = False
    links: tuple[Link, ...] = ()


Source = Callable[[User | None], Iterable[Record]]
_sources: dict[str, Source] = {}


def register_source(name: str, source: Source) -> None:
    """Let an app add records.

    Args:
        source: called for each answer with the user (None = a citizen); gives what that user may see, in a fixed order.
    Raises:
        LayerInvalid: the name is taken.
    """
    if name in _sources:
        raise LayerInvalid(f"catalogue source {name!r} is registered twice")
    _sources[name] = source


def unregister_source(name: str) -> None:
    """Take a source out (a test's, an app that is withdrawn)."""
    del _sources[name]


def records(user: User | None) -> list[Record]:
    """Every record that `user` may see: layers, plans, snapshots; within a kind in the order of its source."""
    found = [record for source in _sources.values() for record in source(user)]
    return sorted(found, key=lambda record: _ORDER.index(record.kind))
