"""Trang lịch sử của một đối tượng: words, days of the past, two versions compared, and what stays hidden."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from cadastre.models import Parcel
from tests.drawing import draw_parcel
from tests.integration.changesets.conftest import Office, office  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture
def parcel(office: Office) -> Parcel:  # noqa: F811
    """A parcel with a second version: another address, another boundary."""
    drawn = draw_parcel((0, 0, 10, 20), address="1 Lê Lợi", holder_name="Bà Người Sử Dụng")
    Parcel.objects.filter(pk=drawn.pk).update(valid_from=date(2020, 1, 1))
    drawn.refresh_from_db()
    office.change(drawn, None, (0, 0, 9, 20), address="2 Lê Lợi", holder_name="Ông Người Mới")
    return drawn


def _page(parcel: Parcel, user: User | None = None, **asked: Any) -> str:
    client = Client()
    if user:
        client.force_login(user)
    answer = client.get(f"/data/parcels/{parcel.pk}/", asked)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_a_citizen_reads_words_and_versions_but_no_persons(parcel: Parcel) -> None:
    text = _page(parcel)
    assert "2 Lê Lợi" in text
    assert text.count('data-version="') == 3
    for hidden in ("Người Sử Dụng", "Người Mới", "hoa duyệt", "lan soạn"):
        assert hidden not in text
    assert "feature-shapes" in text


def test_an_officer_reads_who_did_it(parcel: Parcel, office: Office) -> None:  # noqa: F811
    text = _page(parcel, office.editor)
    assert "lan soạn" in text
    assert "hoa duyệt" in text
    assert "Ông Người Mới" in text


def test_a_day_of_the_past_shows_what_held_then(parcel: Parcel) -> None:
    text = _page(parcel, as_of="2021-06-01")
    assert "Đang xem ngày 01/06/2021" in text
    assert "<dd>1 Lê Lợi</dd>" in text
    assert "không có hiệu lực" in _page(parcel, as_of="2019-01-01")


def test_two_versions_are_compared_in_words_and_shape(parcel: Parcel) -> None:
    numbers = {"from": parcel.version - 1, "to": parcel.version}
    text = _page(parcel, **numbers)
    assert "data-compared" in text
    assert '"areas": {"before": 200.0, "after": 180.0}' in text
    assert "Người Mới" not in text
    assert "data-compared" not in _page(parcel, **{"from": "99", "to": "x"})


def test_what_is_not_there_is_not_found(parcel: Parcel) -> None:
    other = "00000000-0000-4000-8000-000000000000"
    for path in (f"/data/parcels/{other}/", f"/data/secrets/{parcel.pk}/"):
        assert Client().get(path).status_code == 404
