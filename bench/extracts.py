"""The extract of one plot through the whole stack against its own statement on one raw connection."""

from __future__ import annotations

import uuid

from bench.measure import Row, throughput
from bench.places import random_places
from bench.stage import fetcher, hand_over, raw_connection, server, use_database

COUNT = 300


def main() -> None:
    """One client and four."""
    use_database()
    from django.utils import timezone

    from planning.queries.extract import question

    rows = []
    with (
        raw_connection() as connection,
        server(["geo.wsgi:application"], ready="/ogc/collections?f=json") as origin,
    ):
        places = random_places(connection, COUNT)
        statement, parameters = question(uuid.UUID(places[0].id), timezone.localdate())
        get = fetcher(4)
        floor, _ = throughput(
            lambda identity: connection.execute(
                statement, parameters | {"parcel": uuid.UUID(identity)}, prepare=True
            ).fetchall(),
            [place.id for place in places],
            clients=1,
        )
        asked = [f"{origin}/api/v1/parcels/{place.id}/extract" for place in places]
        for clients in (1, 4):
            ours, p95 = throughput(get, asked, clients=clients)
            rows.append(Row("extract", f"JSON, all themes, {clients} client{'s' if clients > 1 else ''}", "req/s",
                            ours, floor, "its SQL, 1 client", note=f"p95 {p95:.0f} ms"))  # fmt: skip
    hand_over(rows)


if __name__ == "__main__":
    main()
