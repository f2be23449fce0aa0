"""docker-compose.yml, Dockerfile, nginx and .env.example agree with each other and with the code."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from django.conf import settings as site

from geo.http import request_id
from ops import settings
from ops.nen import ROOT
from ops.paths import Paths
from ops.processes import Installation

SETTING = re.compile(r"""["'](NEN_[A-Z0-9_]+|DATABASE_URL)["']""")
INTERPOLATED = re.compile(r"(?<!\$)\$\{([A-Z_]+)(:-[^}]*)?\}")
SECRETS = {"NEN_SECRET_KEY", "NEN_DB_PASSWORD"}
#: Addresses and start of `make run`, its demo, and tests.
NOT_FOR_CONTAINERS = {
    *("NEN_PORT", "NEN_HOST", "NEN_TILES_PORT", "NEN_PG_PORT", "NEN_STARTUP_SECONDS", "NEN_WITHOUT_DATABASE"),
    *("NEN_DEMO_PASSWORD", "NEN_DEBUG", "NEN_REAL_DATA", "NEN_PROOF", "NEN_CHROMIUM", "NEN_E2E_URL"),
    *("NEN_BENCH_PARCELS", "NEN_BENCH_ZONES", "NEN_BENCH_QGIS", "NEN_TEST_DB_SUFFIX"),
}
WORDS = "location = /tiles/versions.json"
CODE = (
    "geo",
    "layers",
    "cadastre",
    "planning",
    "transport",
    "permits",
    "ogc",
    "tiles",
    "web",
    "demo",
    "bench",
    "ops",
)


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    found = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    return dict(found["services"])


def _documented() -> dict[str, str]:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_the_server_runs_what_make_run_supervises(services: dict[str, Any]) -> None:
    cluster: Any = None
    paths = Paths(root=ROOT, var=ROOT / "var")
    local = Installation(paths, settings.read({}), cluster, tiles_port=8001).commands()
    assert set(services) == {"db", "migrate", "nginx", *local}
    for name, command in local.items():
        # The last word is the application, the module or the job; bindings differ inside containers.
        same = command[-1] if name != "worker" else "procrastinate"
        assert same in services[name]["command"], name


def test_every_service_is_built_from_the_one_dockerfile(services: dict[str, Any]) -> None:
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    stages = dict(re.findall(r"^FROM (\S+) AS (\S+)$", dockerfile, re.MULTILINE))
    targets = {name: base for base, name in re.findall(r"^FROM (\S+) AS (\S+)$", dockerfile, re.MULTILINE)}
    assert [base for base in stages if base not in targets] == ["debian:bookworm-slim"]
    assert {service["build"]["target"] for service in services.values()} <= set(targets)


def test_no_secret_has_a_default(services: dict[str, Any]) -> None:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    found = dict(INTERPOLATED.findall(text))
    assert set(found) >= SECRETS
    assert {found[name] for name in SECRETS} == {":-"}
    assert all(_documented()[name] == "" for name in SECRETS)
    entrypoint = (ROOT / "ops" / "docker" / "entrypoint.sh").read_text(encoding="utf-8")
    assert all(name in entrypoint for name in SECRETS)


def test_only_nginx_is_reachable_from_outside(services: dict[str, Any]) -> None:
    assert [name for name, service in services.items() if "ports" in service] == ["nginx"]


def test_what_calls_out_can_and_what_does_not_cannot(services: dict[str, Any]) -> None:
    """Webhooks and their trial, single sign-on, tiles shared on another machine; never the database or a renderer."""
    out = {name for name, service in services.items() if "outside" in service["networks"]}
    assert set(services) - out == {"db", "renderer"}
    assert all("inside" in service["networks"] for service in services.values())


def test_every_setting_of_a_server_reaches_its_processes(services: dict[str, Any]) -> None:
    """What somebody writes into .env must not be ignored: only what is fixed inside a container, or not for one."""
    told = set(services["web"]["environment"]) | {"NEN_HTTP_PORT"}
    assert set(_documented()) - told == NOT_FOR_CONTAINERS


def test_every_setting_is_documented() -> None:
    used = {
        name
        for folder in CODE
        for path in (ROOT / folder).rglob("*.py")
        if "node_modules" not in path.parts
        for name in SETTING.findall(path.read_text(encoding="utf-8"))
    }
    used |= {
        name for name, _ in INTERPOLATED.findall((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    }
    assert used - set(_documented()) == set()
    assert set(_documented()) - used == set()


def test_the_documented_defaults_are_the_real_ones() -> None:
    documented = settings.read(_documented())
    assert documented == settings.read({})


def test_nginx_keeps_the_words_of_the_layers_for_a_second_and_for_nobody_who_signed_in() -> None:
    block = _block((ROOT / "ops" / "nginx" / "nginx.conf").read_text(encoding="utf-8"), WORDS)
    assert "proxy_cache_valid 200 1s;" in block
    assert "proxy_cache_key $uri;" in block
    assert "proxy_cache_use_stale" not in block
    assert re.search(r"if \(\$cookie_sessionid\$http_authorization\) \{\s+return 418;", block)
    assert "error_page 418 = @tile_of_the_office;" in block
    assert site.SESSION_COOKIE_NAME == "sessionid"


def test_nginx_passes_on_and_logs_the_id_that_a_caller_gave() -> None:
    text = (ROOT / "ops" / "nginx" / "nginx.conf").read_text(encoding="utf-8")
    (taken,) = re.findall(r'"~\^(.+)\$" \$http_x_request_id;', text)
    for given in ("7", "HS-2026-000043", "x" * 64, "", "x" * 65, 'a"b', "a b"):
        assert bool(re.fullmatch(taken, given)) == (request_id.chosen(given) == given), given
    assert "proxy_set_header X-Request-Id $call_id;" in text
    assert re.search(r"log_format line [^;]*\$call_id", text)
    assert not re.search(r"proxy_set_header X-Request-Id \$request_id", text)


def test_nginx_caches_no_map_and_sends_tiles_to_the_tile_process() -> None:
    text = (ROOT / "ops" / "nginx" / "nginx.conf").read_text(encoding="utf-8")
    assert "proxy_cache " not in text.replace(_block(text, WORDS), "")
    # the tile process knows neither /map nor /tiles: its addresses begin behind them
    for place, passed in (
        ("location @vector_tile", r"rewrite ^/tiles/(.+\.mvt)$ /mvt/$1 break;"),
        ("location @raster_tile", "rewrite ^/map(/.+)$ $1 break;"),
        ("location /map/", "proxy_pass http://tiles_process/;"),
        ("location = /map/service", "proxy_pass http://tiles_process/service;"),
    ):
        block = _block(text, place)
        assert passed in block
        assert "proxy_pass http://tiles_process" in block
        assert "limit_req zone=" in block or place.startswith("location @")


def test_nginx_serves_kept_tiles_as_files_that_may_change_at_any_moment(services: dict[str, Any]) -> None:
    text = (ROOT / "ops" / "nginx" / "nginx.conf").read_text(encoding="utf-8")
    assert not re.search(r"^\s*open_file_cache", text, re.MULTILINE)
    tiles = [part for part in re.split(r"\n {8}location ", text) if "try_files" in part]
    assert len(tiles) == 2
    for block in tiles:
        for line in (
            "limit_req zone=tiles", "root /srv/nen/tiles/hcmc/live;", "if_modified_since off;",
            'add_header Last-Modified "";', "add_header Cache-Control no-cache;",
        ):  # fmt: skip
            assert line in block
        assert re.search(r"try_files \S+ @(vector|raster)_tile;", block)
    assert "tiles:/srv/nen/tiles:ro" in services["nginx"]["volumes"]
    assert "tiles:/srv/nen/var/tiles" in services["tiles"]["volumes"]
    assert "s|/tiles/hcmc/|/tiles/${NEN_CITY:-hcmc}/|" in (ROOT / "Dockerfile").read_text(encoding="utf-8")


def _block(text: str, place: str) -> str:
    return re.split(r"\n {8}\}", text[text.index(f"{place} {{") :], maxsplit=1)[0]


def test_requirement_locks_name_no_download_host() -> None:
    locks = sorted(ROOT.glob("requirements*.txt"))
    assert [lock.name for lock in locks] == [
        *("requirements-dev.txt", "requirements-node.txt", "requirements.txt"),
    ]
    for lock in locks:
        text = lock.read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert "http" not in re.sub(r"^\S+==.*$|^\s*#.*$", "", text, flags=re.MULTILINE)
