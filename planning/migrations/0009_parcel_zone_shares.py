"""Areas that parcels and zones have in common, computed in bulk."""

from django.db import migrations

from geo.named_sql import load

SQL = load("planning", "overlay")


class Migration(migrations.Migration):
    """Plain tables without history: everything in them follows from parcels and zones."""

    dependencies = [("planning", "0008_stored_extracts")]
    operations = [migrations.RunSQL(SQL["create_shares"], SQL["drop_shares"])]
