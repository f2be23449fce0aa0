"""Trích lục đã lưu. Keeps an extract as it is handed out, with the drawing that belongs to it, and finds it again."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import orjson
from django.conf import settings
from django.utils import timezone

from cadastre.domain.errors import ParcelUnknown
from cadastre.queries import parcels
from layers.rights import User
from planning.domain.extract_errors import ExtractUnknown
from planning.models import StoredExtract
from planning.services.drawing import drawing
from planning.services.extracts import extract

#: Letters of the hash in the QR of a paper: enough that nobody makes another paper with the same.
SHORT_HASH = 16


@dataclass(frozen=True, slots=True)
class Stored:
    """An extract as it was handed out: its bytes, their SHA-256, when it was made."""

    id: uuid.UUID
    content: bytes
    sha256: str
    created_at: datetime
    parcel: uuid.UUID
    as_of: date
    lang: str

    @property
    def body(self) -> dict[str, Any]:
        """The content as values."""
        return dict(orjson.loads(self.content))


def keep(given: str, *, as_of: date, lang: str, user: User | None) -> Stored:
    """The extract of a parcel on a day, kept for good; the same facts, day and language are kept once.

    Args:
        given: UUID or national id of the parcel.
    Raises:
        ParcelUnknown, ParcelNotThen: there is none that the reader may see, or none on that day.
    """
    now = timezone.now()
    body = extract(given, as_of=as_of, now=now, lang=lang, public_url=settings.PUBLIC_URL, user=user)
    parcel = uuid.UUID(str(body["parcel"]["id"]))
    body["verify_url"] = f"{settings.PUBLIC_URL}/verify/{body['id']}"
    body["drawing"] = drawing(body, parcel, as_of, lang, user)
    content = orjson.dumps(body, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS)
    values = {
        "parcel": parcel,
        "as_of": as_of,
        "lang": lang,
        "content": content,
        "sha256": hashlib.sha256(content).hexdigest(),
        "created_at": now,
    }
    row, _made = StoredExtract.objects.get_or_create(pk=body["id"], defaults=values)
    return _stored(row)


def find(extract_id: uuid.UUID, user: User | None) -> Stored:
    """An extract that was kept.

    Raises:
        ExtractUnknown: there is none, or it is of a parcel that the reader may not see.
    """
    row = StoredExtract.objects.filter(pk=extract_id).first()
    if row is None:
        raise ExtractUnknown(given=str(extract_id))
    try:
        parcels.parcel(str(row.parcel), lang=row.lang, user=user, as_of=row.as_of)
    except ParcelUnknown as error:
        raise ExtractUnknown(given=str(extract_id)) from error
    return _stored(row)


def is_still_so(stored: Stored, user: User | None) -> bool:
    """Whether the same question has the same answer now."""
    today = extract(
        str(stored.parcel),
        as_of=stored.as_of,
        now=timezone.now(),
        lang=stored.lang,
        public_url=settings.PUBLIC_URL,
        user=user,
    )
    return str(today["id"]) == str(stored.id)


def _stored(row: StoredExtract) -> Stored:
    return Stored(row.pk, bytes(row.content), row.sha256, row.created_at, row.parcel, row.as_of, row.lang)
