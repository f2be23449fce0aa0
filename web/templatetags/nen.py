"""Template words: texts, files of the built front end, numbers and dates as the language writes them."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from web import assets, map_config, texts

register = template.Library()


@register.simple_tag(takes_context=True)
def t(context: template.Context, key: str, **values: object) -> str:
    """The text of `key` in the language of the page."""
    return texts.text(str(context.get("lang", "vi")), key, **values)


@register.simple_tag
def entry_files(name: str) -> SafeString:
    """Style sheets, preloads and script of a front-end entry; nothing before the first build."""
    files = assets.entry(name)
    if files is None:
        return SafeString("")
    return (
        format_html_join("\n", '<link rel="stylesheet" href="{}">', ((url,) for url in files.styles))
        + format_html_join("\n", '<link rel="modulepreload" href="{}">', ((url,) for url in files.preloads))
        + format_html('\n<script type="module" src="{}"></script>', files.script)
    )


@register.simple_tag(takes_context=True)
def layer_words(context: template.Context) -> str:
    """State of the layers as the page is made: its map asks later whether that still holds."""
    return map_config.words(context["request"])


@register.simple_tag(takes_context=True)
def label(context: template.Context, value: object) -> str:
    """A bilingual label in the language of the page."""
    return value.text(str(context.get("lang", "vi"))) if value else ""  # type: ignore[attr-defined]


@register.simple_tag(takes_context=True)
def number(context: template.Context, value: float | None, decimals: int = 0) -> str:
    """A number with the separators of the language (1.234,5 in Vietnamese); empty for None."""
    if value is None:
        return ""
    english = f"{value:,.{decimals}f}"
    if context.get("lang") == "en":
        return english
    return english.translate(str.maketrans(",.", ".,"))


@register.simple_tag(takes_context=True)
def hectares(context: template.Context, square_metres: float | None) -> str:
    """Square metres as hectares, two decimals."""
    return number(context, None if square_metres is None else square_metres / 10_000, 2)


@register.filter
def day(value: object) -> str:
    """dd/mm/yyyy; an instant is the day it was in Viet Nam; empty for None."""
    if isinstance(value, datetime):
        value = timezone.localtime(value)
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else ""


@register.filter
def moment(value: datetime | None) -> str:
    """HH:MM dd/mm/yyyy in Viet Nam; empty for None."""
    return timezone.localtime(value).strftime("%H:%M %d/%m/%Y") if value else ""
