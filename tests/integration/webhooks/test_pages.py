"""The page of webhooks and the status of the installation, as who is signed in sees them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.utils import timezone

from layers.webhooks import tasks
from layers.webhooks.domain import retrying
from layers.webhooks.models import Delivery, Subscription
from tests.integration.changesets.conftest import Office
from tests.integration.webhooks.receiver import Receiver, verify
from tests.integration.webhooks.test_webhooks import Pair, later

PAGE = "/webhooks/"


def make(client: Client, url: str, **values: Any) -> str:
    form = {"url": url, "name": "Cấp phép", "layers": ["parcels"], "events": ["update", "delete"], "area": ""}
    return client.post(PAGE, form | values).content.decode()


def test_made_on_the_page_its_secret_shown_once(
    office: Office, pair: Pair, subscriber: Client, receiver: Receiver
) -> None:
    page = make(subscriber, receiver.url)
    secret = page.split('<code id="secret">')[1].split("</code>")[0]
    assert secret.startswith("whsec_") and secret not in subscriber.get(PAGE).content.decode()
    one = Subscription.objects.get()
    assert (one.name, one.layers, one.events) == ("Cấp phép", ["parcels"], ["update", "delete"])
    subscriber.post(f"{PAGE}{one.pk}/ping")
    _path, headers, body = receiver.got[0]
    assert verify(secret, headers, body)


def test_refused_forms_keep_what_was_typed(subscriber: Client) -> None:
    answer = subscriber.post(
        PAGE, {"url": "http://10.0.0.1/", "name": "Nội bộ", "area": "99999", "layers": ["parcels"]}
    )
    page = answer.content.decode()
    assert answer.status_code == 400 and 'role="alert"' in page
    assert 'value="http://10.0.0.1/"' in page and 'value="Nội bộ"' in page
    assert not Subscription.objects.exists()


def test_dead_letters_are_sent_again_from_the_page(
    office: Office, pair: Pair, subscriber: Client, receiver: Receiver
) -> None:
    make(subscriber, receiver.url)
    receiver.answers[:] = [500]
    office.change(pair[0], address="mới")
    for _attempt in range(len(retrying.PAUSES) + 1):
        tasks.carry.func()
        later()
    page = subscriber.get(PAGE).content.decode()
    dead = Delivery.objects.get()
    assert "Nơi nhận từ chối (HTTP 500)" in page and str(dead) in page
    assert "Refused by the receiver (HTTP 500)" in subscriber.get(f"{PAGE}?lang=en").content.decode()
    receiver.answers[:] = [204]
    one = Subscription.objects.get()
    assert subscriber.post(f"{PAGE}{one.pk}/replay", {"message": str(dead)}).status_code == 302
    tasks.carry.func()
    dead.refresh_from_db()
    assert dead.state == "done"
    for action, state in (("pause", "paused"), ("resume", "active")):
        subscriber.post(f"{PAGE}{one.pk}/{action}")
        assert Subscription.objects.get().state == state
    other = Client()
    other.force_login(User.objects.create_user("nguoi-khac"))
    assert other.post(f"{PAGE}{one.pk}/remove").status_code == 404
    assert Client().get(PAGE).status_code == 302
    subscriber.post(f"{PAGE}{one.pk}/remove")
    assert not Subscription.objects.exists()


def test_the_status_tells_of_the_queue_and_of_the_webhooks(subscriber: Client, receiver: Receiver) -> None:
    make(subscriber, receiver.url)
    moment = timezone.now() - timedelta(minutes=5)
    for state in ("waiting", "dead", "dead"):
        Delivery.objects.create(
            subscription=Subscription.objects.get(), kind="ping", body="{}", state=state, created_at=moment
        )
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed'")
        cursor.execute(
            "SELECT procrastinate_defer_jobs_v1(ARRAY[ROW('default', 'toy.task', 0, NULL, NULL, '{}', NULL)"
            "::procrastinate_job_to_defer_v1])"
        )
    told = Client().get("/health/ready").json()["queue"]
    assert (told["waiting"], told["running"], told["workers"]) == (1, 0, 0)
    assert told["webhooks"]["waiting"] == 1 and told["webhooks"]["dead"] == 2
    assert told["webhooks"]["subscriptions"] == 1 and told["webhooks"]["oldest_waiting_s"] >= 300
    page = subscriber.get("/status/").content.decode()
    assert "webhooks.carry" in page and "Hàng đợi việc nền" in page
    assert Client().get("/status/").status_code == 302
