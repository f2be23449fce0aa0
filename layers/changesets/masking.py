"""Che dữ liệu. Which fields of a feature the reader of a change set sees: those that `layers.rights` gives him."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib.auth.models import User
from shapely import Geometry

from layers import rights
from layers.changesets import access
from layers.spec import Field, LayerSpec


class Mask:
    """Fields of one layer for one reader; some may be his in a part of the city only."""

    def __init__(self, user: User, spec: LayerSpec) -> None:
        self._user, self._spec = user, spec
        self._always = {one.name for one in rights.readable_fields(user, spec)}
        self._in_reach = {one.name for one in rights.fields_in_reach(user, spec)} - self._always

    def fields(self, places: Sequence[Geometry | None] = ()) -> list[Field]:
        """Fields that the reader sees of a feature at these places, but for its identity."""
        names = set(self._always)
        if self._in_reach and self._is_at_work(places):
            names |= self._in_reach
        return [
            one for one in self._spec.all_fields if one.name in names and one.name not in ("id", "version")
        ]

    def values(
        self, values: Mapping[str, object], places: Sequence[Geometry | None] = ()
    ) -> dict[str, object]:
        """The values that the reader sees, in the order of the declaration."""
        return {one.name: values[one.name] for one in self.fields(places) if one.name in values}

    def _is_at_work(self, places: Sequence[Geometry | None]) -> bool:
        return any(
            access.within_reach(self._user, action, self._spec, places) for action in ("write", "approve")
        )
