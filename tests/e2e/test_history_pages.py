"""Lịch sử: from the card to the page of a feature, and the public map at a day of the past."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.conftest import Visit

PAST = "2024-03-21"
PAST_IN_WORDS = "21/03/2024"


def test_the_card_leads_to_the_history_of_its_parcel(wide: Visit, parcel: dict) -> None:
    page = wide.open(f"/?parcel={parcel['parcel']['id']}")
    page.locator("#card").get_by_role("link", name="Lịch sử").click()
    expect(page.locator("#versions [data-version='1']")).to_be_visible()
    expect(page.locator("#feature-map canvas").first).to_be_attached()
    page.get_by_label("Xem tại ngày").fill(PAST)
    page.get_by_role("button", name="Xem", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text(f"Đang xem ngày {PAST_IN_WORDS}")
    wide.assert_clean()


def test_the_map_at_a_day_says_so_and_asks_for_that_day(wide: Visit, parcel: dict) -> None:
    key = parcel["parcel"]
    page = wide.open(f"/#map=18.00/{key['lat']}/{key['lon']}&layers=basemap,parcels")
    page.locator("[data-tool=calendar]").click()
    page.get_by_label("Ngày", exact=True).fill(PAST)
    with page.expect_request(lambda request: f".mvt?as_of={PAST}" in request.url):
        page.get_by_role("button", name="Xem ngày này").click()
    banner = page.locator("[data-past]")
    expect(banner).to_contain_text(f"ĐANG XEM NGÀY {PAST_IN_WORDS}")
    assert f"as_of={PAST}" in page.evaluate("location.hash")
    page.evaluate(f"location.hash += '&parcel={key['id']}'")
    page.reload()
    expect(banner).to_be_visible()
    expect(page.locator("#card-title")).to_contain_text(f"Thửa {key['number']}")
    assert [url for url in wide.requests if "/extract" in url and f"as_of={PAST}" in url]
    banner.get_by_role("button", name="Về hôm nay").click()
    expect(banner).to_have_count(0)
    assert "as_of" not in page.evaluate("location.hash")
    wide.assert_clean()


def test_the_banner_stands_on_a_phone_too(phone: Visit) -> None:
    page = phone.open(f"/?as_of={PAST}")
    expect(page.locator("[data-past]")).to_contain_text(PAST_IN_WORDS)
    phone.picture("past-390")
    phone.assert_clean()
