from typing import Literal

ReceiverOutKind = Literal["client", "public", "user"]

RECEIVER_OUT_KIND_VALUES: set[ReceiverOutKind] = {
    "client",
    "public",
    "user",
}


def check_receiver_out_kind(value: str) -> ReceiverOutKind:
    if value in RECEIVER_OUT_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {RECEIVER_OUT_KIND_VALUES!r}")
