"""Planning indicators as dossiers write them, with the bounds a reader takes from the text."""

import numpy as np

Bounds = tuple[str, float, float]
NAN = float("nan")

# function: (site coverage %, storeys, floor-area ratio), each (min, max).
RANGES = {
    "DAT_O_Nhomnhao": ((40, 75), (1, 7), (1.0, 5.0)),
    "DAT_HonHop": ((40, 60), (3, 25), (2.0, 9.0)),
    "DAT_LangXom": ((30, 60), (1, 4), (0.6, 2.2)),
    "DAT_DichVu": ((40, 60), (3, 30), (2.0, 10.0)),
    "DAT_TruongHoc": ((30, 40), (2, 4), (0.8, 1.6)),
    "DAT_TruongTHPT": ((30, 40), (2, 5), (0.8, 2.0)),
    "DAT_DaoTao": ((30, 40), (3, 12), (1.0, 4.0)),
    "DAT_YTe": ((30, 40), (2, 12), (1.0, 4.0)),
    "DAT_CoQuan": ((30, 50), (2, 12), (1.0, 4.5)),
    "DAT_VanHoa": ((25, 40), (1, 5), (0.5, 2.0)),
    "DAT_DiTich": ((25, 40), (1, 3), (0.3, 1.2)),
    "DAT_CongNghiep": ((50, 60), (1, 5), (0.6, 2.0)),
    "DAT_CayXanhCC": ((0, 5), (0, 1), (0.0, 0.05)),
    "DAT_TDTT": ((20, 40), (1, 3), (0.3, 1.0)),
}
FREE = ("DAT_HTKT_DuongGT", "DAT_SongSuoi", "DAT_Ho", "DAT_NghiaTrang")


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def written(low: float, high: float, luck: float) -> Bounds:
    """One of the ways in which dossiers write a range: "40-60", "≤60", "60", "theo QCVN"."""
    if luck < 0.05:
        return "theo QCVN", NAN, NAN
    if luck < 0.35 or low == high:
        return f"≤{_number(high)}", NAN, high
    if luck < 0.45:
        return _number(high), high, high
    if luck < 0.50:
        return f"tối đa {_number(high)}", NAN, high
    return f"{_number(low)}-{_number(high)}", low, high


def indicators(function: str, rng: np.random.Generator) -> dict:
    """Columns of one zone: raw texts with minimum and maximum; nothing for roads and water."""
    names = ("site_coverage", "storeys", "far")
    if function in FREE or function not in RANGES:
        return {f"{name}_raw": "" for name in names} | {"height_raw": "", "setback_raw": ""}
    coverage, storeys, far = RANGES[function]
    top = rng.uniform(0.45, 1.0)
    values = (
        (coverage[0], 5 * round((coverage[0] + top * (coverage[1] - coverage[0])) / 5)),
        (max(1, storeys[0]), max(1, round(storeys[0] + top * (storeys[1] - storeys[0])))),
        (far[0], round(far[0] + top * (far[1] - far[0]), 1)),
    )
    row: dict = {}
    for name, (low, high), unit in zip(names, values, ("_pct", "", ""), strict=True):
        raw, minimum, maximum = written(min(low, high), high, rng.random())
        row |= {f"{name}_raw": raw, f"{name}_min{unit}": minimum, f"{name}_max{unit}": maximum}
    height = 4 + 3.6 * values[1][1] if rng.random() < 0.6 else NAN
    row["height_raw"] = f"≤{_number(round(height, 1))}m" if height == height else ""
    row["height_max_m"] = round(height, 1)
    row["setback_raw"] = rng.choice(["", "0", "≥3m", "theo QCVN", "6"], p=[0.4, 0.2, 0.2, 0.15, 0.05])
    return row
