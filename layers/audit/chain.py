"""Chuỗi băm. Walks the chain on the database's side and names the first entry that does not fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.db import connection, transaction

from layers.audit.chain_sql import statement

Broken = Literal["gap", "link", "content", "head"]


@dataclass(frozen=True, slots=True)
class Head:
    """Number and hash of an entry; kept elsewhere, it proves that nothing up to it was rewritten or cut off."""

    seq: int
    hash: str

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash}"

    @classmethod
    def parse(cls, text: str) -> Head:
        """`SEQ:HASH` as `str` writes it.

        Raises:
            ValueError: not of this form.
        """
        number, sign, digest = text.strip().partition(":")
        if not sign or not number.isdigit() or len(digest) != 64:
            raise ValueError(text)
        return cls(int(number), digest.lower())


@dataclass(frozen=True, slots=True)
class Break:
    """The first entry that does not fit, and how: an entry before it is missing (`gap`), it does not continue the one
    before (`link`), its own text was changed (`content`), or it is not what was kept elsewhere (`head`)."""

    seq: int
    how: Broken


def head() -> Head:
    """The latest entry; of an empty record number 0 and zeros."""
    with connection.cursor() as cursor:
        cursor.execute(statement("head"))
        found = cursor.fetchone()
    return Head(*found) if found else Head(0, "0" * 64)


def first_break(kept: list[Head] | None = None) -> Break | None:
    """Walk the whole chain; None when it is whole and holds every head that was kept elsewhere.

    Args:
        kept: heads noted at earlier times: without one, cutting off the latest entries leaves no trace.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute(statement("first_break"))
        if found := cursor.fetchone():
            return Break(*found)
        for one in sorted(kept or [], key=lambda head: head.seq):
            cursor.execute(statement("at_number"), {"seq": one.seq})
            held = cursor.fetchone()
            if one.seq and (held is None or held[0] != one.hash):
                return Break(one.seq, "head")
    return None
