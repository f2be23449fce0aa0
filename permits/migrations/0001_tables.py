"""Tables of permits."""

import django.contrib.gis.db.models.fields
import django.contrib.postgres.functions
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
            name='BuildingPermit',
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
                ('permit_number', models.CharField(max_length=60, verbose_name='Số giấy phép')),
                ('permit_kind', models.CharField(max_length=30, verbose_name='Loại giấy phép')),
                ('status', models.CharField(max_length=30, verbose_name='Tình trạng')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='Ngày cấp')),
                ('expires_on', models.DateField(blank=True, null=True, verbose_name='Ngày hết hạn')),
                ('issuer', models.CharField(blank=True, db_default='', default='', max_length=160, verbose_name='Cơ quan cấp')),
                ('work_name', models.CharField(blank=True, db_default='', default='', max_length=255, verbose_name='Tên công trình')),
                ('work_kind', models.CharField(blank=True, db_default='', default='', max_length=60, verbose_name='Loại công trình')),
                ('work_class', models.CharField(blank=True, db_default='', default='', max_length=20, verbose_name='Cấp công trình')),
                ('parcel', models.UUIDField(blank=True, db_index=True, default=None, null=True, verbose_name='Thửa đất')),
                ('parcel_version', models.PositiveIntegerField(blank=True, null=True, verbose_name='Phiên bản thửa đất')),
                ('plan_code', models.CharField(blank=True, db_default='', default='', max_length=30, verbose_name='Mã hồ sơ quy hoạch')),
                ('zone_code', models.CharField(blank=True, db_default='', default='', max_length=40, verbose_name='Ký hiệu ô quy hoạch')),
                ('address', models.CharField(blank=True, db_default='', default='', max_length=255, verbose_name='Địa điểm xây dựng')),
                ('investor_name', models.CharField(blank=True, db_default='', default='', max_length=255, verbose_name='Chủ đầu tư')),
                ('investor_address', models.CharField(blank=True, db_default='', default='', max_length=255, verbose_name='Địa chỉ chủ đầu tư')),
                ('floor_area_m2', models.FloatField(blank=True, null=True, verbose_name='Tổng diện tích sàn (m²)')),
                ('ground_floor_area_m2', models.FloatField(blank=True, null=True, verbose_name='Diện tích tầng một (m²)')),
                ('storeys', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Số tầng')),
                ('basements', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Số tầng hầm')),
                ('height_m', models.FloatField(blank=True, null=True, verbose_name='Chiều cao tối đa (m)')),
                ('site_coverage_pct', models.FloatField(blank=True, null=True, verbose_name='Mật độ xây dựng (%)')),
                ('far', models.FloatField(blank=True, null=True, verbose_name='Hệ số sử dụng đất')),
                ('ground_level_m', models.FloatField(blank=True, null=True, verbose_name='Cốt nền (m)')),
                ('setback_m', models.FloatField(blank=True, null=True, verbose_name='Khoảng lùi (m)')),
                ('published_until', models.DateField(blank=True, null=True, verbose_name='Công khai đến')),
            ],
            options={
                'verbose_name': 'giấy phép xây dựng',
                'verbose_name_plural': 'giấy phép xây dựng',
                'db_table': 'building_permits',
                'indexes': [models.Index(fields=['permit_number'], name='building_permits_number')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('source_key', ''), _negated=True), fields=('source', 'source_key'), name='building_permits_source_key_once'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='building_permits_lifespan_forward')],
            },
        ),
        AttachDerivedGeometry('building_permits'),
    ]
