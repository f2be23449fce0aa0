"""MapServer as renderer: mapfiles generated from the style source, and the client that asks for pictures."""
