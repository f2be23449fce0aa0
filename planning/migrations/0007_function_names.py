"""Raw names of functions and the codes that the office gave them."""

import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """One table."""

    dependencies = [
        ("planning", "0006_deadlines"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="FunctionName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "folded",
                    models.CharField(
                        editable=False, max_length=255, unique=True, verbose_name="Tên để so sánh"
                    ),
                ),
                ("raw", models.CharField(max_length=255, verbose_name="Tên ghi trong hồ sơ")),
                ("code", models.CharField(max_length=40, verbose_name="Mã chức năng")),
                (
                    "note",
                    models.CharField(blank=True, default="", max_length=255, verbose_name="Căn cứ, ghi chú"),
                ),
                (
                    "decided_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="Gán lúc",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Người gán",
                    ),
                ),
            ],
            options={
                "verbose_name": "tên chức năng",
                "verbose_name_plural": "tên chức năng",
                "db_table": "function_names",
                "ordering": ["raw"],
            },
        ),
    ]
