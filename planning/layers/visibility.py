"""Hiển thị. Which rows of planning may leave the house: those of plans that are announced, and of no plan at all.

One rule for every door (`LayerSpec.public_where`): drafts, plans in consultation, under appraisal or approved and not
yet announced live in the same tables as those in force and are shown to the officers of planning only.
"""

from __future__ import annotations

from planning.domain.statuses import PUBLIC_STATUSES

#: Of a plan itself. The index plans_not_public says the same the other way round.
PUBLIC_PLAN = (
    f"status IN ({', '.join(repr(one) for one in sorted(PUBLIC_STATUSES))}) AND announced_on IS NOT NULL"
)

#: Of what belongs to a plan through its link `plan`: the plan is public, and this state of the row is not a draft from
#: before it was. What a deleted plan left behind in the history stays hidden. The inner SELECT leaves out the columns
#: that rows have too (`recorded_at`).
OF_PUBLIC_PLAN = (
    "EXISTS (SELECT 1 FROM (SELECT id, status, announced_on, shown_since FROM plans) AS whole "  # noqa: S608
    f"WHERE whole.id = plan_id AND {PUBLIC_PLAN} "
    "AND (whole.shown_since IS NULL OR recorded_at >= whole.shown_since))"
)
#: Columns besides those of declared fields that the condition reads, of plans and of the rows.
OF_PLANS, OF_ROWS = ("shown_since",), ("recorded_at",)

#: The same where the link may be missing: then the code must not be that of a plan which is not announced. Reference
#: data without any plan are public.
OF_NO_HIDDEN_PLAN = (
    f"CASE WHEN plan_id IS NOT NULL THEN {OF_PUBLIC_PLAN} "  # noqa: S608 - constants of this module
    f"ELSE plan_code NOT IN (SELECT draft.plan_code FROM plans AS draft WHERE NOT ({PUBLIC_PLAN})) END"
)
