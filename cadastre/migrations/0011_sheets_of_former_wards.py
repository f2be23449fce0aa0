"""Typing help offers the sheets of former wards and the numbers on them: one index walk instead of a whole register."""

from django.db import migrations

from geo.named_sql import load

SQL = load("cadastre", "indexes")


class Migration(migrations.Migration):
    """Index on (former ward, sheet, number) of renumbered parcels."""

    dependencies = [("cadastre", "0010_origins_by_code")]
    operations = [migrations.RunSQL(SQL["create_old_sheet"], SQL["drop_old_sheet"])]
