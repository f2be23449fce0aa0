"""Kiểm tra lúc khởi động. What `manage.py check` says about the place of kept tiles."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.core.exceptions import ImproperlyConfigured

from tiles.keeping.chosen import LIBRARIES, shared


@register()
def kept_tiles_have_a_place(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """The settings make sense, and the library of the chosen server is there. Nobody is asked over the network."""
    try:
        shared()
    except ImproperlyConfigured as error:
        return [Error(str(error), hint="docs/tiles-caches.md", id="tiles.E001")]
    library = LIBRARIES.get(settings.TILE_CACHE)
    if library is None or find_spec(library) is not None:
        return []
    return [
        Warning(
            f"NEN_TILE_CACHE={settings.TILE_CACHE}: thiếu thư viện · the Python library {library} is missing.",
            hint="pip install -r requirements.txt; until then maps are drawn and not kept.",
            id="tiles.W001",
        )
    ]
