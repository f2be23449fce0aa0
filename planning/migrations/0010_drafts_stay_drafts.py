"""When a plan became public: what was recorded of its rows before stays in the house for good."""

from django.db import migrations, models

from geo.migration_operations import FollowColumns
from geo.named_sql import load

SQL = load("planning", "plan_shown")


class Migration(migrations.Migration):
    """One column of plans, two triggers."""

    dependencies = [("planning", "0009_parcel_zone_shares")]
    operations = [
        FollowColumns("plans"),
        migrations.AddField(
            "plan",
            "shown_since",
            models.DateTimeField("Công khai trong hệ thống từ", null=True, blank=True, editable=False),
        ),
        FollowColumns("plans"),
        migrations.RunSQL(SQL["create_shown"], SQL["drop_functions"]),
        migrations.RunSQL(SQL["create_rows_shown"], migrations.RunSQL.noop),
        migrations.RunSQL(SQL["attach_shown"], SQL["detach_shown"]),
        migrations.RunSQL(SQL["attach_rows_shown"], SQL["detach"]),
    ]
