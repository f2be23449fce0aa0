"""The life of plans: dated stages, documents, consultation; building lines and safety corridors."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.contrib.gis.db.models import fields as gis
from django.contrib.postgres.functions import RandomUUID, TransactionNow
from django.db import migrations, models

from geo.feature import CURRENT_CHANGE_SET
from geo.migration_operations import AttachDerivedGeometry, FollowColumns


class Migration(migrations.Migration):
    """Four layers, and what a plan that is not in force yet needs."""

    dependencies = [("planning", "0003_keep_history"), ("geo", "0007_restricted_schema")]
    operations = [
        FollowColumns("plans"),
        migrations.CreateModel(
            name='BuildingLine',
            fields=[
                ('id', models.UUIDField(db_default=RandomUUID(), default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='Mã đối tượng')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, verbose_name='Phiên bản')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='Hiệu lực từ')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Hiệu lực đến')),
                ('recorded_at', models.DateTimeField(db_default=TransactionNow(), editable=False, verbose_name='Ghi nhận lúc')),
                ('change_set', models.UUIDField(blank=True, db_default=CURRENT_CHANGE_SET, editable=False, null=True, verbose_name='Bộ thay đổi')),
                ('source', models.CharField(max_length=60, verbose_name='Nguồn dữ liệu')),
                ('source_key', models.CharField(blank=True, db_default='', default='', max_length=120, verbose_name='Khóa trong nguồn')),
                ('source_srid', models.PositiveIntegerField(blank=True, null=True, verbose_name='Hệ tọa độ nguồn (EPSG)')),
                ('accuracy_m', models.FloatField(blank=True, null=True, verbose_name='Độ chính xác (m)')),
                ('map_scale', models.PositiveIntegerField(blank=True, null=True, verbose_name='Mẫu số tỷ lệ bản đồ')),
                ('map_sheet', models.CharField(blank=True, db_default='', default='', max_length=40, verbose_name='Mảnh bản đồ nền')),
                ('synthetic', models.BooleanField(db_default=False, default=False, verbose_name='Dữ liệu mô phỏng')),
                ('geom', gis.MultiLineStringField(srid=settings.STORAGE_SRID, verbose_name='Tuyến')),
                ('geom_4326', gis.MultiLineStringField(editable=False, null=True, srid=4326, verbose_name='Tuyến WGS 84')),
                ('geom_3857', gis.MultiLineStringField(editable=False, null=True, srid=3857, verbose_name='Tuyến Web Mercator')),
                ('plan_code', models.CharField(blank=True, db_default='', default='', max_length=30, verbose_name='Mã hồ sơ quy hoạch')),
                ('street_name', models.CharField(blank=True, db_default='', default='', max_length=200, verbose_name='Tên đường')),
                ('setback_raw', models.CharField(blank=True, db_default='', default='', max_length=60, verbose_name='Khoảng lùi')),
                ('setback_m', models.FloatField(blank=True, null=True, verbose_name='Khoảng lùi (m)')),
                ('decision_number', models.CharField(blank=True, db_default='', default='', max_length=80, verbose_name='Số quyết định')),
                ('decision_date', models.DateField(blank=True, null=True, verbose_name='Ngày quyết định')),
                ('note', models.CharField(blank=True, db_default='', default='', max_length=255, verbose_name='Ghi chú')),
            ],
            options={
                'verbose_name': 'chỉ giới xây dựng',
                'verbose_name_plural': 'chỉ giới xây dựng',
                'db_table': 'building_lines',
            },
        ),
        migrations.CreateModel(
            name='PlanDocument',
            fields=[
                ('id', models.UUIDField(db_default=RandomUUID(), default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='Mã đối tượng')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, verbose_name='Phiên bản')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='Hiệu lực từ')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Hiệu lực đến')),
                ('recorded_at', models.DateTimeField(db_default=TransactionNow(), editable=False, verbose_name='Ghi nhận lúc')),
                ('change_set', models.UUIDField(blank=True, db_default=CURRENT_CHANGE_SET, editable=False, null=True, verbose_name='Bộ thay đổi')),
                ('source', models.CharField(max_length=60, verbose_name='Nguồn dữ liệu')),
                ('source_key', models.CharField(blank=True, db_default='', default='', max_length=120, verbose_name='Khóa trong nguồn')),
                ('source_srid', models.PositiveIntegerField(blank=True, null=True, verbose_name='Hệ tọa độ nguồn (EPSG)')),
                ('accuracy_m', models.FloatField(blank=True, null=True, verbose_name='Độ chính xác (m)')),
                ('map_scale', models.PositiveIntegerField(blank=True, null=True, verbose_name='Mẫu số tỷ lệ bản đồ')),
                ('map_sheet', models.CharField(blank=True, db_default='', default='', max_length=40, verbose_name='Mảnh bản đồ nền')),
                ('synthetic', models.BooleanField(db_default=False, default=False, verbose_name='Dữ liệu mô phỏng')),
                ('kind', models.CharField(max_length=20, verbose_name='Loại tài liệu')),
                ('number', models.CharField(blank=True, db_default='', default='', max_length=80, verbose_name='Số, ký hiệu')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='Ngày ban hành')),
                ('authority', models.CharField(blank=True, db_default='', default='', max_length=160, verbose_name='Cơ quan ban hành')),
                ('title', models.CharField(blank=True, db_default='', default='', max_length=400, verbose_name='Tên tài liệu')),
                ('file_name', models.CharField(blank=True, db_default='', default='', max_length=255, verbose_name='Tên tệp')),
                ('sha256', models.CharField(blank=True, db_default='', default='', max_length=64, verbose_name='SHA-256 của tệp')),
                ('size_bytes', models.BigIntegerField(blank=True, null=True, verbose_name='Dung lượng (byte)')),
                ('media_type', models.CharField(blank=True, db_default='', default='', max_length=100, verbose_name='Định dạng')),
            ],
            options={
                'verbose_name': 'tài liệu đồ án',
                'verbose_name_plural': 'tài liệu đồ án',
                'db_table': 'plan_documents',
            },
        ),
        migrations.CreateModel(
            name='PlanStage',
            fields=[
                ('id', models.UUIDField(db_default=RandomUUID(), default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='Mã đối tượng')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, verbose_name='Phiên bản')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='Hiệu lực từ')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Hiệu lực đến')),
                ('recorded_at', models.DateTimeField(db_default=TransactionNow(), editable=False, verbose_name='Ghi nhận lúc')),
                ('change_set', models.UUIDField(blank=True, db_default=CURRENT_CHANGE_SET, editable=False, null=True, verbose_name='Bộ thay đổi')),
                ('source', models.CharField(max_length=60, verbose_name='Nguồn dữ liệu')),
                ('source_key', models.CharField(blank=True, db_default='', default='', max_length=120, verbose_name='Khóa trong nguồn')),
                ('source_srid', models.PositiveIntegerField(blank=True, null=True, verbose_name='Hệ tọa độ nguồn (EPSG)')),
                ('accuracy_m', models.FloatField(blank=True, null=True, verbose_name='Độ chính xác (m)')),
                ('map_scale', models.PositiveIntegerField(blank=True, null=True, verbose_name='Mẫu số tỷ lệ bản đồ')),
                ('map_sheet', models.CharField(blank=True, db_default='', default='', max_length=40, verbose_name='Mảnh bản đồ nền')),
                ('synthetic', models.BooleanField(db_default=False, default=False, verbose_name='Dữ liệu mô phỏng')),
                ('phase', models.CharField(db_default='plan', default='plan', max_length=10, verbose_name='Nhiệm vụ hay đồ án')),
                ('stage', models.CharField(max_length=30, verbose_name='Giai đoạn')),
                ('started_on', models.DateField(blank=True, null=True, verbose_name='Bắt đầu ngày')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='Hạn')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='Kết thúc ngày')),
                ('body', models.CharField(blank=True, db_default='', default='', max_length=200, verbose_name='Cơ quan thực hiện')),
                ('document_number', models.CharField(blank=True, db_default='', default='', max_length=80, verbose_name='Số văn bản')),
                ('note', models.CharField(blank=True, db_default='', default='', max_length=255, verbose_name='Ghi chú')),
            ],
            options={
                'verbose_name': 'giai đoạn đồ án',
                'verbose_name_plural': 'giai đoạn đồ án',
                'db_table': 'plan_stages',
            },
        ),
        migrations.CreateModel(
            name='SafetyCorridor',
            fields=[
                ('id', models.UUIDField(db_default=RandomUUID(), default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='Mã đối tượng')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, verbose_name='Phiên bản')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='Hiệu lực từ')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Hiệu lực đến')),
                ('recorded_at', models.DateTimeField(db_default=TransactionNow(), editable=False, verbose_name='Ghi nhận lúc')),
                ('change_set', models.UUIDField(blank=True, db_default=CURRENT_CHANGE_SET, editable=False, null=True, verbose_name='Bộ thay đổi')),
                ('source', models.CharField(max_length=60, verbose_name='Nguồn dữ liệu')),
                ('source_key', models.CharField(blank=True, db_default='', default='', max_length=120, verbose_name='Khóa trong nguồn')),
                ('source_srid', models.PositiveIntegerField(blank=True, null=True, verbose_name='Hệ tọa độ nguồn (EPSG)')),
                ('accuracy_m', models.FloatField(blank=True, null=True, verbose_name='Độ chính xác (m)')),
                ('map_scale', models.PositiveIntegerField(blank=True, null=True, verbose_name='Mẫu số tỷ lệ bản đồ')),
                ('map_sheet', models.CharField(blank=True, db_default='', default='', max_length=40, verbose_name='Mảnh bản đồ nền')),
                ('synthetic', models.BooleanField(db_default=False, default=False, verbose_name='Dữ liệu mô phỏng')),
                ('geom', gis.MultiPolygonField(srid=settings.STORAGE_SRID, verbose_name='Ranh giới')),
                ('geom_4326', gis.MultiPolygonField(editable=False, null=True, srid=4326, verbose_name='Ranh giới WGS 84')),
                ('geom_3857', gis.MultiPolygonField(editable=False, null=True, srid=3857, verbose_name='Ranh giới Web Mercator')),
                ('plan_code', models.CharField(blank=True, db_default='', default='', max_length=30, verbose_name='Mã hồ sơ quy hoạch')),
                ('kind', models.CharField(max_length=20, verbose_name='Loại hành lang')),
                ('name', models.CharField(blank=True, db_default='', default='', max_length=200, verbose_name='Công trình được bảo vệ')),
                ('width_raw', models.CharField(blank=True, db_default='', default='', max_length=60, verbose_name='Chiều rộng hành lang')),
                ('width_m', models.FloatField(blank=True, null=True, verbose_name='Chiều rộng hành lang (m)')),
                ('legal_basis', models.CharField(blank=True, db_default='', default='', max_length=255, verbose_name='Căn cứ pháp lý')),
                ('authority', models.CharField(blank=True, db_default='', default='', max_length=160, verbose_name='Cơ quan quản lý')),
                ('decision_number', models.CharField(blank=True, db_default='', default='', max_length=80, verbose_name='Số quyết định')),
                ('decision_date', models.DateField(blank=True, null=True, verbose_name='Ngày quyết định')),
                ('note', models.CharField(blank=True, db_default='', default='', max_length=255, verbose_name='Ghi chú')),
            ],
            options={
                'verbose_name': 'hành lang an toàn',
                'verbose_name_plural': 'hành lang an toàn',
                'db_table': 'safety_corridors',
            },
        ),
        migrations.AddField(
            model_name='plan',
            name='base_plan_code',
            field=models.CharField(blank=True, db_default='', default='', max_length=30, verbose_name='Điều chỉnh đồ án'),
        ),
        migrations.AddField(
            model_name='plan',
            name='chief_planner',
            field=models.CharField(blank=True, db_default='', default='', max_length=120, verbose_name='Chủ nhiệm đồ án'),
        ),
        migrations.AddField(
            model_name='plan',
            name='consultation_from',
            field=models.DateField(blank=True, null=True, verbose_name='Lấy ý kiến từ ngày'),
        ),
        migrations.AddField(
            model_name='plan',
            name='consultation_to',
            field=models.DateField(blank=True, null=True, verbose_name='Lấy ý kiến đến hết ngày'),
        ),
        migrations.AddField(
            model_name='plan',
            name='infrastructure_theme',
            field=models.CharField(blank=True, db_default='', default='', max_length=40, verbose_name='Chuyên ngành hạ tầng kỹ thuật'),
        ),
        migrations.AddField(
            model_name='plan',
            name='responsible_body',
            field=models.CharField(blank=True, db_default='', default='', max_length=200, verbose_name='Cơ quan tổ chức lập'),
        ),
        migrations.AddField(
            model_name='plan',
            name='stated_zone_count',
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name='Số ô, lô ghi trong hồ sơ'),
        ),
        migrations.AlterField(
            model_name='plan',
            name='status',
            field=models.CharField(db_default='preparing', default='preparing', max_length=20, verbose_name='Trạng thái'),
        ),
        migrations.AddIndex(
            model_name='plan',
            index=models.Index(condition=models.Q(('announced_on__isnull', False), ('status__in', ['announced', 'expired', 'superseded']), _negated=True), fields=['plan_code'], name='plans_not_public'),
        ),
        migrations.AddIndex(
            model_name='plan',
            index=models.Index(condition=models.Q(('base_plan_code', ''), _negated=True), fields=['base_plan_code'], name='plans_base_plan'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(('consultation_to__isnull', True), ('consultation_from__isnull', True), ('consultation_to__gte', models.F('consultation_from')), _connector='OR'), name='plans_consultation_forward'),
        ),
        migrations.AddField(
            model_name='buildingline',
            name='plan',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='building_lines', to='planning.plan', verbose_name='Đồ án'),
        ),
        migrations.AddField(
            model_name='plandocument',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='planning.plan', verbose_name='Đồ án'),
        ),
        migrations.AddField(
            model_name='planstage',
            name='document',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='stages', to='planning.plandocument', verbose_name='Tài liệu'),
        ),
        migrations.AddField(
            model_name='planstage',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stages', to='planning.plan', verbose_name='Đồ án'),
        ),
        migrations.AddField(
            model_name='safetycorridor',
            name='plan',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='safety_corridors', to='planning.plan', verbose_name='Đồ án'),
        ),
        migrations.AddConstraint(
            model_name='buildingline',
            constraint=models.UniqueConstraint(condition=models.Q(('source_key', ''), _negated=True), fields=('source', 'source_key'), name='building_lines_source_key_once'),
        ),
        migrations.AddConstraint(
            model_name='buildingline',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='building_lines_lifespan_forward'),
        ),
        migrations.AddConstraint(
            model_name='plandocument',
            constraint=models.UniqueConstraint(condition=models.Q(('source_key', ''), _negated=True), fields=('source', 'source_key'), name='plan_documents_source_key_once'),
        ),
        migrations.AddConstraint(
            model_name='plandocument',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='plan_documents_lifespan_forward'),
        ),
        migrations.AddConstraint(
            model_name='planstage',
            constraint=models.UniqueConstraint(condition=models.Q(('source_key', ''), _negated=True), fields=('source', 'source_key'), name='plan_stages_source_key_once'),
        ),
        migrations.AddConstraint(
            model_name='planstage',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='plan_stages_lifespan_forward'),
        ),
        migrations.AddConstraint(
            model_name='planstage',
            constraint=models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('started_on__isnull', True), ('ended_on__gte', models.F('started_on')), _connector='OR'), name='plan_stages_forward'),
        ),
        migrations.AddConstraint(
            model_name='safetycorridor',
            constraint=models.UniqueConstraint(condition=models.Q(('source_key', ''), _negated=True), fields=('source', 'source_key'), name='safety_corridors_source_key_once'),
        ),
        migrations.AddConstraint(
            model_name='safetycorridor',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='safety_corridors_lifespan_forward'),
        ),
        AttachDerivedGeometry("building_lines"),
        AttachDerivedGeometry("safety_corridors"),
        FollowColumns("plans"),
    ]
