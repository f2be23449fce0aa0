"""The table of roles, layers and doors, by requests against the running system: nobody is told what is not theirs, and
everybody is told what is. Prints the table (`pytest -s`)."""

from __future__ import annotations

import os
import zlib
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import psycopg
import pytest
from django.conf import settings

from geo.settings.environment import database, database_base_url
from layers.registry import registry
from tests.doors import oracles
from tests.doors.asking import DOORS, Ask, Door
from tests.doors.canaries import Canary
from tests.doors.judging import Answer, Tally, judge, table
from tests.doors.people import PEOPLE, Person
from tests.e2e.city import Publication, System, World, office_rows, permits, plain_rows
from tests.sizes import PROOF

#: Requests at once: as many as the web processes have threads.
AT_ONCE = 8
#: One of so many people besides the citizen asks at a door for a row that has nothing to hide.
TURNS = 4
#: Layers of which a demo city that was loaded long ago has no feature.
EMPTY = {
    "basemap_contours", "basemap_control_points", "survey_documents", "parcel_restrictions",
    "parcel_legal_boundaries",
}  # fmt: skip


@pytest.fixture(scope="module")
def system(origin: str) -> System:
    """The running system with the demo logins' password."""
    kept = settings.VAR_DIR / "demo-logins.txt"
    password = os.environ.get("NEN_DEMO_PASSWORD") or kept.read_text(encoding="utf-8").split()[1]
    return System(origin, password)


@pytest.fixture(scope="module")
def world(system: System) -> Iterator[World]:
    """Features to look for in every layer; what was published for it is taken back."""
    target = database_base_url().rstrip("/") + "/" + str(database(settings.CITY.slug)["NAME"])
    with psycopg.connect(target, autocommit=True) as connection:
        published = Publication(system, connection)
        try:
            published.draft_on_hidden_land()
            found = [*published.canaries, *permits(connection), *office_rows(connection)]
            rest = {spec.name for spec in registry if spec.is_public} - {canary.layer for canary in found}
            yield World([*found, *plain_rows(connection, rest)])
        finally:
            published.take_back()


@pytest.mark.proof
@pytest.mark.timeout(900)
def test_no_door_tells_anybody_what_is_not_theirs(
    system: System, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    known: dict[tuple[str, str], Answer] = {}

    def answer(person: Person, ask: Ask) -> Answer:
        """Asked once by each person: pages about a layer are the same for all its features."""
        if ask.body is not None:
            return system.ask(person, ask)
        key = person.name, ask.path
        if key not in known:
            known[key] = system.ask(person, ask)
        return known[key]

    def work(case: tuple[Door, Person, Canary]) -> tuple[Door, Person, Tally]:
        door, person, canary = case
        asks = door.asks(canary) if canary.is_secret else door.asks(canary)[-1:]
        return door, person, judge(person, door, canary, [(ask, answer(person, ask)) for ask in asks])

    cases = [case for case in product(DOORS, PEOPLE, world.canaries) if _is_worth_asking(*case)]
    tallies: dict[tuple[str, str], Tally] = defaultdict(Tally)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for door, person, one in pool.map(work, cases):
            tallies[door.name, person.name].add(one)
    with capsys.disabled():
        print(f"\n{table(tallies)}")
    assert {canary.layer for canary in world.canaries} >= {spec.name for spec in registry} - EMPTY
    leaks = [leak for one in tallies.values() for leak in one.leaks]
    assert leaks == [], "\n".join(leaks)
    missing = [text for one in tallies.values() for text in one.missing]
    assert missing == [], "\n".join(missing)
    assert sum(one.personal_shown for one in tallies.values()) > 0


def _is_worth_asking(door: Door, person: Person, canary: Canary) -> bool:
    """What may have something to hide is asked for by everybody at every door. A row with nothing to hide is asked for
    by the citizen, and by the others in turn: each asks at each door for some of them, and each row is asked for at
    each door by some (by all of them in full). Shared maps and tiles come from a process that is never told who asks:
    there the citizen and one officer ask for all."""
    if not door.serves(canary):
        return False
    if canary.is_secret or person == PEOPLE[0]:
        return True
    if door.shared:
        return person == PEOPLE[1]
    turn = PEOPLE.index(person) + DOORS.index(door) + zlib.crc32(f"{canary.layer} {canary.label}".encode())
    return PROOF or turn % TURNS == 0


@pytest.mark.timeout(300)
def test_a_field_that_may_not_be_read_answers_like_one_that_does_not_exist(
    system: System, world: World
) -> None:
    by_layer = {canary.layer: canary for canary in world.canaries if canary.personal}
    cases = [
        (person, canary, field, question)
        for person, canary, question in product(PEOPLE, by_layer.values(), oracles.QUESTIONS)
        for field in canary.spec.all_fields
        if not field.is_public
    ]
    assert len({(canary.layer, field.name) for _, canary, field, _ in cases}) >= 4

    def work(case):  # type: ignore[no-untyped-def]
        person, canary, field, question = case
        real = system.ask(person, oracles.ask(canary, question, field.name))
        invented = system.ask(person, oracles.ask(canary, question, oracles.NO_SUCH_FIELD))
        return oracles.wrong(person, canary, field, question, real, invented)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        assert [found for found in pool.map(work, cases) if found] == []
