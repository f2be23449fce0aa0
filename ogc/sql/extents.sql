-- box --
-- Extent of one layer: its name and xmin, ymin, xmax, ymax in degrees WGS 84 (x = longitude), from the root of the
-- spatial index, which holds every feature; NULL for a layer without features.
SELECT {name}, ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e)
FROM (SELECT ST_EstimatedExtent('public', {name}, 'geom_4326')::box3d AS e) AS extent;
