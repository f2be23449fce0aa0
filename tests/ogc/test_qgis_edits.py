"""QGIS edits a collection: what it saves is a draft of the officer, who sees it, and whom refusals tell what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User

from cadastre.models import Parcel
from layers.changesets.models import ChangeSet, Edit
from layers.models import RoleAssignment
from tests.drawing import draw_parcel
from tests.ogc.test_qgis_client import pytestmark, qgis  # noqa: F401 - skipped where there is no QGIS

PASSWORD = "mật khẩu của Lan"


@pytest.fixture
def server(static_folder: None, live_server: Any, transactional_db: None, settings: Any) -> str:
    """The OGC service on a live server, with nothing in it."""
    settings.ROOT_URLCONF = "tests.ogc.urlconf"
    return f"{live_server.url}/ogc"


def test_what_qgis_saves_is_a_draft_that_qgis_shows(server: str, tmp_path: Path) -> None:
    lan = User.objects.create_user("lan", password=PASSWORD)
    RoleAssignment.objects.create(user=lan, role="editor", scope="land")
    stored = [draw_parcel((at, 0, at + 10, 20), parcel_number=str(at)) for at in (0, 10, 20, 30)]
    moved, renamed, deleted, still = (str(one.pk) for one in stored)

    report = qgis(tmp_path, "qgis_edits.py", server, "lan", PASSWORD, moved, renamed, deleted)

    assert report["before"].keys() == {moved, renamed, deleted, still}
    assert report["old_provider"] == []  # 3.22: the pencil stays grey
    assert {"POST"} <= set(report["collection"]) and {"PUT", "PATCH", "DELETE"} <= set(report["item"])
    assert report["written"] == {
        "add": [201, ""],
        "reshape": [200, ""],
        "revalue": [200, ""],
        "delete": [200, ""],
    }
    new = report["new"]
    assert new["properties"]["parcel_number"] == "99" and new["draft"]["published"] is False

    mine = report["mine"]
    assert mine.keys() == {moved, renamed, still, new["id"]}
    assert mine[renamed]["address"] == "9 Lê Lợi" and mine[new["id"]]["number"] == "99"
    assert report["public"] == report["before"]

    draft = ChangeSet.objects.get()
    assert (draft.author, draft.kind, draft.status) == (lan, "qgis", "draft")
    edits = {str(one.feature): one for one in Edit.objects.all()}
    assert {key: one.operation for key, one in edits.items()} == {
        moved: "update", renamed: "update", deleted: "delete", new["id"]: "create",
    }  # fmt: skip
    assert edits[moved].geometry.area == pytest.approx(180, abs=1e-4)
    assert edits[new["id"]].geometry.coords[0][0][2][0] == pytest.approx(603_060.1235, abs=1e-4)
    assert Parcel.objects.count() == 4 and not Parcel.objects.filter(address="9 Lê Lợi").exists()

    refused = report["refused"]
    assert [status for status, _words in refused.values()] == [400, 400, 404]
    for name, words in (("number", "official_area_m2"), ("kept", "computed_area_m2"), ("gone", "not-found")):
        assert refused[name][1].startswith("WFS exception report (code=") and words in refused[name][1], (
            refused
        )
