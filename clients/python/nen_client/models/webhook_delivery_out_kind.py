from enum import StrEnum


class WebhookDeliveryOutKind(StrEnum):
    ANSWERS = "answers"
    CHANGES = "changes"
    PING = "ping"

    def __str__(self) -> str:
        return str(self.value)
