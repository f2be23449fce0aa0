"""Đang công bố. Which change sets are being published at this moment.

The database knows: the transaction of a publication holds a lock that ends with it, whatever becomes of the process.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.backends.utils import CursorWrapper

from geo.named_sql import load
from layers.changesets.domain.states import Status
from layers.changesets.models import ChangeSet


def tell(cursor: CursorWrapper, change_set: ChangeSet) -> None:
    """Let others know until the end of the transaction."""
    cursor.execute(_sql("tell_under_way"), {"change_set": change_set.pk})


def since(change_sets: Collection[ChangeSet]) -> Mapping[UUID, datetime]:
    """When the publication of each began; those that nobody is publishing are left out."""
    asked = [one.pk for one in change_sets if one.status == Status.APPROVED]
    if not asked:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_sql("under_way"), {"change_sets": asked})
        return dict(cursor.fetchall())


def _sql(key: str) -> str:
    return load("layers.changesets", "publishing")[key]
