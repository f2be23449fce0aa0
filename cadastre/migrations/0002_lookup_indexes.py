"""Lookup of a parcel by sheet and number when the ward is not known or known only by its former name."""

from django.db import migrations

from geo.named_sql import load

SQL = load("cadastre", "indexes")


class Migration(migrations.Migration):
    """Indexes on (number, sheet), present and former."""

    dependencies = [("cadastre", "0001_tables")]
    operations = [
        migrations.RunSQL(SQL["create_number"], SQL["drop_number"]),
        migrations.RunSQL(SQL["create_old_number"], SQL["drop_old_number"]),
    ]
