"""Báo cáo bằng lời. A violation as people read it: the rule, how to mend it, an address that shows the place."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from layers.checks.wording import WORDS
from layers.quality.violation import Violation
from layers.spec import LayerSpec

#: Rules that an edit is told of in the words of another.
_SAME_WORDS = {"no-overlap-among": "no-overlap"}
#: Near enough to see a strip of a centimetre.
_ZOOM = 21


@dataclass(frozen=True, slots=True)
class ToldViolation(Violation):
    """A violation with the rule that is broken, the remedy, and the place in the editor ("" without a place)."""

    title_vi: str = ""
    title_en: str = ""
    remedy_vi: str = ""
    remedy_en: str = ""
    place: str = ""


def told(spec: LayerSpec, one: Violation, origin: str) -> ToldViolation:
    """The violation in words.

    Args:
        origin: address of the service, without a slash at the end.
    """
    title = next(rule.title for rule in spec.rules if rule.id == one.rule)
    words = WORDS[_SAME_WORDS.get(one.rule, one.rule)]
    return ToldViolation(
        **asdict(one), title_vi=title.vi, title_en=title.en,
        remedy_vi=words.remedy_vi, remedy_en=words.remedy_en, place=_place(spec, one, origin),
    )  # fmt: skip


def _place(spec: LayerSpec, one: Violation, origin: str) -> str:
    if one.lat is None or one.lon is None:
        return ""
    return f"{origin}/edit/?layer={spec.name}#map={_ZOOM}/{one.lat:.7f}/{one.lon:.7f}"
