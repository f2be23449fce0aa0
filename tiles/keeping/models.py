"""Bảng thế hệ bộ nhớ đệm."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now


class TileGeneration(models.Model):
    """Thế hệ ô bản đồ. Which generation of a cache counts on all machines that share their kept tiles.

    Read and written by `tiles.keeping.numbers` only; a machine with files of its own keeps them in a file.
    """

    key = models.CharField("Bộ nhớ đệm", max_length=100, primary_key=True)
    number = models.PositiveIntegerField("Thế hệ")
    begun_at = models.DateTimeField("Bắt đầu", db_default=Now())

    class Meta:
        app_label = "tiles"
        db_table = "tile_generations"
        verbose_name = "thế hệ ô bản đồ"
        verbose_name_plural = "thế hệ ô bản đồ"

    def __str__(self) -> str:
        return f"{self.key} {self.number}"
