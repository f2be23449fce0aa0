"""Which format an answer has: `f` first, then `Accept` with its weights, GeoJSON when neither says anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.http import HttpRequest

from ogc.formats.kinds import GEOJSON_FILE, JSON, JSONFG, KINDS, Kind
from ogc.refusals import bad_parameter

RFC7946, JSONFG_PROFILE, JSONFG_PLUS = "rfc7946", "jsonfg", "jsonfg-plus"
PROFILES = (RFC7946, JSONFG_PROFILE, JSONFG_PLUS)
PROFILE_ROOT = "http://www.opengis.net/def/profile/OGC/0/"


def kind_of(request: HttpRequest, allowed: Sequence[Kind] = KINDS) -> Kind:
    """The format that a request for features wants.

    `profile=jsonfg` or `jsonfg-plus` makes JSON-FG of a GeoJSON answer (OGC 21-045r1 "JSON-FG in Web APIs").

    Raises:
        Problem: 400, `f` is none of `allowed`.
    """
    kind = _named(request.GET["f"], allowed) if "f" in request.GET else accepted(
        request.headers.get("Accept", ""), allowed
    )  # fmt: skip
    if kind is JSON and any(one in (JSONFG_PROFILE, JSONFG_PLUS) for one in asked_profiles(request.GET)):
        return JSONFG
    return kind


def accepted(header: str, allowed: Iterable[Kind] = KINDS) -> Kind:
    """The format that an `Accept` header likes best; the first of those it likes equally.

    A wish for something we do not have gets GeoJSON: Part 1 knows no 406, and a picture viewer's `*/*` is no wish.

    >>> accepted("text/csv;q=0.5, text/html").key, accepted("*/*").key, accepted("text/csv;q=0").key
    ('html', 'json', 'json')
    """
    known = {
        media: kind for kind in allowed if kind is not GEOJSON_FILE for media in (kind.media, *kind.accepts)
    }
    known[JSON.media] = JSON
    best, best_weight = JSON, 0.0
    for part in header.split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = _weight(parameters)
        if media in known and weight > best_weight:
            best, best_weight = known[media], weight
    return best


def asked_profiles(given: Mapping[str, str]) -> list[str]:
    """Identifiers in the `profile` parameter, each written as a URI, a safe CURIE or a bare name (Part 5,
    /req/profile-parameter/profile-param). Profiles nobody knows are no error."""
    wishes = (wish.strip().strip("[]") for wish in given.get("profile", "").split(","))
    return [wish.removeprefix(PROFILE_ROOT).removeprefix("ogc-profile:") for wish in wishes if wish]


def profile_of(kind: Kind, given: Mapping[str, str]) -> str:
    """Profile of a JSON answer: by default JSON-FG that plain GeoJSON readers understand too."""
    if kind is not JSONFG:
        return RFC7946
    asked = asked_profiles(given)
    return JSONFG_PROFILE if JSONFG_PROFILE in asked and JSONFG_PLUS not in asked else JSONFG_PLUS


def _named(wish: str, allowed: Sequence[Kind]) -> Kind:
    for kind in allowed:
        if kind.key == wish:
            return kind
    names = ", ".join(kind.key for kind in allowed)
    raise bad_parameter("f", f"Dùng một trong: {names}.", f"Use one of: {names}.", code="unknown-format")


def _weight(parameters: Iterable[str]) -> float:
    for one in parameters:
        name, _, value = one.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0
