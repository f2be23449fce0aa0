"""Ghi nhật ký. The one way into the audit record; call it last in the transaction that it tells of.

An entry and the deed it tells of stand or fall together: `record` writes in the caller's transaction. The chain lets
one writer in at a time until that transaction ends, hence "last".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from uuid import UUID

from django.http import HttpRequest

from geo.http.given import gave
from layers.audit.models import AuditEntry
from layers.registry import registry
from layers.spec import PERSONAL, LayerSpec

if TYPE_CHECKING:
    from layers.rights import User

#: Header in which a caller states the legal ground or purpose (percent-encoded UTF-8).
GROUND_HEADER = "X-Legal-Ground"
#: Ids of one read that the entry names; beyond that their number is enough.
IDS_NAMED = 200
#: Stands for a value that the record must not hold.
MASK = "•••"
#: Query parameters whose values cannot name a person; of all others only the name is kept.
PLAIN_PARAMETERS = frozenset(
    {"bbox", "bbox-crs", "bbox_crs", "crs", "limit", "offset", "after", "datetime", "as_of", "lang", "f",
     "sortby", "properties", "skipGeometry", "resulttype", "filter-lang", "filter-crs"}
)  # fmt: skip


def record(
    actor: User | None,
    action: str,
    *,
    layer: LayerSpec | str = "",
    feature: UUID | str | None = None,
    change_set: UUID | str | None = None,
    detail: Mapping[str, Any] | None = None,
    request: HttpRequest | None = None,
    row_count: int | None = None,
    ground: str = "",
) -> AuditEntry:
    """Write one entry.

    Args:
        actor: None for a program of the installation itself or somebody unknown.
        action: dotted name, `changeset.published`; those with words stand in `layers.audit.actions`.
        detail: JSON-like; never a personal value (names of fields, ids and figures only).
        request: gives address, request id and stated ground.
        ground: legal ground or purpose, instead of the one stated in the request.

    Returns:
        The entry as the database sealed it.
    """
    return AuditEntry.objects.create(
        actor_id=getattr(actor, "pk", None),
        actor_name=_name(actor),
        action=action,
        layer=layer if isinstance(layer, str) else layer.name,
        feature=feature,
        change_set=change_set,
        address=address_of(request),
        request_id=getattr(request, "request_id", ""),
        ground=_clean(ground or stated_ground(request))[:500],
        row_count=row_count,
        detail=_cleaned(dict(detail or {})),
    )


def sensitive_read(
    request: HttpRequest,
    layer: LayerSpec | str,
    features: Iterable[object] | Mapping[str, str],
    fields: Iterable[str],
    *,
    row_count: int | None = None,
    action: str = "read",
) -> AuditEntry | None:
    """One entry for a request that handed out fields which are not public; none when `fields` holds no such field.

    Args:
        features: the ids handed out, or the query that chose them; values that could name a person are masked.
        fields: names of the fields handed out; those that are public are left out of the entry.
        row_count: number of features handed out; counted from the ids when these are given.
    """
    spec = registry.get(layer) if isinstance(layer, str) else layer
    sensitive = sorted(name for name in fields if name in spec.by_name and not spec.by_name[name].is_public)
    if not sensitive:
        return None
    detail: dict[str, Any] = {"fields": sensitive, "path": request.path}
    feature = None
    if isinstance(features, Mapping):
        detail["query"] = masked(spec, features)
    else:
        ids = [str(one) for one in features]
        row_count = len(ids) if row_count is None else row_count
        feature = ids[0] if len(ids) == 1 else None
        if len(ids) > 1:
            detail["features"] = ids[:IDS_NAMED]
    if any(spec.by_name[name].sensitivity == PERSONAL for name in sensitive):
        gave(request, personal=row_count or 0)
    return record(
        getattr(request, "user", None),
        action,
        layer=spec,
        feature=feature,
        detail=detail,
        request=request,
        row_count=row_count,
    )


def masked(spec: LayerSpec, query: Mapping[str, str]) -> dict[str, str]:
    """A query as the record may hold it: values of public fields and plain parameters, of others the name only."""
    public = {field.name for field in spec.public_fields}
    return {
        name[:100]: str(value)[:200] if name in PLAIN_PARAMETERS or name in public else MASK
        for name, value in query.items()
    }


def address_of(request: HttpRequest | None) -> str | None:
    """Network address of the caller. `X-Forwarded-For` counts only when the proxy, a private neighbour, says so;
    nginx overwrites what the caller wrote there (ops/nginx)."""
    if request is None:
        return None
    direct = _address(request.META.get("REMOTE_ADDR", ""))
    forwarded = _address(request.META.get("HTTP_X_FORWARDED_FOR", ""))
    if forwarded and (direct is None or ip_address(direct).is_private):
        return forwarded
    return direct


def stated_ground(request: HttpRequest | None) -> str:
    """Legal ground or purpose that the caller stated in the header, or ''."""
    return unquote(request.headers.get(GROUND_HEADER, "")) if request is not None else ""


def _name(actor: User | None) -> str:
    if actor is None or not actor.is_authenticated:
        return ""
    return str(actor.get_username())[:150]  # type: ignore[attr-defined]


def _address(text: str) -> str | None:
    try:
        return str(ip_address(text.strip()))
    except ValueError:
        return None


def _clean(text: str) -> str:
    """PostgreSQL holds no NUL in a text."""
    return text.replace("\x00", "")


def _cleaned(value: Any) -> Any:
    """A JSON-like value without NUL and with ids, dates and the like as text."""
    if isinstance(value, Mapping):
        return {_clean(str(key)): _cleaned(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_cleaned(one) for one in value]
    return value if value is None or isinstance(value, bool | int | float) else _clean(str(value))
