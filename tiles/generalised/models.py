"""Bảng hình khái quát, và những ô còn phải làm."""

from __future__ import annotations

from django.contrib.gis.db import models
from django.db.models.functions import Now

from geo.domain.crs import WEB_MERCATOR


class GeneralisedShape(models.Model):
    """Hình khái quát. Ground of one group of a layer in one square of one level (tiles.generalised).

    Made of rows that everybody may see, and of them nothing but the group, their number and their ground.
    """

    layer = models.CharField("Lớp", max_length=41)
    level = models.PositiveSmallIntegerField("Mức phóng của ô véc-tơ")
    cell_x = models.IntegerField("Cột")
    cell_y = models.IntegerField("Hàng")
    group_code = models.CharField("Nhóm", max_length=60)
    features = models.IntegerField("Số đối tượng")
    area_m2 = models.FloatField("Diện tích mặt đất (m²)")
    geom_3857 = models.MultiPolygonField(
        "Hình (Web Mercator)", srid=WEB_MERCATOR.srid, spatial_index=False, null=True
    )

    class Meta:
        db_table = "generalised_shapes"
        verbose_name = verbose_name_plural = "hình khái quát"
        constraints = (
            models.UniqueConstraint(
                fields=("layer", "level", "cell_y", "cell_x", "group_code"), name="generalised_shapes_place"
            ),
        )


class GeneralisedLayer(models.Model):
    """Lớp khái quát. By which rule the squares of a layer were made, or are owed (tiles.generalised.owed)."""

    layer = models.CharField("Lớp", max_length=41, primary_key=True)
    rule = models.CharField("Quy tắc", max_length=16)
    changed_at = models.DateTimeField("Đổi lần cuối", null=True)

    class Meta:
        db_table = "generalised_layers"
        verbose_name = verbose_name_plural = "lớp khái quát"


class OwedSquare(models.Model):
    """Ô còn phải làm. A square that must be made anew with everything in it (tiles.generalised.owed, nobody else).

    It is one of the finest level, or a coarser one up to the whole world.
    """

    layer = models.CharField("Lớp", max_length=41)
    zoom = models.PositiveSmallIntegerField("Mức phóng của ô")
    cell_x = models.IntegerField("Cột")
    cell_y = models.IntegerField("Hàng")
    of_whole_layer = models.BooleanField("Thuộc lần làm lại cả lớp")
    due_at = models.DateTimeField("Làm từ lúc", db_default=Now())

    class Meta:
        db_table = "generalised_owed"
        verbose_name = verbose_name_plural = "ô khái quát còn phải làm"
