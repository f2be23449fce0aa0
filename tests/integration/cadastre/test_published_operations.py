"""Random operations, drafted, checked, approved and published: what is stored keeps every rule.

Three hundred in full, otherwise sixty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import pytest
import shapely
from django.db import connection
from shapely.geometry import mapping

from cadastre.domain.operation_errors import OperationError
from cadastre.domain.operations.balance import balance
from cadastre.domain.operations.lineage import is_acyclic
from cadastre.domain.operations.tolerances import TOLERANCE_M
from cadastre.models import Parcel, ParcelEvent, ParcelLineage
from geo.http.problems import Problem
from layers.changesets import drafting
from layers.changesets.models import ChangeSet, Edit
from layers.changesets.preparing import EditInput
from tests.drawing import SRID, draw_survey, stored
from tests.integration.cadastre.chance import Chance
from tests.integration.cadastre.conftest import CRS, Cadastre, ground
from tests.integration.cadastre.fabric import generated, some_cut, some_outline
from tests.sizes import sized

SHEET = "961"
CHANGE_SETS, EACH = sized(full=30, quick=6), 10
#: Reasons of the domain for which operations drawn at random are refused, and one of the change set.
REASONS = {
    "area-too-large", "area-too-small", "boundary-unchanged", "geometry-kind", "ground-held-by-nobody",
    "line-crosses-itself", "line-ends-inside", "line-misses-parcel", "neighbour-vanishes", "not-adjacent",
    "offset-misses", "parcel-shape-invalid", "sides-unclear", "edit-exists",
}  # fmt: skip
#: Rules of the layer that are stricter than the geometry: a child of 0.1 m² can be registered, not drawn.
RULES = {"min-area"}


@pytest.mark.slow
@pytest.mark.proof
def test_published_operations_keep_the_ground(office: Cadastre) -> None:
    chance = Chance.of_seed(21)
    shapes = list(generated(21, rows=8, columns=10).values())
    Parcel.objects.bulk_create(
        Parcel(
            geom=stored(shape), ward_code="26740", ward_name="Phường Sài Gòn", sheet_number=SHEET,
            parcel_number=str(nth), computed_area_m2=shape.area, official_area_m2=round(shape.area, 1),
            land_use_codes="ODT", source="drawn", source_srid=SRID, holder_name="Nguyễn Văn Mật",
        )
        for nth, shape in enumerate(shapes, start=1)
    )  # fmt: skip
    before = sum(shape.area for shape in shapes)
    survey = str(draw_survey().pk)
    done: Counter[str] = Counter()
    for _nth in range(CHANGE_SETS):
        draft = office.begin()
        done += drawn_up(office, draft, chance, survey)
        office.publish(draft)

    live = [ground(one) for one in Parcel.objects.filter(sheet_number=SHEET)]
    assert sum(done.values()) == CHANGE_SETS * EACH and min(done.values()) > CHANGE_SETS, done
    told = Counter(name for one in ParcelEvent.objects.all() for name in one.summary["operations"])
    assert told == done, "operations that build on each other are one event, which names each"
    assert sum(shape.area for shape in live) == pytest.approx(before, abs=1e-6)
    assert balance(shapes, live).fits, "no gap and no overlap wider than 1 mm"
    edges = [
        ((one.parent, one.parent_version), (one.child, one.child_version))
        for one in ParcelLineage.objects.all()
    ]
    assert is_acyclic(edges) and len(edges) > CHANGE_SETS * EACH
    for table in ("parcels", "history.parcels"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*), count(*) FILTER (WHERE NOT ST_IsValid(geom)) FROM {table}")
            states, invalid = cursor.fetchone()
        assert states > 50 and invalid == 0, table
    numbers = Counter(Parcel.objects.filter(sheet_number=SHEET).values_list("parcel_number", flat=True))
    assert max(numbers.values()) == 1, "no number is given twice"
    official = sum(Parcel.objects.filter(sheet_number=SHEET).values_list("official_area_m2", flat=True))
    assert official == pytest.approx(sum(round(shape.area, 1) for shape in shapes), abs=1e-6)


def drawn_up(office: Cadastre, draft: ChangeSet, chance: Chance, survey: str) -> Counter[str]:
    """Fill a draft with operations that are not refused; what they were."""
    done: Counter[str] = Counter()
    live = {one.pk: one for one in Parcel.objects.filter(sheet_number=SHEET)}
    keys = list(live)
    while sum(done.values()) < EACH:
        parcel = live[chance.one_of(keys)]
        kind = chance.one_of([*["split"] * 8, *["merge"] * 7, *["correct_boundary"] * 5])
        try:
            given = request(kind, parcel, live, chance, survey)
            if given is not None:
                leader = drafting.add(draft.author, draft.pk, given)
                if errors := errors_of(leader):
                    assert errors <= RULES, (errors, kind)
                    drafting.remove(draft.author, draft.pk, leader.pk)
                else:
                    done[kind] += 1
        except OperationError as refusal:
            assert refusal.code() in REASONS, refusal
        except Problem as refusal:
            assert refusal.errors[0].code in REASONS, refusal
    return done


def errors_of(leader: Edit) -> set[str]:
    """Rules that a saved operation breaks."""
    rows = [leader, *leader.expansion.all()]
    return {one["rule"] for row in rows for one in row.findings if one["severity"] == "error"}


def request(
    kind: str, parcel: Parcel, live: Mapping[UUID, Parcel], chance: Chance, survey: str
) -> EditInput | None:
    """An operation on a parcel as somebody would ask for it; None where there is nothing to ask."""
    shape = ground(parcel)
    if kind == "split":
        if shape.area < 12:
            return None
        lines, group = some_cut(shape, chance)
        return asked(kind, parcel, line=mapping(shapely.multilinestrings(lines)), group=group)
    around = {key: ground(one) for key, one in live.items() if ground(one).dwithin(shape, TOLERANCE_M)}
    if kind == "merge":
        others = [key for key in around if key != parcel.pk]
        other = live[chance.one_of(others)]
        if shape.area + ground(other).area > 4000:
            return None
        return asked(kind, parcel, **{"with": [{"feature": str(other.pk), "base_version": other.version}]})
    keys = list(around)
    new = some_outline({nth: around[key] for nth, key in enumerate(keys)}, keys.index(parcel.pk), chance)
    if new is None or not new.is_valid:
        return None
    given = asked(kind, parcel, reason="Đo lại", survey_document=survey)
    return EditInput(
        given.layer,
        given.operation,
        given.feature,
        given.base_version,
        mapping(new),
        CRS,
        params=given.params,
    )


def asked(kind: str, parcel: Parcel, **params: Any) -> EditInput:
    """The request."""
    return EditInput("parcels", kind, parcel.pk, parcel.version, params={"crs": CRS, **params})
