"""Thu hồi đất. The State recovers a parcel or part of it by decision: of a part the remainder and the recovered ground
are new parcels; a whole one stays, with its ground and keys, and passes to the State."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from shapely import MultiPolygon

from cadastre.domain.land_use import USE_SEPARATOR
from cadastre.domain.operation_errors import DecisionNeeded, RedLineUnknown, WholeParcelRecovered
from cadastre.domain.operations import recovering
from cadastre.domain.operations.apportioning import Use, uses_of_children
from cadastre.domain.operations.balance import require
from cadastre.domain.operations.ground import as_multi
from cadastre.services.operations import dependents, reading
from cadastre.services.operations.family import Child, births, checked_uses, official_areas, read_children
from cadastre.services.operations.locks import refuse_locked
from cadastre.services.operations.neighbours import with_vertices_of
from cadastre.services.operations.numbers import numbered
from cadastre.services.operations.parents import PARCELS, Parent, parent_of, plane_area, zone_of
from cadastre.services.operations.refusing import refused, wrong
from cadastre.services.operations.surveys import survey_values
from geo.domain.errors import DomainError
from layers import rights
from layers.changesets import stored
from layers.changesets.operations import Primitive, Requested
from layers.registry import registry

RED_LINES = "red_lines"
_PARAMETERS = (
    frozenset({"red_line", "geometry", "decision", "land_use_code", "children", "survey_document"})
    | reading.FRAME
)
#: Recovered and not yet allocated (CGT), or road (DGT).
_CODES = ("CGT", "DGT")
#: What the recovered part does not take over: it has no holder, no certificate and no restriction any more.
_OF_HOLDER: dict[str, object] = {
    "holder_name": "", "holder_kind": "", "certificate_issued": False, "certificate_serial": "",
    "in_dispute": False, "restriction_note": "",
}  # fmt: skip


def expand(asked: Requested) -> Sequence[Primitive]:
    """The edits that a recovery means: the parcel ends, remainder and recovered part begin; if less than 0.05 m² would
    remain, the parcel itself goes on without holder, certificate, rights and restrictions.

    Raises:
        Problem: 400 without decision or ground, or when nothing would be taken; 404; 409 as a split.
    """
    reading.only(asked.params, _PARAMETERS)
    reading.without_values(asked)
    parent = parent_of(asked)
    _require_decision(asked.params.get("decision"))
    code = asked.params.get("land_use_code", _CODES[0])
    if code not in _CODES:
        raise wrong(
            "land_use_code", "invalid-value", ("Phần thu hồi là CGT hoặc DGT.", "The recovered part is CGT or DGT."),
            ("CGT: chưa giao, chưa cho thuê; DGT: đất giao thông.", "CGT: not allocated yet; DGT: transport."),
        )  # fmt: skip
    refuse_locked(asked, [parent])
    field, ground = _ground(asked)
    try:
        found = recovering.recover(parent.shape, ground)
        require([parent.shape], [found.remainder, found.recovered])
    except WholeParcelRecovered:
        return _whole(asked, parent, code)
    except DomainError as error:
        raise refused(field, error) from error
    kept = dependents.dependents_of(asked, [parent.id])
    remainder, recovered = _children(asked, parent, (found.remainder, found.recovered), code, kept)
    return [
        Primitive(PARCELS, "delete", parent.id, parent.version),
        *dependents.ending(kept),
        *births([remainder, recovered]),
        *dependents.carried(kept, {parent.id: [remainder.id]}),
        *with_vertices_of(asked, found.ends, [parent.id]),
    ]


def _whole(asked: Requested, parent: Parent, code: str) -> list[Primitive]:
    """The parcel with another holder and use: same ground, number and id, a change of attributes."""
    (given,) = read_children(asked, 1)
    if given.number:
        raise wrong(
            "children.0.number", "not-used",
            ("Thu hồi cả thửa thì số thửa giữ nguyên.", "A parcel that is recovered as a whole keeps its number."),
            ("Bỏ number.", "Leave out number."),
        )  # fmt: skip
    (official,) = official_areas(parent.official_m2, [given], [parent.shape.area])
    kept = dependents.dependents_of(asked, [parent.id])
    known = bool(dependents.uses_among(kept, [parent.id]))
    uses = checked_uses(given, [Use(code, official)] if known else [], official, "children.0.land_uses")
    values = {
        **survey_values(asked),
        **_OF_HOLDER,
        "land_use_codes": USE_SEPARATOR.join(dict.fromkeys(use.code for use in uses)) or code,
        "official_area_m2": official,
        **given.properties,
    }
    return [
        Primitive(PARCELS, "update", parent.id, parent.version, values),
        *dependents.ending(kept),
        *dependents.rows_of_uses(parent.id, uses),
    ]


def _children(
    asked: Requested,
    parent: Parent,
    shapes: tuple[MultiPolygon, MultiPolygon],
    code: str,
    kept: Sequence[dependents.Dependent],
) -> tuple[Child, Child]:
    """First the remainder, which goes on as the parcel was, then the recovered part."""
    given = read_children(asked, 2)
    drawn = [plane_area(shape, zone_of(parent.properties)) for shape in shapes]
    official = official_areas(parent.official_m2, given, drawn)
    numbers = numbered(parent.sheet, [one.number for one in given], asked.edit)
    known = [drawn[nth] if area is None else area for nth, area in enumerate(official)]
    values = survey_values(asked)
    rest = uses_of_children(dependents.uses_among(kept, [parent.id]), known)[0]
    uses = (rest, [Use(code, official[1])] if rest else [])
    own: tuple[dict[str, object], dict[str, object]] = (
        values,
        {**values, **_OF_HOLDER, "land_use_codes": code},
    )
    first, second = (
        Child(
            shapes[nth], parent, numbers[nth], official[nth],
            checked_uses(given[nth], uses[nth], official[nth], f"children.{nth}.land_uses"),
            {**own[nth], **given[nth].properties},
        )
        for nth in (0, 1)
    )  # fmt: skip
    return first, second


def _require_decision(given: object) -> None:
    """Raises Problem 400 unless number, date and authority of the decision are there."""
    if given is None:
        raise refused("params.decision", DecisionNeeded())
    values = reading.mapping(given, "decision")
    reading.only(values, {"number", "date", "authority"}, "decision.")
    reading.text(values.get("number"), "decision.number")
    reading.day(values.get("date"), "decision.date")
    reading.text(values.get("authority"), "decision.authority")


def _ground(asked: Requested) -> tuple[str, MultiPolygon]:
    """The ground of the decision and the parameter that says it: a red line of the layer, or a polygon."""
    line, drawn = asked.params.get("red_line"), asked.params.get("geometry")
    if (line is None) == (drawn is None):
        raise wrong(
            "red_line", "one-of",
            ("Cần đúng một trong: red_line, geometry.", "Exactly one of red_line and geometry is needed."),
            ("Chọn chỉ giới đường đỏ trên bản đồ, hoặc vẽ phạm vi thu hồi.", "Choose a red line, or draw the ground."),
        )  # fmt: skip
    if drawn is not None:
        shape: Any = reading.Frame(asked).geometry(drawn, ("Polygon", "MultiPolygon"), "geometry")
        return "params.geometry", as_multi(shape)
    feature = reading.identity(line, "red_line")
    spec = registry.get(RED_LINES)
    held = (
        stored.held(spec, [feature], asked.user).get(feature)
        if rights.may(asked.user, "read", spec)
        else None
    )
    if held is None or held.geometry is None:
        raise refused("params.red_line", RedLineUnknown(given=str(feature)))
    return "params.red_line", as_multi(held.geometry)
