"""Pages of the site; each module is one area."""
