"""History of the layers of papers and people; events that change parcels, and their lineage."""

import uuid

import django.db.models.deletion
from django.contrib.postgres.functions import RandomUUID
from django.db import migrations, models
from django.db.models.functions import Now

from geo.migration_operations import KeepHistory


class Migration(migrations.Migration):
    """Events and lineage are written when a change set is published."""

    dependencies = [("cadastre", "0005_papers_and_people")]
    operations = [
        # Not before their foreign keys stand: rows without a place are found in the history by them.
        KeepHistory("survey_documents"),
        KeepHistory("parcel_legal_boundaries"),
        KeepHistory("parcel_restrictions"),
        KeepHistory("parties"),
        KeepHistory("certificates"),
        KeepHistory("land_rights"),
        migrations.CreateModel(
            name='ParcelEvent',
            fields=[
                ('id', models.UUIDField(db_default=RandomUUID(), default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='Mã biến động')),
                ('operation', models.CharField(max_length=20, verbose_name='Loại biến động')),
                ('title', models.CharField(blank=True, db_default='', default='', max_length=200, verbose_name='Nội dung')),
                ('document', models.CharField(blank=True, db_default='', default='', max_length=200, verbose_name='Văn bản')),
                ('document_date', models.DateField(blank=True, null=True, verbose_name='Ngày văn bản')),
                ('effective_on', models.DateField(verbose_name='Ngày có hiệu lực')),
                ('change_set', models.UUIDField(verbose_name='Bộ thay đổi')),
                ('edit', models.BigIntegerField(blank=True, null=True, verbose_name='Sửa đổi')),
                ('recorded_at', models.DateTimeField(db_default=Now(), editable=False, verbose_name='Ghi nhận lúc')),
                ('summary', models.JSONField(blank=True, default=dict, verbose_name='Tóm tắt')),
                ('reverted_by', models.UUIDField(blank=True, null=True, verbose_name='Bị hoàn tác bởi bộ thay đổi')),
                ('reverted_at', models.DateTimeField(blank=True, null=True, verbose_name='Hoàn tác lúc')),
            ],
            options={
                'verbose_name': 'biến động thửa đất',
                'verbose_name_plural': 'biến động thửa đất',
                'db_table': 'parcel_events',
                'indexes': [models.Index(fields=['change_set'], name='parcel_events_change_set')],
            },
        ),
        migrations.CreateModel(
            name='ParcelLineage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('parent', models.UUIDField(verbose_name='Thửa cha')),
                ('parent_version', models.PositiveIntegerField(verbose_name='Phiên bản thửa cha')),
                ('child', models.UUIDField(verbose_name='Thửa con')),
                ('child_version', models.PositiveIntegerField(verbose_name='Phiên bản thửa con')),
                ('overlap_m2', models.FloatField(verbose_name='Phần chung (m²)')),
                ('share_of_parent', models.FloatField(verbose_name='Phần của thửa cha')),
                ('share_of_child', models.FloatField(verbose_name='Phần của thửa con')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='cadastre.parcelevent', verbose_name='Biến động')),
            ],
            options={
                'verbose_name': 'nguồn gốc thửa đất',
                'verbose_name_plural': 'nguồn gốc thửa đất',
                'db_table': 'parcel_lineage',
                'indexes': [models.Index(fields=['parent'], name='parcel_lineage_parent'), models.Index(fields=['child'], name='parcel_lineage_child')],
                'constraints': [models.UniqueConstraint(fields=('event', 'parent', 'child'), name='parcel_lineage_once'), models.CheckConstraint(condition=models.Q(models.Q(('parent', models.F('child')), _negated=True), ('child_version__gt', models.F('parent_version')), _connector='OR'), name='parcel_lineage_forward')],
            },
        ),
    ]
