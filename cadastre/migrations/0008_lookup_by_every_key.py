"""Lookup of a parcel by every key: former ones, kept ones, address, certificate."""

from django.db import migrations

from geo.named_sql import load

SQL = load("cadastre", "indexes")
NEW = (
    "old_key",
    "address",
    "certificate",
    "certificate_register",
    "kept_key",
    "kept_old_key",
    "kept_national_id",
)


class Migration(migrations.Migration):
    """Indexes; the one on former numbers gives way to one that holds the former ward too."""

    dependencies = [("cadastre", "0007_quality")]
    operations = [
        *(migrations.RunSQL(SQL[f"create_{key}"], SQL[f"drop_{key}"]) for key in NEW),
        migrations.RunSQL(SQL["drop_old_number"], SQL["create_old_number"]),
    ]
