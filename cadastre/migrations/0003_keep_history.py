"""History of the layers of cadastre: the change set of each state, and everything that held before."""

from django.contrib.postgres.functions import TransactionNow
from django.db import migrations, models

from geo.feature import CURRENT_CHANGE_SET
from geo.migration_operations import KeepHistory


class Migration(migrations.Migration):
    """Columns and triggers of the history."""

    dependencies = [("cadastre", "0002_lookup_indexes"), ("geo", "0005_history")]
    operations = [
        migrations.AddField(
            "parcel",
            "change_set",
            models.UUIDField(
                "Bộ thay đổi", null=True, blank=True, db_default=CURRENT_CHANGE_SET, editable=False
            ),
        ),
        migrations.AlterField(
            "parcel",
            "recorded_at",
            models.DateTimeField("Ghi nhận lúc", db_default=TransactionNow(), editable=False),
        ),
        migrations.AddField(
            "parcellanduse",
            "change_set",
            models.UUIDField(
                "Bộ thay đổi", null=True, blank=True, db_default=CURRENT_CHANGE_SET, editable=False
            ),
        ),
        migrations.AlterField(
            "parcellanduse",
            "recorded_at",
            models.DateTimeField("Ghi nhận lúc", db_default=TransactionNow(), editable=False),
        ),
        KeepHistory("parcels"),
        KeepHistory("parcel_land_uses"),
    ]
