"""Tables of layers."""

import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='ImportRun',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('layer', models.CharField(max_length=60, verbose_name='Lớp')),
                ('source', models.CharField(max_length=60, verbose_name='Nguồn dữ liệu')),
                ('file_name', models.CharField(max_length=255, verbose_name='Tệp')),
                ('file_sha256', models.CharField(max_length=64, verbose_name='SHA-256 của tệp')),
                ('started_at', models.DateTimeField(verbose_name='Bắt đầu')),
                ('finished_at', models.DateTimeField(verbose_name='Kết thúc')),
                ('outcome', models.CharField(choices=[('written', 'Đã ghi'), ('unchanged', 'Không thay đổi'), ('dry_run', 'Chạy thử'), ('refused', 'Từ chối')], max_length=12, verbose_name='Kết quả')),
                ('rows_read', models.PositiveIntegerField(default=0, verbose_name='Số dòng đọc')),
                ('rows_added', models.PositiveIntegerField(default=0, verbose_name='Thêm mới')),
                ('rows_changed', models.PositiveIntegerField(default=0, verbose_name='Thay đổi')),
                ('rows_unchanged', models.PositiveIntegerField(default=0, verbose_name='Giữ nguyên')),
                ('rows_refused', models.PositiveIntegerField(default=0, verbose_name='Bị từ chối')),
                ('issue_counts', models.JSONField(default=dict, verbose_name='Số lỗi theo quy tắc')),
                ('report_path', models.CharField(blank=True, default='', max_length=500, verbose_name='Báo cáo')),
                ('user_name', models.CharField(blank=True, default='', max_length=150, verbose_name='Người nhập')),
            ],
            options={
                'verbose_name': 'lần nhập dữ liệu',
                'verbose_name_plural': 'lần nhập dữ liệu',
                'db_table': 'import_runs',
                'indexes': [models.Index(fields=['layer', '-finished_at'], name='import_runs_layer')],
            },
        ),
    ]
