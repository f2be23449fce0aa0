"""Thu lại tệp. A file that shows what was hidden since, or other columns than are public now, is taken away at once and
made anew."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Collection
from pathlib import Path

from django.db import transaction
from pmtiles.reader import MmapSource, Reader
from procrastinate.contrib.django import app as jobs
from procrastinate.exceptions import AlreadyEnqueued

from layers.changesets import feed
from layers.spec import LayerSpec
from tiles import vector
from tiles.maps import public_layers
from tiles.pmtiles.kept import file_of, only_one
from tiles.workspace import Workspace, workspace

logger = logging.getLogger(__name__)
#: Job that makes the file of one layer.
MAKE_TASK = "tiles.make_snapshot"
#: Entries of a file's metadata: the place in the change feed up to which it holds everything, and what made its tiles.
FEED, RULE = "nen:feed", "nen:rule"


def state(spec: LayerSpec) -> dict[str, str]:
    """What the metadata of a file tell whose data are read from now on."""
    return {FEED: str(feed.end()), RULE: vector.fingerprint(spec)}


def may_be_shown(spec: LayerSpec, told: dict[str, object]) -> bool:
    """Whether a file with these metadata shows nothing but what everybody may still see."""
    since = told.get(FEED)
    return (
        isinstance(since, str)
        and told.get(RULE) == vector.fingerprint(spec)
        and not feed.hidden_since(None, since, spec)
    )


def look(layers: Collection[str] | None = None, place: Workspace | None = None) -> list[str]:
    """Take away the files of these layers (None: of all) that may not be shown any more, and have them made anew.

    Returns:
        their layers.
    """
    place = place or workspace()
    taken = []
    for spec in public_layers():
        if (layers is not None and spec.name not in layers) or not file_of(spec.name, place).exists():
            continue
        with only_one(spec.name, place) as path:
            if not path.exists() or may_be_shown(spec, _metadata(path)):
                continue
            # Asked for first: a file that is there is looked at again, one that is missing is not.
            _have_made(spec.name)
            path.unlink()
        logger.warning("%s: its file shows what is not public any more and is taken away", spec.name)
        taken.append(spec.name)
    return taken


def _metadata(path: Path) -> dict[str, object]:
    with path.open("rb") as file:
        try:
            return dict(Reader(MmapSource(file)).metadata())
        except Exception:  # whatever is the matter with it, nobody knows what it shows
            logger.exception("%s cannot be read", path)
            return {}


def _have_made(layer: str) -> None:
    lock = f"{MAKE_TASK}.{layer}"
    with contextlib.suppress(AlreadyEnqueued), transaction.atomic():
        jobs.configure_task(MAKE_TASK, queue="tiles", queueing_lock=lock).defer(layer=layer)
