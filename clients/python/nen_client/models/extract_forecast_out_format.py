from typing import Literal

ExtractForecastOutFormat = Literal["csv", "gpkg", "pdf", "xlsx"]

EXTRACT_FORECAST_OUT_FORMAT_VALUES: set[ExtractForecastOutFormat] = {
    "csv",
    "gpkg",
    "pdf",
    "xlsx",
}


def check_extract_forecast_out_format(value: str) -> ExtractForecastOutFormat:
    if value in EXTRACT_FORECAST_OUT_FORMAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {EXTRACT_FORECAST_OUT_FORMAT_VALUES!r}")
