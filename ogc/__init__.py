"""OGC API for the layers of the registry: pygeoapi mounted in Django, read-only, with rights at the door."""
