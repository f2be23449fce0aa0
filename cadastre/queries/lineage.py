"""Nguồn gốc thửa. From which parcels one came and into which it went, both ways, closed parcels included.

A parcel keeps its id through a corrected boundary, so the graph is one of states (id, version); a state lasts from one
event to the next, whatever attributes changed between. What a reader may not see is no part of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from cadastre.domain.errors import EventUnknown, ParcelUnknown
from cadastre.domain.lookup_text import feature_uuid, is_national_id
from cadastre.domain.operation_names import operations_name
from cadastre.domain.parcel import rounded
from geo.named_sql import load
from geo.reading import rows
from layers.registry import registry
from layers.rights import ALL_ROWS, User, may, row_condition
from layers.visible_rows import visible_rows

#: Links that one graph tells at most; a ward that was re-surveyed twice has more.
MOST_LINKS = 2000
_PARCELS = "parcels"
_EVER = 2_147_483_647


class State(NamedTuple):
    """A parcel in one version."""

    parcel: UUID
    version: int


@dataclass(frozen=True)
class Link:
    """A state became (part of) another; shares between 0 and 1."""

    event: UUID
    parent: State
    child: State
    overlap_m2: float
    share_of_parent: float
    share_of_child: float


def lineage(given: str, user: User | None, lang: str, depth: int = 0) -> dict[str, Any]:
    """Parents, children and events of a parcel by UUID or national id, present or former.

    Args:
        depth: number of steps of the graph both ways; 0 = no graph.
    Raises:
        ParcelUnknown: there is and was none that the reader may see.
    """
    found = _identified(given, user)
    parcel: UUID = found["id"]
    up, down = _links("links_up", [parcel]), _links("links_down", [parcel])
    events = _events([*up, *down], lang)
    up, down = _standing(up, events), _standing(down, events)
    parents = [one.parent for one in up if one.parent.parcel != parcel]
    children = [one.child for one in down if one.child.parcel != parcel]
    shown = _states([*parents, *children], user)
    up = [one for one in up if one.parent.parcel == parcel or one.parent in shown]
    down = [one for one in down if one.child.parcel == parcel or one.child in shown]
    body: dict[str, Any] = {
        "id": parcel,
        "live": found["live"],
        "parents": _unique(parents, shown),
        "children": _unique(children, shown),
        "event": _latest([(one.child.version, one.event) for one in up], events),
        "ended_by": None
        if found["live"]
        else _latest([(one.parent.version, one.event) for one in down], events),
    }
    if depth:
        body["graph"] = _graph(State(parcel, found["version"]), user, lang, depth)
    return body


def event(event_id: UUID, user: User | None, lang: str) -> dict[str, Any]:
    """One change with the parcels before and after it and their links.

    Raises:
        EventUnknown: there is none, or every parcel in it is hidden from the reader.
    """
    if not may(user, "read", registry.get(_PARCELS)):
        raise EventUnknown(given=str(event_id))
    links = _rows("links_of_event", event=event_id)
    found = rows(load("cadastre", "lineage")["events"], {"events": [event_id]})
    if not found:
        raise EventUnknown(given=str(event_id))
    shown = _states([state for one in links for state in (one.parent, one.child)], user)
    told = [one for one in links if one.parent in shown and one.child in shown]
    if links and not told:
        raise EventUnknown(given=str(event_id))
    return _event(found[0], lang) | {
        "recorded_at": found[0]["recorded_at"],
        "parents": _unique([one.parent for one in told], shown),
        "children": _unique([one.child for one in told], shown),
        "links": [_edge(one) for one in told],
    }


def _identified(given: str, user: User | None) -> dict[str, Any]:
    text = given.strip().lower()
    found: list[dict[str, Any]] = []
    if may(user, "read", registry.get(_PARCELS)):
        if (feature := feature_uuid(text)) is not None:
            found = rows(_statement("by_id", user), {"id": feature})
        elif is_national_id(text):
            found = rows(_statement("by_national_id", user), {"national_id": text})
    if not found:
        raise ParcelUnknown(given=given[:60])
    return found[0]


def _graph(start: State, user: User | None, lang: str, depth: int) -> dict[str, Any]:
    """Everything within `depth` steps of a parcel, whatever state of it."""
    up, more_up = _walk("links_up", start.parcel, depth)
    down, more_down = _walk("links_down", start.parcel, depth)
    links = list({(one.event, one.parent, one.child): one for one in (*up, *down)}.values())
    live = {
        row["id"]: row["version"]
        for row in rows(
            _statement("live_versions", user),
            {
                "parcels": list(
                    {start.parcel, *(state.parcel for one in links for state in (one.parent, one.child))}
                )
            },
        )
    }
    lasting = _lasting(links, start, live)
    shown = _states([start, *lasting.values()], user)
    told = [
        Link(one.event, lasting[one.parent], lasting[one.child], *_figures(one))
        for one in links
        if lasting[one.parent] in shown and lasting[one.child] in shown
    ]
    events = _events(told, lang)
    states = dict.fromkeys(
        [lasting.get(start, start), *(state for one in told for state in (one.parent, one.child))]
    )
    return {
        "nodes": [shown[state] for state in states if state in shown],
        "edges": [_edge(one) for one in told],
        "events": list(events.values()),
        "truncated": more_up or more_down,
    }


def _walk(key: str, parcel: UUID, depth: int) -> tuple[list[Link], bool]:
    """Links met on the way up or down; of a parcel on the way only what came before (after) the state that was met.

    Returns:
        the links, and whether there are more than are told.
    """
    upwards = key == "links_up"
    frontier = {parcel: _EVER if upwards else 0}
    seen: dict[tuple[UUID, State, State], Link] = {}
    for _step in range(depth):
        following: dict[UUID, int] = {}
        for one in _links(key, list(frontier)):
            near, far = (one.child, one.parent) if upwards else (one.parent, one.child)
            beyond = near.version > frontier[near.parcel] if upwards else near.version < frontier[near.parcel]
            if beyond or (one.event, one.parent, one.child) in seen:
                continue
            if len(seen) >= MOST_LINKS:
                return list(seen.values()), True
            seen[one.event, one.parent, one.child] = one
            choose = max if upwards else min
            following[far.parcel] = choose(following.get(far.parcel, far.version), far.version)
        frontier = following
        if not frontier:
            break
    return list(seen.values()), False


def _lasting(links: Sequence[Link], start: State, live: dict[UUID, int]) -> dict[State, State]:
    """By state: the same parcel as it was last before its next event, so that attribute changes part nothing."""
    met: dict[UUID, set[int]] = defaultdict(set)
    for one in links:
        for state in (one.parent, one.child):
            met[state.parcel].add(state.version)
    met[start.parcel].add(start.version)
    for parcel, version in live.items():
        met[parcel].add(version)
    made: dict[UUID, set[int]] = defaultdict(set)
    for one in _links("links_up", list(met)):
        made[one.child.parcel].add(one.child.version)
    found = {}
    for parcel, versions in met.items():
        begins = sorted(made[parcel])
        last: dict[int, int] = {}
        for version in sorted(versions):
            last[_begun(begins, version)] = version
        for version in versions:
            found[State(parcel, version)] = State(parcel, last[_begun(begins, version)])
    return found


def _begun(begins: Sequence[int], version: int) -> int:
    """The event-made version on which a version rests; 0 before the first."""
    return max((one for one in begins if one <= version), default=0)


def _links(key: str, parcels: Collection[UUID]) -> list[Link]:
    return _rows(key, parcels=list(parcels))


def _rows(key: str, **values: object) -> list[Link]:
    return [
        Link(
            row["event"],
            State(row["parent"], row["parent_version"]),
            State(row["child"], row["child_version"]),
            row["overlap_m2"],
            row["share_of_parent"],
            row["share_of_child"],
        )
        for row in rows(load("cadastre", "lineage")[key], values)
    ]


def _states(wanted: Iterable[State], user: User | None) -> dict[State, dict[str, Any]]:
    """States as answers show them, those that the reader may see."""
    states = list(dict.fromkeys(wanted))
    if not states:
        return {}
    given = {"ids": [one.parcel for one in states], "versions": [one.version for one in states]}
    return {
        State(row["id"], row["version"]): {
            "id": row["id"],
            "national_id": row["national_id"] or None,
            "version": row["version"],
            "ward": row["ward"],
            "ward_name": row["ward_name"],
            "sheet": row["sheet"],
            "number": row["number"],
            "area_m2": rounded(row["area_m2"]),
            "live": row["live"],
        }
        for row in rows(_statement("states", user), given)
    }


def _events(links: Iterable[Link], lang: str) -> dict[UUID, dict[str, Any]]:
    wanted = list({one.event for one in links})
    found = rows(load("cadastre", "lineage")["events"], {"events": wanted}) if wanted else []
    return {row["id"]: _event(row, lang) for row in found}


def _event(row: dict[str, Any], lang: str) -> dict[str, Any]:
    return {
        "id": row["id"],
        "operation": row["operation"],
        "title": operations_name(row["operations"] or [row["operation"]], lang),
        "document": row["document"],
        "date": row["document_date"],
        "effective_on": row["effective_on"],
        "change_set": row["change_set"],
        "reverted": row["reverted"],
    }


def _edge(one: Link) -> dict[str, Any]:
    return {
        "parent": one.parent.parcel,
        "parent_version": one.parent.version,
        "child": one.child.parcel,
        "child_version": one.child.version,
        "event": one.event,
        "overlap_m2": rounded(one.overlap_m2, 4),
        "share_of_parent_pct": rounded(one.share_of_parent * 100),
        "share_of_child_pct": rounded(one.share_of_child * 100),
    }


def _figures(one: Link) -> tuple[float, float, float]:
    return one.overlap_m2, one.share_of_parent, one.share_of_child


def _standing(links: Iterable[Link], events: dict[UUID, dict[str, Any]]) -> list[Link]:
    """Links of events that were not reverted."""
    return [one for one in links if not events[one.event]["reverted"]]


def _unique(states: Iterable[State], shown: dict[State, dict[str, Any]]) -> list[dict[str, Any]]:
    """Each parcel once, in its latest state among these."""
    latest: dict[UUID, State] = {}
    for one in states:
        if one in shown and (one.parcel not in latest or latest[one.parcel].version < one.version):
            latest[one.parcel] = one
    return [shown[one] for one in latest.values()]


def _latest(
    candidates: Iterable[tuple[int, UUID]], events: dict[UUID, dict[str, Any]]
) -> dict[str, Any] | None:
    found = max(candidates, default=None, key=lambda one: one[0])
    return None if found is None else events[found[1]]


def _statement(key: str, user: User | None) -> str:
    """A statement in which `visible.parcels` are the live rows and `kept.parcels` the former states that the reader
    may see; of a parcel that is live and hidden from him none."""
    condition = row_condition(user, registry.get(_PARCELS))
    former = "history.parcels"
    if condition != ALL_ROWS:
        hidden = "SELECT 1 FROM parcels AS live WHERE live.id = former.id"
        seen = "SELECT 1 FROM visible.parcels AS live WHERE live.id = former.id"
        safe = condition.replace("%", "%%")
        former = (
            f"(SELECT * FROM (SELECT * FROM history.parcels WHERE {safe}) AS former"  # noqa: S608 - from the rights
            f" WHERE NOT EXISTS ({hidden}) OR EXISTS ({seen}))"
        )
    statement = load("cadastre", "lineage")[key].replace("kept.parcels", former)
    return visible_rows(statement, user)
