"""Messages carry the old and the new shape; whoever writes one wakes the carriers."""

import django.contrib.gis.db.models.fields
from django.db import migrations, models

from geo.named_sql import load

OUTBOX = load("layers.changesets", "outbox")


class Migration(migrations.Migration):
    """Shapes, indexes for versions and backlog, the trigger that announces messages."""

    dependencies = [("changesets", "0004_kind_qgis")]

    operations = [
        migrations.AddField(
            model_name="outboxentry",
            name="shapes",
            field=django.contrib.gis.db.models.fields.GeometryField(
                null=True, spatial_index=False, srid=3857, verbose_name="Hình cũ và mới"
            ),
        ),
        migrations.AddIndex(
            model_name="outboxentry",
            index=models.Index(fields=["done_at"], name="outbox_done"),
        ),
        migrations.AddIndex(
            model_name="outboxentry",
            index=models.Index(fields=["layer", "done_at"], name="outbox_done_of_layer"),
        ),
        migrations.AddIndex(
            model_name="outboxentry",
            index=models.Index(fields=["change_set"], name="outbox_of_change_set"),
        ),
        migrations.RunSQL(
            [OUTBOX["announce"], OUTBOX["announce_trigger"]],
            [OUTBOX["drop_announce"], OUTBOX["drop_announce_function"]],
        ),
    ]
