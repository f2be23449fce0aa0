"""Requests that are sent again: done once, answered alike, never mixed up with others."""

from __future__ import annotations

from datetime import timedelta

import psycopg
import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from geo.http import idempotency
from geo.models import KeptAnswer
from geo.named_sql import load
from layers.changesets.models import ChangeSet
from layers.models import RoleAssignment

pytestmark = pytest.mark.django_db(transaction=True)
TITLE = {"title": "Chỉnh lý", "effective_date": "2026-12-01"}


@pytest.fixture
def lan() -> Client:
    """An editor of land."""
    return editor("lan")


def editor(name: str) -> Client:
    user = User.objects.create_user(name)
    RoleAssignment.objects.create(user=user, role="editor", scope="land")
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def begin(client: Client, key: str, body: object = TITLE, path: str = "/api/v1/changesets"):
    return client.post(path, body, content_type="application/json", headers={"Idempotency-Key": key})


def test_the_same_again_is_answered_and_not_done(lan: Client) -> None:
    first, second = begin(lan, "a-1"), begin(lan, '"a-1"', dict(reversed(TITLE.items())))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.content == second.content and ChangeSet.objects.count() == 1
    assert "Idempotent-Replayed" not in first and second["Idempotent-Replayed"] == "true"
    assert second["Content-Type"] == "application/json"


def test_another_key_or_no_key_is_another_request(lan: Client) -> None:
    assert begin(lan, "a-1").json()["id"] != begin(lan, "a-2").json()["id"]
    assert lan.post("/api/v1/changesets", TITLE, content_type="application/json").status_code == 201
    assert ChangeSet.objects.count() == 3


@pytest.mark.parametrize(("body", "query"), [({"title": "Khác"}, ""), (TITLE, "?lang=en")])
def test_the_key_of_another_request_is_refused(lan: Client, body: object, query: str) -> None:
    begin(lan, "a-1")
    answer = begin(lan, "a-1", body, f"/api/v1/changesets{query}")
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/key-reused")
    assert answer.json()["errors"][0]["field"] == "Idempotency-Key" and answer.json()["errors"][0]["remedy"]
    assert ChangeSet.objects.count() == 1


def test_keys_of_different_callers_do_not_meet(lan: Client) -> None:
    first, second = begin(lan, "a-1"), begin(editor("minh"), "a-1")
    assert first.json()["id"] != second.json()["id"] and "Idempotent-Replayed" not in second


def test_a_refusal_is_not_kept(lan: Client) -> None:
    assert begin(lan, "a-1", {"title": ""}).status_code == 400
    assert begin(lan, "a-1").status_code == 201
    assert KeptAnswer.objects.count() == 1


def test_what_fails_halfway_leaves_neither_deed_nor_answer(lan: Client, monkeypatch) -> None:
    from layers.changesets import drafting

    begun = drafting.begin

    def breaks(*arguments, **values):
        begun(*arguments, **values)
        raise RuntimeError("the power went")

    monkeypatch.setattr(drafting, "begin", breaks)
    answer = begin(lan, "a-1")
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert KeptAnswer.objects.count() == 0
    monkeypatch.undo()
    assert begin(lan, "a-1").status_code == 201


def test_while_the_first_still_runs_the_second_is_told_to_wait(lan: Client) -> None:
    number = idempotency.lock_number(f"user:{User.objects.get(username='lan').pk}", "a-1")
    given = connection.get_connection_params()
    place = {name: given[name] for name in ("dbname", "user", "password", "host", "port") if name in given}
    with psycopg.connect(**place) as first:
        assert first.execute(load("geo", "kept_answers")["try_lock"], {"number": number}).fetchone() == (
            True,
        )
        answer = begin(lan, "a-1")
        assert (answer.status_code, answer["Retry-After"]) == (409, "2")
        assert answer.json()["errors"][0]["code"] == "request-in-progress"
    assert begin(lan, "a-1").status_code == 201


@pytest.mark.parametrize("key", ["", " ", "a b", "khóa", "x" * 201])
def test_a_malformed_key_is_refused(lan: Client, key: str) -> None:
    answer = begin(lan, key)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "bad-key")


def test_files_count_by_their_content(lan: Client) -> None:
    path = f"/api/v1/changesets/{begin(lan, 'a-1').json()['id']}/attachments"

    def attach(content: bytes):
        file = SimpleUploadedFile("qd.pdf", b"%PDF-1.7\n" + content)
        return lan.post(path, {"file": file}, headers={"Idempotency-Key": "a-2"})

    first, second, third = attach(b"1"), attach(b"1"), attach(b"2")
    assert [one.status_code for one in (first, second, third)] == [201, 201, 422]
    assert first.json() == second.json()


def test_questions_keep_nothing(api: Client) -> None:
    for _ in range(2):
        answer = begin(api, "a-1", {"ids": ["nobody"]}, "/api/v1/parcels/bulk")
        assert answer.status_code == 200 and "Idempotent-Replayed" not in answer
    assert KeptAnswer.objects.count() == 0


def test_after_a_day_a_key_is_new(lan: Client) -> None:
    first = begin(lan, "a-1").json()["id"]
    one = KeptAnswer.objects.get()
    KeptAnswer.objects.update(kept_at=one.kept_at - timedelta(hours=25))
    assert begin(lan, "a-1").json()["id"] != first
    assert idempotency.tidy() == 0
    KeptAnswer.objects.update(kept_at=one.kept_at - timedelta(hours=25))
    assert idempotency.tidy() == 1


def test_a_forged_request_finds_nothing_kept(lan: Client) -> None:
    begin(lan, "a-1")
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    strict.cookies = lan.cookies
    assert begin(strict, "a-1").status_code == 403
