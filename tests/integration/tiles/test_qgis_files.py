"""Files for QGIS by rights: what an anonymous reader and an officer of the land office get."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from django.contrib.auth.models import User
from django.test import Client
from PIL import Image

from layers.models import RoleAssignment
from layers.registry import registry
from ogc import qgis_openapi
from tiles.qgis.project import LOGIN
from tiles.style.looks import LOOKS

pytestmark = pytest.mark.django_db
INTERNAL = ("parties", "certificates", "land_rights")
PASSWORD = "nothing that a file may hold"


@pytest.fixture(autouse=True)
def _urls(settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.ogc.urlconf"


@pytest.fixture
def officer() -> Client:
    """Who edits the cadastre."""
    user = User.objects.create_user("land", password=PASSWORD)
    RoleAssignment.objects.create(user=user, role="editor", scope="land")
    client = Client()
    client.force_login(user)
    return client


def project(client: Client, query: str = "") -> Element:
    """The project inside the archive."""
    answer = client.get(f"/ogc/qgis/nen.qgz{query}")
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist() == ["nen.qgs"]
        return fromstring(archive.read("nen.qgs"))  # noqa: S314 - our own answer


def layers(root: Element) -> dict[str, Element]:
    """Vector layers by collection."""
    return {
        one.findtext("shortname", ""): one for one in root.iter("maplayer") if one.attrib["type"] == "vector"
    }


def test_a_citizens_project_holds_every_public_layer_and_no_other() -> None:
    found = layers(project(Client()))
    assert set(found) == {spec.name for spec in registry if spec.is_public}
    source = found["parcels"].findtext("datasource", "")
    assert "typename='parcels'" in source and "pagingEnabled='true'" in source
    assert "authcfg" not in source
    fields = {one.attrib["name"] for one in found["parcels"].iter("field")}
    assert "parcel_number" in fields and "holder_name" not in fields
    assert found["parcels"].attrib["readOnly"] == "1"
    assert found["parcel_land_uses"].attrib["wkbType"] == "NoGeometry"


def test_an_officers_project_holds_the_layers_of_the_office_and_no_password(officer: Client) -> None:
    root = project(officer)
    found = layers(root)
    assert set(INTERNAL) <= set(found)
    assert f"authcfg={LOGIN}" in found["parties"].findtext("datasource", "")
    editable = {
        one.attrib["name"]: one.attrib["editable"] for one in found["parcels"].findall("editable/field")
    }
    assert editable["holder_name"] == "1" and editable["id"] == "0" and editable["computed_area_m2"] == "0"
    assert found["parcels"].attrib["readOnly"] == "0"
    assert found["planning_zones"].attrib["readOnly"] == "1"
    answer = officer.get("/ogc/qgis/nen.qlr")
    assert PASSWORD.encode() not in answer.content and b"password" not in answer.content.lower()


def test_who_may_no_more_than_a_citizen_is_not_asked_to_sign_in() -> None:
    client = Client()
    client.force_login(User.objects.create_user("citizen", password=PASSWORD))
    assert "authcfg" not in layers(project(client))["parcels"].findtext("datasource", "")


def test_a_hidden_layer_has_no_style_and_no_legend(officer: Client) -> None:
    assert Client().get("/ogc/qgis/styles/parties.qml").status_code == 404
    assert officer.get("/ogc/qgis/styles/parties.qml").status_code == 200
    assert officer.get("/ogc/qgis/legend/parties.png").status_code == 404, "a table is not drawn"
    assert Client().get("/ogc/qgis/styles/nothing.qml").status_code == 404
    assert b"parties" not in Client().get("/ogc/qgis/nen.qlr").content


def test_names_come_in_vietnamese_and_in_english() -> None:
    vietnamese, english = project(Client()), project(Client(), "?lang=en")
    assert "Thửa đất" in {one.text for one in vietnamese.iter("layername")}
    assert "Parcels" in {one.text for one in english.iter("layername")}
    groups = [one.attrib["name"] for one in english.findall("layer-tree-group/layer-tree-group")]
    assert groups == [
        "Building permits",
        "Transport",
        "Cadastre",
        "Planning",
        "Base map",
        "Rendered maps (WMTS)",
    ]


def test_the_same_rights_give_the_same_bytes() -> None:
    first = Client().get("/ogc/qgis/nen.qgz")
    again = Client().get("/ogc/qgis/nen.qgz", headers={"If-None-Match": first["ETag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert "Authorization" in first["Vary"] and first["Cache-Control"] == "private, no-cache"
    assert first["Content-Disposition"] == 'attachment; filename="nen.qgz"'


def test_legends_are_pictures() -> None:
    picture = Client().get("/ogc/qgis/legend/planning_zones.png")
    assert picture["Content-Type"] == "image/png" and picture.content.startswith(b"\x89PNG")
    assert "Đất y tế" in Client().get("/ogc/qgis/legend/planning_zones.svg").content.decode()
    named_only = Client().get("/ogc/qgis/legend/basemap_places.png")
    assert named_only.status_code == 200, "a layer of names has a title and no entry"
    assert Client().post("/ogc/qgis/nen.qgz").status_code == 405


def test_a_map_of_several_layers_has_one_legend_with_the_uppermost_layer_first() -> None:
    drawing = Client().get("/ogc/qgis/legend/planning.svg").content.decode()
    texts = re.findall(r"<text[^>]*>([^<]+)</text>", drawing)
    above = [
        texts.index(one) for one in ("Chỉ giới đường đỏ (lộ giới)", "Ô quy hoạch sử dụng đất", "Đất y tế")
    ]
    assert above == sorted(above)
    named = re.findall(r'<pattern id="([^"]+)"', drawing)
    assert named and len(set(named)) == len(named), "a hatch is drawn with the pattern of its own layer"
    zones = _picture("/ogc/qgis/legend/planning_zones.png")
    whole = _picture("/ogc/qgis/legend/planning.png")
    assert whole.height > zones.height and whole.width >= zones.width
    assert _picture("/ogc/qgis/legend/planning_print.png").tobytes() != whole.tobytes()
    assert Client().get("/ogc/qgis/legend/imagery.png").status_code == 404


def _picture(address: str) -> Image.Image:
    return Image.open(io.BytesIO(Client().get(address).content)).convert("RGB")


def test_the_api_definition_names_the_files_with_their_kinds() -> None:
    paths = Client().get("/ogc/openapi?f=json").json()["paths"]
    ours = {path: operations["get"] for path, operations in paths.items() if path.startswith("/qgis/")}
    assert len(ours) == 5
    for path, operation in ours.items():
        answer = Client().get(f"/ogc{path.format(layer='parcels')}")
        assert answer.status_code == 200
        assert answer["Content-Type"] in operation["responses"]["200"]["content"], path


def test_a_collection_leads_to_its_style_and_legend() -> None:
    for layer, kinds in (("parcels", 2), ("plan_stages", 1)):
        links = Client().get(f"/ogc/collections/{layer}?f=json").json()["links"]
        ours = [link for link in links if "/ogc/qgis/" in link["href"]]
        assert len(ours) == kinds
        for link in ours:
            answer = Client().get("/ogc/qgis/" + link["href"].partition("/ogc/qgis/")[2])
            assert (answer.status_code, answer["Content-Type"]) == (200, link["type"])


@pytest.mark.parametrize("file", ["styles/basemap_landcover.qml", "legend/parcels.png", "nen.qlr"])
def test_files_take_every_look_the_definition_names_and_no_other(file: str) -> None:
    assert tuple(LOOKS) == qgis_openapi.LOOKS
    files = {look: Client().get(f"/ogc/qgis/{file}?look={look}").content for look in LOOKS}
    assert files["light"] == Client().get(f"/ogc/qgis/{file}").content
    assert len({files[look] for look in ("light", "dark", "print")}) == 3
    refused = Client().get(f"/ogc/qgis/{file}?look=sepia", headers={"Accept": "application/json"})
    assert refused.status_code == 400 and refused.json()["errors"][0]["field"] == "look"
