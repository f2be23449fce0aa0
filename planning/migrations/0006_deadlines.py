"""Deadlines of planning steps with their legal basis; those of the law in force are entered."""

from datetime import date

from django.db import migrations, models
from django.db.models import F, Q

from planning.domain.deadlines import COUNTINGS
from planning.domain.statuses import PHASES, STAGES

LAW_47 = "Luật 47/2024/QH15"
IN_FORCE = date(2025, 7, 1)
#: (phase, step, least, most, counting, basis, from, to)
RULES = (
    ("brief", "lay_y_kien_co_quan", None, 7, "working", f"{LAW_47} Điều 36", IN_FORCE, None),
    ("plan", "lay_y_kien_co_quan", None, 15, "calendar", f"{LAW_47} Điều 37", IN_FORCE, None),
    ("plan", "lay_y_kien_cong_dong", 20, 30, "calendar", f"{LAW_47} Điều 37", IN_FORCE, None),
    ("brief", "tham_dinh", None, 15, "calendar", f"{LAW_47} Điều 40", IN_FORCE, None),
    ("plan", "tham_dinh", None, 30, "calendar", f"{LAW_47} Điều 40", IN_FORCE, None),
    ("plan", "cong_bo", None, 30, "calendar", "Luật Quy hoạch đô thị 30/2009/QH12", date(2010, 1, 1), IN_FORCE),
    (
        "plan", "cong_bo", None, 15, "calendar",
        "Luật Quy hoạch 21/2017/QH14 Điều 38; thời hạn theo Luật 47/2024/QH15 cần cơ quan xác nhận",
        IN_FORCE, None,
    ),
)  # fmt: skip


def enter(apps, schema_editor):
    """The rules of the law in force."""
    names = ("phase", "step", "days_least", "days", "counting", "basis", "valid_from", "valid_to")
    model = apps.get_model("planning", "PlanDeadline")
    model.objects.bulk_create(model(**dict(zip(names, rule, strict=True))) for rule in RULES)


class Migration(migrations.Migration):
    """One table, its rules."""

    dependencies = [("planning", "0005_announced_plans")]
    operations = [
        migrations.CreateModel(
            name="PlanDeadline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "phase",
                    models.CharField(
                        choices=[(code, vi) for code, vi, _en in PHASES],
                        max_length=10,
                        verbose_name="Nhiệm vụ hay đồ án",
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[(code, vi) for code, vi, _en in STAGES],
                        max_length=30,
                        verbose_name="Giai đoạn",
                    ),
                ),
                ("days", models.PositiveIntegerField(verbose_name="Số ngày nhiều nhất")),
                (
                    "days_least",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="Số ngày ít nhất"),
                ),
                (
                    "counting",
                    models.CharField(
                        choices=[(code, vi) for code, vi, _en in COUNTINGS],
                        max_length=10,
                        verbose_name="Cách tính",
                    ),
                ),
                ("basis", models.CharField(max_length=255, verbose_name="Căn cứ pháp lý")),
                ("valid_from", models.DateField(verbose_name="Áp dụng từ")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="Hết áp dụng")),
            ],
            options={
                "verbose_name": "thời hạn của bước quy hoạch",
                "verbose_name_plural": "thời hạn của các bước quy hoạch",
                "db_table": "plan_deadlines",
                "ordering": ("phase", "step", "valid_from"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("phase", "step", "valid_from"), name="plan_deadlines_once"
                    ),
                    models.CheckConstraint(
                        condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                        name="plan_deadlines_forward",
                    ),
                    models.CheckConstraint(
                        condition=Q(days_least__isnull=True) | Q(days_least__lte=F("days")),
                        name="plan_deadlines_least",
                    ),
                ],
            },
        ),
        migrations.RunPython(enter, migrations.RunPython.noop),
    ]
