"""History of the layers of geo: the change set of each state, and everything that held before."""

from django.contrib.postgres.functions import TransactionNow
from django.db import migrations, models

from geo.feature import CURRENT_CHANGE_SET
from geo.migration_operations import KeepHistory


class Migration(migrations.Migration):
    """Columns and triggers of the history."""

    dependencies = [("geo", "0005_history")]
    operations = [
        migrations.AddField(
            "adminunit",
            "change_set",
            models.UUIDField(
                "Bộ thay đổi", null=True, blank=True, db_default=CURRENT_CHANGE_SET, editable=False
            ),
        ),
        migrations.AlterField(
            "adminunit",
            "recorded_at",
            models.DateTimeField("Ghi nhận lúc", db_default=TransactionNow(), editable=False),
        ),
        migrations.AddField(
            "road",
            "change_set",
            models.UUIDField(
                "Bộ thay đổi", null=True, blank=True, db_default=CURRENT_CHANGE_SET, editable=False
            ),
        ),
        migrations.AlterField(
            "road",
            "recorded_at",
            models.DateTimeField("Ghi nhận lúc", db_default=TransactionNow(), editable=False),
        ),
        migrations.AddField(
            "water",
            "change_set",
            models.UUIDField(
                "Bộ thay đổi", null=True, blank=True, db_default=CURRENT_CHANGE_SET, editable=False
            ),
        ),
        migrations.AlterField(
            "water",
            "recorded_at",
            models.DateTimeField("Ghi nhận lúc", db_default=TransactionNow(), editable=False),
        ),
        migrations.AddField(
            "waterway",
            "change_set",
            models.UUIDField(
                "Bộ thay đổi", null=True, blank=True, db_default=CURRENT_CHANGE_SET, editable=False
            ),
        ),
        migrations.AlterField(
            "waterway",
            "recorded_at",
            models.DateTimeField("Ghi nhận lúc", db_default=TransactionNow(), editable=False),
        ),
        migrations.AddField(
            "building",
            "change_set",
            models.UUIDField(
                "Bộ thay đổi", null=True, blank=True, db_default=CURRENT_CHANGE_SET, editable=False
            ),
        ),
        migrations.AlterField(
            "building",
            "recorded_at",
            models.DateTimeField("Ghi nhận lúc", db_default=TransactionNow(), editable=False),
        ),
        migrations.AddField(
            "landcover",
            "change_set",
            models.UUIDField(
                "Bộ thay đổi", null=True, blank=True, db_default=CURRENT_CHANGE_SET, editable=False
            ),
        ),
        migrations.AlterField(
            "landcover",
            "recorded_at",
            models.DateTimeField("Ghi nhận lúc", db_default=TransactionNow(), editable=False),
        ),
        migrations.AddField(
            "place",
            "change_set",
            models.UUIDField(
                "Bộ thay đổi", null=True, blank=True, db_default=CURRENT_CHANGE_SET, editable=False
            ),
        ),
        migrations.AlterField(
            "place",
            "recorded_at",
            models.DateTimeField("Ghi nhận lúc", db_default=TransactionNow(), editable=False),
        ),
        migrations.AddField(
            "contour",
            "change_set",
            models.UUIDField(
                "Bộ thay đổi", null=True, blank=True, db_default=CURRENT_CHANGE_SET, editable=False
            ),
        ),
        migrations.AlterField(
            "contour",
            "recorded_at",
            models.DateTimeField("Ghi nhận lúc", db_default=TransactionNow(), editable=False),
        ),
        migrations.AddField(
            "controlpoint",
            "change_set",
            models.UUIDField(
                "Bộ thay đổi", null=True, blank=True, db_default=CURRENT_CHANGE_SET, editable=False
            ),
        ),
        migrations.AlterField(
            "controlpoint",
            "recorded_at",
            models.DateTimeField("Ghi nhận lúc", db_default=TransactionNow(), editable=False),
        ),
        KeepHistory("wards"),
        KeepHistory("basemap_roads"),
        KeepHistory("basemap_water"),
        KeepHistory("basemap_waterways"),
        KeepHistory("basemap_buildings"),
        KeepHistory("basemap_landcover"),
        KeepHistory("basemap_places"),
        KeepHistory("basemap_contours"),
        KeepHistory("basemap_control_points"),
    ]
