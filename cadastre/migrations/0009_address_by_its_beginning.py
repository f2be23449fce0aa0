"""Lookup by address walks a span of a plain index; the one on trigrams took a quarter of a load of parcels."""

from django.db import migrations

from geo.named_sql import load

SQL = load("cadastre", "indexes")


class Migration(migrations.Migration):
    """One index for the other."""

    dependencies = [("cadastre", "0008_lookup_by_every_key"), ("geo", "0009_fold_plain_text_first")]
    operations = [
        migrations.RunSQL(SQL["create_address_beginning"], SQL["drop_address_beginning"]),
        migrations.RunSQL(SQL["drop_address"], SQL["create_address"]),
    ]
