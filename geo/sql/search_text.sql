-- create_function --
-- Text as search compares it: NFC, lower case, without diacritics (đ → d), one blank between words. Immutable, for
-- indexes; in PL/pgSQL, because indexes and rechecks call it row by row. Text that unaccent makes ASCII of, letter for
-- letter, and whose blanks are in order, is done at a third of the cost: it holds nothing that NFC would change.
CREATE OR REPLACE FUNCTION nen_fold(value text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
  folded text := public.unaccent('public.unaccent'::regdictionary, value);
BEGIN
  IF octet_length(folded) = length(value) AND folded !~ '[\t\n\r\f\v]|  |^ | $' THEN
    RETURN lower(folded COLLATE "C");
  END IF;
  folded := lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC)));
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
