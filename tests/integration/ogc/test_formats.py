"""Whole sets as files: GDAL reads every attribute and every coordinate of every layer back; traps by name."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sqlite3
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pytest
import shapely
from django.conf import settings as django_settings
from django.core.signals import request_finished
from django.db import close_old_connections, connection

from geo.domain.crs import VN2000, by_srid
from geo.domain.transform import transform_geometry, wkt_text
from layers.audit.models import AuditEntry
from layers.registry import registry
from layers.spec import LayerSpec
from ogc import reading
from ogc.formats import rows, turns
from tests.ogc import drawing

pytestmark = pytest.mark.django_db
ITEMS = "/ogc/collections/{}/items"
STORAGE = "http://www.opengis.net/def/crs/EPSG/0/9210"
TENTH_OF_A_MILLIMETRE = 1e-4
TRAP = "=1+1"
WORDS = "Số 5, “Đường” d'Ormay đỏ; ngõ 3,\nhẻm 7"

Fetch = Callable[..., bytes]


@pytest.fixture
def fetch(get: Any) -> Fetch:
    """`fetch(layer, f="csv", …)` → the bytes of a file that was streamed."""

    def fetched(layer: str, **parameters: str) -> bytes:
        answer = get(ITEMS.format(layer), parameters)
        assert answer.status_code == 200, answer.content
        return body(answer)

    return fetched


def body(answer: Any) -> bytes:
    """All parts of an answer; the test client closes it after the last one."""
    return bytes(b"".join(answer.streaming_content) if answer.streaming else answer.content)


def give_up(answer: Any) -> None:
    """Close an answer of which nothing was read; the connection of the test stays open, as the test client does it."""
    request_finished.disconnect(close_old_connections)
    answer.close()
    request_finished.connect(close_old_connections)


def table(data: bytes) -> list[dict[str, str]]:
    """Rows of a CSV as a spreadsheet reads them."""
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def stored(spec: LayerSpec) -> dict[str, dict[str, Any]]:
    """What the database holds in the public fields, and the shape in storage metres, by id."""
    found = {}
    for row in spec.model.objects.all():  # type: ignore[attr-defined]
        values = {field.name: getattr(row, spec.column(field.name)) for field in spec.public_fields}
        values["geometry"] = shapely.from_wkb(bytes(row.geom.wkb)) if spec.is_spatial else None
        found[str(row.id)] = values
    return found


def plain(value: Any) -> Any:
    """A value of the database and of a file in the same words."""
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and np.isnan(value):
        return None
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, bool | int | float) or value is None:
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


def public_layers() -> list[LayerSpec]:
    """Layers that everybody may read; only these are asked for here."""
    return [spec for spec in registry if spec.is_public]


@pytest.mark.parametrize("ending", ["gpkg", "fgb", "geojson"])
def test_gdal_reads_every_layer_back(
    fetch: Fetch, drawn: dict[str, int], tmp_path: Path, ending: str
) -> None:
    for spec in public_layers():
        path = tmp_path / f"{spec.name}.{ending}"
        path.write_bytes(fetch(spec.name, f=ending, crs=STORAGE))
        told = pyogrio.read_info(path, force_feature_count=True)
        assert told["features"] == drawn[spec.name], spec.name
        if spec.is_spatial:
            assert told["crs"] == "EPSG:9210", spec.name
        _meta, _fids, shapes, columns = pyogrio.raw.read(path, datetime_as_string=True)
        wanted = stored(spec)
        names = list(told["fields"])
        assert {field.name for field in spec.public_fields} <= set(names), spec.name
        ids = columns[names.index("id")]
        assert set(ids) == set(wanted)
        for place, identity in enumerate(ids):
            for field in spec.public_fields:
                read = plain(columns[names.index(field.name)][place])
                if ending == "fgb" and isinstance(wanted[identity][field.name], date):
                    read = str(read).removesuffix("T00:00:00")  # the format knows no day without a time
                assert read == plain(wanted[identity][field.name]), (spec.name, field.name)
            if spec.is_spatial:
                assert_same_shape(shapely.from_wkb(shapes[place]), wanted[identity]["geometry"])


def assert_same_shape(read: Any, wanted: Any) -> None:
    """Vertex by vertex, metres of the storage CRS."""
    assert read.geom_type == wanted.geom_type
    difference = shapely.get_coordinates(read) - shapely.get_coordinates(wanted)
    assert np.abs(difference).max() < TENTH_OF_A_MILLIMETRE


def test_csv_holds_every_layer(fetch: Fetch, drawn: dict[str, int]) -> None:
    for spec in public_layers():
        lines = table(fetch(spec.name, f="csv", crs=STORAGE))
        wanted = stored(spec)
        assert len(lines) == drawn[spec.name]
        for line in lines:
            kept = wanted[line["id"]]
            for field in spec.public_fields:
                value = plain(kept[field.name])
                text = "" if value is None else str(value).lower() if isinstance(value, bool) else value
                read = line[field.name]
                assert (float(read) == value) if isinstance(text, int | float) else (read == text), field.name
            assert (line.get("WKT") is not None) is spec.is_spatial
            if spec.is_spatial:
                assert_same_shape(shapely.from_wkt(line["WKT"]), kept["geometry"])


@pytest.fixture
def trapped(parcels: list[Any]) -> Any:
    """A parcel whose texts are hard on formats."""
    parcel = parcels[0]
    parcel.address, parcel.restriction_note, parcel.land_use_codes = WORDS, TRAP, "ODT+CLN"
    parcel.survey_date = None
    parcel.save()
    return parcel


def test_a_cell_is_never_a_formula_and_numbers_stay_numbers(fetch: Fetch, trapped: Any) -> None:
    line = table(fetch("parcels", f="csv", parcel_number="1"))[0]
    assert line["restriction_note"] == f"'{TRAP}"
    assert line["address"] == WORDS and line["land_use_codes"] == "ODT+CLN" and line["survey_date"] == ""
    assert float(line["official_area_m2"]) == 100.0 and line["in_dispute"] == "false"


@pytest.mark.parametrize("ending", ["gpkg", "fgb", "geojson"])
def test_words_and_missing_values_pass_through_files(
    fetch: Fetch, trapped: Any, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"one.{ending}"
    path.write_bytes(fetch("parcels", f=ending, parcel_number="1"))
    told, _fids, _shapes, columns = pyogrio.raw.read(path)
    row = dict(zip(told["fields"], (column[0] for column in columns), strict=True))
    assert row["address"] == WORDS and row["restriction_note"] == TRAP and row["land_use_codes"] == "ODT+CLN"
    assert plain(row["survey_date"]) in (None, "NaT")
    assert "holder_name" not in row and "certificate_serial" not in row


def test_labels_are_written_in_the_language_asked_for(fetch: Fetch, parcels: Any) -> None:
    first = table(fetch("parcels", f="csv", headers="labels"))[0]
    assert first["Diện tích pháp lý (m²)"] == "100" or float(first["Diện tích pháp lý (m²)"])
    assert "Số tờ" in first and "sheet_number" not in first
    assert "Sheet number" in table(fetch("parcels", f="csv", headers="labels", lang="en"))[0]


def test_an_empty_result_is_a_file_that_opens(fetch: Fetch, parcels: Any, tmp_path: Path) -> None:
    nothing = {"parcel_number": "999"}
    assert table(fetch("parcels", f="csv", **nothing)) == []
    assert json.loads(fetch("parcels", f="geojson", **nothing))["features"] == []
    for ending in ("gpkg", "fgb"):
        path = tmp_path / f"none.{ending}"
        path.write_bytes(fetch("parcels", f=ending, **nothing))
        told = pyogrio.read_info(path, force_feature_count=True)
        assert told["features"] == 0 and "official_area_m2" in told["fields"]
        assert told["geometry_type"] == "MultiPolygon" and told["crs"]


def test_a_feature_without_a_shape_is_in_every_format(
    fetch: Fetch, parcels: Any, tmp_path: Path, monkeypatch: Any
) -> None:
    """No spatial layer lets a shape be missing in the table, so it is taken away on the way out."""
    monkeypatch.setattr(reading, "has_features_without_shape", lambda _query: True)
    original = rows.read

    def without_first(query: Any, columns: Any) -> Any:
        for batch in original(query, columns):
            yield [(*batch[0][:-1], None), *batch[1:]] if len(batch[0]) > 1 else batch

    monkeypatch.setattr(rows, "read", without_first)
    assert [line["WKT"] == "" for line in table(fetch("parcels", f="csv"))].count(True) == 1
    for ending in ("gpkg", "fgb"):
        path = tmp_path / f"gap.{ending}"
        path.write_bytes(fetch("parcels", f=ending))
        _told, _fids, shapes, _columns = pyogrio.raw.read(path)
        assert [shape is None for shape in shapes].count(True) == 1 and len(shapes) == 5


def test_without_geometry_files_are_tables(fetch: Fetch, parcels: Any, tmp_path: Path) -> None:
    assert "WKT" not in table(fetch("parcels", f="csv", skipGeometry="true"))[0]
    for ending in ("gpkg", "fgb"):
        path = tmp_path / f"bare.{ending}"
        path.write_bytes(fetch("parcels", f=ending, skipGeometry="true", properties="id,address"))
        _told, _fids, shapes, columns = pyogrio.raw.read(path)
        assert shapes is None or all(shape is None for shape in shapes)
        assert len(columns) == 2 and len(columns[0]) == 5


def test_the_package_carries_our_own_definition_of_vn2000(fetch: Fetch, parcels: Any, tmp_path: Path) -> None:
    path = tmp_path / "parcels.gpkg"
    path.write_bytes(fetch("parcels", f="gpkg", crs=STORAGE))
    with sqlite3.connect(path) as package:
        definition, organization, code = package.execute(
            "SELECT definition, organization, organization_coordsys_id FROM gpkg_spatial_ref_sys WHERE srs_id = 9210"
        ).fetchone()
        (identifier,) = package.execute("SELECT identifier FROM gpkg_contents").fetchone()
    assert definition == wkt_text(by_srid(9210)) and "TOWGS84[-191.90441429" in definition
    assert (organization, code, identifier) == ("EPSG", 9210, "Thửa đất")


def test_files_know_longitude_first_and_texts_the_order_of_the_crs(
    fetch: Fetch, parcels: Any, tmp_path: Path
) -> None:
    wanted = transform_geometry(shapely.from_wkb(bytes(parcels[0].geom.wkb)), by_srid(9210), VN2000)
    only = {"parcel_number": "1", "crs": VN2000.uri}
    for ending in ("gpkg", "fgb"):
        path = tmp_path / f"degrees.{ending}"
        path.write_bytes(fetch("parcels", f=ending, **only))
        _told, _fids, shapes, _columns = pyogrio.raw.read(path)
        read = shapely.get_coordinates(shapely.from_wkb(shapes[0]))
        assert np.abs(read - shapely.get_coordinates(wanted)).max() < 2e-9
    text = shapely.get_coordinates(shapely.from_wkt(table(fetch("parcels", f="csv", **only))[0]["WKT"]))
    assert np.abs(text[:, ::-1] - shapely.get_coordinates(wanted)).max() < 2e-8


def test_the_whole_set_is_given_and_a_limit_cuts_it(
    fetch: Fetch, parcels: Any, monkeypatch: Any, get: Any
) -> None:
    monkeypatch.setattr(rows, "BATCH", 2)
    assert len(table(fetch("parcels", f="csv"))) == 5
    assert len(json.loads(fetch("parcels", f="geojson"))["features"]) == 5
    lines = table(fetch("parcels", f="csv", limit="2", offset="1", sortby="-parcel_number"))
    assert [line["parcel_number"] for line in lines] == ["4", "3"]
    monkeypatch.setattr(django_settings, "OGC_WHOLE_LIMIT", 3)
    for ending in ("csv", "geojson", "gpkg", "fgb"):
        refused = get(ITEMS.format("parcels"), {"f": ending})
        assert refused.status_code == 400 and refused.json()["errors"][0]["code"] == "too-many"
        assert fetch("parcels", f=ending, limit="3")


def test_wrong_parameters_are_named(get: Any, parcels: Any) -> None:
    for parameters, field in (
        ({"f": "csv", "headers": "pretty"}, "headers"),
        ({"f": "json", "headers": "labels"}, "headers"),
        ({"f": "csv", "resultType": "hits"}, "resultType"),
        ({"f": "csv", "holder_name": "x"}, "holder_name"),
        ({"f": "shp"}, "f"),
    ):
        refused = get(ITEMS.format("parcels"), parameters)
        assert refused.status_code == 400 and refused.json()["errors"][0]["field"] == field
    assert get(ITEMS.format("parcels") + f"/{parcels[0].id}", {"f": "csv"}).status_code == 400


def test_a_slow_condition_is_a_problem_and_not_half_a_file(get: Any, parcels: Any, monkeypatch: Any) -> None:
    def sleeping(query: Any, _cap: int) -> int:
        with reading.snapshot(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(5)")
        return len(query.fields)

    monkeypatch.setattr(reading, "WHOLE_TIMEOUT_MS", 20)
    monkeypatch.setattr(reading, "count_matching", sleeping)
    answer = get(ITEMS.format("parcels"), {"f": "csv"})
    assert answer.status_code == 503 and answer.headers["Content-Type"] == "application/problem+json"


def test_turns_are_given_back_however_an_answer_ends(get: Any, parcels: Any) -> None:
    address = ITEMS.format("parcels")
    for _ in range(turns.AT_ONCE + 1):
        give_up(get(address, {"f": "csv"}))
        body(get(address, {"f": "gpkg"}))
        get(address, {"f": "csv", "filter": "official_area_m2 / 0"})
    held = [get(address, {"f": "csv"}) for _ in range(turns.AT_ONCE)]
    waiting = get(address, {"f": "csv"})
    assert waiting.status_code == 503 and waiting.headers["Retry-After"]
    assert all(body(answer) for answer in held)
    assert len(table(body(get(address, {"f": "csv"})))) == 5


def test_a_head_request_writes_nothing(ogc_urls: None, client: Any, parcels: Any) -> None:
    answer = client.head(ITEMS.format("parcels"), {"f": "gpkg"})
    assert answer.status_code == 200 and body(answer) == b""
    assert answer.headers["Content-Type"] == "application/geopackage+sqlite3"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="parcels.gpkg"'
    assert not list((Path(django_settings.VAR_DIR) / "downloads").glob("*"))


def test_the_past_is_a_file_too(fetch: Fetch, parcels: Any) -> None:
    assert len(table(fetch("parcels", f="csv", datetime="2025-07-01"))) == 5
    assert table(fetch("parcels", f="csv", datetime="2025-06-30")) == []


def test_the_square_of_the_fixture(parcels: Any) -> None:
    """So that no shape above is right by accident."""
    assert parcels[0].geom.area == pytest.approx(drawing.SIDE**2)


@pytest.mark.parametrize("ending", ["csv", "geojson", "gpkg", "fgb", "jsonfg"])
def test_what_is_not_public_is_audited_with_query_and_number(
    get: Any, client: Any, django_user_model: Any, parcels: Any, ending: str
) -> None:
    client.force_login(django_user_model.objects.create_superuser("root"))
    before = AuditEntry.objects.filter(action="read").count()
    answer = get(ITEMS.format("parcels"), {"f": ending, "holder_name": "Nguyễn Văn Bí Mật"})
    assert "Nguyễn Văn Bí Mật".encode() in body(answer) and "private" in answer.headers["Cache-Control"]
    entry = AuditEntry.objects.filter(action="read").latest("seq")
    assert AuditEntry.objects.filter(action="read").count() == before + 1
    assert entry.row_count == 5 and "holder_name" in entry.detail["fields"]
    assert entry.detail["query"]["f"] == ending and "Bí Mật" not in str(entry.detail)


def test_a_packed_file_is_the_same_file(get: Any, parcels: Any) -> None:
    plain_file = body(get(ITEMS.format("parcels"), {"f": "csv"}))
    packed = get(ITEMS.format("parcels"), {"f": "csv"}, accept_encoding="gzip")
    content = body(packed)
    assert packed.headers.get("Content-Encoding", "identity") in ("gzip", "identity")
    assert (gzip.decompress(content) if "Content-Encoding" in packed.headers else content) == plain_file
