"""Swap days: days whose standing was decided beside the law."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One table; the days known to the calendar itself are not in it."""

    dependencies = [("geo", "0007_restricted_schema")]
    operations = [
        migrations.CreateModel(
            name="SwapDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(unique=True, verbose_name="Ngày")),
                ("working", models.BooleanField(verbose_name="Là ngày làm việc")),
                ("basis", models.CharField(max_length=200, verbose_name="Văn bản")),
            ],
            options={
                "verbose_name": "ngày làm việc hoán đổi",
                "verbose_name_plural": "ngày làm việc hoán đổi",
                "db_table": "swap_days",
                "ordering": ("day",),
            },
        ),
    ]
