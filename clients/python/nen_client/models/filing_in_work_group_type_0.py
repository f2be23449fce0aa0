from enum import StrEnum


class FilingInWorkGroupType0(StrEnum):
    HOUSE = "house"
    OTHER = "other"

    def __str__(self) -> str:
        return str(self.value)
