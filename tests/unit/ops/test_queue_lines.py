"""What `make status` says of the queue and the webhooks."""

from __future__ import annotations

from ops.status import queue_lines


def test_nothing_is_said_where_nothing_is_known() -> None:
    assert queue_lines({}) == []


def test_queue_and_webhooks_in_a_line_each() -> None:
    queue = {"waiting": 3, "oldest_waiting_s": 75, "running": 1, "oldest_running_s": 2, "workers": 1}
    hooks = {"subscriptions": 4, "disabled": 1, "waiting": 7, "dead": 2, "oldest_waiting_s": 8}
    [jobs] = queue_lines(queue)
    assert "3 chờ" in jobs and "1 min 15 s" in jobs and "1 đang chạy" in jobs
    told = queue_lines(queue | {"webhooks": hooks})
    assert told[0] == jobs and "7 tin chờ" in told[1] and "2 không gửi được" in told[1] and "8.0 s" in told[1]
