"""Names of the themes by which pages and the catalogue group layers: Vietnamese, English."""

from __future__ import annotations

from collections.abc import Iterable

from layers.spec import LayerSpec

#: In the order in which lists name them: what most look for comes first.
THEMES = {
    "cadastre": ("Địa chính", "Cadastre"),
    "planning": ("Quy hoạch", "Planning"),
    "permits": ("Giấy phép xây dựng", "Building permits"),
    "transport": ("Giao thông", "Transport"),
    "administration": ("Địa giới hành chính", "Administrative units"),
    "basemap": ("Bản đồ nền", "Base map"),
}


def in_lists(specs: Iterable[LayerSpec]) -> list[LayerSpec]:
    """Layers as lists name them: those with shapes before tables, both by theme, else as they came."""
    order = {theme: place for place, theme in enumerate(THEMES)}
    return sorted(specs, key=lambda spec: (not spec.is_spatial, order.get(spec.theme, len(order))))
