from enum import StrEnum


class PostWebhooksWebhookIdPingLangType0(StrEnum):
    EN = "en"
    VI = "vi"

    def __str__(self) -> str:
        return str(self.value)
