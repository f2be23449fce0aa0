"""Nguồn gốc sử dụng ghi bằng mã. Rows that were stored with the name of an origin of use get its code.

Before the list had codes, the names themselves were kept; an operation that carries such a row on would warn each time.
The change is kept in the history like any other.
"""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

#: Code and Vietnamese name as they were on the day of this migration.
NAMES = (
    ("DG-KTT", "Nhà nước giao đất không thu tiền sử dụng đất"),
    ("DG-CTT", "Nhà nước giao đất có thu tiền sử dụng đất"),
    ("DT-TML", "Nhà nước cho thuê đất trả tiền một lần"),
    ("DT-THN", "Nhà nước cho thuê đất trả tiền hằng năm"),
    ("CNQ-KTT", "Công nhận quyền sử dụng đất như giao đất không thu tiền sử dụng đất"),
    ("CNQ-CTT", "Công nhận quyền sử dụng đất như giao đất có thu tiền sử dụng đất"),
)


def by_code(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Replace names by codes."""
    uses = apps.get_model("cadastre", "ParcelLandUse").objects.using(editor.connection.alias)
    for code, name in NAMES:
        uses.filter(origin_of_use=name).update(origin_of_use=code)


class Migration(migrations.Migration):
    dependencies = [("cadastre", "0009_address_by_its_beginning")]
    operations = [migrations.RunPython(by_code, migrations.RunPython.noop)]
