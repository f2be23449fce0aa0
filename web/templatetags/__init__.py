"""Words and assets in templates."""
