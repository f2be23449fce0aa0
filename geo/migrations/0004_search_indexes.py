"""Search without diacritics: indexes on the folded names."""

from django.db import migrations

from geo.named_sql import load

SQL = load("geo", "indexes")


class Migration(migrations.Migration):
    """Trigram indexes for the one-box search."""

    dependencies = [("geo", "0003_tables")]
    operations = [
        migrations.RunSQL(SQL["create_roads"], SQL["drop_roads"]),
        migrations.RunSQL(SQL["create_places"], SQL["drop_places"]),
        migrations.RunSQL(SQL["create_wards"], SQL["drop_wards"]),
        migrations.RunSQL(SQL["create_ward_names"], SQL["drop_ward_names"]),
        migrations.RunSQL(SQL["create_successions"], SQL["drop_successions"]),
    ]
