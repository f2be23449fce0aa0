"""Who saw this feature: also the reads that named it among others."""

import django.contrib.postgres.indexes
import django.db.models.fields.json
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0001_tables'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='auditentry',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(django.db.models.fields.json.KeyTransform('features', 'detail'), name='jsonb_path_ops'), condition=models.Q(('detail__has_key', 'features')), name='audit_entries_features'),
        ),
    ]
