"""Cụm thay đổi. Edits whose windows meet are looked at together: each neighbour is taken up once, not once an edit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import shapely

from layers.checks.shapes.windows import joined
from layers.checks.situation import Change, Place, Situation
from layers.rules import Rule


@dataclass(frozen=True, slots=True)
class Cluster:
    """Edits side by side, their common window and the ground that they change."""

    changes: tuple[Change, ...]
    window: shapely.Polygon
    ground: shapely.Geometry

    def holds(self, place: Place, rule: Rule) -> bool:
        """Whether the rule holds between a feature in the window and the edits."""
        return any(place.key == change.key for change in self.changes) or together(
            rule, self.changes[0], place
        )

    def change_at(self, place: shapely.Geometry) -> Change:
        """The edit next to a place: one that takes ground from it or changes an edge beside it."""
        return min(self.changes, key=lambda change: (change.ground.distance(place), str(change.key)))


def clusters(situation: Situation, rule: Rule) -> Iterator[Cluster]:
    """Clusters of moved edits between which the rule holds."""
    groups: dict[str, list[tuple[Change, shapely.Polygon]]] = defaultdict(list)
    for _at, change in situation.moved():
        for window in change.windows:
            groups[_group(rule, change.values)].append((change, window))
    for members in groups.values():
        for window in joined([window for _change, window in members]):
            inside = [change for change, own in members if window.covers(own)]
            changes = tuple({change.key: change for change in inside}.values())
            ground = shapely.GeometryCollection([change.ground for change in changes])
            yield Cluster(changes, window, ground)


def together(rule: Rule, change: Change, other: Place) -> bool:
    """Whether the rule holds between two features: same value of the field that it names, if it names one."""
    return _group(rule, change.values) == _group(rule, other.values)


def text_of(value: object) -> str:
    """A value as keys and titles compare and show it."""
    return "" if value is None else str(value).strip()


def _group(rule: Rule, values: dict[str, object]) -> str:
    parameters = dict(rule.parameters)
    name = parameters.get("field") or parameters.get("among")
    return text_of(values.get(str(name))) if name else ""
