"""Settings of the commands, read once from the environment. The complete list is .env.example."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass

from ops import messages, ports
from ops.errors import OperatorError

CITY_NAME = re.compile(r"^[a-z][a-z0-9_]{0,30}$")


@dataclass(frozen=True)
class Settings:
    """What the operator may choose.

    Attributes:
        database_url: a server's own PostgreSQL; "" means the private cluster under var/pg.
        startup_seconds: how long the processes may take until /health/ready answers 200.
    """

    city: str
    host: str
    port: int
    tiles_port: int
    pg_port: int
    pg_port_chosen: bool
    database_url: str
    startup_seconds: float


def read(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings out of the environment.

    Raises:
        OperatorError: a value that is no port, or a city name that could not name a database.
    """

    def port(name: str, default: str) -> int:
        return ports.parse(name, environment.get(name) or default)

    city = environment.get("NEN_CITY") or "hcmc"
    if not CITY_NAME.match(city):
        raise OperatorError(messages.CITY_INVALID.format(value=city))
    return Settings(
        city=city,
        host=environment.get("NEN_HOST") or ports.LOOPBACK,
        port=port("NEN_PORT", "8000"),
        tiles_port=port("NEN_TILES_PORT", "8001"),
        pg_port=port("NEN_PG_PORT", "55432"),
        pg_port_chosen=bool(environment.get("NEN_PG_PORT")),
        database_url=environment.get("DATABASE_URL") or "",
        startup_seconds=float(environment.get("NEN_STARTUP_SECONDS") or 120),
    )
