"""Red line and building line in the words of the permit (NĐ 217/2026/NĐ-CP Art. 49)."""

from django.db import migrations, models

from geo.migration_operations import FollowColumns

RED_LINE = models.CharField("Chỉ giới đường đỏ", max_length=255, blank=True, default="", db_default="")
BUILDING_LINE = models.CharField("Chỉ giới xây dựng", max_length=255, blank=True, default="", db_default="")


class Migration(migrations.Migration):
    """Two texts of the case and of the permit."""

    dependencies = [("permits", "0006_public_list")]
    operations = [
        FollowColumns("building_permits"),
        migrations.AddField("permitcase", "red_line", RED_LINE.clone()),
        migrations.AddField("permitcase", "building_line", BUILDING_LINE.clone()),
        migrations.AddField("buildingpermit", "red_line", RED_LINE.clone()),
        migrations.AddField("buildingpermit", "building_line", BUILDING_LINE.clone()),
        FollowColumns("building_permits"),
    ]
