-- create_function --
-- Text as search compares it: NFC, lower case, without diacritics (đ → d), one blank between words. Immutable, for
-- indexes; in PL/pgSQL and without regular expressions, because indexes and rechecks call it row by row.
CREATE OR REPLACE FUNCTION nen_fold(value text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
  folded text := lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC)));
BEGIN
  folded := btrim(translate(folded, E'\t\n\r\f\x0b\u00a0', '      '));
  WHILE position('  ' IN folded) > 0 LOOP
    folded := replace(folded, '  ', ' ');
  END LOOP;
  RETURN folded;
END
$$;

-- drop_function --
-- Removes the folding function.
DROP FUNCTION IF EXISTS nen_fold(text);
