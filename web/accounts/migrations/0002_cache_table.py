"""Bảng đệm dùng chung của các tiến trình web."""

from django.db import migrations

from geo.named_sql import load

_SQL = load("web", "accounts")


class Migration(migrations.Migration):

    dependencies = [("accounts", "0001_tables")]

    operations = [
        migrations.RunSQL(
            [_SQL["create_cache_table"], _SQL["index_cache_expiry"]], "DROP TABLE cache_entries"
        ),
    ]
