"""Extracts as they were handed out."""

from django.db import migrations, models
from django.db.models.functions import Now


class Migration(migrations.Migration):
    dependencies = [("planning", "0007_function_names")]

    operations = [
        migrations.CreateModel(
            name="StoredExtract",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        editable=False, primary_key=True, serialize=False, verbose_name="Mã trích lục"
                    ),
                ),
                ("parcel", models.UUIDField(editable=False, verbose_name="Thửa đất")),
                ("as_of", models.DateField(editable=False, verbose_name="Ngày tra cứu")),
                ("lang", models.CharField(editable=False, max_length=2, verbose_name="Ngôn ngữ")),
                ("content", models.BinaryField(verbose_name="Nội dung")),
                ("sha256", models.CharField(editable=False, max_length=64, verbose_name="SHA-256")),
                (
                    "created_at",
                    models.DateTimeField(db_default=Now(), editable=False, verbose_name="Lập lúc"),
                ),
            ],
            options={
                "verbose_name": "trích lục đã lưu",
                "verbose_name_plural": "trích lục đã lưu",
                "db_table": "stored_extracts",
                "indexes": [models.Index(fields=["parcel"], name="stored_extracts_parcel")],
            },
        )
    ]
