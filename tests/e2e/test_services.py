"""Services on the running system: the console sends requests, samples of maps run, QGIS finds what it is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import urllib3
from playwright.sync_api import expect

from tests.e2e.conftest import PATIENCE_MS, Visit
from tests.service_samples import run
from web.services import catalogue

NAMES = [path.stem for path in sorted((Path(catalogue.__file__).parent / "guides").glob("*.toml"))]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_of_a_service_fits_both_screens(wide: Visit, phone: Visit, name: str) -> None:
    page = wide.open(f"/services/{name}/")
    expect(page.locator("h1")).to_have_count(1)
    wide.assert_clean()
    page = phone.open(f"/services/{name}/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_console_sends_a_request_and_shows_what_came(wide: Visit) -> None:
    page = wide.open("/services/parcels/")
    page.get_by_role("button", name="Gửi").click()
    answer = page.locator(".console__answer")
    expect(answer).to_contain_text('"status": "MATCH"', timeout=PATIENCE_MS)
    expect(answer).to_contain_text("curl 'http")
    page.locator("#console select").first.select_option("GET /api/v1/parcels/{parcel_id}")
    page.get_by_role("button", name="Gửi").click()
    expect(page.get_by_role("alert")).to_contain_text("parcel_id")
    page.locator("input[name=parcel_id]").fill("khong-co")
    page.get_by_role("button", name="Gửi").click()
    expect(page.locator(".console__figures .bad")).to_have_text("404", timeout=PATIENCE_MS)


@pytest.mark.parametrize("name", ["maps", "tiles"])
def test_samples_of_maps_run_as_they_stand(origin: str, name: str, tmp_path: Path) -> None:
    for sample in catalogue.samples(name, origin):
        if sample.language != "QGIS":
            run(sample, tmp_path)
    assert [path for path in tmp_path.iterdir() if path.suffix in (".png", ".mvt") and path.stat().st_size]


@pytest.mark.parametrize("name", NAMES)
def test_qgis_finds_every_layer_that_a_sample_names(
    origin: str, get_json: Callable[..., dict], name: str
) -> None:
    for sample in catalogue.samples(name, origin):
        if sample.language == "QGIS":
            known = {one["id"] for one in get_json("/ogc/collections", f="json")["collections"]}
            named = set(re.findall(r"typename='(\w+)'", sample.text))
            named |= set(re.findall(r"\(?\"([a-z_]+)\"(?=[,)])", sample.text)) & known
            assert named <= known
            for address in re.findall(r"url=(http[^\s\"&']+)", sample.text):
                filled = address.replace("{z}", "16").replace("{x}", "52192").replace("{y}", "30792")
                if "SERVICE=WMS" in filled:
                    filled += "&REQUEST=GetCapabilities"
                assert urllib3.request("GET", filled).status == 200, filled
