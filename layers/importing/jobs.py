"""Work that an import leaves behind, by name only: the tile service stands above `layers` and is never imported."""

#: Task of the tile service that drops the tiles of a layer; argument `layer`.
EXPIRE_TASK = "tiles.expire_layer"
