"""Bảng hình khái quát."""

from __future__ import annotations

from django.contrib.gis.db import models

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
