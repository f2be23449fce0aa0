"""Reading the card: figures as people see them, back into numbers."""

from __future__ import annotations

import re

from playwright.sync_api import Page

_FIGURE = re.compile(r"-?[\d.]*\d(?:,\d+)?")


def vietnamese_number(text: str) -> float:
    """The first number of a Vietnamese text: dots group, the comma is decimal."""
    match = _FIGURE.search(text)
    assert match, text
    return float(match[0].replace(".", "").replace(",", "."))


def figure(page: Page, name: str) -> float:
    """The figure of the card with this name."""
    return vietnamese_number(page.locator(f"#card [data-figure={name}]").first.inner_text())


def zone_areas(page: Page) -> dict[str, float]:
    """m² of each zone on the card, by feature id."""
    return {
        str(one.get_attribute("data-zone")): vietnamese_number(one.inner_text())
        for one in page.locator("#card [data-figure=zone]").all()
    }
