"""A publication that takes its time is seen as such by others, from its beginning to its end, however it ends."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from cadastre.models import Parcel
from layers.changesets import publishing
from layers.changesets.models import ChangeSet
from tests.integration.changesets.conftest import Office

Pair = tuple[Parcel, Parcel]


@contextmanager
def _half_way(
    office: Office, draft: ChangeSet, monkeypatch: pytest.MonkeyPatch, *, fails: bool
) -> Iterator[None]:
    """Somebody publishes, and is in the middle of it until the block ends."""
    reached, go_on = threading.Event(), threading.Event()

    def slowly(*_arguments: object) -> None:
        reached.set()
        assert go_on.wait(60)
        if fails:
            raise RuntimeError("the process died here")

    monkeypatch.setattr(publishing, "run_publication_hooks", slowly)

    def work() -> None:
        try:
            publishing.publish(office.approver, draft.pk)
        except RuntimeError:
            pass
        finally:
            connection.close()

    publisher = threading.Thread(target=work)
    publisher.start()
    try:
        assert reached.wait(60)
        yield
    finally:
        go_on.set()
        publisher.join()


@pytest.mark.parametrize(("fails", "then"), [(False, "published"), (True, "approved")])
def test_a_publication_under_way_is_told_until_it_ends(
    office: Office, pair: Pair, client: Client, monkeypatch: pytest.MonkeyPatch, fails: bool, then: str
) -> None:
    draft, other = office.begin(), office.begin()
    office.edit(draft, pair[0], address="1 Lê Lợi")
    office.edit(other, pair[1], address="3 Lê Lợi")
    office.approve(draft)
    office.approve(other)
    client.force_login(office.approver)

    def told() -> dict[str, Any]:
        listed = client.get("/api/v1/changesets?status=approved").json()["changesets"]
        shown = {one["id"]: one["publishing_since"] for one in listed}
        return shown | {"page": client.get(f"/api/v1/changesets/{draft.pk}").json()["publishing_since"]}

    assert told() == {str(draft.pk): None, str(other.pk): None, "page": None}
    with _half_way(office, draft, monkeypatch, fails=fails):
        shown = told()
        assert shown["page"] == shown[str(draft.pk)] and shown["page"] <= timezone.now().isoformat()
        assert shown[str(other.pk)] is None, "only one of them is being published"
    page = client.get(f"/api/v1/changesets/{draft.pk}").json()
    assert (page["status"], page["publishing_since"]) == (then, None)
