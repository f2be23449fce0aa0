"""Several works in one permit (NĐ 217/2026/NĐ-CP Art. 59): those of a case, and which case a permit takes them from."""

import django.contrib.gis.db.models.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from geo.migration_operations import FollowColumns


class Migration(migrations.Migration):
    """One table of the register, two columns of the layer."""

    dependencies = [("permits", "0007_lines_in_words")]
    operations = [
        FollowColumns("building_permits"),
        migrations.CreateModel(
            name="PermitCaseWork",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(verbose_name="Thứ tự")),
                ("work_name", models.CharField(max_length=255, verbose_name="Tên công trình")),
                ("work_kind", models.CharField(blank=True, default="", max_length=60, verbose_name="Loại công trình")),
                ("work_class", models.CharField(blank=True, default="", max_length=20, verbose_name="Cấp công trình")),
                ("floor_area_m2", models.FloatField(blank=True, null=True, verbose_name="Tổng diện tích sàn (m²)")),
                ("ground_floor_area_m2", models.FloatField(blank=True, null=True, verbose_name="Diện tích tầng một (m²)")),
                ("storeys", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Số tầng")),
                ("basements", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Số tầng hầm")),
                ("height_m", models.FloatField(blank=True, null=True, verbose_name="Chiều cao tối đa (m)")),
                ("national_work_id", models.CharField(blank=True, default="", max_length=40, verbose_name="Mã công trình quốc gia")),
                ("footprint", django.contrib.gis.db.models.fields.MultiPolygonField(blank=True, null=True, srid=settings.STORAGE_SRID, verbose_name="Đường bao công trình")),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="works", to="permits.permitcase", verbose_name="Hồ sơ")),
            ],
            options={
                "verbose_name": "công trình của hồ sơ",
                "verbose_name_plural": "công trình của hồ sơ",
                "db_table": "permit_case_works",
                "ordering": ("case", "position"),
                "constraints": [models.UniqueConstraint(fields=("case", "position"), name="permit_case_works_once")],
            },
        ),
        migrations.AddField(
            "buildingpermit",
            "work_count",
            models.PositiveSmallIntegerField("Số công trình", null=True, blank=True),
        ),
        migrations.AddField(
            "buildingpermit",
            "works_case",
            models.UUIDField("Hồ sơ kê các công trình", null=True, blank=True),
        ),
        FollowColumns("building_permits"),
    ]
