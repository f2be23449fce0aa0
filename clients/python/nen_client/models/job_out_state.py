from enum import StrEnum


class JobOutState(StrEnum):
    DONE = "done"
    FAILED = "failed"
    REFUSED = "refused"
    RUNNING = "running"
    WAITING = "waiting"

    def __str__(self) -> str:
        return str(self.value)
