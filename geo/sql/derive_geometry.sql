-- create_function --
-- Trigger function: fills geom_4326 (lon, lat degrees) and geom_3857 from geom through the pinned spatial_ref_sys rows.
-- Schema-qualified, because a restore runs with an empty search path; 3857 from 4326, a quarter of the cost.
CREATE OR REPLACE FUNCTION public.nen_derive_geometry() RETURNS trigger
LANGUAGE plpgsql AS $function$
BEGIN
  IF NEW.geom IS NULL THEN
    NEW.geom_4326 := NULL;
    NEW.geom_3857 := NULL;
  ELSE
    NEW.geom_4326 := public.ST_Transform(NEW.geom, 4326);
    NEW.geom_3857 := public.ST_Transform(NEW.geom_4326, 3857);
  END IF;
  RETURN NEW;
END
$function$;

-- drop_function --
-- Removes the trigger function; fails while a table still uses it.
DROP FUNCTION public.nen_derive_geometry();

-- attach --
-- Lets a table with geom, geom_4326, geom_3857 derive the last two; %(layer_table)s is a quoted identifier.
CREATE TRIGGER nen_derive_geometry
BEFORE INSERT OR UPDATE OF geom, geom_4326, geom_3857 ON %(layer_table)s
FOR EACH ROW EXECUTE FUNCTION public.nen_derive_geometry();

-- detach --
-- Removes the trigger from a table; %(layer_table)s is a quoted identifier.
DROP TRIGGER nen_derive_geometry ON %(layer_table)s;
