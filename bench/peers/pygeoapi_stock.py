"""pygeoapi as it comes: its PostgreSQL provider, Flask under gunicorn."""

from __future__ import annotations

import json
import subprocess
from urllib.parse import urlencode, urlsplit

from bench.peers.asked import Asked
from bench.peers.building import PLACE, Unavailable, environment
from bench.peers.running import Start
from geo.domain.crs import by_srid

NAME = "pygeoapi"
LABEL = "pygeoapi 0.21, PostgreSQL provider, gunicorn"
ITEMS = "/collections/parcels/items"


def start(port: int, database: str, srid: int) -> Start:
    """Writes its configuration and its OpenAPI file, as its manual says.

    Args:
        srid: CRS in which `peers.parcels` is stored; pygeoapi transforms from it.
    """
    programs = environment("pygeoapi")
    config, openapi = PLACE / "pygeoapi.yml", PLACE / "pygeoapi-openapi.json"
    config.touch(mode=0o600)  # it carries the password of the database
    config.write_text(json.dumps(_configuration(port, database, srid)), encoding="utf-8")  # JSON is YAML
    told = {"PYGEOAPI_CONFIG": str(config), "PYGEOAPI_OPENAPI": str(openapi)}
    command = [str(programs / "pygeoapi"), "openapi", "generate", str(config)]
    command += ["--output-file", str(openapi), "--format", "json"]
    done = subprocess.run(command, cwd=PLACE, capture_output=True, text=True, check=False, timeout=120)
    if done.returncode:
        raise Unavailable((done.stderr.strip().splitlines() or ["openapi generate"])[-1])
    serve = [str(programs / "gunicorn"), "--workers", "2", "--bind", f"127.0.0.1:{port}"]
    return Start([*serve, "pygeoapi.flask_app:APP"], f"{ITEMS}?f=json&limit=1", PLACE, told)


def path(asked: Asked) -> str:
    """Address of a question; its text filters are ECQL."""
    if not asked.limit:
        return f"{ITEMS}/{asked.feature}?f=json"
    query = {"f": "json", "limit": str(asked.limit)}
    if asked.bbox:
        query["bbox"] = asked.bbox_text
    if asked.cql:
        query |= {"filter": asked.cql, "filter-lang": "cql-text"}
    if asked.skipped:
        query["offset"] = str(asked.skipped)
    return f"{ITEMS}?{urlencode(query)}"


def _configuration(port: int, database: str, srid: int) -> dict[str, object]:
    parts = urlsplit(database)
    crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
    stored = by_srid(srid).uri
    collection = {
        "type": "collection",
        "title": "parcels",
        "description": "parcels",
        "keywords": ["parcels"],
        "links": [],
        "extents": {"spatial": {"bbox": [-180, -90, 180, 90], "crs": crs84}},
        "providers": [
            {
                "type": "feature",
                "name": "PostgreSQL",
                "data": {
                    "host": parts.hostname,
                    "port": parts.port,
                    "dbname": parts.path.lstrip("/"),
                    "user": parts.username,
                    "password": parts.password,
                    "search_path": ["peers", "public"],
                },
                "id_field": "id",
                "table": "parcels",
                "geom_field": "geom",
                "crs": [crs84, stored],
                "storage_crs": stored,
            }
        ],
    }
    about = {"title": "peer", "description": "peer", "keywords": ["peer"], "keywords_type": "theme"}
    about |= {"terms_of_service": "-", "url": f"http://127.0.0.1:{port}"}
    return {
        "server": {
            "bind": {"host": "127.0.0.1", "port": port},
            "url": f"http://127.0.0.1:{port}",
            "mimetype": "application/json; charset=UTF-8",
            "encoding": "utf-8",
            "languages": ["en-US"],
            "limits": {"default_items": 100, "max_items": 10_000},
            "pretty_print": False,
            "gzip": False,
            "map": {"url": "-", "attribution": "-"},
        },
        "logging": {"level": "ERROR"},
        "metadata": {
            "identification": about,
            "license": {"name": "-", "url": "-"},
            "provider": {"name": "-", "url": "-"},
            "contact": {"name": "-"},
        },
        "resources": {"parcels": collection},
    }
