from enum import StrEnum


class GetPlansOrder(StrEnum):
    AREA = "area"
    NAME = "name"
    NEWEST = "newest"

    def __str__(self) -> str:
        return str(self.value)
