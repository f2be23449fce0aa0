"""Tables of transport."""

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
            name='RoadSegment',
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
                ('geom', django.contrib.gis.db.models.fields.MultiLineStringField(srid=settings.STORAGE_SRID, verbose_name='Tuyến')),
                ('geom_4326', django.contrib.gis.db.models.fields.MultiLineStringField(editable=False, null=True, srid=4326, verbose_name='Tuyến WGS 84')),
                ('geom_3857', django.contrib.gis.db.models.fields.MultiLineStringField(editable=False, null=True, srid=3857, verbose_name='Tuyến Web Mercator')),
                ('road_number', models.CharField(blank=True, db_default='', default='', max_length=60, verbose_name='Số hiệu đường')),
                ('street_code', models.CharField(blank=True, db_default='', default='', max_length=40, verbose_name='Mã đường')),
                ('name', models.CharField(blank=True, db_default='', default='', max_length=200, verbose_name='Tên đường')),
                ('management_class', models.CharField(max_length=10, verbose_name='Phân loại quản lý')),
                ('technical_class', models.CharField(blank=True, db_default='', default='', max_length=20, verbose_name='Cấp kỹ thuật')),
                ('from_km', models.FloatField(blank=True, null=True, verbose_name='Từ km')),
                ('to_km', models.FloatField(blank=True, null=True, verbose_name='Đến km')),
                ('length_m', models.FloatField(blank=True, null=True, verbose_name='Chiều dài (m)')),
                ('lanes', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Số làn xe')),
                ('roadbed_width_m', models.FloatField(blank=True, null=True, verbose_name='Bề rộng nền (m)')),
                ('carriageway_width_m', models.FloatField(blank=True, null=True, verbose_name='Bề rộng mặt (m)')),
                ('pavement_width_m', models.FloatField(blank=True, null=True, verbose_name='Bề rộng vỉa hè (m)')),
                ('surface', models.CharField(blank=True, db_default='', default='', max_length=40, verbose_name='Kết cấu mặt')),
                ('built_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Năm xây dựng')),
                ('condition', models.CharField(blank=True, db_default='', default='', max_length=40, verbose_name='Tình trạng')),
                ('manager', models.CharField(blank=True, db_default='', default='', max_length=160, verbose_name='Đơn vị quản lý')),
                ('row_planned_m', models.FloatField(blank=True, null=True, verbose_name='Lộ giới quy hoạch (m)')),
                ('row_existing_m', models.FloatField(blank=True, null=True, verbose_name='Lộ giới hiện hữu (m)')),
                ('speed_limit_kmh', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Tốc độ khai thác (km/h)')),
                ('load_limit_t', models.FloatField(blank=True, null=True, verbose_name='Tải trọng (tấn)')),
                ('osm_id', models.CharField(blank=True, db_default='', default='', max_length=20, verbose_name='Mã OSM')),
            ],
            options={
                'verbose_name': 'đoạn đường',
                'verbose_name_plural': 'đoạn đường',
                'db_table': 'road_segments',
                'indexes': [models.Index(fields=['name'], name='road_segments_name')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('source_key', ''), _negated=True), fields=('source', 'source_key'), name='road_segments_source_key_once'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='road_segments_lifespan_forward')],
            },
        ),
        AttachDerivedGeometry('road_segments'),
    ]
