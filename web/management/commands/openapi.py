"""`manage.py openapi`: the description of the API in a file, and whether it still keeps what was published."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import orjson
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from web.openapi import API_VERSION
from web.openapi.compatibility import breaks

FOLDER = Path("openapi")
CURRENT = FOLDER / "openapi.json"
#: The description that programs of others were written for; renewed with each published version.
RELEASED = FOLDER / "released" / f"v{API_VERSION.split('.')[0]}.json"


class Command(BaseCommand):
    """Mô tả OpenAPI: viết tệp, hoặc kiểm tra tệp đã lưu và tính tương thích."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="fail when the file is old or breaks programs"
        )
        parser.add_argument("--release", action="store_true", help="make this the published description")

    def handle(self, *arguments: Any, check: bool = False, release: bool = False, **options: Any) -> None:
        text = description()
        root = Path(settings.PROJECT_DIR)
        if check:
            told = problems(text, root)
            if told:
                raise CommandError("\n".join(told))
            self.stdout.write(f"{CURRENT}: khớp, tương thích · up to date, breaks nothing")
            return
        for path in [CURRENT, *([RELEASED] if release else [])]:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
            self.stdout.write(f"{path}: {len(text)} bytes")


def description() -> str:
    """The description as a file holds it."""
    from web.api import api  # the routers read settings

    return json.dumps(orjson.loads(orjson.dumps(api.get_openapi_schema(), option=orjson.OPT_NON_STR_KEYS)),
                      ensure_ascii=False, indent=1, sort_keys=True) + "\n"  # fmt: skip


def problems(text: str, root: Path) -> list[str]:
    """What is wrong with the files in `root` beside this description; nothing when all is well."""
    found = []
    if not (root / CURRENT).exists() or (root / CURRENT).read_text(encoding="utf-8") != text:
        found.append(f"{CURRENT} is not what the code says: run `manage.py openapi` and commit it")
    if (root / RELEASED).exists():
        released = json.loads((root / RELEASED).read_text(encoding="utf-8"))
        found += [f"breaks programs: {one}" for one in breaks(released, json.loads(text))]
    else:
        found.append(f"{RELEASED} is missing: run `manage.py openapi --release`")
    return found
