"""Opinions on plans in consultation."""

import uuid

import django.contrib.gis.db.models
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Now


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0010_drafts_stay_drafts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PlanOpinion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                        verbose_name="Mã ý kiến",
                    ),
                ),
                ("plan", models.UUIDField(editable=False, verbose_name="Đồ án")),
                (
                    "plan_code",
                    models.CharField(editable=False, max_length=30, verbose_name="Mã hồ sơ quy hoạch"),
                ),
                ("text", models.TextField(verbose_name="Ý kiến")),
                ("name", models.CharField(blank=True, default="", max_length=200, verbose_name="Họ tên")),
                ("contact", models.CharField(blank=True, default="", max_length=200, verbose_name="Liên hệ")),
                ("parcel", models.UUIDField(blank=True, editable=False, null=True, verbose_name="Thửa đất")),
                (
                    "place",
                    django.contrib.gis.db.models.PointField(
                        blank=True,
                        editable=False,
                        null=True,
                        srid=settings.STORAGE_SRID,
                        verbose_name="Vị trí",
                    ),
                ),
                (
                    "received_at",
                    models.DateTimeField(db_default=Now(), editable=False, verbose_name="Nhận lúc"),
                ),
                ("answer", models.TextField(blank=True, default="", verbose_name="Trả lời")),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="Trả lời lúc"),
                ),
                ("is_published", models.BooleanField(default=False, verbose_name="Công khai")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Người trả lời",
                    ),
                ),
            ],
            options={
                "verbose_name": "ý kiến về đồ án",
                "verbose_name_plural": "ý kiến về đồ án",
                "db_table": "plan_opinions",
                "ordering": ["received_at"],
                "indexes": [models.Index(fields=["plan", "received_at"], name="plan_opinions_of_plan")],
            },
        )
    ]
