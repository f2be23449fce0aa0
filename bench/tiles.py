"""Vector tiles of parcels, uncached and cached, against `ST_AsMVT` on one raw connection."""

from __future__ import annotations

from psycopg import sql

from bench.measure import Row, throughput
from bench.places import random_places
from bench.stage import fetcher, hand_over, raw_connection, server, use_database

CLIENTS = 2
ZOOMS = (15, 16, 17)


def main() -> None:
    """Each zoom: every tile once (uncached), then again (cached)."""
    use_database()
    from geo.named_sql import load
    from layers.registry import registry
    from tiles.freshness import expire

    expire("parcels")
    spec = registry.get("parcels")
    attributes = sql.SQL(", ").join(sql.Identifier(spec.column(field.name)) for field in spec.tile_fields)
    floor_sql = sql.SQL(load("bench", "floor")["tile"]).format(attributes=attributes)
    rows = []
    with (
        raw_connection() as connection,
        server(["tiles.wsgi:application"], ready="/") as origin,
    ):
        get = fetcher(CLIENTS)
        places = random_places(connection, 400)
        for zoom in ZOOMS:
            tiles = sorted({place.tile(zoom) for place in places})
            asked = [f"{origin}/mvt/parcels/{zoom}/{x}/{y}.mvt" for x, y in tiles]
            uncached, p95 = throughput(get, asked, clients=CLIENTS)
            cached, cached_p95 = throughput(get, asked * 3, clients=CLIENTS)
            floor, _ = throughput(
                lambda key, zoom=zoom: connection.execute(floor_sql, _address(key, zoom)).fetchone(),
                [f"{x}/{y}" for x, y in tiles],
                clients=1,
            )
            work = f"parcels z{zoom}, {len(tiles)} tiles, {CLIENTS} clients"
            rows.append(Row("tiles", f"{work}, uncached", "tiles/s", uncached, floor, "raw ST_AsMVT, 1 client",
                            note=f"p95 {p95:.0f} ms"))  # fmt: skip
            rows.append(Row("tiles", f"{work}, cached", "tiles/s", cached, floor, "raw ST_AsMVT, 1 client",
                            note=f"p95 {cached_p95:.0f} ms"))  # fmt: skip
    hand_over(rows)


def _address(key: str, zoom: int) -> dict[str, object]:
    x, y = key.split("/")
    return {"z": zoom, "x": int(x), "y": int(y)}


if __name__ == "__main__":
    main()
