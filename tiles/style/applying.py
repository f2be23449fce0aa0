"""A style in one look: every ink becomes a colour, and what a look leaves out is gone."""

from __future__ import annotations

from dataclasses import replace

from tiles.style.ink import in_look
from tiles.style.looks import DARK, HYBRID, Look
from tiles.style.model import LabelRule, LayerStyle, Rule

#: Areas over imagery let more of it through than over paper.
_HYBRID_FILL = 0.7


def applied(style: LayerStyle, look: Look) -> LayerStyle:
    """`style` with plain colours. A rule with nothing left to draw stays, or its features would fall to the next."""
    return replace(
        style,
        rules=tuple(_rule(rule, look) for rule in style.rules),
        labels=tuple(_label(rule, look) for rule in style.labels),
        generalised=tuple(_rule(rule, look) for rule in style.generalised),
        opacity=style.opacity * (style.hybrid_opacity if look.name == HYBRID else 1.0),
    )


def _rule(rule: Rule, look: Look) -> Rule:
    colours = {name: in_look(getattr(rule, name), look.name) for name in ("fill", "stroke", "casing")}
    hatch = replace(rule.hatch, colour=in_look(rule.hatch.colour, look.name)) if rule.hatch else None
    opacity = rule.opacity * _HYBRID_FILL if look.name == HYBRID else rule.opacity
    return replace(
        rule, fill=colours["fill"], stroke=colours["stroke"], casing=colours["casing"], hatch=hatch, opacity=opacity
    )  # fmt: skip


def _label(rule: LabelRule, look: Look) -> LabelRule:
    """Light letters look thinner than dark ones and get a wider halo."""
    wide = 0.5 if look.name in {DARK, HYBRID} and rule.halo_width else 0.0
    return replace(
        rule,
        colour=in_look(rule.colour, look.name),
        halo=in_look(rule.halo, look.name),
        halo_width=rule.halo_width + wide,
    )
