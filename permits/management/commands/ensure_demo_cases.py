"""`manage.py ensure_demo_cases`: hồ sơ cấp phép mô phỏng, đủ mọi tình trạng; chạy lại không thêm gì."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand

from permits.services.demo_cases import ensure

#: The demo login that files and records: the one with a right on every dataset.
OFFICER = "steward"


class Command(BaseCommand):
    """For a demonstration with synthetic parcels only; days count back from the day on which it runs first."""

    help = "Hồ sơ cấp phép mô phỏng / Synthetic permit cases"
    requires_system_checks: list[str] = []  # runs before the pages are there

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them once, in a city whose parcels are synthetic and that has its demo logins."""
        officer = User.objects.filter(username=OFFICER).first()
        if not settings.CITY.synthetic or officer is None:
            return
        made = ensure(officer)
        if made:
            self.stdout.write(f"hồ sơ cấp phép mô phỏng / synthetic permit cases: {made}")
