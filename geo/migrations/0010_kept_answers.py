"""Answers kept for requests that are sent again with the same Idempotency-Key."""

import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    """One table."""

    dependencies = [("geo", "0009_fold_plain_text_first")]
    operations = [
        migrations.CreateModel(
            name="KeptAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("caller", models.CharField(max_length=80, verbose_name="Người gọi")),
                ("key", models.CharField(max_length=200, verbose_name="Khóa")),
                ("request", models.CharField(max_length=64, verbose_name="Mã băm của yêu cầu")),
                ("status", models.PositiveSmallIntegerField(verbose_name="Mã trạng thái")),
                ("headers", models.JSONField(default=dict, verbose_name="Tiêu đề")),
                ("content", models.BinaryField(verbose_name="Nội dung")),
                (
                    "kept_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="Giữ lúc",
                    ),
                ),
            ],
            options={
                "verbose_name": "câu trả lời đã giữ",
                "verbose_name_plural": "câu trả lời đã giữ",
                "db_table": "kept_answers",
                "indexes": [models.Index(fields=["kept_at"], name="kept_answers_by_age")],
                "constraints": [models.UniqueConstraint(fields=("caller", "key"), name="kept_answers_once")],
            },
        ),
    ]
