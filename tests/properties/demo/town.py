"""A town of four street blocks, drawn here, for the generator to fill: a few hundred parcels in a second."""

import pandas as pd
import shapely

from demo.fabric.sources import Sources

EAST, NORTH = 603_000.0, 1_191_000.0
COLUMNS = (0.0, 120.0, 235.0)
ROWS = (0.0, 95.0, 205.0)


def _box(west: float, south: float, east: float, north: float) -> shapely.Polygon:
    return shapely.box(EAST + west, NORTH + south, EAST + east, NORTH + north)


def _streets() -> pd.DataFrame:
    """Two columns by two rows of blocks, a little askew; the outer streets are main roads."""
    lines = []
    for i, x in enumerate(COLUMNS):
        lines.append((f"Phố Dọc {i}", i in (0, 2), [(x, -60.0), (x + 10.0, 265.0)]))
    for i, y in enumerate(ROWS):
        lines.append((f"Lê Ngang {i}", i in (0, 2), [(-60.0, y), (295.0, y + 6.0)]))
    return pd.DataFrame(
        {
            "osm_id": [f"w{i}" for i in range(len(lines))],
            "name": [name for name, _, _ in lines],
            "ref": None,
            "road_class": ["primary" if main else "residential" for _, main, _ in lines],
            "bridge": False,
            "tunnel": False,
            "width_m": float("nan"),
            "lanes": pd.array([None] * len(lines), dtype="Int64"),
            "surface": None,
            "maxspeed_kmh": float("nan"),
            # The base map's files hold multi-lines of one part.
            "geometry": [
                shapely.MultiLineString([[(EAST + x, NORTH + y) for x, y in xy]]) for _, _, xy in lines
            ],
        }
    )


def town() -> Sources:
    """One ward since 2025, two old ones, a park in the middle block, a pond, no river."""
    ward = _box(-15.0, -15.0, 260.0, 225.0)
    wards = pd.DataFrame(
        {"code": ["27154"], "name": ["Bàn Cờ"], "full_name": ["Phường Bàn Cờ"], "geometry": [ward]}
    )
    old = pd.DataFrame(
        {
            "code": ["27157", "27160"],
            "full_name": ["Phường 2", "Phường 1"],
            "district_name": ["Quận 3", "Quận 3"],
            "geometry": [_box(-200.0, -200.0, 130.0, 500.0), _box(130.0, -200.0, 600.0, 500.0)],
        }
    )
    commune = {
        "code": ["27619"],
        "full_name": ["Xã Bình Hưng"],
        "geometry": [_box(4_000.0, 0.0, 6_500.0, 2_000.0)],
    }
    cover = pd.DataFrame({"site_use": ["park"], "geometry": [_box(150.0, 120.0, 205.0, 175.0)]})
    return Sources(
        wards=wards,
        roads=_streets(),
        water=shapely.polygons([[(EAST + 60, NORTH + 20), (EAST + 80, NORTH + 20), (EAST + 70, NORTH + 40)]]),
        waterways=shapely.linestrings([[(EAST + 800, NORTH), (EAST + 900, NORTH)]]),
        cover=cover,
        old_units=old,
        area=ward,
        communes=pd.DataFrame(commune),
    )


def as_text(page: str) -> bytes:
    """A paper that is the page itself: laying a page out takes longer than generating the town."""
    return page.encode()
