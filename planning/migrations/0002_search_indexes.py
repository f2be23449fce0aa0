"""Search without diacritics: indexes on the folded names."""

from django.db import migrations

from geo.named_sql import load

SQL = load("planning", "indexes")


class Migration(migrations.Migration):
    """Trigram indexes for the one-box search."""

    dependencies = [("planning", "0001_tables"), ("geo", "0002_search_text")]
    operations = [
        migrations.RunSQL(SQL["create_plan_names"], SQL["drop_plan_names"]),
        migrations.RunSQL(SQL["create_decisions"], SQL["drop_decisions"]),
    ]
