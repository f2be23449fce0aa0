"""The database container: the same cluster as `make run`, tuned the same way, reachable by its neighbours.

`python3 -m ops.container_database` makes or starts the cluster, lets the role of the other containers in by
password, creates the city's database, and then becomes PostgreSQL itself.
"""

from __future__ import annotations

import os
import re
import sys

from ops import messages, paths, settings
from ops.cluster import ROLE, Cluster, write_secret
from ops.errors import OperatorError

PASSWORD = re.compile(r"^[A-Za-z0-9_-]{16,128}$")
#: Only addresses of the container's own network, and only with the password.
NEIGHBOURS = f"host all {ROLE} samenet scram-sha-256\n"
IN_A_CONTAINER = {"listen_addresses": "*", "logging_collector": "off"}


def prepare(environment: dict[str, str]) -> Cluster:
    """Cluster made, password as the environment says, database there; stopped again.

    Raises:
        OperatorError: NEN_DB_PASSWORD is missing or could not stand in a URL.
    """
    password = environment.get("NEN_DB_PASSWORD", "")
    if not PASSWORD.match(password):
        raise OperatorError(messages.ENVIRONMENT_INVALID.format(setting="NEN_DB_PASSWORD"))
    where = paths.of_clone()
    where.prepare()
    chosen = settings.read({**environment, "NEN_PG_PORT": "5432"})
    cluster = Cluster(where, chosen, parameters=IN_A_CONTAINER)
    if not cluster.password:
        write_secret(where.var / "pg.password", password)
    cluster.ensure_running()
    if cluster.password != password:
        cluster.psql("postgres", f"ALTER ROLE {ROLE} PASSWORD '{password}'")
        write_secret(where.var / "pg.password", password)
    cluster.ensure_database(f"nen_{chosen.city}")
    rules = cluster.data / "pg_hba.conf"
    if NEIGHBOURS not in rules.read_text():
        with rules.open("a") as file:
            file.write(NEIGHBOURS)
    cluster.stop()
    return cluster


def main() -> int:
    """Prepare, then replace this process, so that the container's signals reach PostgreSQL."""
    try:
        cluster = prepare(dict(os.environ))
    except OperatorError as error:
        print(f"✗ {error}", file=sys.stderr)
        return 1
    server = cluster.binaries / "postgres"
    os.execv(server, [str(server), "-D", str(cluster.data)])  # noqa: S606 no shell is wanted


if __name__ == "__main__":
    sys.exit(main())
