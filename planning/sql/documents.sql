-- document_of_plan --
-- One document of a plan that the reader may see, with the hash of its file.
SELECT paper.id, paper.file_name, paper.title, paper.media_type, paper.sha256, paper.size_bytes
FROM visible.plan_documents AS paper
JOIN visible.plans AS plan ON plan.id = paper.plan_id
WHERE paper.id = %(document)s AND plan.plan_code = %(plan_code)s;
