"""Sổ đăng ký lớp. The layers of this installation, collected from the apps at start-up.

Every installed app may hold a module `layers`: `LAYERS`, a list of `LayerSpec`. The kernel, which must not import this
package, offers `declare(kit)` instead and is handed the declaration kit (dependency injection; docs/architecture.md).
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from importlib.util import find_spec

from layers import declaration
from layers.spec import LayerInvalid, LayerSpec


class UnknownLayer(LookupError):
    """There is no layer of this name."""


class Registry:
    """Ordered collection of layer declarations; `generation` grows at each change so that caches can follow."""

    def __init__(self) -> None:
        self._specs: dict[str, LayerSpec] = {}
        self.generation = 0

    def register(self, spec: LayerSpec) -> None:
        """Add a layer.

        Raises:
            LayerInvalid: the name is taken.
        """
        if spec.name in self._specs:
            raise LayerInvalid(f"{spec.name} is declared twice")
        self._specs[spec.name] = spec
        self.generation += 1

    def unregister(self, name: str) -> None:
        """Take a layer out (a test's toy layer, a layer that was withdrawn)."""
        del self._specs[name]
        self.generation += 1

    def get(self, name: str) -> LayerSpec:
        """The layer called `name`.

        Raises:
            UnknownLayer: none is.
        """
        try:
            return self._specs[name]
        except KeyError:
            raise UnknownLayer(name) from None

    def __contains__(self, name: object) -> bool:
        return name in self._specs

    def __iter__(self) -> Iterator[LayerSpec]:
        return iter(sorted(self._specs.values(), key=lambda spec: (spec.draw_order, spec.name)))

    def __len__(self) -> int:
        return len(self._specs)

    def spatial(self) -> list[LayerSpec]:
        """Layers with a shape, in drawing order."""
        return [spec for spec in self if spec.is_spatial]

    def group(self, map_group: str) -> list[LayerSpec]:
        """Layers drawn in one map group, in drawing order."""
        return [spec for spec in self if spec.map_group == map_group]


registry = Registry()


def autodiscover(app_modules: Iterable[str]) -> None:
    """Register the layers of every app in `app_modules` (dotted package names) that has a `layers` module."""
    for package in app_modules:
        if (
            package == "layers"
            or package.startswith(("django.", "procrastinate."))
            or find_spec(f"{package}.layers") is None
        ):
            continue
        module = importlib.import_module(f"{package}.layers")
        specs = module.declare(declaration) if hasattr(module, "declare") else getattr(module, "LAYERS", [])
        for spec in specs:
            registry.register(spec)
