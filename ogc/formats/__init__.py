"""Định dạng. Features as JSON-FG and, all that match in one file, as GeoJSON, CSV, GeoPackage and FlatGeobuf."""
