"""Phiên bản. A word for the state of a layer's tiles, which changes with every publication that dropped some of them.

It stands in the addresses of TileJSON (`?v=`) and in `/tiles/versions.json`: a proxy that keeps tiles whatever their
headers say keeps them under an address that nobody asks for any more. Nothing depends on it where headers are obeyed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from layers.changesets.outbox import last_done
from layers.registry import registry
from layers.rights import may
from layers.spec import LayerSpec
from tiles import generations, vector
from tiles.generalised.owed import changed_at
from tiles.workspace import Workspace, workspace

_looks: dict[tuple[int, str], str] = {}


def versions(specs: Sequence[LayerSpec], place: Workspace | None = None) -> dict[str, str]:
    """Version of each layer by name; messages of the layers that show or hide its rows count too.

    A word is told no earlier than its tiles are served, or whoever hears it would fetch those of before once more.
    """
    numbers = generations.served(place or workspace())
    leading = {spec.name: (spec.name, *spec.shown_by) for spec in specs}
    done = last_done(name for names in leading.values() for name in names)
    grounds = changed_at(leading)
    found = {}
    for spec in specs:
        generation = numbers.get(f"{generations.VECTOR_PREFIX}{spec.name}", 0), numbers.get(spec.name, 0)
        last = max(done[name] for name in leading[spec.name])
        state = f"{_look(spec)} {generation} {last} {grounds.get(spec.name)}"
        found[spec.name] = hashlib.blake2b(state.encode(), digest_size=6).hexdigest()
    return found


def _look(spec: LayerSpec) -> str:
    """What is code, computed once a process. Nobody keeps tiles of a layer of the office: each reader has them made."""
    key = (registry.generation, spec.name)
    if key not in _looks:
        is_kept = spec.tiles is not None and may(None, "read", spec)
        _looks[key] = vector.fingerprint(spec) if is_kept else ""
    return _looks[key]
