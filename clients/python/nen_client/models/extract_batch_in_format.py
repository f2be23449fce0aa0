from typing import Literal

ExtractBatchInFormat = Literal["csv", "gpkg", "pdf", "xlsx"]

EXTRACT_BATCH_IN_FORMAT_VALUES: set[ExtractBatchInFormat] = {
    "csv",
    "gpkg",
    "pdf",
    "xlsx",
}


def check_extract_batch_in_format(value: str) -> ExtractBatchInFormat:
    if value in EXTRACT_BATCH_IN_FORMAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {EXTRACT_BATCH_IN_FORMAT_VALUES!r}")
