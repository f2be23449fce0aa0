"""Schema `restricted`: layers with personal data of citizens; nobody but the owner of the database enters it."""

from django.db import migrations

from geo.named_sql import load

HISTORY = load("geo", "history")
RESTRICTED = load("geo", "restricted")


class Migration(migrations.Migration):
    """The schema, and functions of the history that find a layer in it."""

    dependencies = [("geo", "0006_keep_history")]
    operations = [
        migrations.RunSQL(
            [RESTRICTED["create_schema"], RESTRICTED["shut_schema"]],
            RESTRICTED["drop_schema"],
        ),
        migrations.RunSQL(
            [HISTORY["create_live_table"], HISTORY["create_keep"], HISTORY["create_forget"]],
            migrations.RunSQL.noop,
        ),
    ]
