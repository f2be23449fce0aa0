"""Folding of Vietnamese text for search without diacritics, and the operator classes that indexes need."""

from django.contrib.postgres.operations import BtreeGistExtension, CreateExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

from geo.named_sql import load


class Migration(migrations.Migration):
    """`nen_fold(text)`."""

    dependencies = [("geo", "0001_pinned_datum")]
    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        BtreeGistExtension(),
        CreateExtension("pgcrypto"),
        migrations.RunSQL(load("geo", "search_text")["create_function"], load("geo", "search_text")["drop_function"]),
    ]
