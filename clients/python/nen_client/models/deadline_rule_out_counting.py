from enum import StrEnum


class DeadlineRuleOutCounting(StrEnum):
    CALENDAR = "calendar"
    WORKING = "working"

    def __str__(self) -> str:
        return str(self.value)
