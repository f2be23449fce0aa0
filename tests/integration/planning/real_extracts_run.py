"""What `test_real_extracts.py` runs in a process of its own, on a database of Hà Nội that holds the real data.

Prints one JSON object: the extract of every parcel beside the second computation of `independent.py`.
"""

from __future__ import annotations

import json
import os
from datetime import date
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "geo.settings")
django.setup()

import orjson  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.utils import timezone  # noqa: E402

from planning.models import Plan  # noqa: E402
from planning.services.extracts import extract  # noqa: E402
from tests.integration.planning import independent  # noqa: E402
from tests.sizes import sized  # noqa: E402

PARCELS = sized(full=4537, quick=500)


def main() -> dict[str, Any]:
    """So many parcels, today; the plans come without a day of announcement and are taken as announced."""
    Plan.objects.update(status="announced", announced_on=date(2020, 1, 1))
    office = get_user_model().objects.create_superuser("office")  # some parcels are not public
    day, now = timezone.localdate(), timezone.now()
    seen = {"with_zones": 0, "in_two_zones": 0, "with_remainder": 0}

    def ask(identity: str) -> dict[str, Any]:
        body = orjson.loads(
            orjson.dumps(
                extract(identity, as_of=day, now=now, lang="vi", public_url="http://nen.test", user=office)
            )
        )
        seen["with_zones"] += bool(body["shares"])
        seen["in_two_zones"] += any(len(one["rows"]) > 1 for one in body["shares"])
        seen["with_remainder"] += any(one["remainder"] for one in body["shares"])
        return body

    chosen = independent.parcels(PARCELS)
    problems, _times = independent.check(chosen, ask, day)
    return {"parcels": len(chosen), "problems": problems[:50], **seen}


if __name__ == "__main__":
    print(json.dumps(main(), ensure_ascii=False))
