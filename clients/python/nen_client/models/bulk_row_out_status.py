from enum import StrEnum


class BulkRowOutStatus(StrEnum):
    AMBIGUOUS = "AMBIGUOUS"
    MATCH = "MATCH"
    NOT_FOUND = "NOT_FOUND"

    def __str__(self) -> str:
        return str(self.value)
