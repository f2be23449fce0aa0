"""OGC API items through the whole stack against the same work on one raw connection."""

from __future__ import annotations

from psycopg import sql

from bench.measure import Row, throughput
from bench.places import Place, random_places
from bench.stage import fetcher, hand_over, raw_connection, server, use_database

CLIENTS = 2
WINDOW_DEGREES = 0.004
"""Half a window: about 900 m across, several hundred parcels in a dense ward."""


def main() -> None:
    """Pages of 100 and 1,000 and single items."""
    use_database()
    from geo.named_sql import load
    from layers.registry import registry

    spec = registry.get("parcels")
    columns = sql.SQL(", ").join(
        sql.SQL("page.{}").format(sql.Identifier(spec.column(field.name))) for field in spec.public_fields
    )
    page, item = (
        sql.SQL(load("bench", "floor")[key]).format(properties=columns) for key in ("items", "item")
    )
    rows = []
    with (
        raw_connection() as connection,
        server(["geo.wsgi:application"], ready="/ogc/collections?f=json") as origin,
    ):
        get = fetcher(CLIENTS)
        base = f"{origin}/ogc/collections/parcels/items"
        places = random_places(connection, 400)
        for limit, count in ((100, 400), (1000, 100)):
            asked = [f"{base}?f=json&limit={limit}&bbox={_bbox(place)}" for place in places[:count]]
            ours, p95 = throughput(get, asked, clients=CLIENTS)
            floor, _ = throughput(
                lambda at, limit=limit: connection.execute(page, _window(places[int(at)], limit)).fetchall(),
                [str(number) for number in range(count)],
                clients=1,
            )
            rows.append(
                Row("items", f"bbox, limit={limit}, {CLIENTS} clients", "req/s", ours, floor, "raw SQL, 1 client",
                    note=f"p95 {p95:.0f} ms")
            )  # fmt: skip
        ours, p95 = throughput(get, [f"{base}/{place.id}?f=json" for place in places], clients=CLIENTS)
        floor, _ = throughput(
            lambda identity: connection.execute(item, {"id": identity}).fetchall(),
            [place.id for place in places],
            clients=1,
        )
        rows.append(
            Row("items", f"one item, {CLIENTS} clients", "req/s", ours, floor, "raw SQL, 1 client",
                note=f"p95 {p95:.0f} ms")
        )  # fmt: skip
    hand_over(rows)


def _bbox(place: Place) -> str:
    return ",".join(f"{value:.6f}" for value in place.bbox(WINDOW_DEGREES))


def _window(place: Place, limit: int) -> dict[str, object]:
    names = ("min_lon", "min_lat", "max_lon", "max_lat")
    return dict(zip(names, place.bbox(WINDOW_DEGREES), strict=True)) | {"limit": limit}


if __name__ == "__main__":
    main()
