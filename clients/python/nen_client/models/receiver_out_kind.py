from enum import StrEnum


class ReceiverOutKind(StrEnum):
    CLIENT = "client"
    PUBLIC = "public"
    USER = "user"

    def __str__(self) -> str:
        return str(self.value)
