"""Reading of answers: what is in them that must not be, and what is missing that its reader may see."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO

import numpy as np
import orjson
from PIL import Image

from tests.doors.asking import Ask, Door
from tests.doors.canaries import Canary, sees_personal, sees_row
from tests.doors.people import Person

#: What a form or a link of a page repeats of its own address.
_ECHOED = re.compile(r'value="[^"]*"|"asked": \{[^}]*\}|(?<=href="/)([^"?]*)\?[^"]*(?=")')
#: Answers that are the same for everybody and say so themselves.
_SHARED = ("/tiles/", "/map/")


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def header(self, name: str) -> str:
        """A header, or ""."""
        return next((value for key, value in self.headers.items() if key.lower() == name.lower()), "")


@dataclass
class Tally:
    """What was counted at one door for one person."""

    answers: int = 0
    rows_shown: int = 0
    personal_shown: int = 0
    leaks: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count another tally in."""
        self.answers += other.answers
        self.rows_shown += other.rows_shown
        self.personal_shown += other.personal_shown
        self.leaks += other.leaks
        self.missing += other.missing


def judge(person: Person, door: Door, canary: Canary, answers: list[tuple[Ask, Answer]]) -> Tally:
    """One person at one door, asking for one feature."""
    tally = Tally(answers=len(answers))
    where = f"{person.name} · {door.name} · {canary.layer} {canary.label}"
    row = personal = False
    for ask, answer in answers:
        if answer.status >= 500:
            tally.missing.append(f"{where}: {answer.status} {ask.path}")
        tally.leaks += [f"{where}: {one} {ask.path}" for one in _kept_wrongly(person, ask, answer)]
        if door.picture:
            row = row or (answer.status == 200 and not _is_blank(answer))
            continue
        text = readable(ask, answer)
        row = row or _tells_of(canary, ask, answer, text)
        personal = personal or any(value in text for value in canary.personal)
    # a page knows its reader by the session: a program that has none is a stranger there
    is_stranger = not person.has_session and all(ask.session for ask, _ in answers)
    may_see = sees_row(person, canary) and not ((door.shared or is_stranger) and canary.hidden)
    may_read = (
        may_see
        and not is_stranger
        and door.personal != "never"
        and sees_personal(person, canary, by_row=door.by_row)
    )
    is_sure = canary.alone or not door.near
    if row and is_sure and (not may_see or (door.rows == "never" and canary.hidden)):
        tally.leaks.append(f"{where}: the row")
    if personal and not may_read:
        tally.leaks.append(f"{where}: personal data")
    if may_see and door.rows == "must" and not row and is_sure:
        tally.missing.append(f"{where}: the row")
    if may_read and canary.personal and door.personal == "must" and not personal:
        tally.missing.append(f"{where}: personal data")
    tally.rows_shown += row
    tally.personal_shown += personal
    return tally


def readable(ask: Ask, answer: Answer) -> str:
    """The body as text without escapes, and without what it only repeats of the question."""
    kind = answer.header("Content-Type")
    if "json" in kind and answer.body:
        document = orjson.loads(answer.body)
        if isinstance(document, dict):
            for echo in ("q", "missing", "instance", "links", "verify_url"):
                document.pop(echo, None)
        return orjson.dumps(document).decode()
    text = answer.body.decode("utf-8", "replace")
    if "html" in kind:
        if "?" in ask.path:
            text = _ECHOED.sub(lambda match: match[1] or "", text)
        text = html.unescape(text)
    return text


def _tells_of(canary: Canary, ask: Ask, answer: Answer, text: str) -> bool:
    if any(re.search(trace, text) for trace in canary.traces()):
        return True
    if not ask.by_id:
        return canary.id in text
    if ask.method == "POST":
        return answer.status == 200 and bool(orjson.loads(answer.body)["parcels"])
    return answer.status == 200


def _kept_wrongly(person: Person, ask: Ask, answer: Answer) -> list[str]:
    """Cache rules: what a signed-in reader gets is kept by nobody, and no cache mixes readers."""
    if ask.path.startswith(_SHARED) or answer.status == 404:
        return []
    if person.has_session if ask.session else person.signs_in:
        return [] if "no-store" in answer.header("Cache-Control") else ["may be kept:"]
    return [] if "cookie" in answer.header("Vary").lower() else ["does not vary by reader:"]


def _is_blank(answer: Answer) -> bool:
    picture = np.asarray(Image.open(BytesIO(answer.body)).convert("RGBA"))
    return bool(picture[..., 3].max() == 0)


def table(tallies: Mapping[tuple[str, str], Tally]) -> str:
    """Doors down, people across: rows shown / personal data shown, and `!` with the number of leaks."""
    people = list(dict.fromkeys(person for _door, person in tallies))
    doors = list(dict.fromkeys(door for door, _person in tallies))
    width = max(len(name) for name in people) + 1
    lines = [f"{'':26}" + "".join(f"{name:>{width}}" for name in people)]
    for door in doors:
        cells = []
        for person in people:
            one = tallies.get((door, person), Tally())
            wrong = len(one.leaks) + len(one.missing)
            cells.append(f"{one.rows_shown}/{one.personal_shown}{'!' + str(wrong) if wrong else ''}")
        lines.append(f"{door:26}" + "".join(f"{cell:>{width}}" for cell in cells))
    total = Counter(answers=sum(one.answers for one in tallies.values()))
    leaks = sum(len(one.leaks) for one in tallies.values())
    missing = sum(len(one.missing) for one in tallies.values())
    return "\n".join([*lines, f"{total['answers']} answers, {leaks} leaks, {missing} missing"])
