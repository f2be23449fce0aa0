"""Một lớp trong một tệp. The vector tiles of a public layer as one PMTiles file, made anew each night, for download and
for maps that read parts of it by range requests."""
