"""Style rules as CLASS, STYLE and LABEL blocks of a mapfile."""

from __future__ import annotations

from tiles.mapserver.text import block, colour, number, quoted
from tiles.scales import denominator_of_zoom
from tiles.style.model import MAX_ZOOM, LabelRule, Rule, Stops

FACES = {"regular": "noto", "bold": "noto-bold", "italic": "noto-italic"}
_SMALLEST_STEP_PX = 0.15


def scale_range(min_zoom: float, max_zoom: float) -> list[str]:
    """Visible from `min_zoom` to `max_zoom`, half a level beyond, so that scale grids meet the nearest level."""
    lines = []
    if min_zoom > 0:
        lines.append(f"MAXSCALEDENOM {number(denominator_of_zoom(min_zoom - 0.5))}")
    if max_zoom < MAX_ZOOM:
        lines.append(f"MINSCALEDENOM {number(denominator_of_zoom(max_zoom + 0.5))}")
    return lines


def zoom_steps(size: Stops, min_zoom: int, max_zoom: int) -> list[tuple[int, int, float]]:
    """(from zoom, to zoom, size): neighbouring zooms with nearly the same size are one step."""
    steps: list[tuple[int, int, float]] = []
    for zoom in range(min_zoom, max_zoom + 1):
        value = size.at(zoom)
        if steps and abs(steps[-1][2] - value) < max(_SMALLEST_STEP_PX, 0.06 * value):
            steps[-1] = (steps[-1][0], zoom, steps[-1][2])
        else:
            steps.append((zoom, zoom, value))
    return steps


def line_styles(rule: Rule, *, casing: bool) -> list[str]:
    """STYLE blocks of a line: its casing, or the line itself."""
    lines: list[str] = []
    for first, last, width in zoom_steps(rule.width, rule.min_zoom, rule.max_zoom):
        body = [*scale_range(first, last)]
        if casing:
            body += [f"COLOR {colour(rule.casing)}", f"WIDTH {number(width + 2 * rule.casing_width)}"]
        else:
            body += [f"COLOR {colour(rule.stroke)}", f"WIDTH {number(width)}"]
            if rule.dash:
                body += [*block("PATTERN", [" ".join(number(one) for one in rule.dash)]), "LINECAP BUTT"]
        if casing or not rule.dash:
            body += ["LINECAP ROUND" if not casing else "LINECAP BUTT", "LINEJOIN ROUND"]
        lines += block("STYLE", body)
    return lines


def area_styles(rule: Rule) -> list[str]:
    """STYLE blocks of an area: fill, hatch, outline."""
    lines: list[str] = []
    if rule.fill:
        lines += block("STYLE", [f"COLOR {colour(rule.fill, rule.opacity)}"])
    if rule.hatch is not None:
        hatch = rule.hatch
        lines += block(
            "STYLE",
            [
                'SYMBOL "hatch"',
                f"COLOR {colour(hatch.colour)}",
                f"ANGLE {number(hatch.angle)}",
                f"SIZE {number(hatch.spacing)}",
                f"WIDTH {number(hatch.width)}",
            ],
        )
    if rule.stroke:
        for first, last, width in zoom_steps(rule.width, rule.min_zoom, rule.max_zoom):
            body = [
                *scale_range(first, last),
                f"OUTLINECOLOR {colour(rule.stroke)}",
                f"WIDTH {number(width)}",
            ]
            if rule.dash:
                body += block("PATTERN", [" ".join(number(one) for one in rule.dash)])
            lines += block("STYLE", [*body, "LINEJOIN ROUND"])
    return lines


def point_styles(rule: Rule) -> list[str]:
    """STYLE blocks of a dot."""
    if rule.marker is None:
        return []
    lines: list[str] = []
    for first, last, radius in zoom_steps(rule.marker, rule.min_zoom, rule.max_zoom):
        body = [*scale_range(first, last), 'SYMBOL "dot"', f"SIZE {number(2 * radius)}"]
        body += [f"COLOR {colour(rule.fill or '#333333')}"]
        body += [f"OUTLINECOLOR {colour(rule.stroke)}"] if rule.stroke else []
        lines += block("STYLE", body)
    return lines


def label_classes(rule: LabelRule) -> list[str]:
    """CLASS blocks of a label rule, one for each step of its size."""
    lines: list[str] = []
    for first, last, size in zoom_steps(rule.size, rule.min_zoom, rule.max_zoom):
        body = [
            "TYPE TRUETYPE",
            f"FONT {quoted(FACES[rule.face])}",
            f"SIZE {number(size)}",
            f"COLOR {colour(rule.colour)}",
            f"OUTLINECOLOR {colour(rule.halo)}",
            f"OUTLINEWIDTH {number(rule.halo_width)}",
            f"PRIORITY {rule.priority}",
            "PARTIALS FALSE",
            "BUFFER 2",
        ]
        if rule.placement == "line":
            body += ["ANGLE FOLLOW", "MAXOVERLAPANGLE 25", "MINFEATURESIZE AUTO", "REPEATDISTANCE 500"]
        else:
            body += ["POSITION CC", 'WRAP "|"', "ALIGN CENTER"]
        if rule.min_distance:
            body.append(f"MINDISTANCE {rule.min_distance}")
        if rule.fraction:
            body.append("FORCE GROUP")
        bar = _bar(rule, size) if rule.fraction else []
        lines += block("CLASS", [*scale_range(first, last), *block("LABEL", body), *bar])
    return lines


def _bar(rule: LabelRule, size: float) -> list[str]:
    """Second LABEL of a fraction: its bar, placed together with the text or not at all."""
    body = [
        'TEXT "[bar]"', "TYPE TRUETYPE", f"FONT {quoted(FACES[rule.face])}", f"SIZE {number(size)}",
        f"COLOR {colour(rule.colour)}", f"PRIORITY {rule.priority}", "PARTIALS FALSE", "POSITION CC",
        "FORCE GROUP",
    ]  # fmt: skip
    return block("LABEL", body)
