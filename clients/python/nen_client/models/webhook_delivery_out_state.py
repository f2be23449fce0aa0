from enum import StrEnum


class WebhookDeliveryOutState(StrEnum):
    DEAD = "dead"
    DONE = "done"
    WAITING = "waiting"

    def __str__(self) -> str:
        return str(self.value)
