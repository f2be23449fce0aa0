"""Trước và sau khi áp dụng. What apps above have to write when a change set is published, inside its transaction.

An app registers its hook when it starts (`AppConfig.ready`); the dependency points from it to here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db.backends.utils import CursorWrapper

from layers.changesets.models import ChangeSet
from layers.spec import LayerInvalid


class Publication(NamedTuple):
    """A change set whose edits are written, not yet committed; `day` is the one from which they hold."""

    cursor: CursorWrapper
    change_set: ChangeSet
    day: date


class Preparation(NamedTuple):
    """A change set that is about to be written, by `user`; everything is locked, compared and checked."""

    user: User
    change_set: ChangeSet
    day: date


Hook = Callable[[Publication], None]
Look = Callable[[Preparation], None]
_hooks: dict[str, Hook] = {}
_looks: dict[str, Look] = {}


def before_publication(name: str, look: Look) -> None:
    """Have `look` called in every publication, before the layers are written: the last sight of what was.

    Raises:
        LayerInvalid: the name is taken.
    """
    if name in _looks:
        raise LayerInvalid(f"publication hook {name!r} is registered twice")
    _looks[name] = look


def run_preparation_hooks(preparation: Preparation) -> None:
    """Call every look, in the order of their registration."""
    for look in _looks.values():
        look(preparation)


def on_publication(name: str, hook: Hook) -> None:
    """Have `hook` called in every publication, after the layers are written; what it raises undoes the publication.

    Raises:
        LayerInvalid: the name is taken.
    """
    if name in _hooks:
        raise LayerInvalid(f"publication hook {name!r} is registered twice")
    _hooks[name] = hook


def run_publication_hooks(publication: Publication) -> None:
    """Call every hook, in the order of their registration."""
    for hook in _hooks.values():
        hook(publication)
