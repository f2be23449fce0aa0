"""In ra giấy. HTML laid out as a PDF by WeasyPrint; nothing is fetched for it (docs/adr/0024)."""

from __future__ import annotations

from typing import Any


def printed(html: str, identifier: str = "") -> bytes:
    """The PDF of a page.

    Args:
        identifier: what the file is known by; with one the same page gives the same bytes.
    Raises:
        ValueError: the page refers to something outside itself.
    """
    from weasyprint import HTML  # loads Pango: only who prints pays for it

    page = HTML(string=html, url_fetcher=_nothing_is_fetched)
    return bytes(page.write_pdf(pdf_identifier=identifier.encode("ascii") if identifier else None))


def _nothing_is_fetched(url: str, **_options: object) -> Any:
    raise ValueError(f"papers fetch nothing: {url[:80]}")
