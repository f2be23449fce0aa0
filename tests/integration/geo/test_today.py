"""What is in force today is asked of the city's day, whatever the zone of a session."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import connection

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_the_day_does_not_depend_on_the_session(zone: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('TimeZone', %s, true)", [zone])
        cursor.execute("SELECT nen_today(), (now() AT TIME ZONE %s)::date", [settings.TIME_ZONE])
        told, expected = cursor.fetchone()
    assert told == expected
