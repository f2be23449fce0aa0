"""Xuất dữ liệu. A layer as a file: what the reader may see, nothing else, streamed from the table.

GeoPackage, GeoJSON, FlatGeobuf, shapefile (zip), GML through GDAL; DXF through ezdxf; CSV, XLSX, XML and JSON by hand.
"""
