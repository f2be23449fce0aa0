"""The extract of a parcel on a day of the past looks up the permits that it then had."""

from django.db import migrations

from geo.named_sql import load

SQL = load("permits", "indexes")


class Migration(migrations.Migration):
    """Index on the history of permits."""

    dependencies = [("permits", "0003_keep_history")]
    operations = [migrations.RunSQL(SQL["create_past_of_parcel"], SQL["drop_past_of_parcel"])]
