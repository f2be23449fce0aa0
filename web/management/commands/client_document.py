"""`manage.py client_document FILE`: the OpenAPI document that the Python client is made of (docs/services.md)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from web.api import api
from web.services.client_document import client_document


class Command(BaseCommand):
    """Writes the document; no database is asked."""

    help = __doc__
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """FILE."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it."""
        schema = json.loads(json.dumps(api.get_openapi_schema(), default=str))
        text = json.dumps(client_document(schema), ensure_ascii=False, indent=1)
        options["file"].write_text(text, encoding="utf-8")
