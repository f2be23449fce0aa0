"""The day of the city, for statements that ask what is in force today."""

from django.conf import settings
from django.db import migrations

from geo.named_sql import load

SQL = load("geo", "dates")


class Migration(migrations.Migration):
    """One function, with the zone of the settings."""

    dependencies = [("geo", "0010_kept_answers")]
    operations = [
        migrations.RunSQL(SQL["create_today"].format(zone=f"'{settings.TIME_ZONE}'"), SQL["drop_today"])
    ]
