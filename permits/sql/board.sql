-- officers --
-- For each case the login of the officer who last recorded something in it; logins of the register itself do not count.
SELECT DISTINCT ON (happened.case_id) happened.case_id, who.username
FROM permit_events AS happened
JOIN auth_user AS who ON who.id = happened.actor_id
WHERE happened.case_id = ANY(%(cases)s) AND NOT who.username = ANY(%(accounts)s)
ORDER BY happened.case_id, happened.seq DESC;
