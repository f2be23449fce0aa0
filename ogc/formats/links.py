"""Links of a page of features and of one feature: itself, its other formats, its profile, what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from ogc.formats.kinds import ALTERNATES, HTML, JSON, JSONFG, Kind
from ogc.formats.negotiation import PROFILE_ROOT

RELATION = "http://www.opengis.net/def/rel/ogc/1.0/"
#: Schemas of a collection beside `schema` and `queryables`: path, Vietnamese and English title of the link.
SCHEMAS = {
    "returnables": ("Thuộc tính trả về", "Returnables"),
    "sortables": ("Thuộc tính sắp xếp được", "Sortables"),
}
#: What belongs to a page and not to the set that it is a page of.
_OF_PAGE = ("limit", "after", "offset")
_FILE = ("{format}, toàn bộ kết quả", "{format}, everything that matches")
_PAGE = ("Tài liệu này ở định dạng {format}", "This document as {format}")
_SELF = ("Tài liệu này", "This document")
_COLLECTION = ("Lớp dữ liệu", "Collection")
_NEXT = ("Trang sau", "Next page")


def of_items(
    address: str, given: Mapping[str, str], kind: Kind, profile: str, token: str | None, lang: str
) -> list[dict[str, Any]]:
    """Links of a page.

    Args:
        address: of the collection's items, without parameters.
        given: parameters of the request.
        token: where the next page begins; None on the last one.
    """
    rest = _encoded({name: value for name, value in given.items() if name != "f"})
    links = [_link("self", kind, _url(address, kind, rest), _SELF, lang)]
    for other in ALTERNATES:
        if other is kind:
            continue
        kept = {name: value for name, value in rest.items() if name != "profile"}
        if other.is_whole:
            kept = {name: value for name, value in kept.items() if name not in _OF_PAGE}
        links.append(
            _link("alternate", other, _url(address, other, kept), _FILE if other.is_whole else _PAGE, lang)
        )
    links.append(_profile(profile))
    links.append(_link("collection", None, address.removesuffix("/items"), _COLLECTION, lang))
    if token:
        onwards = {name: value for name, value in rest.items() if name not in ("after", "offset")}
        links.append(
            _link("next", kind, _url(address, kind, onwards | _encoded({"after": token})), _NEXT, lang)
        )
    return links


def of_item(
    address: str, given: Mapping[str, str], kind: Kind, profile: str, lang: str
) -> list[dict[str, Any]]:
    """Links of one feature at `address`."""
    whole = _encoded({name: value for name, value in given.items() if name != "f"})
    rest = {name: pair for name, pair in whole.items() if name != "profile"}
    own = rest | {name: pair for name, pair in whole.items() if name == "profile"}
    links = [
        _link("self", kind, _url(address, kind, own), _SELF, lang),
        *(
            _link("alternate", other, _url(address, other, rest), _PAGE, lang)
            for other in (JSON, JSONFG, HTML)
            if other is not kind
        ),
        _profile(profile),
        _link("collection", None, address.rpartition("/items/")[0], _COLLECTION, lang),
    ]
    return links


def of_schemas(layer: str, base_url: str, lang: str) -> list[dict[str, Any]]:
    """Links of a collection to its further schemas."""
    return [
        {
            "rel": RELATION + resource,
            "type": media,
            "title": titles[1] if lang == "en" else titles[0],
            "href": f"{base_url}/collections/{layer}/{resource}?f={key}",
            "hreflang": lang,
        }
        for resource, titles in SCHEMAS.items()
        for key, media in (("json", "application/schema+json"), ("html", HTML.media))
    ]


def profile_header(profile: str) -> str:
    """The `Link` header that names the profile of a JSON answer (Part 5 /rec/profile-parameter/profile-link-header)."""
    return f'<{PROFILE_ROOT}{profile}>; rel="profile"'


def _profile(profile: str) -> dict[str, Any]:
    return {"rel": "profile", "href": f"{PROFILE_ROOT}{profile}"}


def _link(relation: str, kind: Kind | None, href: str, titles: tuple[str, str], lang: str) -> dict[str, Any]:
    title = titles[1] if lang == "en" else titles[0]
    return {
        "rel": relation,
        "type": kind.media if kind else "application/json",
        "title": title.format(format=kind.label if kind else ""),
        "href": href,
        "hreflang": lang,
    }


def _url(address: str, kind: Kind, encoded: Mapping[str, str]) -> str:
    return f"{address}?" + "&".join([f"f={kind.key}", *encoded.values()])


def _encoded(parameters: Mapping[str, str]) -> dict[str, str]:
    """Each parameter as it stands in an address, by its name: once for all links of a document."""
    return {name: urlencode({name: value}, safe=",:/") for name, value in parameters.items()}
