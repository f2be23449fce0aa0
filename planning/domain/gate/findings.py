"""Kết quả kiểm tra. What is wrong where, collected completely; of one rule no more are listed than a reader can use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import shapely

from planning.domain.gate.rules import BY_ID, Rule

#: Findings of one rule that are listed; all are counted.
LISTED = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    Attributes:
        class_name: class of TT 16/2025 (`ChucNangSuDungDat_A`), sheet or file; "" = the whole package.
        feature: code of the object, or `#` and its number in the class.
        details: values of the rule's text; a pair is (Vietnamese, English).
        geometry: place to look at, in the CRS of the city (metres); None where there is none.
    """

    rule: Rule
    class_name: str = ""
    feature: str = ""
    details: Mapping[str, object] = field(default_factory=dict)
    geometry: shapely.Geometry | None = None

    def message(self, lang: str) -> str:
        """What is wrong, in `vi` or `en`."""
        return self.rule.message.text(lang).format_map(_in_language(self.details, lang))

    def remedy(self, lang: str) -> str:
        """What to do, in `vi` or `en`."""
        return self.rule.remedy.text(lang).format_map(_in_language(self.details, lang))


class Findings:
    """All findings about one package, in the order in which they were made."""

    def __init__(self) -> None:
        self._listed: list[Finding] = []
        self.counts: Counter[str] = Counter()

    def add(
        self,
        rule: str,
        class_name: str = "",
        feature: str = "",
        geometry: shapely.Geometry | None = None,
        **details: object,
    ) -> None:
        """Write down one finding. Raises KeyError for a rule that is not declared."""
        declared = BY_ID[rule]
        self.counts[rule] += 1
        if self.counts[rule] <= LISTED:
            self._listed.append(Finding(declared, class_name, feature, details, geometry))

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._listed)

    def __len__(self) -> int:
        return len(self._listed)

    @property
    def errors(self) -> int:
        """Number of findings that refuse the package, the unlisted ones included."""
        return self._of("error")

    @property
    def warnings(self) -> int:
        """Number of findings that only warn, the unlisted ones included."""
        return self._of("warning")

    @property
    def accepted(self) -> bool:
        """Whether nothing refuses the package."""
        return not self.errors

    def _of(self, severity: str) -> int:
        return sum(count for rule, count in self.counts.items() if BY_ID[rule].severity == severity)


def _in_language(details: Mapping[str, object], lang: str) -> dict[str, object]:
    side = int(lang == "en")
    return {key: value[side] if isinstance(value, tuple) else value for key, value in details.items()}
