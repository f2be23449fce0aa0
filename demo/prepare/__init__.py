"""Scripts that made the files of demo/data from their public sources; not part of `make run`.

Each is called as `python -m demo.prepare.<name> SOURCE_FOLDER OUTPUT_FOLDER`, where SOURCE_FOLDER holds the
numbered source folders described in demo/data/NOTICE.md. All outputs are EPSG:4326, x = longitude.
"""
