"""Ready-made QGIS: project, layer definition, styles, written from the registry and the style source of the tiles."""
