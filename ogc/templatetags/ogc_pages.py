"""`{% say "Tiếng Việt" "English" %}`: both texts side by side in the template, as everywhere in Nền."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import template

register = template.Library()
#: Roles of ISO 19115 (CI_RoleCode) that the catalogue uses.
_ROLES = {
    "owner": ("cơ quan quản lý", "owner"),
    "custodian": ("cơ quan lưu giữ", "custodian"),
    "publisher": ("cơ quan công bố", "publisher"),
    "originator": ("cơ quan tổ chức lập", "originator"),
    "author": ("đơn vị tư vấn", "author"),
    "processor": ("đơn vị xử lý", "processor"),
    "pointOfContact": ("đầu mối liên hệ", "point of contact"),
}


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


@register.simple_tag(takes_context=True)
def role_name(context: dict[str, Any], role: str) -> str:
    """A role of ISO 19115 in words; one that nobody named bears its code."""
    vi, en = _ROLES.get(role, (role, role))
    return en if context.get("lang") == "en" else vi
