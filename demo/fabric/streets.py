"""Streets by name: one measured line for each, positions along it, house numbers."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

NUMBER_SPACING_M = 4.2
FACES_STREET_M = 3.5  # a lot nearer than this to the street's edge has its own number on it
STREET_WORDS = (
    "Đường",
    "Hẻm",
    "Đại lộ",
    "Quốc lộ",
    "Tỉnh lộ",
    "Hương lộ",
    "Xa lộ",
    "Cầu",
    "Hầm",
    "Lối",
    "Phố",
    "Ngõ",
)


@dataclass(frozen=True)
class Chainage:
    """Named streets as lines (EPSG:9210), each part with the metres that lie before it."""

    name: np.ndarray  # street name of each part
    part: np.ndarray  # LineString
    before_m: np.ndarray


def street_label(name: str) -> str:
    """The name with its street word: "Lê Lợi" → "Đường Lê Lợi"."""
    name = name.replace("Ð", "Đ")  # the Icelandic letter, common in OpenStreetMap names of the time
    return name if name.startswith(STREET_WORDS) else f"Đường {name}"


def nearest_part(streets: Chainage, polygons: np.ndarray) -> np.ndarray:
    """Index of the street part nearest to each polygon; searched by single segments, which is much faster."""
    xy, part = shapely.get_coordinates(streets.part, return_index=True)
    inner = np.flatnonzero(part[:-1] == part[1:])
    segments = shapely.linestrings(np.stack((xy[inner], xy[inner + 1]), axis=1))
    return part[inner[shapely.STRtree(segments).nearest(polygons)]]


def chainage(ways: pd.DataFrame) -> Chainage:
    """Merge the ways of each name into long parts, from west to east, and measure them."""
    names, parts, before = [], [], []
    for name, group in ways.groupby("name", sort=True):
        merged = shapely.line_merge(shapely.union_all(group["geometry"].to_numpy()))
        lines = sorted(shapely.get_parts(merged), key=lambda line: line.bounds)
        metres = 0.0
        for line in lines:
            names.append(name)
            parts.append(line)
            before.append(metres)
            metres += line.length
    return Chainage(np.array(names, dtype=object), np.array(parts, dtype=object), np.array(before))


def positions(streets: Chainage, part: np.ndarray, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Metres along the street and the side (True = left of the line) of points beside given parts."""
    line = streets.part[part]
    along = shapely.line_locate_point(line, points)
    foot = shapely.line_interpolate_point(line, along)
    ahead = shapely.line_interpolate_point(line, np.minimum(along + 0.5, shapely.length(line)))
    behind = shapely.line_interpolate_point(line, np.maximum(along - 0.5, 0.0))
    dx, dy = shapely.get_x(ahead) - shapely.get_x(behind), shapely.get_y(ahead) - shapely.get_y(behind)
    px, py = shapely.get_x(points) - shapely.get_x(foot), shapely.get_y(points) - shapely.get_y(foot)
    return streets.before_m[part] + along, dx * py - dy * px > 0


def addresses(
    polygons: np.ndarray, points: np.ndarray, ward_name: np.ndarray, ways: pd.DataFrame
) -> np.ndarray:
    """ "45 Đường Lê Lợi, Phường Sài Gòn" for lots on the street, "12/3 Đường …" for those on its alleys.

    Args:
        polygons, points: parcels and their characteristic points, EPSG:9210.
        ways: named streets with `name`, `geometry` and `half_width_m`.
    """
    streets = chainage(ways)
    part = nearest_part(streets, polygons)
    along, left = positions(streets, part, points)
    widest = ways.groupby("name")["half_width_m"].max()
    reach = widest.loc[streets.name[part]].to_numpy() + FACES_STREET_M
    on_street = shapely.distance(polygons, streets.part[part]) <= reach
    house = 2 * np.floor(along / NUMBER_SPACING_M).astype(int) + 1 + left
    alley = 2 * np.floor(along / (9 * NUMBER_SPACING_M)).astype(int) * 9 + 1 + left
    table = pd.DataFrame(
        {"street": streets.name[part], "alley": alley, "far": shapely.distance(points, streets.part[part])}
    )
    table["on_street"] = on_street
    inside = table[~on_street].sort_values(["street", "alley", "far"], kind="stable")
    index = (inside.groupby(["street", "alley"]).cumcount() + 1).reindex(table.index).fillna(0).astype(int)
    number = [
        str(h) if own else f"{a}/{i}" for h, a, i, own in zip(house, alley, index, on_street, strict=True)
    ]
    labels = {name: street_label(name) for name in np.unique(streets.name)}
    return np.array(
        [f"{n} {labels[s]}, {w}" for n, s, w in zip(number, table["street"], ward_name, strict=True)],
        dtype=object,
    )
