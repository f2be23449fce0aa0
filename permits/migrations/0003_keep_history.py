"""History of the layers of permits: the change set of each state, and everything that held before."""

from django.contrib.postgres.functions import TransactionNow
from django.db import migrations, models

from geo.feature import CURRENT_CHANGE_SET
from geo.migration_operations import KeepHistory


class Migration(migrations.Migration):
    """Columns and triggers of the history."""

    dependencies = [("permits", "0002_search_indexes"), ("geo", "0005_history")]
    operations = [
        migrations.AddField(
            "buildingpermit",
            "change_set",
            models.UUIDField(
                "Bộ thay đổi", null=True, blank=True, db_default=CURRENT_CHANGE_SET, editable=False
            ),
        ),
        migrations.AlterField(
            "buildingpermit",
            "recorded_at",
            models.DateTimeField("Ghi nhận lúc", db_default=TransactionNow(), editable=False),
        ),
        KeepHistory("building_permits"),
    ]
