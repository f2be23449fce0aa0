"""Quy tắc với đối tượng liền kề. Overlaps, gaps, shared vertices and things drawn twice, inside the changed window."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np
import shapely

from layers.checks.clusters import Cluster, clusters, text_of, together
from layers.checks.findings import Finding
from layers.checks.limits import number
from layers.checks.shapes import gaps as gap_shapes
from layers.checks.shapes.overlaps import Shared, shared_ground, shared_with_each
from layers.checks.shapes.vertices import corners_near, new_corners, unmatched
from layers.checks.shapes.windows import cut, cut_each
from layers.checks.situation import Change, Place, Situation
from layers.checks.wording import OTHER_EDIT, Figure, say
from layers.labels import Label
from layers.rules import Rule, Severity

#: Areas are recorded to 0.1 m²: less ground than this leaves the layer unnoticed.
_RECORDED_M2 = 0.1
#: An overlap that was there before may grow by the rounding of coordinates, m².
_SAME_M2 = 0.01


def next_to_each_other(situation: Situation) -> Iterator[Finding]:
    """Findings about the edits and what lies next to them."""
    for rule in situation.spec.rules:
        if evaluate := _RULES.get(rule.id):
            yield from evaluate(situation, rule)


def _overlaps(situation: Situation, rule: Rule) -> Iterator[Finding]:
    within = number(situation.spec.name, rule, "within_m") or 0.0
    least = number(situation.spec.name, rule, "min_area_m2") or 0.0
    for at, change, window in _windows(situation):
        others = [
            other
            for other in situation.near(window)
            if not _paired_elsewhere(situation, at, other) and together(rule, change, other)
        ]
        for other, shared in _shared_with(change, others, window, within):
            if shared.area_m2 <= least:
                continue
            before = _shared(change.before, other.before, window)
            old = before is not None and shared.area_m2 <= before.area_m2 + _SAME_M2
            yield _finding(
                change,
                rule,
                "no-overlap-before" if old else "no-overlap",
                shared.shape,
                "warning" if old else _on_edit(rule),
                other=_called(situation, other),
                area=_area(shared.area_m2),
                width=_width(shared.width_m),
            )


def _gaps(situation: Situation, rule: Rule) -> Iterator[Finding]:
    for cluster in clusters(situation, rule):
        covered = _covered(situation, rule, cluster, after=True)
        found = _gaps_of(situation, rule, cluster, covered)
        earlier = (
            _gaps_of(situation, rule, cluster, _covered(situation, rule, cluster, after=False))
            if found
            else []
        )
        for gap in found:
            old = gap_shapes.known_before(gap, earlier)
            yield _finding(
                cluster.change_at(gap.shape),
                rule,
                "no-gap-before" if old else "no-gap",
                gap.shape,
                "warning" if old else _on_edit(rule),
                area=_area(gap.area_m2),
                width=_width(gap.width_m),
            )
        told = gap_shapes.covering([covered, *(gap.shape for gap in found)]) if found else covered
        yield from _left_bare(rule, cluster, told)


def _covered(situation: Situation, rule: Rule, cluster: Cluster, *, after: bool) -> shapely.Geometry:
    """Ground of a window that features cover, after the edits or before."""
    near = situation.near(cluster.window) if after else situation.near_before(cluster.window)
    shapes = [one.after if after else one.before for one in near if cluster.holds(one, rule)]
    return gap_shapes.covering(cut(shapes, cluster.window))


def _gaps_of(
    situation: Situation, rule: Rule, cluster: Cluster, covered: shapely.Geometry
) -> list[gap_shapes.Gap]:
    return gap_shapes.gaps_between(
        covered,
        cluster.ground,
        narrower_than_m=number(situation.spec.name, rule, "narrower_than_m") or 0.0,
        hole_below_m2=number(situation.spec.name, rule, "hole_below_m2") or 0.0,
    )


def _left_bare(rule: Rule, cluster: Cluster, kept: shapely.Geometry) -> Iterator[Finding]:
    """Ground that the layer covered before the edits and that is not in `kept`: covered after them, or told as gap."""
    before = cut([change.before for change in cluster.changes], cluster.window)
    if not before:
        return
    for piece in gap_shapes.uncovered(before, kept, _RECORDED_M2):
        yield _finding(cluster.change_at(piece), rule, "uncovered", piece, "warning", area=_area(piece.area))


def _vertices(situation: Situation, rule: Rule) -> Iterator[Finding]:
    within = number(situation.spec.name, rule, "within_m") or 0.0
    for at, change in situation.moved():
        if change.after is None:
            continue
        fresh = new_corners(change.after, change.before, within)
        shapely.prepare(change.ground)
        for other in _touching(situation, change, within):
            if other.key == change.key or not together(rule, change, other):
                continue
            lacking = unmatched(fresh, other.after, within)
            # a later edit tells of its own vertices
            passed = _passed(change, other, within) if other.change <= at else fresh[:0]
            for key, points in (("shared-vertices", lacking), ("shared-vertices-own", passed)):
                if len(points):
                    place = shapely.multipoints(points)
                    yield _finding(change, rule, key, place, other=_called(situation, other))


def _touching(situation: Situation, change: Change, within_m: float) -> list[Place]:
    """Features that come this near to the changed ground."""
    near = situation.near(change.ground)
    touching = shapely.dwithin(change.ground, [other.after for other in near], within_m)
    return [other for other, touches in zip(near, touching, strict=True) if touches]


def _passed(change: Change, other: Place, within_m: float) -> np.ndarray:
    """Vertices of the other that the new shape passes without one of its own, and the stored one did not."""
    passed = unmatched(corners_near(other.after, change.ground, within_m), change.after, within_m)
    if not len(passed) or change.before is None or other.before is None:
        return passed
    known = unmatched(corners_near(other.before, change.ground, within_m), change.before, within_m)
    return _not_near(passed, known, within_m)


def _twice(situation: Situation, rule: Rule) -> Iterator[Finding]:
    for at, change in situation.moved():
        if change.after is None:
            continue
        for other in situation.near(change.after):
            if not _paired_elsewhere(situation, at, other) and change.after.equals(other.after):
                yield _finding(change, rule, rule.id, change.after, other=_called(situation, other))


_RULES: Mapping[str, Callable[[Situation, Rule], Iterator[Finding]]] = {
    "no-overlap": _overlaps,
    "no-overlap-among": _overlaps,
    "no-gap": _gaps,
    "shared-vertices": _vertices,
    "unique-shape": _twice,
}


def _paired_elsewhere(situation: Situation, at: int, other: Place) -> bool:
    """The feature itself; or another edit that tells of the pair: the later of two that both move."""
    if other.change == at or other.after is None:
        return True
    if other.change < 0:
        return False
    theirs = situation.changes[other.change]
    return other.change > at and theirs.moved and theirs.watched


def _windows(situation: Situation) -> Iterator[tuple[int, Change, shapely.Polygon]]:
    """Each window of each moved edit."""
    for at, change in situation.moved():
        for window in change.windows:
            yield at, change, window


def _shared_with(
    change: Change, others: list[Place], window: shapely.Polygon, within_m: float
) -> Iterator[tuple[Place, Shared]]:
    """What the new shape shares with others inside a window."""
    for ours in cut([change.after], window):
        theirs = cut_each([other.after for other in others], window)
        for other, shared in zip(others, shared_with_each(ours, theirs, within_m), strict=True):
            if shared is not None:
                yield other, shared


def _shared(
    one: shapely.Geometry | None, other: shapely.Geometry | None, window: shapely.Polygon
) -> Shared | None:
    """What two features share inside a window."""
    ours, theirs = cut([one], window), cut([other], window)
    return shared_ground(ours[0], theirs[0]) if ours and theirs else None


def _not_near(points: np.ndarray, known: np.ndarray, within_m: float) -> np.ndarray:
    if not len(points) or not len(known):
        return points
    return points[shapely.distance(shapely.points(points), shapely.multipoints(known)) > within_m]


def _called(situation: Situation, other: Place) -> str | Label:
    """How a message names a feature: its public title fields, or that it is an edit of the same change."""
    fields = situation.spec.by_name
    words = [
        text_of(other.values.get(name)) for name in situation.spec.title_fields if fields[name].is_public
    ]
    title = " · ".join(one for one in words if one)
    if title:
        return Label(f"{situation.spec.title.vi.lower()} {title}", f"“{title}”")
    return OTHER_EDIT if other.change >= 0 else str(other.key)[:8]


def _on_edit(rule: Rule) -> Severity:
    return str(rule.parameter("on_edit"))  # type: ignore[return-value]


def _area(value: float) -> Figure:
    """m² to 0.1 as recorded, to 0.0001 where that would hide it."""
    return Figure(value, 1 if value >= 1 else 2 if value >= 0.01 else 4)


def _width(value: float) -> Figure:
    """Metres to the centimetre, to the millimetre where that would hide it."""
    return Figure(value, 2 if value >= 0.1 else 3)


def _finding(
    change: Change,
    rule: Rule,
    words: str,
    place: shapely.Geometry,
    severity: Severity = "warning",
    **values: object,
) -> Finding:
    return Finding(
        rule.id, severity, *say(words, **values), feature=change.candidate.feature,
        edit=change.candidate.edit, geometry=place,
    )  # fmt: skip
