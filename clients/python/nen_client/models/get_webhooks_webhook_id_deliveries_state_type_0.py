from enum import StrEnum


class GetWebhooksWebhookIdDeliveriesStateType0(StrEnum):
    DEAD = "dead"
    DONE = "done"
    WAITING = "waiting"

    def __str__(self) -> str:
        return str(self.value)
