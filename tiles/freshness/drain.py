"""Chuyển thư đi. Messages of publications become dropped tiles, or a new generation where they touch too many.

Dropping is the same whenever it is done and however often, so messages may be carried twice, in any order and by
several processes at once: a message is done when everything that was drawn before its commit is gone.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock

import psycopg
import shapely
from django.conf import settings
from django.db import DatabaseError
from shapely import Geometry

from geo.domain.crs import WEB_MERCATOR, by_srid
from geo.domain.transform import transform_geometry
from layers.changesets import outbox
from layers.changesets.models import OutboxEntry
from layers.registry import registry
from layers.spec import LayerSpec
from tiles import generations, own_connection
from tiles.freshness.caches import CacheLevel, Caches
from tiles.freshness.places import Place, places, shown_with
from tiles.freshness.purge import purge
from tiles.freshness.touched import LONGEST_EDGE_M, Coord, Level, TooMany, metatiles
from tiles.generalised import building, owed
from tiles.generalised.cells import squares_shown
from tiles.keeping import numbers
from tiles.keeping.chosen import shared
from tiles.pmtiles import withholding
from tiles.workspace import Workspace, workspace

logger = logging.getLogger(__name__)
#: Between a shape and where it is drawn: rounding of the datum shift and of simplified corners, metres.
_GROWN_M = 1.0
#: Squares of ground by group that are made one by one; more of them are the whole layer.
_MOST_SQUARES = 5000


@dataclass(frozen=True)
class Dropped:
    """What was done for some messages: metatiles dropped, and caches that began a new generation."""

    metatiles: int
    caches: tuple[str, ...]


def drain() -> int:
    """Carry every waiting message; returns their number. Raises nothing that loses one: what fails stays waiting."""
    return outbox.drain(carry)


def warm_up() -> None:
    """Read the configuration before the first message needs it."""
    _caches(workspace())


def carry(entries: Iterable[OutboxEntry]) -> None:
    """Drop what the messages touch; the caller marks them as done.

    A message that nobody can make sense of costs its batch new generations; it must not hold up those behind it.
    """
    told = list(entries)
    try:
        refresh(places(told))
    except (DatabaseError, psycopg.Error):
        raise
    except Exception:
        logger.exception("everything of the layers is dropped instead")
        refresh(dict.fromkeys(name for layer in {one.layer for one in told} for name in shown_with(layer)))
    _withhold_files({name for layer in {one.layer for one in told} for name in shown_with(layer)})


def _withhold_files(layers: set[str]) -> None:
    """Take away files that show what a message hid; what cannot be looked at is looked at again every minute."""
    try:
        withholding.look(layers)
    except (DatabaseError, psycopg.Error):
        raise
    except Exception:
        logger.exception("files of %s are looked at later", sorted(layers))


def refresh(touched: Mapping[str, Place], place: Workspace | None = None) -> Dropped:
    """Drop what shows these places as they were, and owe their ground by group.

    The ground is made by others (tiles.freshness.ground), who then drop what shows it as it was; that it is owed is
    committed before a message counts as done.
    """
    dropped = drop(touched, place)
    shown = [spec for spec in owed.layers() if spec.name in touched]
    if shown:
        with psycopg.connect(own_connection.conninfo(), autocommit=True) as connection:
            for spec in shown:
                shapes = touched[spec.name]
                squares = None if shapes is None else building.touched_by(spec, shapes, _MOST_SQUARES)
                if squares is None:
                    owed.owe_whole(connection, spec)
                else:
                    owed.owe(connection, spec, squares)
    return dropped


def _vector_key(layer: str) -> str:
    return f"{generations.VECTOR_PREFIX}{layer}"


def drop(
    touched: Mapping[str, Place], place: Workspace | None = None, *, ground_only: bool = False
) -> Dropped:
    """Let no tile be served any more that shows the layers as they were before this call at these places.

    Args:
        ground_only: of the tiles only those that show ground by group.
    """
    place, called_at = place or workspace(), time.monotonic()
    caches = _caches(place)
    levels: dict[CacheLevel, set[Coord]] = {}
    begun: set[str] = set()
    for name, shapes in touched.items():
        spec = registry.get(name)
        found = None if shapes is None else _metatiles(caches, spec, shapes, ground_only=ground_only)
        if found is None:
            begun.update(one.key for one in _showing(caches, spec, ground_only=ground_only))
            continue
        for level, coords in found.items():
            levels.setdefault(level, set()).update(coords)
    if begun:
        generations.advance(place, sorted(begun))
    kept = {level: coords for level, coords in levels.items() if level.key not in begun}
    done = purge(kept, _patience_s(called_at))
    if done.stuck:
        logger.warning("renderers kept their locks too long: new generation of %s", sorted(done.stuck))
        generations.advance(place, sorted(done.stuck))
    dropped = Dropped(done.metatiles, tuple(sorted(begun | done.stuck)))
    logger.info("%s: %s", ", ".join(touched) or "no layer", dropped)
    return dropped


def _patience_s(called_at: float) -> float:
    """For renderers: where machines share their tiles, the generation that may have to follow needs its time too."""
    settling = numbers.SETTLED_S if shared() else 0.0
    return max(0.0, settings.TILE_PURGE_WAIT_S - settling - (time.monotonic() - called_at))


def _showing(caches: Caches, spec: LayerSpec, *, ground_only: bool) -> Iterable[CacheLevel]:
    """Levels that show a layer; of those only its ground by group, if so asked."""
    if not ground_only or spec.tiles is None:
        return caches.showing(spec)
    key, end = _vector_key(spec.name), spec.tiles.min_zoom
    return (one for one in caches.showing(spec) if one.key == key and one.level < end)


def _metatiles(
    caches: Caches, spec: LayerSpec, shapes: list[Geometry], *, ground_only: bool = False
) -> dict[CacheLevel, set[Coord]] | None:
    """Metatiles by level of each cache that shows the layer; None when they are too many to be dropped one by one."""
    found: dict[CacheLevel, set[Coord]] = {}
    in_srs = {WEB_MERCATOR.code: shapes}
    met: dict[tuple[str, Level], set[Coord]] = {}
    left = settings.TILE_PURGE_MOST
    for level in _showing(caches, spec, ground_only=ground_only):
        if level.srs not in in_srs:
            in_srs[level.srs] = [_transformed(one, level.srs) for one in shapes]
        place = (level.srs, level.grid)  # the same for every map
        if place not in met:
            seen = in_srs[level.srs]
            if level.key == _vector_key(spec.name) and spec.tiles is not None:
                seen = squares_shown(spec.tiles, level.level, shapes)
            try:
                met[place] = metatiles(seen, level.grid, _GROWN_M, left)
            except TooMany:
                return None
        found[level] = met[place]
        left -= len(found[level])
        if left < 0:
            return None
    return found


def _transformed(shape: Geometry, srs: str) -> Geometry:
    target = by_srid(int(srs.removeprefix("EPSG:")))
    return transform_geometry(shapely.segmentize(shape, LONGEST_EDGE_M), WEB_MERCATOR, target)


_building = Lock()
_built: dict[Workspace, tuple[object, Caches]] = {}


def _caches(place: Workspace) -> Caches:
    """The caches of now; built anew when a generation began, a layer was declared, or tiles are kept elsewhere."""
    with _building:
        numbers = generations.current(place)
        stamp = (registry.generation, tuple(sorted(numbers.items())), shared())
        held = _built.get(place)
        if held is None or held[0] != stamp:
            held = _built[place] = (stamp, Caches(place, numbers))
        return held[1]
