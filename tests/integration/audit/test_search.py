"""Who may look into the audit record, what they find, and that the look is recorded."""

from __future__ import annotations

import csv
import io
import json
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.test import Client, RequestFactory

from layers.audit.chain import first_break
from layers.audit.models import AuditEntry
from layers.audit.recording import MASK, address_of, record, sensitive_read
from layers.models import RoleAssignment
from tests.drawing import draw_parcel, draw_ward

pytestmark = pytest.mark.django_db


def officer(name: str, *roles: tuple[str, str]) -> User:
    """A login with (role, scope) pairs."""
    user = User.objects.create_user(name)
    for role, scope in roles:
        RoleAssignment.objects.create(user=user, role=role, scope=scope)
    return user


def browser(user: User | None) -> Client:
    """A signed-in browser."""
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


@pytest.fixture
def steward(db: None) -> User:
    """Answers for everything."""
    return officer("steward", ("owner", "*"))


@pytest.fixture
def recorded(db: None) -> dict[str, object]:
    """Five entries of different kinds."""
    feature, other, change_set = uuid4(), uuid4(), uuid4()
    anna = officer("anna", ("editor", "land"))
    record(anna, "read", layer="parcels", feature=feature, detail={"fields": ["holder_name"]}, row_count=1)
    record(anna, "read", layer="parcels", detail={"features": [str(feature), str(other)]}, row_count=2)
    record(anna, "changeset.published", change_set=change_set, detail={"edits": 3})
    record(None, "signin.failed", detail={"username": "anna"})
    record(officer("binh", ("editor", "planning")), "export", layer="plans", row_count=101)
    return {"feature": feature, "other": other, "change_set": change_set}


def found(client: Client, **wanted: object) -> list[str]:
    """Actions of the entries that the API gives, the latest first, without the looks themselves."""
    answer = client.get("/api/v1/audit", {name.rstrip("_"): value for name, value in wanted.items()})
    assert answer.status_code == 200, answer.content
    return [one["action"] for one in answer.json()["entries"] if not one["action"].startswith("audit.")]


@pytest.mark.parametrize("address", ["/api/v1/audit", "/api/v1/audit/export", "/audit/"])
@pytest.mark.parametrize("roles", [(), (("editor", "*"),), (("approver", "land"),), (("reader", "*"),)])
def test_nobody_else_finds_the_record(address, roles):
    answer = browser(officer("someone", *roles)).get(address)
    assert answer.status_code == 404
    assert not AuditEntry.objects.filter(action__startswith="audit.").exists()


def test_a_guest_is_sent_to_sign_in():
    assert browser(None).get("/api/v1/audit").status_code == 404
    assert browser(None).get("/audit/").headers["Location"].startswith("/login/")


def test_every_filter_narrows(steward, recorded):
    client = browser(steward)
    assert found(client) == ["export", "signin.failed", "changeset.published", "read", "read"]
    assert found(client, actor="anna") == ["changeset.published", "read", "read"]
    assert found(client, action="changeset") == ["changeset.published"]
    assert found(client, action="read") == ["read", "read"]
    assert found(client, layer="plans") == ["export"]
    assert found(client, change_set=recorded["change_set"]) == ["changeset.published"]
    assert found(client, feature=recorded["feature"]) == ["read", "read"]
    assert found(client, feature=recorded["other"]) == ["read"]
    assert found(client, **{"from": "2020-01-01", "to": "2020-12-31"}) == []
    assert len(found(client, **{"from": "2020-01-01"})) == 5


def test_pages_follow_each_other(steward, recorded):
    client = browser(steward)
    numbers, cursor = [], ""
    while True:
        page = client.get("/api/v1/audit", {"limit": 2, "cursor": cursor, "action": "read"}).json()
        numbers += [one["seq"] for one in page["entries"]]
        if not (cursor := page["next"]):
            break
    assert numbers == [2, 1]


@pytest.mark.parametrize(
    "wanted", [{"cursor": "x"}, {"from": "2025-02-01", "to": "2025-01-01"}, {"feature": "1"}]
)
def test_a_wrong_filter_is_named(steward, wanted):
    answer = browser(steward).get("/api/v1/audit", wanted)
    assert answer.status_code in (400, 422) and answer.headers["Content-Type"] == "application/problem+json"


def test_an_owner_of_one_dataset_sees_that_dataset(recorded):
    client = browser(officer("land_owner", ("owner", "land")))
    assert found(client) == ["read", "read"]
    assert found(client, layer="plans") == []


def test_looking_is_recorded_with_what_was_looked_for(steward, recorded):
    browser(steward).get(
        "/api/v1/audit", {"actor": "anna", "limit": 1}, headers={"X-Legal-Ground": "Thanh%20tra"}
    )
    last = AuditEntry.objects.order_by("seq").last()
    assert (last.action, last.actor_name, last.row_count) == ("audit.read", "steward", 1)
    assert last.detail == {"actor": "anna"} and last.ground == "Thanh tra" and last.address == "127.0.0.1"
    assert last.request_id and first_break() is None


def test_the_export_is_a_table_with_the_hashes(steward, recorded):
    record(None, "=HYPERLINK(1)", detail={})
    answer = browser(steward).get("/api/v1/audit/export", {"layer": "parcels"})
    text = b"".join(answer.streaming_content).decode("utf-8")
    assert text.startswith("\ufeffseq,at,actor_id,actor_name,action,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["seq"] for row in rows] == ["2", "1"]
    assert all(len(row["hash"]) == 64 for row in rows) and json.loads(rows[0]["detail"])["features"]
    assert AuditEntry.objects.filter(action="audit.exported", actor_name="steward").exists()
    everything = b"".join(browser(steward).get("/api/v1/audit/export").streaming_content).decode()
    assert ",'=HYPERLINK(1)," in everything


@pytest.mark.parametrize(("lang", "words"), [("vi", "Xem dữ liệu hạn chế"), ("en", "Read restricted data")])
def test_the_page_shows_entries_in_words(steward, recorded, lang, words):
    answer = browser(steward).get("/audit/", {"lang": lang, "actor": "anna"})
    page = answer.content.decode()
    assert answer.status_code == 200 and words in page and str(recorded["feature"]) in page
    assert "signin.failed" not in page.split("<table")[1]
    assert AuditEntry.objects.filter(action="audit.read").count() == 1


def test_the_page_says_which_filter_is_wrong(steward):
    assert browser(steward).get("/audit/", {"feature": "x"}).status_code == 400
    assert browser(steward).get("/audit/", {"from": "2025-02-01", "to": "2025-01-01"}).status_code == 400


def test_a_read_of_public_fields_is_no_entry():
    request = RequestFactory().get("/x")
    request.user = AnonymousUser()
    assert sensitive_read(request, "parcels", [uuid4()], ["sheet_number", "address"]) is None
    assert not AuditEntry.objects.exists()


def test_values_that_could_name_a_person_are_not_kept():
    request = RequestFactory().get("/ogc/collections/parcels/items")
    request.user = officer("anna", ("editor", "land"))
    query = {
        "holder_name": "Nguyễn Văn Mật", "filter": "holder_name = 'Nguyễn Văn Mật'", "q": "Mật",
        "ward_code": "26740", "bbox": "1,2,3,4",
    }  # fmt: skip
    entry = sensitive_read(request, "parcels", query, ["holder_name", "sheet_number"], row_count=7)
    assert entry.detail["query"] == {
        "holder_name": MASK, "filter": MASK, "q": MASK, "ward_code": "26740", "bbox": "1,2,3,4",
    }  # fmt: skip
    assert entry.detail["fields"] == ["holder_name"] and entry.row_count == 7
    assert "Mật" not in json.dumps(entry.detail, ensure_ascii=False)


def test_the_proxy_is_believed_only_when_it_is_a_neighbour():
    def of(direct: str, forwarded: str) -> str | None:
        return address_of(RequestFactory().get("/", REMOTE_ADDR=direct, HTTP_X_FORWARDED_FOR=forwarded))

    assert of("127.0.0.1", "14.225.0.9") == "14.225.0.9"
    assert of("14.225.0.7", "14.225.0.9") == "14.225.0.7"
    assert of("127.0.0.1", "not an address") == "127.0.0.1"


def test_an_officer_reading_a_parcel_with_its_holder_is_recorded():
    parcel = draw_parcel((0, 0, 10, 20))
    user = officer("anna", ("editor", "land"))
    for address in (f"/api/v1/layers/parcels/features/{parcel.pk}", f"/api/v1/parcels/{parcel.pk}"):
        answer = browser(user).get(address)
        assert answer.status_code == 200
        held = "Nguyễn Văn Mật" in answer.content.decode()
        entry = AuditEntry.objects.order_by("seq").last()
        assert held == (entry is not None and entry.detail["path"] == address), address
    before = AuditEntry.objects.count()
    assert "Mật" not in browser(None).get(f"/api/v1/layers/parcels/features/{parcel.pk}").content.decode()
    assert AuditEntry.objects.count() == before


def test_a_role_given_and_taken_is_recorded(steward):
    draw_ward((0, 0, 10, 10))
    steward.is_staff = True
    steward.save()
    anna = officer("anna")
    client = browser(steward)
    form = {
        "user": anna.pk,
        "role": "editor",
        "scope": "land",
        "unit_code": "26740",
        "valid_from": "",
        "valid_to": "",
    }
    assert client.post("/admin/layers/roleassignment/add/", form).status_code == 302
    given = RoleAssignment.objects.get(user=anna)
    answer = client.post(f"/admin/layers/roleassignment/{given.pk}/delete/", {"post": "yes"})
    assert answer.status_code == 302
    granted, revoked = AuditEntry.objects.filter(action__startswith="role.").order_by("seq")
    assert (granted.action, revoked.action, granted.actor_name) == ("role.granted", "role.revoked", "steward")
    assert granted.detail == revoked.detail == {
        "user": "anna", "role": "editor", "scope": "land", "unit": "26740", "from": None, "to": None,
    }  # fmt: skip


def test_the_account_page_leads_there_who_may_look(steward):
    assert 'href="/audit/"' in browser(steward).get("/account/").content.decode()
    assert (
        'href="/audit/"' not in browser(officer("anna", ("editor", "land"))).get("/account/").content.decode()
    )
