from enum import StrEnum


class WebhookInEventsItem(StrEnum):
    ANSWER_CHANGED = "answer_changed"
    CREATE = "create"
    DELETE = "delete"
    RESYNC = "resync"
    UPDATE = "update"

    def __str__(self) -> str:
        return str(self.value)
