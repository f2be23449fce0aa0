"""Folding of text whose letters unaccent alone brings to ASCII, at a third of the cost; the result is the same."""

from django.db import migrations

from geo.named_sql import load


class Migration(migrations.Migration):
    """`nen_fold(text)` once more; indexes on it stay as they are."""

    dependencies = [("geo", "0008_swap_days")]
    operations = [migrations.RunSQL(load("geo", "search_text")["create_function"], migrations.RunSQL.noop)]
