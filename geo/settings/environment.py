"""Typed reading of environment variables: one place, no default for a secret."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

PROJECT_DIR = Path(__file__).resolve().parents[2]


class SettingMissing(RuntimeError):
    """A required environment variable is not set."""


def text(name: str, default: str = "") -> str:
    """Value of `name`, or `default` when unset or empty."""
    return os.environ.get(name, "") or default


def flag(name: str, default: bool = False) -> bool:
    """True for 1, true, yes, on (any case)."""
    value = os.environ.get(name, "")
    return value.strip().lower() in {"1", "true", "yes", "on"} if value else default


def number(name: str, default: int) -> int:
    """Whole number in `name`."""
    value = os.environ.get(name, "")
    return int(value) if value else default


def folder(name: str, default: Path) -> Path:
    """Absolute path in `name`."""
    value = os.environ.get(name, "")
    return Path(value).expanduser().resolve() if value else default


VAR_DIR = folder("NEN_VAR", PROJECT_DIR / "var")


def database_base_url() -> str:
    """`postgresql://user:password@host:port/`: DATABASE_URL on a server, else the private cluster under var/.

    Raises:
        SettingMissing: neither is there.
    """
    value = os.environ.get("DATABASE_URL", "")
    if value:
        return value
    recorded = VAR_DIR / "database_base_url"
    if recorded.exists():
        return recorded.read_text(encoding="utf-8").strip()
    if flag("NEN_WITHOUT_DATABASE"):
        return "postgresql://nobody@127.0.0.1:9/"
    raise SettingMissing("DATABASE_URL is not set and the private cluster was never started (make db).")


def database(city_slug: str) -> dict[str, object]:
    """Django database settings; the database is `nen_<city>` unless the URL names one."""
    parts = urlsplit(database_base_url())
    name = parts.path.lstrip("/") or f"nen_{city_slug}"
    suffix = text("NEN_TEST_DB_SUFFIX")
    return {
        "ENGINE": "django.contrib.gis.db.backends.postgis",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "pool": {"min_size": 1, "max_size": number("NEN_DB_POOL", 8), "timeout": 15},
            # Layers with personal data of citizens stand in a schema of their own (docs/rights.md).
            "options": f"-c statement_timeout={number('NEN_STATEMENT_TIMEOUT_MS', 60000)}"
            " -c search_path=public,restricted",
        },
        "TEST": {"NAME": f"test_{name}" + (f"_{suffix}" if suffix else "")},
    }


def secret_key() -> str:
    """NEN_SECRET_KEY, else a key made once and kept in var/secret_key (mode 600)."""
    value = os.environ.get("NEN_SECRET_KEY", "")
    if value:
        return value
    kept = VAR_DIR / "secret_key"
    if not kept.exists():
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(48), encoding="utf-8")
    return kept.read_text(encoding="utf-8").strip()
