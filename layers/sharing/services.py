"""Dịch vụ dữ liệu. Which service a request belongs to; the app that offers the services declares them at start-up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from layers.labels import Label


@dataclass(frozen=True, slots=True)
class Service:
    """One service as it is counted.

    Attributes:
        name: short ASCII name, a column value for years: never renamed.
        routes: regular expressions over "METHOD route pattern" (`GET api/v1/parcels/<parcel_id>`), matched from the
            beginning.
    """

    name: str
    title: Label
    routes: tuple[str, ...]


class Services:
    """Declared services, in the order in which their patterns are tried."""

    def __init__(self) -> None:
        self._services: dict[str, Service] = {}
        self._patterns: list[tuple[re.Pattern[str], str]] = []
        self.of_route = lru_cache(maxsize=2_000)(self._of_route)

    def declare(self, *services: Service) -> None:
        """Add services. Raises ValueError for a name that is there already."""
        for one in services:
            if one.name in self._services:
                raise ValueError(f"service {one.name} is declared twice")
            self._services[one.name] = one
            self._patterns += [(re.compile(pattern), one.name) for pattern in one.routes]
        self.of_route.cache_clear()

    def _of_route(self, method: str, route: str) -> str:
        """Name of the service that answers this method at this route pattern, "" for none."""
        asked = f"{method} {route}"
        return next((name for pattern, name in self._patterns if pattern.match(asked)), "")

    def get(self, name: str) -> Service | None:
        """The service of this name."""
        return self._services.get(name)

    def title(self, name: str, lang: str) -> str:
        """Title of a service; the name itself for one that is no longer offered."""
        found = self._services.get(name)
        return found.title.text(lang) if found else name

    def __iter__(self) -> Iterator[Service]:
        return iter(self._services.values())

    def __contains__(self, name: object) -> bool:
        return name in self._services


services = Services()
