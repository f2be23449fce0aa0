"""Change sets on PostGIS."""
