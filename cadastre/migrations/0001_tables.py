"""Tables of cadastre."""

import django.contrib.gis.db.models.fields
import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.conf import settings
from django.db import migrations, models

from geo.migration_operations import AttachDerivedGeometry


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('geo', '0003_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Parcel',
            fields=[
                ('id', models.UUIDField(db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='Mã đối tượng')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, verbose_name='Phiên bản')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='Hiệu lực từ')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Hiệu lực đến')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='Ghi nhận lúc')),
                ('source', models.CharField(max_length=60, verbose_name='Nguồn dữ liệu')),
                ('source_key', models.CharField(blank=True, db_default='', default='', max_length=120, verbose_name='Khóa trong nguồn')),
                ('source_srid', models.PositiveIntegerField(blank=True, null=True, verbose_name='Hệ tọa độ nguồn (EPSG)')),
                ('accuracy_m', models.FloatField(blank=True, null=True, verbose_name='Độ chính xác (m)')),
                ('map_scale', models.PositiveIntegerField(blank=True, null=True, verbose_name='Mẫu số tỷ lệ bản đồ')),
                ('map_sheet', models.CharField(blank=True, db_default='', default='', max_length=40, verbose_name='Mảnh bản đồ nền')),
                ('synthetic', models.BooleanField(db_default=False, default=False, verbose_name='Dữ liệu mô phỏng')),
                ('geom', django.contrib.gis.db.models.fields.MultiPolygonField(srid=settings.STORAGE_SRID, verbose_name='Ranh giới')),
                ('geom_4326', django.contrib.gis.db.models.fields.MultiPolygonField(editable=False, null=True, srid=4326, verbose_name='Ranh giới WGS 84')),
                ('geom_3857', django.contrib.gis.db.models.fields.MultiPolygonField(editable=False, null=True, srid=3857, verbose_name='Ranh giới Web Mercator')),
                ('national_id', models.CharField(blank=True, db_default='', default='', max_length=12, verbose_name='Mã định danh thửa đất')),
                ('ward_code', models.CharField(blank=True, db_default='', default='', max_length=5, verbose_name='Mã xã/phường')),
                ('ward_name', models.CharField(blank=True, db_default='', default='', max_length=120, verbose_name='Xã/phường')),
                ('sheet_number', models.CharField(max_length=12, verbose_name='Số tờ')),
                ('parcel_number', models.CharField(max_length=12, verbose_name='Số thửa')),
                ('old_ward_code', models.CharField(blank=True, db_default='', default='', max_length=5, verbose_name='Mã xã cũ')),
                ('old_ward_name', models.CharField(blank=True, db_default='', default='', max_length=120, verbose_name='Xã/phường cũ')),
                ('old_sheet_number', models.CharField(blank=True, db_default='', default='', max_length=12, verbose_name='Số tờ cũ')),
                ('old_parcel_number', models.CharField(blank=True, db_default='', default='', max_length=12, verbose_name='Số thửa cũ')),
                ('address', models.CharField(blank=True, db_default='', default='', max_length=255, verbose_name='Địa chỉ thửa đất')),
                ('official_area_m2', models.FloatField(blank=True, null=True, verbose_name='Diện tích pháp lý (m²)')),
                ('computed_area_m2', models.FloatField(verbose_name='Diện tích tính toán (m²)')),
                ('land_use_codes', models.CharField(blank=True, db_default='', default='', max_length=60, verbose_name='Loại đất')),
                ('parcel_kind', models.CharField(blank=True, db_default='', default='', max_length=20, verbose_name='Loại thửa')),
                ('holder_name', models.CharField(blank=True, db_default='', default='', max_length=255, verbose_name='Người sử dụng đất')),
                ('holder_kind', models.CharField(blank=True, db_default='', default='', max_length=20, verbose_name='Loại đối tượng sử dụng')),
                ('certificate_issued', models.BooleanField(blank=True, null=True, verbose_name='Đã cấp giấy chứng nhận')),
                ('certificate_serial', models.CharField(blank=True, db_default='', default='', max_length=40, verbose_name='Số phát hành GCN')),
                ('in_dispute', models.BooleanField(db_default=False, default=False, verbose_name='Đang tranh chấp')),
                ('blocked', models.BooleanField(db_default=False, default=False, verbose_name='Đang ngăn chặn')),
                ('restriction_note', models.CharField(blank=True, db_default='', default='', max_length=255, verbose_name='Hạn chế')),
                ('survey_method', models.CharField(blank=True, db_default='', default='', max_length=60, verbose_name='Phương pháp đo')),
                ('survey_date', models.DateField(blank=True, null=True, verbose_name='Ngày đo')),
            ],
            options={
                'verbose_name': 'thửa đất',
                'verbose_name_plural': 'thửa đất',
                'db_table': 'parcels',
                'indexes': [models.Index(fields=['ward_code', 'sheet_number', 'parcel_number'], name='parcels_key'), models.Index(fields=['old_ward_code', 'old_sheet_number', 'old_parcel_number'], name='parcels_old_key')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('source_key', ''), _negated=True), fields=('source', 'source_key'), name='parcels_source_key_once'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='parcels_lifespan_forward'), models.UniqueConstraint(condition=models.Q(('national_id', ''), _negated=True), fields=('national_id',), name='parcels_national_id_once'), models.CheckConstraint(condition=models.Q(('computed_area_m2__gt', 0)), name='parcels_area_positive')],
            },
        ),
        migrations.CreateModel(
            name='ParcelLandUse',
            fields=[
                ('id', models.UUIDField(db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='Mã đối tượng')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, verbose_name='Phiên bản')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='Hiệu lực từ')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Hiệu lực đến')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='Ghi nhận lúc')),
                ('source', models.CharField(max_length=60, verbose_name='Nguồn dữ liệu')),
                ('source_key', models.CharField(blank=True, db_default='', default='', max_length=120, verbose_name='Khóa trong nguồn')),
                ('source_srid', models.PositiveIntegerField(blank=True, null=True, verbose_name='Hệ tọa độ nguồn (EPSG)')),
                ('accuracy_m', models.FloatField(blank=True, null=True, verbose_name='Độ chính xác (m)')),
                ('map_scale', models.PositiveIntegerField(blank=True, null=True, verbose_name='Mẫu số tỷ lệ bản đồ')),
                ('map_sheet', models.CharField(blank=True, db_default='', default='', max_length=40, verbose_name='Mảnh bản đồ nền')),
                ('synthetic', models.BooleanField(db_default=False, default=False, verbose_name='Dữ liệu mô phỏng')),
                ('land_use_code', models.CharField(max_length=10, verbose_name='Mã loại đất')),
                ('planned_use_code', models.CharField(blank=True, default='', max_length=10, verbose_name='Mã loại đất theo quy hoạch')),
                ('area_m2', models.FloatField(blank=True, null=True, verbose_name='Diện tích (m²)')),
                ('shared_use', models.BooleanField(db_default=False, default=False, verbose_name='Sử dụng chung')),
                ('origin_of_use', models.CharField(blank=True, db_default='', default='', max_length=120, verbose_name='Nguồn gốc sử dụng')),
                ('term_kind', models.CharField(blank=True, db_default='', default='', max_length=20, verbose_name='Loại thời hạn')),
                ('term_from', models.DateField(blank=True, null=True, verbose_name='Sử dụng từ')),
                ('term_to', models.DateField(blank=True, null=True, verbose_name='Sử dụng đến')),
                ('parcel', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='land_uses', to='cadastre.parcel', verbose_name='Thửa đất')),
            ],
            options={
                'verbose_name': 'mục đích sử dụng đất',
                'verbose_name_plural': 'mục đích sử dụng đất',
                'db_table': 'parcel_land_uses',
                'constraints': [models.UniqueConstraint(condition=models.Q(('source_key', ''), _negated=True), fields=('source', 'source_key'), name='parcel_land_uses_source_key_once'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='parcel_land_uses_lifespan_forward')],
            },
        ),
        AttachDerivedGeometry('parcels'),
    ]
