"""Which unit of before 1 July 2025 went into which unit of after: an m:n table from the publisher's text.

The text ("Phường 5, Phường 11, Phường 13 (quận Bình Thạnh)") names predecessors without codes. Each name is
looked up in the national code list; where several units bear it, the steps of `resolve` decide in order, and
the step that decided is written in `evidence`. What no step decides is listed in crosswalk_unmatched.csv.
An old unit named by one new unit is taken as whole, by several as part: the text gives no shares.
"""

import csv
import re
import sys
from collections import Counter
from pathlib import Path

import pandas as pd
import pyogrio

from demo.prepare.names import bare, plain, split_kind
from demo.prepare.old_units import listed

ITEM = re.compile(r"\s*([^,(]+?)\s*(?:\(([^)]*)\))?\s*(?:,|$)")
UNCHANGED = "giu nguien"
EFFECTIVE_ON, ACT = "2025-07-01", "Nghị quyết 1685/NQ-UBTVQH15"
CLEAR_OVERLAP = 0.35  # share of the old unit that must lie in the new one for geometry to decide


def items(text: str) -> list[tuple[str, str]]:
    """Names with their district; a district in brackets also speaks for the bare numbers before it."""
    found = [(name, district or "") for name, district in ITEM.findall(text) if name]
    for i in range(len(found) - 2, -1, -1):
        name, district = found[i]
        if not district and bare(name).isdigit() and found[i + 1][1] and bare(found[i + 1][0]).isdigit():
            found[i] = (name, found[i + 1][1])
    return found


def candidates(units: pd.DataFrame, name: str) -> pd.DataFrame:
    """Old units of that name; the unit word counts only where the name alone does not decide."""
    kind, _ = split_kind(name)
    same = units[units["key"] == bare(name)]
    exact = same[same["unit_word"] == kind]
    if len(exact):
        return exact
    return same if len(same) or kind else units[units["key"] == plain(name)]


def resolve(found: pd.DataFrame, district: str, new, sure: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """The candidates left after each source of evidence, and the evidence that left just one."""
    if len(found) == 1:
        return found, "name"
    if district:
        named = found[found["district_name"].map(plain) == plain(district)]
        if len(named) == 1:
            return named, "name and district"
        found = named if len(named) else found
    near = found[found["district_name"].isin(sure["district_name"])]
    if len(near) == 1:
        return near, "name; district of its neighbours in the text"
    found = near if len(near) else found
    shares = found["geometry"].map(lambda g: 0.0 if g is None else g.intersection(new.geometry).area / g.area)
    inside = found[shares > CLEAR_OVERLAP]
    if len(inside) == 1:
        return inside, "name; overlap with the map of 2014"
    kept = found[found["code"] == new.code]
    if len(kept) == 1:
        return kept, "name; code kept"
    return found, ""


def predecessors(new, units: pd.DataFrame) -> tuple[list[tuple[str, str]], list[str]]:
    """(old code, evidence) of one new unit, and the names that could not be decided."""
    if plain(new.merged_from) == UNCHANGED:
        same = units[(units["code"] == new.code) & (units["key"] == bare(new.full_name))]
        return [(c, "unchanged: same code and name") for c in same["code"]], [] if len(same) else [
            "giữ nguyên"
        ]
    listed_items = [(name, district, candidates(units, name)) for name, district in items(new.merged_from)]
    sure = pd.concat([found for _, _, found in listed_items if len(found) == 1] or [units.iloc[:0]])
    for _, district, found in listed_items:
        if district:
            sure = pd.concat([sure, found[found["district_name"].map(plain) == plain(district)]])
    result, open_names = [], []
    for name, district, found in listed_items:
        one, evidence = resolve(found, district, new, sure)
        if len(one) == 1:
            result.append((one["code"].iloc[0], evidence))
        else:
            open_names.append(f"{name} ({district})" if district else name)
    return result, open_names


def main(source: Path, out: Path) -> None:
    units = listed(source)
    shapes = pyogrio.read_dataframe(out / "units_pre2025.fgb").set_index("code").geometry
    units["geometry"] = [shapes.get(code) for code in units["code"]]
    units["key"] = units["full_name"].map(bare)
    units["unit_word"] = units["full_name"].map(lambda text: split_kind(text)[0])
    new_units = pyogrio.read_dataframe(out / "wards_hcmc_2025.fgb").sort_values("code")
    pairs, unmatched = [], []
    for new in new_units.itertuples():
        found, open_names = predecessors(new, units)
        pairs += [(old, new, evidence) for old, evidence in found]
        unmatched += [
            (new.code, new.full_name, name, "no single old unit of this name") for name in open_names
        ]
    uses = Counter(old for old, _, _ in pairs)
    by_code = units.set_index("code")
    with (out / "admin_successions.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(
            (
                "old_code",
                "old_name",
                "old_district",
                "old_province_code",
                "new_code",
                "new_name",
                "part",
                "evidence",
                "effective_on",
                "legal_act",
            )
        )
        for code, new, evidence in sorted(pairs, key=lambda p: (p[1].code, p[0])):
            old = by_code.loc[code]
            part = "whole" if uses[code] == 1 else "part"
            names = (old["full_name"], old["district_name"], old["province_code"])
            writer.writerow((code, *names, new.code, new.full_name, part, evidence, EFFECTIVE_ON, ACT))
    unmatched += [
        (c, by_code.loc[c, "full_name"], "", "old unit no text names") for c in units["code"] if not uses[c]
    ]
    with (out / "crosswalk_unmatched.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "unit", "name_in_text", "finding"))
        writer.writerows(unmatched)
    without = set(new_units["code"]) - {new.code for _, new, _ in pairs}
    print(len(pairs), "pairs,", len(without), "new units without predecessor,", len(unmatched), "unmatched")
    print(Counter(evidence for _, _, evidence in pairs))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
