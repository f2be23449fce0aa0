"""The maps on offer: one for each public spatial layer, one for each map group, and the shared digital map."""

from __future__ import annotations

from dataclasses import dataclass, replace

from layers.drawn_maps import DrawnMap
from layers.labels import Label
from layers.registry import registry
from layers.rights import User, may
from layers.spec import LayerSpec
from tiles.raster.catalogue import IMAGERY_TITLES, prepared_kinds
from tiles.style.looks import HYBRID, LIGHT, LOOKS, raster_name

BASEMAP, SHARED = "basemap", "shared"
_GROUP_TITLES = {
    BASEMAP: Label("Bản đồ nền", "Base map"),
    "cadastre": Label("Địa chính", "Cadastre"),
    "planning": Label("Quy hoạch", "Planning"),
    "transport": Label("Giao thông", "Transport"),
    "permits": Label("Giấy phép xây dựng", "Building permits"),
    SHARED: Label("Bản đồ số dùng chung", "Shared digital map"),
}


class UnknownMap(LookupError):
    """There is no map of this name, or it is not public."""


@dataclass(frozen=True)
class MapDefinition:
    """One map: a WMTS/WMS/TMS layer of the same name.

    Attributes:
        specs: its layers, bottom first.
        with_country: drawn on sea, land and provinces, with Hoàng Sa and Trường Sa above.
        look: one of tiles.style.looks.LOOKS.
        imagery: kind of the registered rasters below everything, "" for none (tiles.raster.catalogue).
    """

    name: str
    title: Label
    specs: tuple[LayerSpec, ...]
    with_country: bool = False
    look: str = LIGHT
    imagery: str = ""

    @property
    def opaque(self) -> bool:
        """True where nothing below would be seen."""
        return bool(self.imagery) or (self.with_country and not LOOKS[self.look].transparent)

    @property
    def is_group(self) -> bool:
        """True for maps of several layers."""
        return self.name not in registry


def public_layers() -> list[LayerSpec]:
    """Spatial layers that everybody may see, in drawing order: the only ones of shared maps and tiles."""
    return visible_layers(None)


def visible_layers(user: User | None) -> list[LayerSpec]:
    """Spatial layers that `user` may see, in drawing order."""
    return [spec for spec in registry.spatial() if may(user, "read", spec)]


def group_title(name: str) -> Label:
    """Title of a map group; a group nobody named bears its own name."""
    return _GROUP_TITLES.get(name, Label(name, name))


def all_maps() -> list[MapDefinition]:
    """Groups first (the shared map foremost), then single layers in drawing order."""
    specs = public_layers()
    groups = [BASEMAP, *dict.fromkeys(spec.map_group for spec in specs if spec.map_group)]
    drawn = tuple(spec for spec in specs if spec.map_group)
    maps = [MapDefinition(SHARED, group_title(SHARED), drawn, with_country=True)]
    for group in dict.fromkeys(groups):
        members = tuple(spec for spec in specs if spec.map_group == group)
        maps.append(MapDefinition(group, group_title(group), members, with_country=group == BASEMAP))
    return maps + [MapDefinition(spec.name, spec.title, (spec,)) for spec in specs]


def drawn_maps() -> list[MapDefinition]:
    """What the renderers draw: `all_maps`, the groups among them in every look, and imagery that was prepared."""
    plain = all_maps()
    looks = [
        replace(
            one,
            name=raster_name(one.name, look.name),
            title=Label(f"{one.title.vi} – {look.title.vi}", f"{one.title.en} – {look.title.en}"),
            look=look.name,
        )
        for one in plain
        if one.is_group
        for look in LOOKS.values()
        if look.name != LIGHT
    ]
    imagery = [
        MapDefinition(kind, IMAGERY_TITLES[kind], (), with_country=True, look=HYBRID, imagery=kind)
        for kind in prepared_kinds()
    ]
    return [*plain, *looks, *imagery]


def of_several_layers() -> list[DrawnMap]:
    """Groups in every look, and imagery, as others list them."""
    return [
        DrawnMap(one.name, one.title, tuple(spec.name for spec in one.specs))
        for one in drawn_maps()
        if one.is_group
    ]


def maps_with(layer: str) -> list[str]:
    """Names of the maps in which a layer is drawn: itself, its group, the shared map."""
    return [one.name for one in all_maps() if any(spec.name == layer for spec in one.specs)]


def get_map(name: str, user: User | None = None) -> MapDefinition:
    """The map called `name`: one that everybody may see, or a single layer that `user` may see. Raises UnknownMap."""
    for one in drawn_maps():
        if one.name == name:
            return one
    spec = get_layer(name, user)
    return MapDefinition(spec.name, spec.title, (spec,))


def get_layer(name: str, user: User | None = None) -> LayerSpec:
    """A spatial layer that `user` may see. Raises UnknownMap for any other name, hidden or not."""
    for spec in visible_layers(user):
        if spec.name == name:
            return spec
    raise UnknownMap(name)
