"""Kiểm chứng trích lục. What the code on a planning paper leads to: did Nền hand it out, is it still so."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cadastre.domain.errors import ParcelUnknown
from planning.services import stored
from web.views.security import page

#: Fewer letters of a hash prove nothing.
_LEAST_HASH = 8


@require_safe
@page
def verify_extract(request: HttpRequest, extract_id: UUID) -> HttpResponse:
    """`/verify/{id}?h=`: `h` is the beginning of the hash on the paper; another one means another paper."""
    given = request.GET.get("h", "").strip().lower()[:64]
    try:
        kept = stored.find(extract_id, request.user)
    except ParcelUnknown:
        return render(
            request, "web/verify.html", {"extract_id": extract_id, "verdict": "unknown"}, status=404
        )
    matches = len(given) >= _LEAST_HASH and kept.sha256.startswith(given)
    body = kept.body
    context = {
        "extract_id": extract_id,
        "verdict": "genuine" if matches else ("different" if given else "kept"),
        "kept": kept,
        "parcel": body["parcel"],
        "decisions": _decisions(body["concerned"]),
        "still_so": stored.is_still_so(kept, request.user),
    }
    return render(request, "web/verify.html", context)


def _decisions(concerned: list[dict[str, dict[str, str] | None]]) -> list[dict[str, str]]:
    """The decisions that the extract rests on, each once, with the hash of their file."""
    found = {one["decision"]["number"]: one["decision"] for one in concerned if one["decision"]}
    return list(found.values())
