"""Ngôn ngữ. Vietnamese unless English is asked for: `lang=`, then the cookie, then nothing else (a browser set to
English in Viet Nam is no wish for English pages)."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

COOKIE = "nen_lang"
LANGUAGES = ("vi", "en")


def language_of(request: HttpRequest) -> str:
    """`vi` or `en`."""
    for wish in (request.GET.get("lang"), request.COOKIES.get(COOKIE)):
        if wish in LANGUAGES:
            return wish
    return "vi"


class LanguageMiddleware:
    """Activates the language for the request and remembers an explicit choice for a year."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        lang = language_of(request)
        request.LANGUAGE_CODE = lang  # type: ignore[attr-defined]
        with translation.override(lang):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", lang)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if is_page and request.GET.get("lang") in LANGUAGES and request.COOKIES.get(COOKIE) != lang:
            response.set_cookie(COOKIE, lang, max_age=31_536_000, samesite="Lax", httponly=False)
        return response
