"""A hundred thousand edits (in full; otherwise eight thousand) are published in seconds: sets, not rows."""

from __future__ import annotations

import time

import pytest
from django.db import connection, transaction

from cadastre.models import Parcel
from layers.changesets import drafting, publishing, reverting
from layers.changesets.models import ChangeSet, OutboxEntry
from tests.integration.changesets.conftest import Office
from tests.sizes import sized

COUNT = sized(full=100_000, quick=8_000)


@pytest.mark.slow
@pytest.mark.proof
def test_many_edits_are_published_in_seconds(office: Office) -> None:
    """Half as many new parcels, then the edits: half of them more parcels, the others change values (a quarter of all)
    and shapes (an eighth) of those held, or delete them (an eighth). The edits come with their checks, as those of an
    import do.
    """
    first = office.begin()
    _fill(first, _CREATIONS, COUNT // 2)
    seconds = [_publish(office, first)]
    second = office.begin()
    with transaction.atomic():  # checked in one go
        _fill(second, _MORE, COUNT // 2)
        _fill(second, _CHANGES, COUNT // 2)
    seconds.append(_publish(office, second))

    assert Parcel.objects.count() == COUNT - COUNT // 8
    assert Parcel.objects.filter(address="đổi", version=2).count() == COUNT // 4
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT ended_how, count(*) FROM history.parcels WHERE ended_by = %s GROUP BY 1 ORDER BY 1",
            [second.pk],
        )
        assert cursor.fetchall() == [("delete", COUNT // 8), ("update", COUNT // 2 - COUNT // 8)]
    told = OutboxEntry.objects.get(change_set=second.pk)
    assert told.feature is None and told.operation == "publish" and told.bounds.area > 0
    began = time.monotonic()
    back = reverting.revert(office.editor, second.pk)
    seconds.append(time.monotonic() - began)
    assert back.edit_count == COUNT
    print(
        f"\n{COUNT // 2:,} creations published in {seconds[0]:.1f} s, {COUNT:,} mixed edits in {seconds[1]:.1f} s, "
        f"inverse of {COUNT:,} drafted in {seconds[2]:.1f} s"
    )
    assert seconds[1] < 300
    office.edit(back, None, (-100, 0, -90, 20), sheet_number="12", parcel_number="1")


def _publish(office: Office, draft: ChangeSet) -> float:
    """Approved by hand of the database, as only the publication is measured; seconds."""
    drafting.count(draft)
    ChangeSet.objects.filter(pk=draft.pk).update(status="approved", approved_by=office.approver)
    began = time.monotonic()
    publishing.publish(office.approver, draft.pk)
    return time.monotonic() - began


def _fill(draft: ChangeSet, statement: str, count: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"change_set": draft.pk, "count": count})


_INTO = """
INSERT INTO change_set_edits (change_set_id, seq, layer, operation, feature, base_version, geometry, extent,
                              properties, params, findings, changed_at, checked_at, checked_publication)
"""
_NEW = f"""
{_INTO}
SELECT %(change_set)s, number + {{start}}, 'parcels', 'create', gen_random_uuid(), 0, shape, ST_Envelope(shape),
       jsonb_build_object('sheet_number', '12', 'parcel_number', (number + {{start}})::text, 'computed_area_m2', 81,
                          'ward_code', '26740', 'source_srid', 9210),
       '{{{{}}}}', '[]', now(), now(), (SELECT COALESCE(max(publication), 0) FROM change_sets)
FROM generate_series(1, %(count)s) AS number
CROSS JOIN LATERAL (SELECT 603000 + number %% 400 * 10 AS x, 1191000 + (number / 400 + {{rows}}) * 10 AS y) AS place
CROSS JOIN LATERAL (SELECT ST_Multi(ST_MakeEnvelope(x, y, x + 9, y + 9, 9210)) AS shape) AS drawn
"""
_CREATIONS = _NEW.format(start=0, rows=0)
_MORE = _NEW.format(start=COUNT, rows=200)
_CHANGES = f"""
{_INTO}
SELECT %(change_set)s, number, 'parcels', CASE WHEN number %% 4 = 0 THEN 'delete' ELSE 'update' END, id, 1,
       CASE WHEN number %% 4 = 1 THEN smaller END, ST_Envelope(geom),
       CASE number %% 4
         WHEN 0 THEN '{{}}' WHEN 1 THEN '{{"computed_area_m2": 72}}' ELSE '{{"address": "đổi"}}'
       END::jsonb,
       '{{}}', '[]', now(), now(), (SELECT COALESCE(max(publication), 0) FROM change_sets)
FROM (SELECT row_number() OVER (ORDER BY id) AS number, id, geom FROM parcels) AS held
CROSS JOIN LATERAL (
  SELECT ST_Multi(ST_MakeEnvelope(ST_XMin(geom), ST_YMin(geom), ST_XMax(geom), ST_YMax(geom) - 1, 9210)) AS smaller
) AS drawn
WHERE number <= %(count)s
"""
