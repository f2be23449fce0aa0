-- stages_of_plan --
-- Steps of a plan that the reader may see, in the order of their days.
SELECT stage.id, stage.phase, stage.stage, stage.started_on, stage.due_on, stage.ended_on, stage.body,
       stage.document_id, stage.document_number, stage.note
FROM visible.plan_stages AS stage
JOIN visible.plans AS plan ON plan.id = stage.plan_id
WHERE plan.plan_code = %(plan_code)s
ORDER BY COALESCE(stage.started_on, stage.due_on, stage.ended_on) NULLS LAST, stage.recorded_at, stage.id;
