"""Bản đồ công khai: search, click, card, permanent link, keyboard, phone."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.figures import figure, zone_areas
from tests.e2e.waiting import until


def _title(parcel: dict) -> str:
    return f"Thửa {parcel['parcel']['number']}, tờ {parcel['parcel']['sheet']}"


def _assert_figures(page: Page, extract: dict) -> None:
    """The card shows the figures of the API, to the 0.1 m² that both promise."""
    assert figure(page, "area_m2") == extract["parcel"]["area_m2"]
    assert figure(page, "official_area_m2") == round(extract["parcel"]["official_area_m2"], 1)
    assert figure(page, "road_reserve") == extract["road_reserve"]["area_m2"]
    assert figure(page, "net_area_m2") == extract["buildable"]["net_area_m2"]
    zones = {
        one["feature"]: one["area_m2"] for one in extract["concerned"] if one["layer"] == "planning_zones"
    }
    assert zone_areas(page) == zones


def test_search_finds_a_parcel_and_its_card_shows_the_figures_of_the_api(wide: Visit, parcel: dict) -> None:
    page = wide.open()
    key = parcel["parcel"]
    page.get_by_role("combobox").fill(f"{key['ward_name']} tờ {key['sheet']} thửa {key['number']}")
    page.get_by_role("option", name=_title(parcel)).first.click()
    expect(page.get_by_role("heading", name=_title(parcel))).to_be_visible()
    _assert_figures(page, parcel)
    expect(page.locator("#card [data-flag=synthetic]")).to_contain_text("mô phỏng")
    for name in ("concerned", "not-concerned", "no-data"):
        expect(page.locator(f"#card [data-list={name}]")).to_have_count(1)
    page.wait_for_load_state("networkidle")
    wide.picture("card-1440")
    wide.assert_clean()


def test_a_click_on_the_map_shows_the_parcel_there(wide: Visit, parcel: dict) -> None:
    key = parcel["parcel"]
    page = wide.open(f"/#map=19/{key['lat']}/{key['lon']}")
    box = page.locator("#map").bounding_box()
    assert box
    page.wait_for_function("() => performance.getEntriesByName('map-useful').length > 0")
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_role("heading", name=_title(parcel))).to_be_visible()
    _assert_figures(page, parcel)
    wide.assert_clean()


def test_where_there_is_no_parcel_the_card_says_so(wide: Visit) -> None:
    page = wide.open()
    page.get_by_role("combobox").fill("10.7725, 107.9")
    page.get_by_role("option").first.click()
    expect(page.get_by_role("heading", name="Chưa có thửa đất ở đây")).to_be_visible()
    wide.assert_clean()


def test_coordinates_are_read_in_words_in_either_axis_order(wide: Visit) -> None:
    page = wide.open()
    for text in ("X=1191454 Y=603480", "603480.79 1191454.57 EPSG:9210", "10.7725 106.698"):
        page.get_by_role("combobox").fill(text)
        option = page.get_by_role("option").first
        expect(option).to_contain_text("Vị trí 10.77")
        expect(option.locator("small")).not_to_be_empty()
    page.get_by_role("combobox").fill("zzqqxx")
    expect(page.locator(".search__message")).to_contain_text("Không tìm thấy")
    wide.picture("search-empty-1440")


def test_the_permanent_link_restores_view_layers_opacity_and_parcel(wide: Visit, parcel: dict) -> None:
    key = parcel["parcel"]
    page = wide.open(
        f"/#map=17.50/{key['lat']}/{key['lon']}&layers=basemap,parcels&opacity=parcels:40&parcel={key['id']}"
    )
    expect(page.get_by_role("heading", name=_title(parcel))).to_be_visible()
    page.keyboard.press("l")
    shown = page.locator("#layers input[type=checkbox]:checked")
    expect(shown).to_have_count(2)
    expect(page.locator("[data-layer=planning_zones] input[type=checkbox]")).not_to_be_checked()
    page.locator("[data-layer=planning_zones] input[type=checkbox]").check()
    expect(page).to_have_url(re.compile("planning_zones"))
    link = page.evaluate("location.hash")
    assert re.search(r"map=17\.50/10\.\d+/106\.\d+", link)
    assert "opacity=parcels:40" in link
    assert "planning_zones" in link
    assert f"parcel={key['id']}" in link
    wide.assert_clean()


def test_the_link_of_a_parcel_is_copied_and_opens_its_card_in_english(wide: Visit, parcel: dict) -> None:
    key = parcel["parcel"]
    page = wide.open(f"/?parcel={key['id']}&lang=en")
    expect(page.get_by_role("heading", name=f"Parcel {key['number']}, sheet {key['sheet']}")).to_be_visible()
    page.get_by_role("button", name="Copy link").click()
    assert page.evaluate("navigator.clipboard.readText()") == f"{wide.origin}/?parcel={key['id']}"
    assert page.locator("#card").inner_text().count("Thửa") == 0
    wide.assert_clean()


def test_everything_works_by_keyboard_alone(wide: Visit, parcel: dict) -> None:
    page = wide.open()
    page.locator("#map canvas").first.wait_for(state="attached")
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    key = parcel["parcel"]
    page.keyboard.type(f"{key['ward_name']} tờ {key['sheet']} thửa {key['number']}")
    expect(page.get_by_role("option").first).to_be_visible()
    expect(page.get_by_role("combobox")).to_have_attribute("aria-activedescendant", "search-result-0")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=_title(parcel))).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()
    expect(page.locator("#map")).to_be_focused()
    before = page.evaluate("location.hash")
    page.keyboard.press("ArrowRight")
    until(page, lambda: page.evaluate("location.hash") != before)
    page.keyboard.press("Enter")
    expect(page.locator("#card h2")).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    wide.assert_clean()


def test_the_first_drag_moves_the_map(wide: Visit) -> None:
    page = wide.open("/#map=15/10.7756/106.6963")
    page.wait_for_function("() => performance.getEntriesByName('map-useful').length > 0")
    page.mouse.move(700, 450)
    page.mouse.down()
    for x in range(700, 500, -20):
        page.mouse.move(x, 450)
    page.mouse.up()
    expect(page).not_to_have_url(re.compile("/106.696300"))
    wide.assert_clean()


def test_on_a_phone_the_card_is_a_sheet_and_nothing_is_cut_off(phone: Visit, parcel: dict) -> None:
    page = phone.open(f"/?parcel={parcel['parcel']['id']}")
    expect(page.get_by_role("heading", name=_title(parcel))).to_be_visible()
    page.wait_for_load_state("networkidle")
    phone.picture("card-390")
    card = page.locator("#card")
    half = card.bounding_box()
    page.get_by_role("button", name="Mở rộng thông tin").tap()
    assert half
    assert half["width"] == 390
    assert half["y"] > 300
    until(page, lambda: card.bounding_box()["y"] < 300)
    phone.picture("card-full-390")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Đóng").first.tap()
    page.get_by_role("button", name="Mở danh sách lớp bản đồ").tap()
    expect(page.get_by_role("heading", name="Lớp bản đồ")).to_be_visible()
    phone.picture("layers-390")
    phone.assert_clean()


def test_the_first_view_asks_only_its_own_origin_in_every_appearance(wide: Visit) -> None:
    page = wide.open()
    page.wait_for_load_state("networkidle")
    wide.picture("home-1440")
    assert any("/map/tiles/basemap/" in url for url in wide.requests)
    for name in ("Tối", "Tương phản cao"):
        page.get_by_label("Trình đơn").click()
        page.get_by_label(name).check()
        page.get_by_label("Trình đơn").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "contrast"
    wide.assert_clean()


def test_without_the_server_the_map_says_so_and_offers_to_try_again(wide: Visit) -> None:
    wide.page.route("**/api/v1/map-config*", lambda route: route.abort())
    page = wide.open()
    expect(page.get_by_role("alert")).to_contain_text("Không tải được")
    wide.page.unroute("**/api/v1/map-config*")
    page.get_by_role("button", name="Thử lại").click()
    expect(page.get_by_role("button", name="Phóng to")).to_be_visible()
