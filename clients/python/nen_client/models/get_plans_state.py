from enum import StrEnum


class GetPlansState(StrEnum):
    COMING = "coming"
    IN_FORCE = "in_force"
    PAST = "past"
    UNDER_WAY = "under_way"
    VALUE_0 = ""

    def __str__(self) -> str:
        return str(self.value)
