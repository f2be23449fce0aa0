"""The audit record and what makes it append-only: seal, refusal of change, refusal of emptying."""

import django.contrib.postgres.indexes
import django.db.models.functions.datetime
from django.db import migrations, models

from layers.audit.chain_sql import statement


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('seq', models.BigIntegerField(db_default=0, editable=False, primary_key=True, serialize=False, verbose_name='Số thứ tự')),
                ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='Thời điểm')),
                ('actor_id', models.BigIntegerField(blank=True, null=True, verbose_name='Mã người dùng')),
                ('actor_name', models.CharField(blank=True, db_default='', default='', max_length=150, verbose_name='Người dùng')),
                ('action', models.CharField(max_length=60, verbose_name='Hành động')),
                ('layer', models.CharField(blank=True, db_default='', default='', max_length=60, verbose_name='Lớp')),
                ('feature', models.UUIDField(blank=True, null=True, verbose_name='Mã đối tượng')),
                ('change_set', models.UUIDField(blank=True, null=True, verbose_name='Hồ sơ thay đổi')),
                ('address', models.GenericIPAddressField(blank=True, null=True, verbose_name='Địa chỉ mạng')),
                ('request_id', models.CharField(blank=True, db_default='', default='', max_length=64, verbose_name='Mã yêu cầu')),
                ('ground', models.CharField(blank=True, db_default='', default='', max_length=500, verbose_name='Căn cứ hoặc mục đích')),
                ('row_count', models.PositiveIntegerField(blank=True, null=True, verbose_name='Số bản ghi')),
                ('detail', models.JSONField(blank=True, default=dict, verbose_name='Chi tiết')),
                ('prev_hash', models.CharField(db_default='', editable=False, max_length=64, verbose_name='Mã băm mục trước')),
                ('hash', models.CharField(db_default='', editable=False, max_length=64, verbose_name='Mã băm')),
            ],
            options={
                'verbose_name': 'mục nhật ký',
                'verbose_name_plural': 'nhật ký truy cập',
                'db_table': 'audit_entries',
                'ordering': ['-seq'],
                'indexes': [django.contrib.postgres.indexes.BrinIndex(fields=['at'], name='audit_entries_at', pages_per_range=16), models.Index(fields=['actor_name', '-seq'], name='audit_entries_actor'), models.Index(fields=['action', '-seq'], name='audit_entries_action'), models.Index(condition=models.Q(('layer', ''), _negated=True), fields=['layer', '-seq'], name='audit_entries_layer'), models.Index(condition=models.Q(('feature__isnull', False)), fields=['feature', '-seq'], name='audit_entries_feature'), models.Index(condition=models.Q(('change_set__isnull', False)), fields=['change_set', '-seq'], name='audit_entries_change_set')],
            },
        ),
        # the reverse takes the triggers with the functions; the table goes after
        migrations.RunSQL(statement("create_seal", entry="NEW"), statement("drop_functions")),
        migrations.RunSQL(statement("create_refusal"), migrations.RunSQL.noop),
        migrations.RunSQL(statement("attach_seal"), migrations.RunSQL.noop),
        migrations.RunSQL(statement("attach_refusal"), migrations.RunSQL.noop),
        migrations.RunSQL(statement("attach_refusal_to_empty"), migrations.RunSQL.noop),
    ]
