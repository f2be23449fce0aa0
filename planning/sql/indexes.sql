-- create_plan_names --
-- Plans by name without diacritics.
CREATE INDEX plans_name_folded ON plans USING gin (nen_fold(name) gin_trgm_ops);

-- drop_plan_names --
-- Removes the index.
DROP INDEX plans_name_folded;

-- create_decisions --
-- Plans by decision number.
CREATE INDEX plans_decision_folded ON plans USING gin (nen_fold(decision_number) gin_trgm_ops);

-- drop_decisions --
-- Removes the index.
DROP INDEX plans_decision_folded;
