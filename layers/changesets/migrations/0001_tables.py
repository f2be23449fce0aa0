"""Tables of change sets and the outbox."""

import django.contrib.gis.db.models.fields
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('geo', '0003_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ChangeSet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='Mã')),
                ('title', models.CharField(max_length=200, verbose_name='Tên')),
                ('legal_document', models.CharField(blank=True, default='', max_length=200, verbose_name='Số văn bản')),
                ('legal_date', models.DateField(blank=True, null=True, verbose_name='Ngày văn bản')),
                ('effective_date', models.DateField(blank=True, null=True, verbose_name='Ngày có hiệu lực')),
                ('kind', models.CharField(choices=[('edit', 'Biên tập'), ('import', 'Nhập tệp'), ('revert', 'Hoàn tác')], default='edit', max_length=10, verbose_name='Loại')),
                ('status', models.CharField(choices=[('draft', 'Đang soạn'), ('submitted', 'Chờ duyệt'), ('returned', 'Trả lại'), ('approved', 'Đã duyệt'), ('published', 'Đã công bố'), ('withdrawn', 'Đã rút')], default='draft', max_length=10, verbose_name='Trạng thái')),
                ('layers', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, default=list, size=None, verbose_name='Các lớp')),
                ('created_count', models.PositiveIntegerField(default=0, verbose_name='Số đối tượng thêm')),
                ('updated_count', models.PositiveIntegerField(default=0, verbose_name='Số đối tượng sửa')),
                ('deleted_count', models.PositiveIntegerField(default=0, verbose_name='Số đối tượng xóa')),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='Lập lúc')),
                ('changed_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='Sửa lúc')),
                ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='Trình lúc')),
                ('approved_at', models.DateTimeField(blank=True, null=True, verbose_name='Duyệt lúc')),
                ('return_reason', models.TextField(blank=True, default='', verbose_name='Lý do trả lại')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='Công bố lúc')),
                ('publication', models.BigIntegerField(editable=False, null=True, unique=True, verbose_name='Số thứ tự công bố')),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Người duyệt')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Người soạn')),
                ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Người công bố')),
                ('reverts', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reverted_by', to='changesets.changeset', verbose_name='Hoàn tác của')),
                ('scheduled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Người hẹn công bố')),
            ],
            options={
                'verbose_name': 'bộ thay đổi',
                'verbose_name_plural': 'bộ thay đổi',
                'db_table': 'change_sets',
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='Số')),
                ('name', models.CharField(max_length=200, verbose_name='Tên tệp')),
                ('media_type', models.CharField(max_length=100, verbose_name='Kiểu')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('size', models.PositiveBigIntegerField(verbose_name='Kích thước (byte)')),
                ('path', models.CharField(max_length=255, verbose_name='Nơi lưu')),
                ('added_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='Lúc')),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('change_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='changesets.changeset')),
            ],
            options={
                'verbose_name': 'tệp đính kèm',
                'verbose_name_plural': 'tệp đính kèm',
                'db_table': 'change_set_attachments',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Edit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.PositiveIntegerField(verbose_name='Thứ tự')),
                ('layer', models.CharField(max_length=60, verbose_name='Lớp')),
                ('operation', models.CharField(max_length=40, verbose_name='Thao tác')),
                ('feature', models.UUIDField(verbose_name='Mã đối tượng')),
                ('base_version', models.PositiveIntegerField(default=0, verbose_name='Phiên bản gốc')),
                ('geometry', django.contrib.gis.db.models.fields.GeometryField(null=True, spatial_index=False, srid=settings.STORAGE_SRID, verbose_name='Hình mới')),
                ('extent', django.contrib.gis.db.models.fields.PolygonField(null=True, srid=settings.STORAGE_SRID, verbose_name='Khung hình cũ và mới')),
                ('properties', models.JSONField(default=dict, verbose_name='Giá trị mới')),
                ('params', models.JSONField(default=dict, verbose_name='Tham số')),
                ('findings', models.JSONField(default=list, verbose_name='Kết quả kiểm tra')),
                ('changed_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='Sửa lúc')),
                ('change_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='edits', to='changesets.changeset')),
                ('expanded_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='expansion', to='changesets.edit')),
            ],
            options={
                'verbose_name': 'thay đổi',
                'verbose_name_plural': 'thay đổi',
                'db_table': 'change_set_edits',
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='Lúc')),
                ('text', models.TextField(verbose_name='Nội dung')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('edit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='changesets.edit')),
            ],
            options={
                'verbose_name': 'ý kiến',
                'verbose_name_plural': 'ý kiến',
                'db_table': 'change_set_comments',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='Lúc')),
                ('action', models.CharField(max_length=20, verbose_name='Việc')),
                ('from_status', models.CharField(blank=True, default='', max_length=10, verbose_name='Từ')),
                ('to_status', models.CharField(max_length=10, verbose_name='Sang')),
                ('reason', models.TextField(blank=True, default='', verbose_name='Lý do')),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('change_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='changesets.changeset')),
            ],
            options={
                'verbose_name': 'diễn biến',
                'verbose_name_plural': 'diễn biến',
                'db_table': 'change_set_events',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='OutboxEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('layer', models.CharField(max_length=60, verbose_name='Lớp')),
                ('feature', models.UUIDField(null=True, verbose_name='Mã đối tượng')),
                ('change_set', models.UUIDField(null=True, verbose_name='Bộ thay đổi')),
                ('operation', models.CharField(max_length=40, verbose_name='Thao tác')),
                ('bounds', django.contrib.gis.db.models.fields.PolygonField(null=True, spatial_index=False, srid=3857, verbose_name='Khung')),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='Lúc')),
                ('done_at', models.DateTimeField(null=True, verbose_name='Xong lúc')),
            ],
            options={
                'verbose_name': 'thư đi',
                'verbose_name_plural': 'thư đi',
                'db_table': 'outbox',
                'indexes': [models.Index(condition=models.Q(('done_at__isnull', True)), fields=['id'], name='outbox_waiting')],
            },
        ),
        migrations.AddIndex(
            model_name='changeset',
            index=models.Index(fields=['status', '-changed_at'], name='change_sets_by_status'),
        ),
        migrations.AddIndex(
            model_name='changeset',
            index=models.Index(fields=['author', '-changed_at'], name='change_sets_by_author'),
        ),
        migrations.AddIndex(
            model_name='changeset',
            index=django.contrib.postgres.indexes.GinIndex(fields=['layers'], name='change_sets_by_layer'),
        ),
        migrations.AddIndex(
            model_name='changeset',
            index=models.Index(condition=models.Q(('scheduled_by__isnull', False), ('status', 'approved')), fields=['effective_date'], name='change_sets_scheduled'),
        ),
        migrations.AddConstraint(
            model_name='changeset',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('author')), _negated=True), _connector='OR'), name='change_sets_four_eyes'),
        ),
        migrations.AddConstraint(
            model_name='changeset',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), models.Q(('approved_by__isnull', False), ('publication__isnull', False), ('published_at__isnull', False)), _connector='OR'), name='change_sets_published_in_full'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.UniqueConstraint(fields=('change_set', 'number'), name='change_set_attachments_number'),
        ),
        migrations.AddIndex(
            model_name='edit',
            index=models.Index(fields=['layer', 'feature'], name='change_set_edits_feature'),
        ),
        migrations.AddConstraint(
            model_name='edit',
            constraint=models.UniqueConstraint(condition=models.Q(('operation__in', ('create', 'update', 'delete'))), fields=('change_set', 'layer', 'feature'), name='change_set_edits_once'),
        ),
        migrations.AddConstraint(
            model_name='edit',
            constraint=models.UniqueConstraint(fields=('change_set', 'seq'), name='change_set_edits_seq'),
        ),
    ]
