"""The public list of permits: its words and its order."""

from django.db import migrations

from geo.named_sql import load

SQL = load("permits", "indexes")


class Migration(migrations.Migration):
    """Indexes on what the list is searched and paged by."""

    dependencies = [("permits", "0005_register")]
    operations = [
        migrations.RunSQL(SQL["create_public_texts"], SQL["drop_public_texts"]),
        migrations.RunSQL(SQL["create_public_order"], SQL["drop_public_order"]),
    ]
