"""The how-to of docs/layers.md is executed as it stands: one model, one declaration, one migration."""

from __future__ import annotations

import gzip
import io
import re
from pathlib import Path

import pyogrio
import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.state import ProjectState

from layers.dictionary import describe
from layers.exporting import rows, writing
from layers.forms import form
from layers.registry import registry
from tiles import vector
from tiles.maps import get_map
from tiles.mapserver.mapfile import render
from tiles.workspace import drawing

pytestmark = pytest.mark.django_db
_BLOCK = re.compile(r"^```python (?P<name>\w+)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def toy_layer():
    """Runs the three blocks: the table exists and the layer is registered until the test is over."""
    text = (Path(settings.PROJECT_DIR) / "docs" / "layers.md").read_text(encoding="utf-8")
    blocks = {match["name"]: match["code"] for match in _BLOCK.finditer(text)}
    assert set(blocks) == {"model", "declaration", "migration"}
    names: dict[str, object] = {"__name__": "transport.models"}
    exec(blocks["model"], names)  # noqa: S102 - the documentation is what is tested
    exec(blocks["declaration"], names)  # noqa: S102
    exec(blocks["migration"], names)  # noqa: S102
    with connection.schema_editor(atomic=False) as editor:
        editor.create_model(names["Fountain"])
        for operation in names["operations"]:
            operation.database_forwards("transport", editor, ProjectState(), ProjectState())
    registry.register(names["FOUNTAINS"])
    try:
        yield names["FOUNTAINS"]
    finally:
        registry.unregister("fountains")
        del apps.all_models["transport"]["fountain"]
        apps.clear_cache()


def test_one_declaration_serves_import_export_dictionary_and_form(tmp_path, toy_layer, import_file):
    source = tmp_path / "voi_nuoc.csv"
    source.write_text(
        "Số hiệu;X;Y;Lưu lượng;Tình trạng;Người phụ trách\n"
        "V1;603480,790;1191454,566;12,5;tot;Trần B\n"
        "V2;603481,790;1191454,566;9;tuyệt vời;\n"
        "V3;1191454,566;603480,790;9;hong;\n",
        encoding="utf-8-sig",
    )
    result = import_file(source, "fountains", crs="9210")
    assert (result.rows_added, result.rows_refused) == (1, 2)
    assert {issue.rule for issue in result.log if issue.severity == "error"} == {
        "code-unknown",
        "inside-city",
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, flow_l_min, ST_X(geom_4326) FROM fountains")
        assert cursor.fetchone() == ("V1", 12.5, pytest.approx(106.697992704, abs=1e-8))
    selection = rows.select(toy_layer, None, srid=4326, storage_srid=settings.STORAGE_SRID)
    assert writing.write(selection, tmp_path / "out.json") == 1
    text = (tmp_path / "out.json").read_text(encoding="utf-8")
    assert "V1" in text and "Trần B" not in text
    assert [one["name"] for one in describe(toy_layer, 9210)["fields"]][4:8] == [
        "number",
        "condition",
        "flow_l_min",
        "keeper",
    ]
    assert "keeper" not in form(toy_layer, None)["schema"]["properties"]


@pytest.fixture
def one_fountain(tmp_path, toy_layer, import_file):
    source = tmp_path / "mot_voi.csv"
    source.write_text("SoHieu;X;Y;Tình trạng;Người phụ trách\nV1;603480,79;1191454,566;tot;Trần B\n", "utf-8")
    assert import_file(source, "fountains", crs="9210").rows_added == 1
    return toy_layer


def test_makemigrations_sees_the_model(toy_layer):
    said = io.StringIO()
    call_command("makemigrations", "transport", "--dry-run", stdout=said)
    assert "Create model Fountain" in said.getvalue()


def test_the_toy_layer_is_an_ogc_collection_with_items_schema_and_queryables(client, one_fountain):
    page = client.get("/ogc/collections/fountains", {"f": "json"})
    assert page.status_code == 200 and page.json()["id"] == "fountains"
    (found,) = client.get("/ogc/collections/fountains/items", {"f": "json"}).json()["features"]
    assert found["properties"]["number"] == "V1" and "keeper" not in found["properties"]
    assert found["geometry"]["coordinates"] == pytest.approx([106.697992704, 10.772499614], abs=1e-7)
    for document in ("schema", "queryables"):
        told = client.get(f"/ogc/collections/fountains/{document}").json()["properties"]
        assert {"number", "condition", "flow_l_min"} <= set(told) and "keeper" not in told
        assert told["flow_l_min"]["title"] == "Lưu lượng"
        assert [one["const"] for one in told["condition"]["oneOf"]] == ["tot", "hong"]
    broken = client.get("/ogc/collections/fountains/items", {"f": "json", "filter": "condition = 'hong'"})
    assert broken.json()["features"] == []


def test_the_toy_layer_has_vector_tiles_and_is_drawn(client, one_fountain):
    told = client.get("/tiles/fountains.json").json()
    assert told["minzoom"] == 14
    assert set(told["vector_layers"][0]["fields"]) >= {"number", "condition"}
    column, row = vector.tile_with(16, 106.697992704, 10.772499614)

    def ask(statement, values):
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return bytes(cursor.fetchone()[0])

    tile = gzip.decompress(vector.build(one_fountain, vector.TileAddress(16, column, row), ask))
    assert b"fountains" in tile and b"V1" in tile and "Trần B".encode() not in tile
    mapfile = render(drawing(get_map("fountains"), 3857))
    assert "FROM fountains" in mapfile and "coalesce(number::text, '') AS label" in mapfile


def test_the_toy_layer_leaves_as_a_file_of_every_kind_of_client(tmp_path, one_fountain):
    selection = rows.select(
        one_fountain, None, srid=settings.STORAGE_SRID, storage_srid=settings.STORAGE_SRID
    )
    assert writing.write(selection, tmp_path / "voi.gpkg") == 1
    info = pyogrio.read_info(tmp_path / "voi.gpkg")
    assert info["crs"] == "EPSG:9210" and info["geometry_type"] == "Point"
    assert "number" in info["fields"] and "keeper" not in info["fields"]
