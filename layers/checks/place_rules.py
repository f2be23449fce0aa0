"""Quy tắc về địa bàn. Where an officer may work, and which commune a feature says it lies in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import shapely
from django.conf import settings
from django.db import connection

from geo.named_sql import load
from layers import rights
from layers.checks.findings import Finding
from layers.checks.situation import Change, Situation
from layers.checks.wording import Figure, say
from layers.rules import Rule


def inside_reach(situation: Situation, user: rights.User | None) -> Iterator[Finding]:
    """Old and new shape lie inside the communes in which the user may write to the layer."""
    spec = situation.spec
    if not spec.is_spatial:
        return
    reach = rights.reach(user, "write", spec)
    if not reach or reach.everywhere:  # without the right the door is shut before this
        return
    shapes = [one for change in situation.changes if change.watched for one in _shapes(change)]
    if not shapes or rights.within_reach(user, "write", spec, shapes):
        return
    area = _area(sorted(reach.units))
    for change in situation.changes:
        if not change.watched:
            continue
        if change.before is not None and not rights.within_reach(user, "write", spec, [change.before]):
            yield _finding(change, "outside-reach-before", change.before)
        elif change.after is not None and not rights.within_reach(user, "write", spec, [change.after]):
            stray = change.after if area is None else change.after.difference(area)
            if stray.area > 0:
                yield _finding(change, "outside-reach", stray, area=Figure(stray.area, 1))
            else:
                yield _finding(change, "outside-reach-length", stray)


def named_unit(situation: Situation) -> Iterator[Finding]:
    """Rule `inside-unit`: the feature bears the code of a commune, and most of the shape lies in it."""
    for rule in situation.spec.rules:
        if rule.id == "inside-unit":
            yield from _named_unit(situation, rule)
            yield from _unnamed_unit(situation, rule)


def _named_unit(situation: Situation, rule: Rule) -> Iterator[Finding]:
    field = str(rule.parameter("code"))
    asked = [change for change in _placed(situation, field) if change.values.get(field)]
    if not asked:
        return
    codes = [str(change.values[field]) for change in asked]
    for number, share in _of_units("share_in_unit", asked, codes=codes):
        if share < 0.5:
            change = asked[number]
            words = say("inside-unit", code=change.values[field], share=Figure(share * 100, 0))
            yield Finding(
                rule.id, rule.severity, *words, feature=change.candidate.feature, edit=change.candidate.edit,
                geometry=change.after, field=field,
            )  # fmt: skip


def _unnamed_unit(situation: Situation, rule: Rule) -> Iterator[Finding]:
    """Without the code nobody finds the feature by its commune; the place itself says which it is."""
    field = str(rule.parameter("code"))
    asked = [change for change in _placed(situation, field) if not change.values.get(field)]
    if not asked:
        return
    for number, code, name in _of_units("units_of_shapes", asked):
        change = asked[number]
        label = situation.spec.by_name[field].label
        yield Finding(
            rule.id, rule.severity, *say("unit-unnamed", field=label, unit=name, code=code),
            feature=change.candidate.feature, edit=change.candidate.edit, geometry=change.after, field=field,
        )  # fmt: skip


def _placed(situation: Situation, field: str) -> list[Change]:
    """Edits that give a feature its place or the value of the field."""
    return [
        change
        for change in situation.changes
        if change.watched
        and change.after is not None
        and (change.moved or field in change.candidate.properties)
    ]


def _of_units(statement: str, changes: list[Change], **more: object) -> list[tuple[Any, ...]]:
    given = {
        "numbers": list(range(len(changes))),
        "shapes": [shapely.to_wkb(change.after) for change in changes],
        "srid": settings.STORAGE_SRID,
    }
    with connection.cursor() as cursor:
        cursor.execute(load("layers", "checks")[statement], given | more)
        return list(cursor.fetchall())


def _shapes(change: Change) -> list[shapely.Geometry]:
    return [shape for shape in (change.before, change.after) if shape is not None]


def _area(codes: list[str]) -> shapely.Geometry | None:
    with connection.cursor() as cursor:
        cursor.execute(load("layers", "rights")["units_area"], {"codes": codes})
        wkb = cursor.fetchone()[0]
    return None if wkb is None else shapely.from_wkb(bytes(wkb))


def _finding(change: Change, words: str, place: shapely.Geometry, **values: object) -> Finding:
    return Finding(
        "inside-reach", "error", *say(words, **values), feature=change.candidate.feature,
        edit=change.candidate.edit, geometry=place,
    )  # fmt: skip
