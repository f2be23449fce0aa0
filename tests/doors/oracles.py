"""Asking round the corner: a filter, an order or a choice of properties by a field that the asker may not read must be
refused exactly as one by a field that does not exist, or the answers would tell its values bit by bit."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlencode

from layers.field_types import Text
from layers.spec import Field
from tests.doors.asking import Ask
from tests.doors.canaries import Canary
from tests.doors.judging import Answer
from tests.doors.people import OFFICE, Person

NO_SUCH_FIELD = "zz_no_such_field"
#: What differs between two answers to the same question.
_OF_THE_MOMENT = re.compile(rb'"(request_id|timeStamp)":"[^"]*",?')

QUESTIONS: dict[str, Callable[[str], dict[str, str]]] = {
    "filter": lambda name: {"filter": f"{name} LIKE 'N%'"},
    "filter, null": lambda name: {"filter": f"{name} IS NULL"},
    "filter, nested": lambda name: {"filter": f"NOT (id IS NULL OR CASEI({name}) = 'x')"},
    "filter, json": lambda name: {
        "filter": f'{{"op":"=","args":[{{"property":"{name}"}},"x"]}}', "filter-lang": "cql2-json"
    },
    "sortby": lambda name: {"sortby": name},
    "sortby, down": lambda name: {"sortby": f"-{name}"},
    "properties": lambda name: {"properties": name},
    "equal": lambda name: {name: "x"},
}  # fmt: skip


def ask(canary: Canary, question: str, name: str) -> Ask:
    """One question about a field."""
    return Ask(
        f"/ogc/collections/{canary.layer}/items?{urlencode(QUESTIONS[question](name) | {'limit': '5'})}"
    )


def wrong(
    person: Person, canary: Canary, field: Field, question: str, real: Answer, invented: Answer
) -> str | None:
    """What is wrong with the answer about a real field, seen beside the one about an invented field."""
    may_read = canary.layer in person.works_on and person.personal and not person.unit
    where = f"{person.name} · {canary.layer}.{field.name} · {question}"
    if may_read:
        is_text = isinstance(field.type, Text)  # a day compared with letters is refused to everybody
        return (
            None
            if real.status == 200 or not is_text
            else f"{where}: {real.status} for somebody who may read it"
        )
    expected = 404 if canary.layer in OFFICE - person.reads - person.works_on else 400
    if real.status != expected:
        return f"{where}: {real.status} instead of {expected}"
    same = _plain(real, field.name) == _plain(invented, NO_SUCH_FIELD)
    return None if same else f"{where}: refused otherwise than a field that does not exist"


def _plain(answer: Answer, name: str) -> tuple[int, bytes]:
    return answer.status, _OF_THE_MOMENT.sub(b"", answer.body).replace(name.encode(), b"field")
