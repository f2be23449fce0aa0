"""Messages reach a real receiver: signed, in order, again after failures, never twice into the own network."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.utils import timezone

from cadastre.models import Parcel
from layers.audit.models import AuditEntry
from layers.changesets import outbox
from layers.webhooks import connecting, following, sending, tasks
from layers.webhooks.domain import retrying
from layers.webhooks.models import Delivery, Subscription
from tests.drawing import ORIGIN_EAST, ORIGIN_NORTH, draw_parcel
from tests.integration.changesets.conftest import Office
from tests.integration.webhooks.receiver import Receiver, verify

Pair = tuple[Parcel, Parcel]
ALL = "/api/v1/webhooks"


def subscribe(client: Client, url: str, **values: Any) -> dict[str, Any]:
    body = {"url": url, "layers": ["parcels"]} | values
    answer = client.post(ALL, body, content_type="application/json")
    assert answer.status_code == 201, answer.content
    return answer.json()


def later() -> None:
    """As if the pause of every waiting message were over."""
    Delivery.objects.filter(state="waiting").update(next_at=timezone.now() - timedelta(seconds=1))


def test_a_publication_arrives_signed(
    office: Office, pair: Pair, subscriber: Client, receiver: Receiver
) -> None:
    made = subscribe(subscriber, receiver.url, name="Cấp phép")
    office.change(pair[0], address="mới")
    assert receiver.got == []
    assert tasks.carry.func() == 1
    [(path, headers, body)] = receiver.got
    assert path == "/hook" and headers["host"] == receiver.host
    assert verify(made["secret"], headers, body) and not verify(made["secret"], headers, body + b" ")
    [told] = receiver.data()
    assert told["type"] == "changes.published"
    assert [one["version"] for one in told["data"]["changes"]] == [2]
    assert receiver.changes() == [("update", str(pair[0].pk))]
    assert tasks.carry.func() == 0
    state = subscriber.get(f"{ALL}/{made['id']}").json()
    assert (state["waiting"], state["dead"]) == (0, 0) and state["succeeded_at"]
    assert state["cursor"] == subscriber.get("/api/v1/changes").json()["next"]


def test_a_publication_calls_for_the_job(
    office: Office, pair: Pair, subscriber: Client, receiver: Receiver
) -> None:
    def jobs() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'webhooks.carry'")
            return int(cursor.fetchone()[0])

    office.change(pair[0], address="không ai nghe")
    none = jobs()
    subscribe(subscriber, receiver.url)
    before = jobs()
    office.change(pair[0], address="có người nghe")
    assert (none, jobs() - before) == (0, 1)


def test_failures_are_sent_again_under_the_same_id_and_new_time(
    office: Office, pair: Pair, subscriber: Client, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = subscribe(subscriber, receiver.url)
    receiver.answers[:] = [500, 503, 204]
    office.change(pair[0], address="mới")
    moments = iter((1_000, 2_000, 3_000))
    monkeypatch.setattr(connecting, "now_s", lambda: next(moments))
    for attempt in (1, 2):
        tasks.carry.func()
        waiting = Delivery.objects.get()
        assert (waiting.state, waiting.attempts, waiting.problem) == ("waiting", attempt, "refused")
        assert waiting.next_at > timezone.now()
        assert tasks.carry.func() == 0
        later()
    tasks.carry.func()
    assert Delivery.objects.get().state == "done"
    assert len({headers["webhook-id"] for _path, headers, _body in receiver.got}) == 1
    assert [headers["webhook-timestamp"] for _path, headers, _body in receiver.got] == [
        "1000",
        "2000",
        "3000",
    ]
    assert all(verify(made["secret"], headers, body) for _path, headers, body in receiver.got)


def test_given_up_then_sent_again(office: Office, pair: Pair, subscriber: Client, receiver: Receiver) -> None:
    made = subscribe(subscriber, receiver.url)
    receiver.answers[:] = [500]
    office.change(pair[0], address="mới")
    for _attempt in range(len(retrying.PAUSES) + 1):
        tasks.carry.func()
        later()
    dead = subscriber.get(f"{ALL}/{made['id']}/deliveries?state=dead").json()["deliveries"]
    assert [(one["attempts"], one["status"], one["problem"]) for one in dead] == [(10, 500, "refused")]
    assert tasks.carry.func() == 0
    receiver.answers[:] = [200]
    answer = subscriber.post(f"{ALL}/{made['id']}/deliveries/{dead[0]['id']}/replay").json()
    assert (answer["state"], answer["attempts"]) == ("waiting", 0)
    assert tasks.carry.func() == 1
    assert Delivery.objects.get().state == "done"
    assert receiver.got[-1][1]["webhook-id"] == dead[0]["id"]


def test_everything_since_a_cursor_is_made_again(
    office: Office, pair: Pair, subscriber: Client, receiver: Receiver
) -> None:
    office.change(pair[0], address="một")
    start = subscriber.get("/api/v1/changes").json()["next"]
    office.change(pair[1], address="hai")
    made = subscribe(subscriber, receiver.url)
    tasks.carry.func()
    assert receiver.got == []
    body = {"since": start}
    answer = subscriber.post(f"{ALL}/{made['id']}/replay", body, content_type="application/json")
    assert answer.json() == {"messages": 0, "cursor": start}
    tasks.carry.func()
    assert receiver.changes() == [("update", str(pair[1].pk))]
    bad = subscriber.post(f"{ALL}/{made['id']}/replay", {"since": "xyz"}, content_type="application/json")
    assert bad.status_code == 400 and bad.json()["errors"][0]["field"] == "since"


def test_area_layers_and_events(office: Office, pair: Pair, subscriber: Client, receiver: Receiver) -> None:
    box = f"{ORIGIN_EAST - 5},{ORIGIN_NORTH - 5},{ORIGIN_EAST + 5},{ORIGIN_NORTH + 25}"
    subscribe(subscriber, receiver.url, area=box, crs="EPSG:9210", events=["delete", "resync"])
    office.change(pair[1], address="ngoài vùng")
    office.change(pair[0], address="loại tin khác")
    outbox.tell_whole_layer("planning_zones", pair[0].pk, "import")
    tasks.carry.func()
    assert receiver.got == []
    office.change(pair[0], shape=(60, 0, 70, 20))
    outbox.tell_whole_layer("parcels", pair[0].pk, "import")
    tasks.carry.func()
    assert receiver.changes() == [("delete", str(pair[0].pk)), ("resync", None)]


def test_nothing_is_lost_while_a_receiver_is_away(
    office: Office, pair: Pair, subscriber: Client, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Messages stop at a limit, the rest waits in the feed; all of it comes, in order, when the receiver is back."""
    monkeypatch.setattr(following, "MOST_WAITING", 3)
    subscribe(subscriber, receiver.url)
    receiver.answers[:] = [502]
    for number in range(6):
        office.change(pair[number % 2], address=f"số {number}")
        tasks.carry.func()
    assert Delivery.objects.count() == 3
    receiver.answers[:], receiver.got[:] = [204], []
    later()
    tasks.carry.func()
    versions = [change["version"] for one in receiver.data() for change in one["data"]["changes"]]
    assert versions == [2, 2, 3, 3, 4, 4]
    assert not Delivery.objects.exclude(state="done").exists()


def test_a_worker_that_dies_while_sending_leaves_the_message_to_the_next(
    office: Office, pair: Pair, subscriber: Client, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(subscriber, receiver.url)
    office.change(pair[0], address="mới")

    def die(*arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(sending, "settle", die)
        with pytest.raises(KeyboardInterrupt):
            tasks.carry.func()
    assert tasks.carry.func() == 0
    later()
    assert tasks.carry.func() == 1
    assert len({headers["webhook-id"] for _path, headers, _body in receiver.got}) == 1
    assert len(receiver.got) == 2


@pytest.mark.parametrize(("status", "problem"), [(302, "redirect-refused"), (404, "refused"), (0, "timeout")])
def test_what_does_not_count_as_taken(
    subscriber: Client, receiver: Receiver, status: int, problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "_READ_S", 0.2)
    made = subscribe(subscriber, receiver.url)
    receiver.answers[:], receiver.headers = [status], {"Location": receiver.url}
    answer = subscriber.post(f"{ALL}/{made['id']}/ping").json()
    assert (answer["state"], answer["problem"], answer["status"]) == ("dead", problem, status or None)
    assert len(receiver.got) == 1


def test_who_is_gone_gets_nothing_more(
    office: Office, pair: Pair, subscriber: Client, receiver: Receiver
) -> None:
    made = subscribe(subscriber, receiver.url)
    receiver.answers[:] = [410]
    office.change(pair[0], address="mới")
    tasks.carry.func()
    state = subscriber.get(f"{ALL}/{made['id']}").json()
    assert (state["state"], state["reason"], state["waiting"]) == ("disabled", "gone", 1)
    assert AuditEntry.objects.filter(action="webhook.disabled").exists()
    receiver.answers[:] = [204]
    subscriber.patch(f"{ALL}/{made['id']}", {"state": "active"}, content_type="application/json")
    later()
    tasks.carry.func()
    assert receiver.changes()[-1] == ("update", str(pair[0].pk))


def test_the_own_network_is_not_asked(subscriber: Client, receiver: Receiver, settings: Any) -> None:
    """A name of this machine, then one that begins to lead here after it was admitted."""
    made = subscribe(subscriber, receiver.url)
    settings.WEBHOOK_HOSTS = frozenset()
    answer = subscriber.post(
        ALL, {"url": receiver.url, "layers": ["parcels"]}, content_type="application/json"
    )
    assert answer.status_code == 400
    assert [(one["field"], one["code"]) for one in answer.json()["errors"]] == [("url", "url-refused")]
    refused = subscriber.post(f"{ALL}/{made['id']}/ping").json()
    assert (refused["state"], refused["problem"]) == ("dead", "address-refused")
    hidden = connecting.post(f"https://localhost:{receiver.port}/", b"{}", {})
    assert hidden.problem == "address-refused"
    assert receiver.got == []


def test_the_secret_is_told_once_and_can_be_exchanged(
    office: Office, pair: Pair, subscriber: Client, receiver: Receiver
) -> None:
    made = subscribe(subscriber, receiver.url)
    key = made["secret"].removeprefix("whsec_")
    shown = b"".join(
        subscriber.get(path).content
        for path in (ALL, f"{ALL}/{made['id']}", f"{ALL}/{made['id']}/deliveries")
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(one::text, '') FROM webhook_subscriptions AS one")
        kept = cursor.fetchone()[0]
    assert key.encode() not in shown and key not in kept
    again = subscriber.post(
        f"{ALL}/{made['id']}/secret",
        "{}",
        content_type="application/json",
        headers={"Idempotency-Key": "k-1"},
    )
    assert again.status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kept_answers")
        assert cursor.fetchone()[0] == 0
    former, new = again.json()["secret"], subscriber.post(f"{ALL}/{made['id']}/secret").json()["secret"]
    office.change(pair[0], address="mới")
    tasks.carry.func()
    _path, headers, body = receiver.got[-1]
    assert len({former, new, made["secret"]}) == 3
    assert verify(new, headers, body) and verify(former, headers, body)
    Subscription.objects.update(former_until=timezone.now())
    subscriber.post(f"{ALL}/{made['id']}/ping")
    _path, headers, body = receiver.got[-1]
    assert verify(new, headers, body) and not verify(former, headers, body)


def test_rights_are_those_of_the_owner_at_the_time(
    office: Office, pair: Pair, subscriber: Client, receiver: Receiver
) -> None:
    """Classified land is not told of to a citizen's subscription; an owner who left gets nothing at all."""
    made = subscribe(subscriber, receiver.url)
    secret = draw_parcel((30, 0, 40, 20), land_use_codes="CQP", parcel_number="99")
    office.change(secret, address="mật")
    office.change(pair[0], land_use_codes="CQP")
    tasks.carry.func()
    assert receiver.changes() == [("delete", str(pair[0].pk))]
    assert str(secret.pk).encode() not in b"".join(body for _path, _headers, body in receiver.got)
    User.objects.filter(username="he-thong-cap-phep").update(is_active=False)
    office.change(pair[1], address="mới")
    tasks.carry.func()
    assert len(receiver.got) == 1
    assert Subscription.objects.get(pk=made["id"]).reason == "owner-inactive"


def test_subscriptions_are_their_owners(subscriber: Client, receiver: Receiver) -> None:
    made = subscribe(subscriber, receiver.url)
    other = Client()
    assert other.get(ALL).status_code == 401
    other.force_login(User.objects.create_user("nguoi-khac"))
    assert other.get(ALL).json() == {"webhooks": []}
    for method, path in (
        ("get", ""),
        ("delete", ""),
        ("post", "/ping"),
        ("post", "/secret"),
        ("post", "/replay"),
    ):
        address = f"{ALL}/{made['id']}{path}"
        assert other.generic(method.upper(), address, "", "application/json").status_code == 404
    wrong = subscriber.post(
        ALL, {"url": receiver.url, "layers": ["parties", "parcels"]}, content_type="application/json"
    )
    assert [one["code"] for one in wrong.json()["errors"]] == ["unknown-layer"]
    assert subscriber.delete(f"{ALL}/{made['id']}").status_code == 204
    assert subscriber.get(ALL).json() == {"webhooks": []}
    actions = set(AuditEntry.objects.values_list("action", flat=True))
    assert {"webhook.created", "webhook.removed"} <= actions
