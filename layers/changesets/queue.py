"""Hàng chờ. How many change sets of each kind a reader finds, and who wrote them: the tabs of the review page."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from layers.changesets.domain.states import Status
from layers.changesets.listing import listed
from layers.changesets.presence import display_name

#: Nobody reads further in a list; a higher number is told as "and more".
MOST_COUNTED = 200
#: Tab -> what it asks of the list.
TABS: dict[str, dict[str, Any]] = {
    "waiting": {"waiting": True},
    "mine": {"mine": True},
    "published": {"status": Status.PUBLISHED.value},
    "all": {},
}


def counts(user: User, *, layer: str = "", author: str = "") -> dict[str, Any]:
    """Change sets by tab (up to `MOST_COUNTED`), layers and authors among those that the reader sees."""
    told: dict[str, Any] = {}
    for tab, asked in TABS.items():
        found, more = listed(user, layer=layer, author=author, limit=MOST_COUNTED, **asked)
        told[tab] = {"count": len(found), "more": more is not None}
    seen, _more = listed(user, limit=MOST_COUNTED)
    authors = {one.author.get_username(): display_name(one.author) for one in seen}
    return {
        "tabs": told,
        "layers": sorted({name for one in seen for name in one.layers}),
        "authors": [{"login": login, "name": name} for login, name in sorted(authors.items())],
    }
