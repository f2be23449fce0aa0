from enum import StrEnum


class WebhookPatchEventsType0Item(StrEnum):
    ANSWER_CHANGED = "answer_changed"
    CREATE = "create"
    DELETE = "delete"
    RESYNC = "resync"
    UPDATE = "update"

    def __str__(self) -> str:
        return str(self.value)
