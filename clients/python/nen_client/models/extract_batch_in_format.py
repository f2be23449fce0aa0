from enum import StrEnum


class ExtractBatchInFormat(StrEnum):
    CSV = "csv"
    GPKG = "gpkg"
    PDF = "pdf"
    XLSX = "xlsx"

    def __str__(self) -> str:
        return str(self.value)
