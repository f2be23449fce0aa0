-- search --
-- Roads of the register by number (QL1, DT743): one row a number and name, bbox in degrees WGS 84.
SELECT segment.road_number, segment.name, segment.management_class, count(*) AS segments,
       (ST_XMin(ST_Extent(segment.geom_4326)) + ST_XMax(ST_Extent(segment.geom_4326))) / 2 AS lon,
       (ST_YMin(ST_Extent(segment.geom_4326)) + ST_YMax(ST_Extent(segment.geom_4326))) / 2 AS lat,
       ARRAY[ST_XMin(ST_Extent(segment.geom_4326)), ST_YMin(ST_Extent(segment.geom_4326)),
             ST_XMax(ST_Extent(segment.geom_4326)), ST_YMax(ST_Extent(segment.geom_4326))] AS bbox,
       CASE WHEN nen_fold(segment.road_number) = %(text)s THEN 0 ELSE 1 END AS rank
FROM visible.road_segments AS segment
WHERE segment.road_number <> ''
  AND (nen_fold(segment.road_number) LIKE %(prefix)s OR nen_fold(segment.road_number) LIKE %(word)s)
GROUP BY segment.road_number, segment.name, segment.management_class
ORDER BY rank, segment.road_number, count(*) DESC
LIMIT %(most)s;
