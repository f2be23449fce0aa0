from typing import Literal

GetExtractsForecastFormat = Literal["csv", "gpkg", "pdf", "xlsx"]

GET_EXTRACTS_FORECAST_FORMAT_VALUES: set[GetExtractsForecastFormat] = {
    "csv",
    "gpkg",
    "pdf",
    "xlsx",
}


def check_get_extracts_forecast_format(value: str) -> GetExtractsForecastFormat:
    if value in GET_EXTRACTS_FORECAST_FORMAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_EXTRACTS_FORECAST_FORMAT_VALUES!r}")
