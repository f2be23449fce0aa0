"""The private cluster: made by an unprivileged account, reached with its password only, robust to leftovers."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ops import ports, settings
from ops.cluster import Cluster
from ops.paths import Paths
from tests.unit.ops.programs import port_of_our_own


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A cluster of this test's own, not made yet; stopped and deleted afterwards."""
    root = Path(tempfile.mkdtemp(prefix="nen-cluster-"))
    root.chmod(0o755)
    paths = Paths(root=root, var=root / "var")
    paths.prepare()
    chosen = settings.read({"NEN_PG_PORT": str(port_of_our_own(26100))})
    made = Cluster(paths, chosen)
    try:
        yield made
    finally:
        made.stop()
        shutil.rmtree(root)


def test_it_is_made_once_and_started_again_on_its_port(cluster: Cluster) -> None:
    cluster.ensure_running()
    cluster.ensure_database("nen_test")
    cluster.ensure_database("nen_test")
    assert cluster.psql("nen_test", "SELECT ST_SRID(ST_Point(1, 2, 9210)), unaccent('Thửa')") == "9210|Thua"
    assert cluster.psql("nen_test", "SHOW jit") == "off"
    first, identity = cluster.running_pid(), cluster.identity("nen_test")
    cluster.ensure_running()
    assert cluster.running_pid() == first
    cluster.stop()
    assert cluster.running_pid() is None
    cluster.ensure_running()
    assert cluster.identity("nen_test") == identity


def test_it_never_runs_as_root_and_lets_nobody_in_without_the_password(cluster: Cluster) -> None:
    cluster.ensure_running()
    pid = cluster.running_pid()
    assert pid is not None
    assert Path(f"/proc/{pid}").stat().st_uid != 0
    for secret in ("pg.password", "database_base_url", "pgpass"):
        assert (cluster.paths.var / secret).stat().st_mode & 0o077 == 0
    (cluster.paths.var / "pg.password").write_text("wrong")
    assert cluster.psql("postgres", "SELECT 1") is None


def test_an_interrupted_initdb_is_begun_anew(cluster: Cluster) -> None:
    for rest in (cluster.data, cluster.paths.var / "pg.partial"):
        rest.mkdir()
        (rest / "half-written").touch()
    cluster.ensure_running()
    assert cluster.made
    assert not (cluster.data / "half-written").exists()


def test_a_pid_file_that_names_another_process_does_not_stop_the_start(cluster: Cluster) -> None:
    cluster.ensure_running()
    cluster.stop()
    record = cluster.data / "postmaster.pid"
    record.write_text(f"{os.getpid()}\n{cluster.data}\n")
    assert cluster.running_pid() is None
    cluster.ensure_running()
    assert cluster.psql("postgres", "SELECT 1") == "1"


def test_a_port_that_was_taken_meanwhile_is_left_to_its_holder(cluster: Cluster) -> None:
    cluster.ensure_running()
    before = cluster.port
    cluster.stop()
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind((ports.LOOPBACK, before))
        other.listen()
        again = Cluster(cluster.paths, settings.read({}))  # no port asked for by name
        again.ensure_running()
        assert again.port != before
        assert str(again.port) in (cluster.paths.var / "database_base_url").read_text()
