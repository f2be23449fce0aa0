"""OGC clients against a running server."""
