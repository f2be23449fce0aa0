"""A copy begun with a snapshot and kept by the feed equals the source, in both formats."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import pyarrow.parquet as parquet
import pyogrio
import pytest
from django.contrib.auth.models import User
from django.test import Client
from shapely import wkb

from cadastre.models import Parcel
from layers.changesets import feed, snapshots
from layers.registry import registry
from tests.drawing import ORIGIN_EAST, ORIGIN_NORTH, draw_parcel
from tests.integration.changesets.conftest import Office

Pair = tuple[Parcel, Parcel]
ADDRESS = "/api/v1/layers/parcels/snapshot"


def checksum(copy: Iterable[tuple[str, int]]) -> str:
    """As docs/changesets.md says it, in another hand."""
    lines = [f"{identifier}:{version}\n" for identifier, version in sorted(copy)]
    return hashlib.sha256("".join(lines).encode("ascii")).hexdigest()


@pytest.fixture
def reader(office: Office, client: Client) -> Client:
    client.force_login(User.objects.create_user("khach"))
    return client


@pytest.mark.parametrize("form", ["gpkg", "parquet"])
def test_snapshot_and_feed_make_the_copy(
    office: Office, pair: Pair, reader: Client, tmp_path: Path, form: str
) -> None:
    office.change(pair[0], address="trước ảnh chụp")
    draw_parcel((30, 0, 40, 20), land_use_codes="CQP", parcel_number="99")
    answer = reader.get(ADDRESS, {"format": form})
    path = tmp_path / f"copy.{form}"
    path.write_bytes(b"".join(answer.streaming_content))  # type: ignore[attr-defined]
    if form == "parquet":
        table = parquet.read_table(path)
        rows, told = (
            table.to_pylist(),
            {key.decode(): value.decode() for key, value in table.schema.metadata.items()},
        )
    else:
        _meta, table = pyogrio.read_arrow(path)
        rows, told = table.to_pylist(), pyogrio.read_info(path)["layer_metadata"]
    copy = {str(row["id"]): row["version"] for row in rows}
    assert copy == {str(pair[0].pk): 2, str(pair[1].pk): 1}
    assert "holder_name" not in rows[0] and rows[0]["address"] in ("trước ảnh chụp", pair[1].address)
    shapes = {str(row["id"]): wkb.loads(row.get("geometry") or row["geom"]) for row in rows}
    assert shapes[str(pair[0].pk)].bounds[0] == ORIGIN_EAST
    assert told["nen_checksum"] == answer["Nen-Checksum"] == checksum(copy.items())
    assert told["nen_cursor"] == answer["Nen-Cursor"] and answer["Nen-Features"] == "2"

    office.change(pair[1], address="sau ảnh chụp")
    found, place, _more = feed.changes(None, answer["Nen-Cursor"], [registry.get("parcels")], 100)
    copy |= {str(one.feature): one.version for one in found}
    state = reader.get("/api/v1/layers/parcels/checksum").json()
    assert (state["cursor"], state["features"]) == (str(place), 2)
    assert state["checksum"] == checksum(copy.items())


def test_what_is_published_meanwhile_is_not_in_it(office: Office, pair: Pair) -> None:
    """The three readings of a snapshot see one moment: a publication between them belongs to the feed."""
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection

    def publish() -> None:
        try:
            office.change(pair[0], address="xen giữa")
        finally:
            connection.close()

    with snapshots._one_moment():
        before = snapshots.numbering.last_number()
        with ThreadPoolExecutor(1) as other:
            other.submit(publish).result()
        selection = snapshots._selection(None, registry.get("parcels"), None, 9210)
        state = snapshots._state(selection)
    assert state.place.publication == before + 1
    assert state.checksum == checksum([(str(pair[0].pk), 1), (str(pair[1].pk), 1)])
    after = snapshots.state_of(None, registry.get("parcels"))
    assert after.checksum == checksum([(str(pair[0].pk), 2), (str(pair[1].pk), 1)])


def test_an_area_and_who_may(office: Office, pair: Pair, reader: Client) -> None:
    box = f"{ORIGIN_EAST - 5},{ORIGIN_NORTH},{ORIGIN_EAST + 5},{ORIGIN_NORTH + 5}"
    answer = reader.get("/api/v1/layers/parcels/checksum", {"area": box, "crs": "EPSG:9210"}).json()
    assert answer["checksum"] == checksum([(str(pair[0].pk), 1)])
    assert Client().get(ADDRESS).status_code == 401
    assert reader.get("/api/v1/layers/parties/snapshot").status_code == 404
    assert reader.get(f"{ADDRESS}?format=dwg").status_code == 400
