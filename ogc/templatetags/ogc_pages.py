"""`{% say "Tiếng Việt" "English" %}`: both texts side by side in the template, as everywhere in Nền."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: dict[str, Any], vi: str, en: str) -> str:
    """The text in the language of the page."""
    return en if context.get("lang") == "en" else vi


@register.simple_tag(takes_context=True)
def address(context: dict[str, Any], **changes: str) -> str:
    """This page's address with query parameters changed; an empty value takes a parameter out."""
    request = context["request"]
    parameters = {**request.GET.dict(), **changes}
    query = urlencode({name: value for name, value in parameters.items() if value})
    return f"{request.path}?{query}" if query else str(request.path)
