"""The card tells the whole extract: shares that add up, figures with formula and source, lists of themes."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visit


def _open(visit: Visit, parcel: dict, lang: str) -> Page:
    page = visit.open(f"/?parcel={parcel['parcel']['id']}&lang={lang}")
    expect(page.locator("#card .built")).to_be_visible()
    return page


def test_shares_add_up_and_every_figure_says_how(wide: Visit, parcel: dict) -> None:
    page = _open(wide, parcel, "vi")
    card = page.locator("#card")
    parts = []
    for bar in card.locator("svg.bar").all():
        widths = [
            float((one.get_attribute("width") or "0").rstrip("%"))
            for one in bar.locator(":scope > rect").all()
        ]
        assert abs(sum(widths) - 100) < 1e-6
        parts.append(len(widths))
    assert sorted(parts) == sorted(len(one["rows"]) + len(one["remainder"]) for one in parcel["shares"])
    expect(card.locator("[data-figure=sum]").first).to_contain_text("100 %")
    states = [one.get_attribute("data-status") for one in card.locator(".built > div").all()]
    assert states == [one["status"] for one in parcel["buildable"]["figures"]]
    how = card.locator(".built details").first
    expect(how.locator(".formula")).to_be_hidden()
    how.locator("summary").click()
    expect(how.locator(".formula")).to_have_text(re.compile("Diện tích còn lại = .* m²"))
    lists = {
        "concerned": len({row["theme"] for row in parcel["concerned"]}),
        "not-concerned": len(parcel["not_concerned"]),
        "no-data": len(parcel["no_data"]),
        "under-adjustment": len(parcel["under_adjustment"]),
    }
    for name, count in lists.items():
        expect(card.locator(f"[data-list={name}] li")).to_have_count(count)
    assert sum(lists.values()) == len(parcel["themes"])


def test_on_a_phone_in_english_nothing_is_cut_off(phone: Visit, parcel: dict) -> None:
    page = _open(phone, parcel, "en")
    page.locator(".card__handle").click()
    expect(page.locator("#card .built dt").first).to_have_text("Net area")
    too_wide = page.evaluate(
        "() => [...document.querySelectorAll('#card .card__body *')].filter("
        "one => one.getBoundingClientRect().right > innerWidth + 1).length"
    )
    assert too_wide == 0
    assert "Cần cán bộ" not in page.locator("#card").inner_text()
    phone.picture("card-extract-390")
