"""Parcel extract and record of change over HTTP."""

from __future__ import annotations

import re
import uuid
import zlib
from datetime import date
from typing import Any

import pytest
from django.test import Client

from cadastre.models import Parcel, ParcelEvent, ParcelLineage
from tests.drawing import draw_parcel, draw_right, draw_use, draw_ward
from tests.integration.changesets.conftest import officer

pytestmark = pytest.mark.django_db


def streams(pdf: bytes) -> bytes:
    """Contents of a PDF, unpacked."""
    parts = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    unpacked = []
    for part in parts:
        try:
            unpacked.append(zlib.decompress(part))
        except zlib.error:
            unpacked.append(part)
    return b"\n".join(unpacked)


def pages(pdf: bytes) -> int:
    """Pages of a PDF."""
    return streams(pdf).count(b"/MediaBox")


@pytest.fixture
def street() -> list[Parcel]:
    draw_ward((-500, -500, 500, 500))
    house = draw_parcel((0, 0, 10, 20), parcel_number="12", official_area_m2=199.8)
    draw_use(house, "ODT", 199.8)
    beside = draw_parcel((10, 0, 20, 20), parcel_number="14")
    across = draw_parcel((0, 30, 10, 50), parcel_number="21", sheet_number="13")
    return [house, beside, across]


class TestExtract:
    def test_corners_have_x_north_and_edges_their_lengths(self, api: Client, street: list[Parcel]) -> None:
        body = api.get(f"/api/v1/parcels/{street[0].id}/cadastral-extract").json()
        assert body["corners"] == [
            {"no": 1, "x_north": 1_191_020.0, "y_east": 603_000.0},
            {"no": 2, "x_north": 1_191_020.0, "y_east": 603_010.0},
            {"no": 3, "x_north": 1_191_000.0, "y_east": 603_010.0},
            {"no": 4, "x_north": 1_191_000.0, "y_east": 603_000.0},
        ]
        assert [one["length_m"] for one in body["edges"]] == [10.0, 20.0, 10.0, 20.0]
        assert (body["edges"][3]["from"], body["edges"][3]["to"]) == (4, 1)
        assert (body["crs"], body["area_m2"]) == ("EPSG:9210", 200.0)
        assert (body["parcel"]["number"], body["parcel"]["official_area_m2"]) == ("12", 199.8)
        assert body["neighbours"] == [{"id": str(street[1].id), "sheet": "12", "number": "14"}]

    def test_in_the_zone_of_the_record(self, api: Client, street: list[Parcel]) -> None:
        """A parcel of Bà Rịa–Vũng Tàu keeps 107°45′: other coordinates, the same ground."""
        Parcel.objects.filter(pk=street[0].pk).update(source_srid=5899)
        body = api.get(f"/api/v1/parcels/{street[0].id}/cadastral-extract").json()
        assert body["crs"] == "EPSG:5899"
        assert body["corners"][0]["y_east"] == pytest.approx(384_000, abs=2_000)
        assert body["edges"][0]["length_m"] == pytest.approx(10.0, abs=0.01)

    def test_a_scale_that_does_not_fit_is_refused_with_one_that_does(
        self, api: Client, street: list[Parcel]
    ) -> None:
        path = f"/api/v1/parcels/{street[0].id}/cadastral-extract"
        assert api.get(path, {"scale": 1000}).json()["scale"] == 1000
        fitting = api.get(path).json()["scale"]
        for ending in ("", ".pdf"):
            refused = api.get(path + ending, {"scale": 50})
            assert refused.status_code == 400
            [error] = refused.json()["errors"]
            assert (error["field"], error["code"]) == ("scale", "scale-too-large")
            assert f"scale={fitting}" in error["remedy"]

    @pytest.mark.parametrize("lang", ["vi", "en"])
    def test_pdf(self, api: Client, street: list[Parcel], lang: str) -> None:
        answer = api.get(f"/api/v1/parcels/{street[0].id}/cadastral-extract.pdf", {"lang": lang})
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        assert answer.content.startswith(b"%PDF-")
        assert answer["Cache-Control"] == "private, no-store"
        inside = streams(answer.content)
        assert b"/MediaBox [0 0 595.275591 841.889764]" in inside  # A4
        # points for a CSS pixel, and pixels for a unit of the drawing: together 72 / 25.4, so a unit is a millimetre
        assert b"0.75 0 0 0.75 0 0 cm" in inside
        assert b"3.779528 0 0 3.779528 0 0 cm" in inside
        assert pytest.approx(72 / 25.4, abs=1e-6) == 0.75 * 3.779528

    def test_twelve_corners_and_the_signatures_share_a_page(self, api: Client) -> None:
        """With all that may stand above the drawing: two lines of address, former numbers, uses, remarks."""
        draw_ward((-500, -500, 500, 500))
        steps = [(5 * at + dx, 40 - 4 * at) for at in range(5) for dx in (0, 5)]
        parcel = draw_parcel(
            [*steps, (25, 0), (0, 0)], parcel_number="12", official_area_m2=480.0,
            address="397/8/12A Đường Hai Bà Trưng nối dài, Khu phố 12, Phường Sài Gòn, Thành phố Hồ Chí Minh",
            old_ward_code="26740", old_ward_name="Phường Bến Nghé", old_sheet_number="3", old_parcel_number="118",
            synthetic=True, in_dispute=True,
        )  # fmt: skip
        draw_use(parcel, "ODT", 200.0)
        draw_use(parcel, "CLN", 280.0)
        path = f"/api/v1/parcels/{parcel.id}/cadastral-extract"
        assert len(api.get(path).json()["corners"]) == 12
        assert pages(api.get(f"{path}.pdf").content) == 1

    def test_never_with_personal_data_not_even_for_officers(
        self, api: Client, street: list[Parcel], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from cadastre.services import papers

        pages: list[str] = []
        render = papers.render_to_string
        monkeypatch.setattr(
            papers, "render_to_string", lambda *given: pages.append(render(*given)) or pages[-1]
        )
        draw_right(street[0])
        api.force_login(officer("lan", "editor"))
        assert api.get(f"/api/v1/parcels/{street[0].id}/cadastral-extract.pdf").status_code == 200
        assert "TRÍCH LỤC THỬA ĐẤT" in pages[0]
        assert "1191020,000" in pages[0]
        for secret in ("Nguyễn Văn Mật", "123456", "Lê Thị Kín", "079190000001", "00112233"):
            assert secret not in pages[0]

    def test_hidden_and_unknown_parcels_are_not_there(self, api: Client, street: list[Parcel]) -> None:
        Parcel.objects.filter(pk=street[1].pk).update(land_use_codes="CQP")
        for given in (street[1].id, uuid.uuid4(), "không có"):
            for ending in ("", ".pdf"):
                assert api.get(f"/api/v1/parcels/{given}/cadastral-extract{ending}").status_code == 404
        assert api.get(f"/api/v1/parcels/{street[0].id}/cadastral-extract").json()["neighbours"] == []


def split(parent: Parcel, children: list[Parcel]) -> ParcelEvent:
    """A split as publication records it; the parent is closed already."""
    event = ParcelEvent.objects.create(
        operation="split", document="15/QĐ-UBND", document_date=date(2026, 4, 20), effective_on=date(2026, 5, 1),
        change_set=uuid.uuid4(),
    )  # fmt: skip
    for child in children:
        ParcelLineage.objects.create(
            event=event, parent=parent.pk, parent_version=1, child=child.pk, child_version=1, overlap_m2=200.0,
            share_of_parent=0.5, share_of_child=1.0,
        )  # fmt: skip
    return event


@pytest.mark.django_db(transaction=True)
class TestRecord:
    @pytest.fixture
    def event(self) -> ParcelEvent:
        draw_ward((-500, -500, 500, 500))
        parent = draw_parcel((0, 0, 20, 20), sheet_number="TL1", parcel_number="5", official_area_m2=400.0)
        closed = Parcel(pk=parent.pk)
        parent.delete()
        west = draw_parcel((0, 0, 10, 20), sheet_number="TL1", parcel_number="6", official_area_m2=200.0)
        east = draw_parcel((10, 0, 20, 20), sheet_number="TL1", parcel_number="7", official_area_m2=200.0)
        return split(closed, [west, east])

    def test_before_after_and_which_became_which(
        self, api: Client, event: ParcelEvent, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from cadastre.services import papers

        contexts: list[dict[str, Any]] = []
        render = papers.render_to_string
        monkeypatch.setattr(
            papers, "render_to_string", lambda *given: contexts.append(given[1]) or render(*given)
        )
        answer = api.get(f"/api/v1/parcel-events/{event.pk}/record.pdf")
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        assert answer.content.startswith(b"%PDF-")
        [context] = contexts
        before, after = context["sides"]
        assert [(row["number"], row["area"], row["live"]) for row in before["rows"]] == [
            ("5", "400,0", False)
        ]
        assert [(row["number"], row["area"], row["live"]) for row in after["rows"]] == [
            ("6", "200,0", True), ("7", "200,0", True),
        ]  # fmt: skip
        assert before["official"] == after["official"] == "400,0"
        assert [(one["parent"], one["child"], one["share"]) for one in context["links"]] == [
            ("5", "6", "50,0"), ("5", "7", "50,0"),
        ]  # fmt: skip
        assert [drawing.count('class="own"') for _title, drawing in context["drawings"]] == [1, 2]
        assert (context["operation"], context["document_date"]) == ("Tách thửa", "20/04/2026")

    def test_a_split_and_the_signatures_share_a_page(self, api: Client, event: ParcelEvent) -> None:
        path = f"/api/v1/parcel-events/{event.pk}/record.pdf"
        assert pages(api.get(path).content) == 1
        ParcelEvent.objects.update(reverted_at="2026-06-01T00:00:00Z")
        assert pages(api.get(path).content) == 1

    def test_unknown_events_and_those_of_hidden_parcels_are_not_there(
        self, api: Client, event: ParcelEvent
    ) -> None:
        assert api.get(f"/api/v1/parcel-events/{uuid.uuid4()}/record.pdf").status_code == 404
        Parcel.objects.update(land_use_codes="CQP")
        assert api.get(f"/api/v1/parcel-events/{event.pk}/record.pdf").status_code == 404
