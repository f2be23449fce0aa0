from enum import StrEnum


class CaseLineOutState(StrEnum):
    AHEAD = "ahead"
    DONE = "done"
    DONE_LATE = "done_late"
    OVERDUE = "overdue"
    RUNNING = "running"

    def __str__(self) -> str:
        return str(self.value)
