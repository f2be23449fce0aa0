-- jobs --
-- The queue: jobs that are due and wait, seconds the oldest of them waits, jobs that run, seconds the oldest of them
-- runs, workers with a heartbeat of the last minute.
SELECT (SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now())),
       (
         SELECT COALESCE(EXTRACT(EPOCH FROM now() - min(GREATEST(event.at, job.scheduled_at))), 0)::integer
         FROM procrastinate_jobs AS job
         JOIN procrastinate_events AS event ON event.job_id = job.id AND event.type = 'deferred'
         WHERE job.status = 'todo' AND (job.scheduled_at IS NULL OR job.scheduled_at <= now())
       ),
       (SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing'),
       (
         SELECT COALESCE(EXTRACT(EPOCH FROM now() - min(event.at)), 0)::integer
         FROM procrastinate_jobs AS job
         JOIN procrastinate_events AS event ON event.job_id = job.id AND event.type = 'started'
         WHERE job.status = 'doing'
       ),
       (SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '60 seconds');

-- failed --
-- Jobs that failed in the last seven days: task, how many, the last time.
SELECT job.task_name, count(*), max(event.at)
FROM procrastinate_jobs AS job
JOIN procrastinate_events AS event ON event.job_id = job.id AND event.type = 'failed'
WHERE job.status = 'failed' AND event.at > now() - interval '7 days'
GROUP BY job.task_name
ORDER BY max(event.at) DESC;
