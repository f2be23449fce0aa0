"""Search without diacritics: indexes on the folded names."""

from django.db import migrations

from geo.named_sql import load

SQL = load("transport", "indexes")


class Migration(migrations.Migration):
    """Trigram indexes for the one-box search."""

    dependencies = [("transport", "0001_tables"), ("geo", "0002_search_text")]
    operations = [
        migrations.RunSQL(SQL["create_numbers"], SQL["drop_numbers"]),
    ]
