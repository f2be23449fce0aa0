"""If-Match on change sets: what was changed after somebody looked is not decided by him."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.api.test_changesets import Caller, begin, caller, edit, officer
from tests.drawing import draw_parcel

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lan() -> Caller:
    return officer("lan", "editor")


@pytest.fixture
def minh() -> Caller:
    return officer("minh", "editor")


@pytest.fixture
def hoa() -> Caller:
    return officer("hoa", "approver")


def test_nobody_decides_on_what_was_changed_after_he_looked(lan: Caller, hoa: Caller) -> None:
    parcel, draft = draw_parcel((0, 0, 10, 20)), begin(lan)
    first = lan.client.get(f"/api/v1{draft}")
    assert first["ETag"].startswith(f'"{draft[12:]}.')
    assert lan.client.get(f"/api/v1{draft}", headers={"If-None-Match": first["ETag"]}).status_code == 304
    lan("post", f"{draft}/edits", edit(parcel, land_use_codes="CLN"), **{"If-Match": first["ETag"]})
    status, refused = lan("post", f"{draft}/submit", **{"If-Match": first["ETag"]})
    assert (status, refused["type"]) == (412, "/problems/stale-version")
    assert refused["errors"][0]["field"] == "If-Match" and refused["errors"][0]["remedy"]
    seen = lan.client.get(f"/api/v1{draft}", {"lang": "en"})["ETag"]
    assert lan("post", f"{draft}/submit", **{"If-Match": seen})[0] == 200
    assert hoa("post", f"{draft}/approve", **{"If-Match": seen})[0] == 412
    seen = hoa.client.get(f"/api/v1{draft}")["ETag"]
    assert hoa("post", f"{draft}/approve", **{"If-Match": f'"other", {seen}'})[0] == 200
    assert hoa("post", f"{draft}/publish", **{"If-Match": "*"})[1]["status"] == "published"


def test_a_condition_tells_nobody_of_what_he_may_not_see(lan: Caller, api: Client, minh: Caller) -> None:
    draft = begin(lan)
    assert minh("post", f"{draft}/submit", **{"If-Match": '"x"'})[0] == 404
    assert caller(api)("post", f"{draft}/submit", **{"If-Match": '"x"'})[0] == 401


def test_the_answer_to_a_change_bears_the_version_to_go_on_with(lan: Caller) -> None:
    draft = begin(lan)
    for title in ("Một", "Hai"):
        seen = lan.client.get(f"/api/v1{draft}")["ETag"]
        answer = lan.client.patch(
            f"/api/v1{draft}", {"title": title}, content_type="application/json", headers={"If-Match": seen}
        )
        assert answer.status_code == 200
    given = {"If-Match": answer["ETag"]}
    assert lan("patch", draft, {"title": "Ba"}, **given)[0] == 200
    assert lan("patch", draft, {"title": "Bốn"}, **given)[0] == 412
