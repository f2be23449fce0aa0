"""Template tags of the OGC pages."""
