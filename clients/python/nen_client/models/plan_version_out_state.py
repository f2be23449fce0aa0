from enum import StrEnum


class PlanVersionOutState(StrEnum):
    COMING = "coming"
    IN_FORCE = "in_force"
    PAST = "past"
    UNDER_WAY = "under_way"

    def __str__(self) -> str:
        return str(self.value)
