"""Thao tác nghiệp vụ. Operations that mean several edits at once (split, merge), registered by the app that knows them.

On save such an edit is expanded into edits that create, update or delete one feature each; only these are published.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from shapely import Geometry

from layers.changesets.domain.merging import Version
from layers.changesets.domain.states import PRIMITIVES
from layers.changesets.reading_shapes import Shape
from layers.checks.findings import Finding
from layers.labels import Label
from layers.rights import User
from layers.spec import LayerInvalid, LayerSpec


@dataclass(frozen=True)
class Requested:
    """What an operation is asked to do.

    Attributes:
        held: the feature it starts from, as it is stored now; None when the request names none.
        properties: values read by the field types of the layer.
        shape: the geometry given beside the parameters, if any.
        params: as given; the operation reads and refuses them (`geo.http.problems.Problem`, `DomainError`).
        crs: CRS of the coordinates in the request, as it was named there; "" = not named.
        change_set: which holds the edit; None where nothing is stored (a preview outside a draft).
        edit: the edit that this one replaces, if any.
    """

    user: User
    spec: LayerSpec
    feature: UUID | None
    base_version: int
    held: Version | None
    properties: Mapping[str, object]
    shape: Shape | None
    params: Mapping[str, object]
    crs: str = ""
    change_set: UUID | None = None
    edit: int | None = None


@dataclass(frozen=True)
class Primitive:
    """One edit that an operation means; `feature` None lets a new id be made for a creation."""

    layer: str
    operation: str
    feature: UUID | None = None
    base_version: int = 0
    properties: Mapping[str, object] = field(default_factory=dict)
    shape: Shape | None = None


@dataclass(frozen=True)
class Part:
    """One edit that a saved operation means; shape in the storage CRS, None where it stays.

    `before` is the state that an earlier operation of the change set left, where this one builds on it.
    """

    layer: str
    operation: str
    feature: UUID
    base_version: int
    properties: Mapping[str, object]
    geometry: Geometry | None
    before: Version | None = None


@dataclass(frozen=True)
class Leader:
    """A saved operation that is looked at again.

    Attributes:
        user: who looks: the author on saving, whoever decides later.
        change_set: None in a preview outside a draft.
        submitted_at: when the change set was handed in; None while it may still be edited.
        edit: number of the edit, for the findings.
        parts: what it means.
    """

    user: User
    change_set: UUID | None
    submitted_at: datetime | None
    edit: int
    feature: UUID
    base_version: int
    params: Mapping[str, object]
    parts: tuple[Part, ...]


def nothing_to_say(leader: Leader) -> Sequence[Finding]:
    """Check of an operation whose parts say all there is."""
    return ()


def as_given(params: Mapping[str, object]) -> Mapping[str, object]:
    """Parameters of an operation that name no versions."""
    return params


@dataclass(frozen=True)
class Operation:
    """A domain operation.

    Attributes:
        name: as requests write it.
        layers: names of the layers on which it is offered.
        expand: the edits it means.
        check: findings about the operation as a whole (`edit` = the leader's), beside those about its parts; asked
            whenever the change set is looked at, within the transaction of a publication as well.
        rebase: the parameters with the versions in them brought to what is live, before it is done anew.
    """

    name: str
    title: Label
    layers: frozenset[str]
    expand: Callable[[Requested], Sequence[Primitive]]
    check: Callable[[Leader], Sequence[Finding]] = nothing_to_say
    rebase: Callable[[Mapping[str, object]], Mapping[str, object]] = as_given


_registered: dict[str, Operation] = {}


def register(operation: Operation) -> None:
    """Offer an operation.

    Raises:
        LayerInvalid: the name is taken.
    """
    if operation.name in PRIMITIVES or operation.name in _registered:
        raise LayerInvalid(f"operation {operation.name!r} is declared twice")
    _registered[operation.name] = operation


def unregister(name: str) -> None:
    """Take an operation out (a test's own operation)."""
    del _registered[name]


def find(name: str, spec: LayerSpec) -> Operation | None:
    """The operation of this name, if the layer offers it."""
    operation = _registered.get(name)
    return operation if operation is not None and spec.name in operation.layers else None


def offered(spec: LayerSpec) -> tuple[str, ...]:
    """Names of everything that an edit of the layer may be."""
    return (*PRIMITIVES, *(name for name, one in _registered.items() if spec.name in one.layers))
