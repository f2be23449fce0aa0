"""Runs of the quality rules and what they found."""

import django.db.models.deletion
from django.conf import settings
from django.contrib.gis.db.models import fields as gis
from django.db import migrations, models


class Migration(migrations.Migration):
    """Tables of the quality reports."""

    dependencies = [("cadastre", "0006_events_and_lineage")]
    operations = [
        migrations.CreateModel(
            name='QualityRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ward_code', models.CharField(max_length=5, verbose_name='Mã xã/phường')),
                ('trigger', models.CharField(max_length=20, verbose_name='Nguồn kích hoạt')),
                ('started_at', models.DateTimeField(verbose_name='Bắt đầu')),
                ('finished_at', models.DateTimeField(verbose_name='Kết thúc')),
                ('parcels', models.PositiveIntegerField(verbose_name='Số thửa đã xét')),
                ('counts', models.JSONField(blank=True, default=dict, verbose_name='Số phát hiện theo quy tắc')),
            ],
            options={
                'verbose_name': 'lượt kiểm tra chất lượng',
                'verbose_name_plural': 'lượt kiểm tra chất lượng',
                'db_table': 'cadastre_quality_runs',
                'indexes': [models.Index(fields=['ward_code', '-finished_at'], name='cadastre_quality_of_ward')],
            },
        ),
        migrations.CreateModel(
            name='QualityFinding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(max_length=40, verbose_name='Quy tắc')),
                ('severity', models.CharField(max_length=10, verbose_name='Mức độ')),
                ('parcel', models.UUIDField(blank=True, null=True, verbose_name='Thửa đất')),
                ('sheet_number', models.CharField(blank=True, db_default='', default='', max_length=12, verbose_name='Số tờ')),
                ('number', models.CharField(blank=True, db_default='', default='', max_length=12, verbose_name='Số thửa')),
                ('message_vi', models.TextField(verbose_name='Nội dung')),
                ('message_en', models.TextField(verbose_name='Nội dung (tiếng Anh)')),
                ('geom', gis.GeometryField(blank=True, null=True, srid=settings.STORAGE_SRID, verbose_name='Vị trí')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='cadastre.qualityrun', verbose_name='Lượt kiểm tra')),
            ],
            options={
                'verbose_name': 'phát hiện chất lượng',
                'verbose_name_plural': 'phát hiện chất lượng',
                'db_table': 'cadastre_quality_findings',
                'indexes': [models.Index(fields=['run', 'rule', 'id'], name='cadastre_quality_by_rule')],
            },
        ),
    ]
