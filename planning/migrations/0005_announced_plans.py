"""History of the new layers; plans of before, which were all shown to everybody, stay public as announced ones."""

from django.db import migrations

from geo.migration_operations import KeepHistory
from geo.named_sql import load

SQL = load("planning", "announced")


class Migration(migrations.Migration):
    """Plans without a day of announcement take that of their decision."""

    dependencies = [("planning", "0004_plan_life")]
    operations = [
        # Not before their foreign keys stand: rows without a place are found in the history by them.
        KeepHistory("building_lines"),
        KeepHistory("safety_corridors"),
        KeepHistory("plan_stages"),
        KeepHistory("plan_documents"),
        migrations.RunSQL(SQL["announce_what_was_public"], migrations.RunSQL.noop),
    ]
