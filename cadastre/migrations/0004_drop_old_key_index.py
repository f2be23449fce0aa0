"""One index fewer to keep: a former number and sheet alone leave a parcel or two a ward, found by `parcels_old_number`."""

from django.db import migrations


class Migration(migrations.Migration):
    """Removes the index on (former ward, sheet, number)."""

    dependencies = [("cadastre", "0003_keep_history")]
    operations = [migrations.RemoveIndex("parcel", "parcels_old_key")]
