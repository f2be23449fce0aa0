"""Template words for officers: which of their pages a reader has a use for."""

from __future__ import annotations

from django import template

from layers import rights
from layers.registry import registry
from permits.queries.case_access import reads_cases

register = template.Library()

#: Page -> text of its link, and the rights that lead there; any of them on any layer.
PAGES: tuple[tuple[str, str, tuple[rights.Action, ...]], ...] = (
    ("edit", "nav.edit", ("write",)),
    ("review", "nav.review", ("write", "approve")),
    ("audit", "nav.audit", ("audit",)),
)

#: For who holds a role on permits.
PERMIT_CASES = ("permit-cases", "nav.permit_cases")


@register.simple_tag(takes_context=True)
def officer_pages(context: template.Context) -> list[tuple[str, str]]:
    """(name of the address, key of the text) of each page; none for a citizen."""
    request = context.get("request")
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    pages = [
        (page, text)
        for page, text, actions in PAGES
        if any(rights.may(user, action, spec) for spec in registry for action in actions)
    ]
    return [*pages, PERMIT_CASES] if reads_cases(user) else pages
