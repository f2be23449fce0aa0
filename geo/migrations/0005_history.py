"""History of the layers: the schema, the trigger functions, and the base map and the wards as the first layers kept."""

from django.db import migrations

from geo.named_sql import load

SQL = load("geo", "history")


class Migration(migrations.Migration):
    """Schema `history` and its functions."""

    dependencies = [("geo", "0004_search_indexes")]
    operations = [
        migrations.RunSQL(
            [
                SQL["create_schema"],
                SQL["create_next_version"],
                SQL["create_revived"],
                SQL["create_restate"],
                SQL["create_guard"],
                SQL["create_live_table"],
                SQL["create_keep"],
                SQL["create_forget"],
            ],
            SQL["drop_functions"],
        ),
    ]
