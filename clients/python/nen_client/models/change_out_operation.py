from enum import StrEnum


class ChangeOutOperation(StrEnum):
    CREATE = "create"
    DELETE = "delete"
    RESYNC = "resync"
    UPDATE = "update"

    def __str__(self) -> str:
        return str(self.value)
