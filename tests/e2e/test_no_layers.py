"""An officer who may edit nothing is told which role is missing and whom to ask; the steward of the demo may edit."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.conftest import Enter, Visit


def test_who_may_edit_nothing_reads_which_role_is_missing(wide: Visit, enter: Enter) -> None:
    enter(wide.page, "agency_reader")
    told = wide.page.locator("[data-no-layers]")
    expect(told).to_contain_text("chưa có vai trò Cập nhật")
    expect(told.locator("tr", has_text="editor:land")).to_contain_text("Thửa đất")
    assert told.locator("tbody tr").count() >= 3
    wide.picture("editor-no-layers")
    wide.open("/edit/?lang=en")
    expect(wide.page.locator("[data-no-layers]")).to_contain_text("Ask the owner")


def test_on_a_phone_nothing_is_cut_off(phone: Visit, enter: Enter) -> None:
    enter(phone.page, "agency_reader")
    expect(phone.page.locator("[data-no-layers]")).to_be_visible()
    assert phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.picture("phone-editor-no-layers")


def test_the_steward_of_the_demo_may_edit(wide: Visit, enter: Enter) -> None:
    enter(wide.page, "steward")
    expect(wide.page.locator("#layer option")).not_to_have_count(0)
