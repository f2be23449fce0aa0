"""What every page template may use: the city and the language."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from geo.http.language import language_of


def city(request: HttpRequest) -> dict[str, object]:
    """City name in the language of the page, whether its parcels are synthetic, and the language itself."""
    lang = language_of(request)
    return {
        "lang": lang,
        "city_name": settings.CITY.name(lang),
        "city_slug": settings.CITY.slug,
        "city_is_synthetic": settings.CITY.synthetic,
        "public_url": settings.PUBLIC_URL,
    }
