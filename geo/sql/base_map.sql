-- search_streets --
-- Streets whose folded name holds the text at the start of a word. Pieces of one name less than gap_m apart are one
-- street (the same name occurs in several wards); centre = a point of its longest piece, bbox, both in degrees WGS 84.
WITH found AS MATERIALIZED (
  SELECT road.name, nen_fold(road.name) AS folded, count(*) AS pieces
  FROM basemap_roads AS road
  WHERE road.name <> '' AND (nen_fold(road.name) LIKE %(prefix)s OR nen_fold(road.name) LIKE %(word)s)
  GROUP BY road.name
), named AS MATERIALIZED (
  SELECT found.name,
         CASE WHEN found.folded IN (%(text)s, 'duong ' || %(text)s) THEN 0
              WHEN found.folded LIKE %(prefix)s OR found.folded LIKE 'duong ' || %(prefix)s THEN 1
              ELSE 2 END AS rank
  FROM found
  ORDER BY rank, found.pieces DESC
  LIMIT %(most)s
), piece AS (
  SELECT named.name, named.rank, road.geom, road.geom_4326,
         ST_ClusterDBSCAN(road.geom, %(gap_m)s, 1) OVER (PARTITION BY named.name) AS cluster
  FROM named
  JOIN basemap_roads AS road ON road.name = named.name
), street AS (
  SELECT piece.name, piece.rank, sum(ST_Length(piece.geom)) AS length_m, ST_Extent(piece.geom_4326) AS box,
         (array_agg(ST_LineInterpolatePoint(ST_GeometryN(piece.geom_4326, 1), 0.5)
                    ORDER BY ST_Length(piece.geom) DESC))[1] AS centre
  FROM piece
  GROUP BY piece.name, piece.rank, piece.cluster
)
SELECT street.name, street.rank, street.length_m, ST_X(street.centre) AS lon, ST_Y(street.centre) AS lat,
       ARRAY[ST_XMin(street.box), ST_YMin(street.box), ST_XMax(street.box), ST_YMax(street.box)] AS bbox,
       COALESCE(unit.full_name, '') AS ward
FROM (SELECT * FROM street ORDER BY rank, length_m DESC LIMIT %(most)s) AS street
LEFT JOIN LATERAL (
  SELECT unit.full_name FROM wards AS unit
  WHERE unit.level = 'commune' AND unit.valid_to IS NULL AND ST_Intersects(unit.geom_4326, street.centre) LIMIT 1
) AS unit ON true
ORDER BY street.rank, street.length_m DESC;

-- search_places --
-- Places whose folded name holds the text at the start of a word; degrees WGS 84.
SELECT place.id, place.name, place.place_class, ST_X(place.geom_4326) AS lon, ST_Y(place.geom_4326) AS lat,
       CASE WHEN nen_fold(place.name) = %(text)s THEN 0
            WHEN nen_fold(place.name) LIKE %(prefix)s THEN 1 ELSE 2 END AS rank
FROM basemap_places AS place
WHERE nen_fold(place.name) LIKE %(prefix)s OR nen_fold(place.name) LIKE %(word)s
ORDER BY rank, place.population DESC NULLS LAST, place.name
LIMIT %(most)s;
