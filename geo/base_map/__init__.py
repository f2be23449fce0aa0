"""Base map: reads of the tables in `geo.models.base_map`."""
