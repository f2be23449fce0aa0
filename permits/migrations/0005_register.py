"""Tables of the permit register: cases, their events, parties, documents, grounds; deadlines of the law."""

import datetime
import uuid

import django.contrib.gis.db.models.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from geo.migration_operations import MoveIntoRestricted
from geo.named_sql import load

SQL = load("permits", "register")
IN_FORCE = datetime.date(2026, 7, 1)
PROCEDURE, REVOCATION = "Điều 54 NĐ 217/2026/NĐ-CP", "Điều 65 NĐ 217/2026/NĐ-CP"
HOUSE = ("moi", "nha_o", "sua_chua", "di_doi", "co_thoi_han", "dieu_chinh")
OTHER = {
    "moi": 10, "giai_doan": 10, "du_an": 10, "di_doi": 10, "co_thoi_han": 10, "dieu_chinh": 9, "sua_chua": 9,
}  # fmt: skip
SHORT = ("gia_han", "cap_lai")
#: (kind, work group, step, working days, legal basis)
RULES = tuple(
    row
    for kind, group, whole, appraisal, supplement in (
        *((kind, "house", 7, 3, 2) for kind in HOUSE),
        *((kind, "other", days, 5, 2) for kind, days in OTHER.items()),
        *((kind, group, 5, None, 1) for kind in SHORT for group in ("house", "other")),
    )
    for row in (
        (kind, group, "whole", whole, PROCEDURE),
        *(((kind, group, "appraise", appraisal, PROCEDURE),) if appraisal else ()),
        (kind, group, "supplement", supplement, PROCEDURE),
        (kind, group, "refusal_notice", 1, PROCEDURE),
        (kind, group, "consult", 2, PROCEDURE),
        (kind, group, "publish_revocation", 5, REVOCATION),
        (kind, group, "cancel", 10, REVOCATION),
    )
)


def enter(apps, schema_editor):
    """The rules of the law in force."""
    model = apps.get_model("permits", "PermitDeadline")
    names = ("kind", "work_group", "step", "days", "basis")
    model.objects.bulk_create(
        model(**dict(zip(names, rule, strict=True)), counting="working", valid_from=IN_FORCE) for rule in RULES
    )


class Migration(migrations.Migration):

    dependencies = [
        ('permits', '0004_past_of_parcel'),
        ('geo', '0007_restricted_schema'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PermitCase',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='Mã hồ sơ')),
                ('number', models.CharField(max_length=40, unique=True, verbose_name='Số hồ sơ')),
                ('reference', models.CharField(blank=True, default='', max_length=80, verbose_name='Mã hồ sơ của hệ thống khác')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='Phiên bản')),
                ('kind', models.CharField(choices=[('moi', 'Cấp mới'), ('giai_doan', 'Theo giai đoạn'), ('du_an', 'Dự án, nhóm công trình'), ('nha_o', 'Nhà ở riêng lẻ'), ('sua_chua', 'Sửa chữa, cải tạo'), ('di_doi', 'Di dời công trình'), ('co_thoi_han', 'Có thời hạn'), ('dieu_chinh', 'Điều chỉnh'), ('gia_han', 'Gia hạn'), ('cap_lai', 'Cấp lại')], max_length=30, verbose_name='Loại hồ sơ')),
                ('work_group', models.CharField(choices=[('house', 'Nhà ở riêng lẻ'), ('other', 'Công trình khác')], max_length=10, verbose_name='Nhóm công trình')),
                ('status', models.CharField(choices=[('nop', 'Đã nộp, chờ tiếp nhận'), ('tiep_nhan', 'Đã tiếp nhận'), ('bo_sung', 'Chờ bổ sung'), ('tham_dinh', 'Thẩm định'), ('lay_y_kien', 'Lấy ý kiến cơ quan'), ('cap', 'Đã cấp'), ('tu_choi', 'Từ chối'), ('rut', 'Người nộp rút hồ sơ'), ('mien_phep', 'Miễn phép, đã thông báo'), ('khoi_cong', 'Đã khởi công'), ('gia_han', 'Đã gia hạn'), ('hoan_thanh', 'Hoàn thành, hoàn công'), ('het_hieu_luc', 'Hết hiệu lực'), ('thu_hoi', 'Thu hồi'), ('huy', 'Đã hủy')], max_length=20, verbose_name='Tình trạng')),
                ('permit', models.UUIDField(verbose_name='Giấy phép')),
                ('permit_number', models.CharField(blank=True, default='', max_length=60, verbose_name='Số giấy phép')),
                ('exempt', models.BooleanField(default=False, verbose_name='Công trình miễn phép')),
                ('filed_on', models.DateField(verbose_name='Ngày nộp')),
                ('decided_on', models.DateField(blank=True, null=True, verbose_name='Ngày quyết định')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='Hạn giải quyết')),
                ('authority', models.CharField(blank=True, default='', max_length=160, verbose_name='Cơ quan giải quyết')),
                ('ward_code', models.CharField(blank=True, default='', max_length=5, verbose_name='Mã xã/phường')),
                ('address', models.CharField(blank=True, default='', max_length=255, verbose_name='Địa điểm xây dựng')),
                ('work_name', models.CharField(blank=True, default='', max_length=255, verbose_name='Tên công trình')),
                ('work_kind', models.CharField(blank=True, default='', max_length=60, verbose_name='Loại công trình')),
                ('work_class', models.CharField(blank=True, default='', max_length=20, verbose_name='Cấp công trình')),
                ('floor_area_m2', models.FloatField(blank=True, null=True, verbose_name='Tổng diện tích sàn (m²)')),
                ('ground_floor_area_m2', models.FloatField(blank=True, null=True, verbose_name='Diện tích tầng một (m²)')),
                ('storeys', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Số tầng')),
                ('basements', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Số tầng hầm')),
                ('height_m', models.FloatField(blank=True, null=True, verbose_name='Chiều cao tối đa (m)')),
                ('site_coverage_pct', models.FloatField(blank=True, null=True, verbose_name='Mật độ xây dựng (%)')),
                ('far', models.FloatField(blank=True, null=True, verbose_name='Hệ số sử dụng đất')),
                ('ground_level_m', models.FloatField(blank=True, null=True, verbose_name='Cốt nền (m)')),
                ('setback_m', models.FloatField(blank=True, null=True, verbose_name='Khoảng lùi (m)')),
                ('lifetime_until', models.DateField(blank=True, null=True, verbose_name='Công trình tồn tại đến')),
                ('national_project_id', models.CharField(blank=True, default='', max_length=40, verbose_name='Mã dự án quốc gia')),
                ('national_work_id', models.CharField(blank=True, default='', max_length=40, verbose_name='Mã công trình quốc gia')),
                ('footprint', django.contrib.gis.db.models.fields.MultiPolygonField(blank=True, null=True, srid=settings.STORAGE_SRID, verbose_name='Đường bao công trình')),
                ('geom', django.contrib.gis.db.models.fields.MultiPolygonField(srid=settings.STORAGE_SRID, verbose_name='Khu đất')),
                ('source_srid', models.PositiveIntegerField(blank=True, null=True, verbose_name='Hệ tọa độ nguồn (EPSG)')),
                ('synthetic', models.BooleanField(db_default=False, default=False, verbose_name='Dữ liệu mô phỏng')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='Ghi nhận lúc')),
                ('filed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Người ghi')),
            ],
            options={
                'verbose_name': 'hồ sơ cấp phép',
                'verbose_name_plural': 'hồ sơ cấp phép',
                'db_table': 'permit_cases',
                'ordering': ('-filed_on', '-id'),
            },
        ),
        migrations.CreateModel(
            name='PermitCaseParcel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='Thứ tự')),
                ('parcel', models.UUIDField(db_index=True, verbose_name='Thửa đất')),
                ('version', models.PositiveIntegerField(verbose_name='Phiên bản')),
                ('national_id', models.CharField(blank=True, default='', max_length=12, verbose_name='Mã định danh thửa đất')),
                ('name', models.CharField(blank=True, default='', max_length=200, verbose_name='Tên thửa')),
                ('area_m2', models.FloatField(blank=True, null=True, verbose_name='Diện tích (m²)')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parcels', to='permits.permitcase', verbose_name='Hồ sơ')),
            ],
            options={
                'verbose_name': 'thửa đất của hồ sơ',
                'verbose_name_plural': 'thửa đất của hồ sơ',
                'db_table': 'permit_case_parcels',
                'ordering': ('case', 'position'),
            },
        ),
        migrations.CreateModel(
            name='PermitCasePlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='Thứ tự')),
                ('parcel', models.UUIDField(blank=True, null=True, verbose_name='Thửa đất')),
                ('plan', models.UUIDField(blank=True, null=True, verbose_name='Đồ án')),
                ('plan_code', models.CharField(blank=True, default='', max_length=60, verbose_name='Mã hồ sơ quy hoạch')),
                ('plan_version', models.PositiveIntegerField(blank=True, null=True, verbose_name='Phiên bản đồ án')),
                ('level', models.CharField(blank=True, default='', max_length=30, verbose_name='Cấp đồ án')),
                ('zone', models.UUIDField(blank=True, null=True, verbose_name='Ô quy hoạch')),
                ('zone_version', models.PositiveIntegerField(blank=True, null=True, verbose_name='Phiên bản ô')),
                ('zone_code', models.CharField(blank=True, default='', max_length=60, verbose_name='Ký hiệu ô quy hoạch')),
                ('area_m2', models.FloatField(blank=True, null=True, verbose_name='Diện tích chi phối (m²)')),
                ('share_pct', models.FloatField(blank=True, null=True, verbose_name='Tỷ lệ (%)')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='permits.permitcase', verbose_name='Hồ sơ')),
            ],
            options={
                'verbose_name': 'quy hoạch của hồ sơ',
                'verbose_name_plural': 'quy hoạch của hồ sơ',
                'db_table': 'permit_case_plans',
                'ordering': ('case', 'position'),
            },
        ),
        migrations.CreateModel(
            name='PermitDeadline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('moi', 'Cấp mới'), ('giai_doan', 'Theo giai đoạn'), ('du_an', 'Dự án, nhóm công trình'), ('nha_o', 'Nhà ở riêng lẻ'), ('sua_chua', 'Sửa chữa, cải tạo'), ('di_doi', 'Di dời công trình'), ('co_thoi_han', 'Có thời hạn'), ('dieu_chinh', 'Điều chỉnh'), ('gia_han', 'Gia hạn'), ('cap_lai', 'Cấp lại')], max_length=30, verbose_name='Loại hồ sơ')),
                ('work_group', models.CharField(choices=[('house', 'Nhà ở riêng lẻ'), ('other', 'Công trình khác')], max_length=10, verbose_name='Nhóm công trình')),
                ('step', models.CharField(choices=[('whole', 'Giải quyết hồ sơ'), ('appraise', 'Thẩm định hồ sơ, kiểm tra thực địa'), ('supplement', 'Người nộp bổ sung hồ sơ'), ('refusal_notice', 'Thông báo từ chối'), ('consult', 'Cơ quan được lấy ý kiến trả lời'), ('publish_revocation', 'Công bố việc thu hồi'), ('cancel', 'Hủy giấy phép đã thu hồi')], max_length=30, verbose_name='Bước')),
                ('days', models.PositiveIntegerField(verbose_name='Số ngày')),
                ('counting', models.CharField(choices=[('working', 'Ngày làm việc'), ('calendar', 'Ngày')], default='working', max_length=10, verbose_name='Cách tính')),
                ('basis', models.CharField(max_length=255, verbose_name='Căn cứ pháp lý')),
                ('valid_from', models.DateField(verbose_name='Áp dụng từ')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Hết áp dụng')),
            ],
            options={
                'verbose_name': 'thời hạn giải quyết hồ sơ cấp phép',
                'verbose_name_plural': 'thời hạn giải quyết hồ sơ cấp phép',
                'db_table': 'permit_deadlines',
                'ordering': ('kind', 'work_group', 'step', 'valid_from'),
                'constraints': [models.UniqueConstraint(fields=('kind', 'work_group', 'step', 'valid_from'), name='permit_deadlines_once'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='permit_deadlines_forward')],
            },
        ),
        migrations.CreateModel(
            name='PermitDocument',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='Mã tài liệu')),
                ('kind', models.CharField(choices=[('don', 'Đơn đề nghị'), ('giay_to_dat', 'Giấy tờ về đất'), ('du_an', 'Quyết định phê duyệt dự án, kết quả thẩm định'), ('ban_ve', 'Bản vẽ thiết kế'), ('y_kien', 'Ý kiến của cơ quan'), ('giay_phep', 'Giấy phép'), ('quyet_dinh', 'Quyết định'), ('khac', 'Tài liệu khác')], default='khac', max_length=20, verbose_name='Loại tài liệu')),
                ('title', models.CharField(blank=True, default='', max_length=255, verbose_name='Tên tài liệu')),
                ('number', models.CharField(blank=True, default='', max_length=80, verbose_name='Số, ký hiệu')),
                ('dated', models.DateField(blank=True, null=True, verbose_name='Ngày văn bản')),
                ('file_name', models.CharField(blank=True, default='', max_length=255, verbose_name='Tên tệp')),
                ('media_type', models.CharField(blank=True, default='', max_length=100, verbose_name='Định dạng')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256 của tệp')),
                ('size_bytes', models.BigIntegerField(blank=True, null=True, verbose_name='Dung lượng (byte)')),
                ('added_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='Thêm lúc')),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Người thêm')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='permits.permitcase', verbose_name='Hồ sơ')),
            ],
            options={
                'verbose_name': 'tài liệu hồ sơ',
                'verbose_name_plural': 'tài liệu hồ sơ',
                'db_table': 'permit_documents',
                'ordering': ('added_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='PermitEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.PositiveIntegerField(verbose_name='Thứ tự')),
                ('event', models.CharField(choices=[('file', 'Nộp hồ sơ'), ('accept', 'Tiếp nhận'), ('request_supplement', 'Yêu cầu bổ sung (một lần)'), ('supplement', 'Nộp bổ sung'), ('consult', 'Lấy ý kiến'), ('consulted', 'Cơ quan trả lời'), ('appraise', 'Thẩm định'), ('grant', 'Cấp phép'), ('refuse', 'Từ chối'), ('withdraw', 'Rút hồ sơ'), ('notify_exempt', 'Thông báo công trình miễn phép'), ('start', 'Khởi công'), ('complete', 'Hoàn thành'), ('revoke', 'Thu hồi'), ('cancel', 'Hủy giấy phép'), ('adjust', 'Điều chỉnh theo hồ sơ khác'), ('extend', 'Gia hạn theo hồ sơ khác'), ('reissue', 'Cấp lại theo hồ sơ khác'), ('expire', 'Hết hiệu lực')], max_length=30, verbose_name='Diễn biến')),
                ('on', models.DateField(db_column='happened_on', verbose_name='Ngày')),
                ('from_status', models.CharField(blank=True, default='', max_length=20, verbose_name='Từ')),
                ('to_status', models.CharField(max_length=20, verbose_name='Sang')),
                ('note', models.TextField(blank=True, default='', verbose_name='Ghi chú')),
                ('data', models.JSONField(blank=True, default=dict, verbose_name='Nội dung')),
                ('change_set', models.UUIDField(blank=True, null=True, verbose_name='Bộ thay đổi')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='Ghi nhận lúc')),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Người ghi')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='permits.permitcase', verbose_name='Hồ sơ')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='permits.permitdocument', verbose_name='Tài liệu')),
            ],
            options={
                'verbose_name': 'diễn biến hồ sơ',
                'verbose_name_plural': 'diễn biến hồ sơ',
                'db_table': 'permit_events',
                'ordering': ('case', 'seq'),
            },
        ),
        migrations.CreateModel(
            name='PermitParty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('investor', 'Chủ đầu tư'), ('representative', 'Người đại diện'), ('designer', 'Đơn vị thiết kế'), ('builder', 'Đơn vị thi công')], default='investor', max_length=20, verbose_name='Vai trò')),
                ('name', models.CharField(max_length=255, verbose_name='Họ tên, tên tổ chức')),
                ('identity_number', models.CharField(blank=True, default='', max_length=20, verbose_name='Số định danh')),
                ('address', models.CharField(blank=True, default='', max_length=255, verbose_name='Địa chỉ')),
                ('phone', models.CharField(blank=True, default='', max_length=20, verbose_name='Điện thoại')),
                ('email', models.CharField(blank=True, default='', max_length=120, verbose_name='Thư điện tử')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parties', to='permits.permitcase', verbose_name='Hồ sơ')),
            ],
            options={
                'verbose_name': 'bên của hồ sơ',
                'verbose_name_plural': 'các bên của hồ sơ',
                'db_table': 'permit_parties',
                'ordering': ('case', 'id'),
            },
        ),
        migrations.AddIndex(
            model_name='permitcase',
            index=models.Index(fields=['-filed_on', '-id'], name='permit_cases_by_day'),
        ),
        migrations.AddIndex(
            model_name='permitcase',
            index=models.Index(fields=['status', 'due_on'], name='permit_cases_by_due'),
        ),
        migrations.AddIndex(
            model_name='permitcase',
            index=models.Index(fields=['permit'], name='permit_cases_of_permit'),
        ),
        migrations.AddIndex(
            model_name='permitcase',
            index=models.Index(fields=['ward_code', '-filed_on'], name='permit_cases_of_ward'),
        ),
        migrations.AddConstraint(
            model_name='permitcase',
            constraint=models.UniqueConstraint(condition=models.Q(('reference', ''), _negated=True), fields=('filed_by', 'reference'), name='permit_cases_reference_once'),
        ),
        migrations.AddConstraint(
            model_name='permitcase',
            constraint=models.CheckConstraint(condition=models.Q(('decided_on__isnull', True), ('decided_on__gte', models.F('filed_on')), _connector='OR'), name='permit_cases_forward'),
        ),
        migrations.AddConstraint(
            model_name='permitcaseparcel',
            constraint=models.UniqueConstraint(fields=('case', 'parcel'), name='permit_case_parcels_once'),
        ),
        migrations.AddConstraint(
            model_name='permitdocument',
            constraint=models.UniqueConstraint(fields=('case', 'sha256'), name='permit_documents_once'),
        ),
        migrations.AddConstraint(
            model_name='permitevent',
            constraint=models.UniqueConstraint(fields=('case', 'seq'), name='permit_events_seq'),
        ),
        MoveIntoRestricted("permit_parties"),
        migrations.RunSQL(SQL["create_numbers"], SQL["drop_numbers"]),
        migrations.RunSQL(
            [SQL["create_events_stay"], SQL["attach_events_stay"]],
            [SQL["detach_events_stay"], SQL["drop_events_stay"]],
        ),
        migrations.RunPython(enter, migrations.RunPython.noop),
    ]
