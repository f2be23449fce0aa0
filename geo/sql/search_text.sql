-- create_function --
-- Text as search compares it: NFC, lower case, without diacritics (đ → d), one blank between words. Immutable, for indexes.
CREATE OR REPLACE FUNCTION nen_fold(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$
  SELECT btrim(regexp_replace(
    lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC))), '[[:space:]]+', ' ', 'g'
  ))
$$;

-- drop_function --
-- Removes the folding function.
DROP FUNCTION IF EXISTS nen_fold(text);
