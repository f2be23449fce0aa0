"""Legend of one layer, or of several, as a picture: each entry's swatch with its text, SVG and PNG from one style."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Sequence
from functools import cache
from html import escape
from itertools import pairwise

import shapely
from PIL import Image, ImageDraw, ImageFont

from layers.spec import LayerSpec
from tiles.style.export import legend_rules, swatch, swatch_ground
from tiles.style.looks import LIGHT
from tiles.style.model import Rule
from tiles.workspace import font_file

_MARGIN, _ROW, _TITLE, _SWATCH_WIDTH, _SWATCH_HEIGHT, _GAP = 8, 24, 26, 28, 18, 8
_TEXT_PX, _TITLE_PX = 13, 14
_TEXT_COLOUR = "#222222"
_GLYPH_PX = 7.4
#: Pictures are drawn this much larger and reduced, so that lines are smooth.
_SMOOTHING = 4
_LEGEND_ZOOM = 16
_PNG_SCALE = 2


def entries(spec: LayerSpec, look: str = LIGHT) -> list[Rule]:
    """Rules that the legend of a layer lists; none for a layer without shapes."""
    return legend_rules(spec, look) if spec.is_spatial else []


def svg(spec: LayerSpec, lang: str, look: str = LIGHT) -> str:
    """The legend as SVG."""
    rules = entries(spec, look)
    title = spec.title.text(lang)
    texts = [rule.label.text(lang) for rule in rules]
    width = round(
        max([_text_x() + _GLYPH_PX * len(text) for text in texts] + [2 * _MARGIN + 8.2 * len(title)])
        + _MARGIN
    )
    place = f'x="{_MARGIN}" y="{_MARGIN + _TITLE_PX}"'
    rows = [f'<text {place} font-weight="bold" font-size="{_TITLE_PX}">{escape(title)}</text>']
    for number, (rule, text) in enumerate(zip(rules, texts, strict=True)):
        top = _row_top(number)
        picture = _own_pattern(swatch(spec, rule, look), number).replace(
            "<svg ", f'<svg x="{_MARGIN}" y="{top}" ', 1
        )
        rows.append(
            f'{picture}<text x="{_text_x()}" y="{top + 14}" font-size="{_TEXT_PX}">{escape(text)}</text>'
        )
    height = _row_top(len(rules)) + _MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'font-family="Noto Sans, Open Sans, Arial, sans-serif" fill="{_TEXT_COLOUR}">'
        f'<rect width="100%" height="100%" fill="#ffffff"/>{"".join(rows)}</svg>'
    )


def group_svg(specs: Sequence[LayerSpec], lang: str, look: str = LIGHT) -> str:
    """The legends of layers below each other as SVG."""
    drawings, width, height = [], 0, 0
    for number, spec in enumerate(specs):
        drawing = re.sub(r'(id="|url\(#)h', rf"\g<1>g{number}h", svg(spec, lang, look))
        size = re.match(r'<svg [^>]*width="(\d+)" height="(\d+)"', drawing)
        assert size is not None
        drawings.append(drawing.replace("<svg ", f'<svg y="{height}" ', 1))
        width, height = max(width, int(size[1])), height + int(size[2])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<rect width="100%" height="100%" fill="#ffffff"/>{"".join(drawings)}</svg>'
    )


def group_png(specs: Sequence[LayerSpec], lang: str, look: str = LIGHT) -> bytes:
    """The same as PNG, twice the pixels."""
    pictures = [Image.open(io.BytesIO(png(one, lang, look))) for one in specs]
    size = max(one.width for one in pictures), sum(one.height for one in pictures)
    whole, top = Image.new("RGB", size, "#ffffff"), 0
    for one in pictures:
        whole.paste(one.convert("RGB"), (0, top))
        top += one.height
    return _written(whole)


def png_size(spec: LayerSpec, lang: str, look: str = LIGHT) -> tuple[int, int]:
    """Width and height in pixels of `png`."""
    rules, scale = entries(spec, look), _PNG_SCALE
    regular, bold = _fonts(scale)
    widest = max(
        [_text_x() * scale + regular.getlength(rule.label.text(lang)) for rule in rules]
        + [_MARGIN * scale + bold.getlength(spec.title.text(lang))]
    )
    return math.ceil(widest) + _MARGIN * scale, (_row_top(len(rules)) + _MARGIN) * scale


def png(spec: LayerSpec, lang: str, look: str = LIGHT) -> bytes:
    """The legend as PNG, twice the pixels of the SVG, for screens and paper."""
    rules = entries(spec, look)
    scale = _PNG_SCALE
    regular, bold = _fonts(scale)
    texts = [rule.label.text(lang) for rule in rules]
    title = spec.title.text(lang)
    picture = Image.new("RGB", png_size(spec, lang, look), "#ffffff")
    pen = ImageDraw.Draw(picture)
    pen.text((_MARGIN * scale, _MARGIN * scale), title, font=bold, fill=_TEXT_COLOUR)
    for number, (rule, text) in enumerate(zip(rules, texts, strict=True)):
        top = _row_top(number) * scale
        sample = _sample(spec, rule, look).resize(
            (_SWATCH_WIDTH * scale, _SWATCH_HEIGHT * scale), Image.Resampling.LANCZOS
        )
        picture.paste(sample, (_MARGIN * scale, top))
        pen.text(
            (_text_x() * scale, top + _SWATCH_HEIGHT * scale / 2),
            text,
            font=regular,
            fill=_TEXT_COLOUR,
            anchor="lm",
        )
    return _written(picture)


def _written(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    few = picture.quantize(128, dither=Image.Dither.NONE)
    few.save(written, "PNG", optimize=True, dpi=(192, 192))
    return written.getvalue()


@cache
def _fonts(scale: int) -> tuple[ImageFont.FreeTypeFont, ImageFont.FreeTypeFont]:
    regular = ImageFont.truetype(str(font_file("noto")), _TEXT_PX * scale)
    return regular, ImageFont.truetype(str(font_file("noto-bold")), _TITLE_PX * scale)


def _row_top(number: int) -> int:
    return _MARGIN + _TITLE + number * _ROW


def _text_x() -> int:
    return _MARGIN + _SWATCH_WIDTH + _GAP


def _own_pattern(drawing: str, number: int) -> str:
    """Patterns of several swatches in one drawing need names of their own."""
    return re.sub(r'(id="|url\(#)h', rf"\g<1>h{number}", drawing)


def _sample(spec: LayerSpec, rule: Rule, look: str) -> Image.Image:
    """One swatch, enlarged, on white or on the ground of its look; the same shapes as `tiles.style.export.swatch`."""
    assert spec.geometry is not None
    large = 2 * _SMOOTHING
    picture = Image.new(
        "RGB", (_SWATCH_WIDTH * large, _SWATCH_HEIGHT * large), swatch_ground(look) or "#ffffff"
    )
    kind = spec.geometry.kind
    if kind.endswith("LineString"):
        path = [(x * large, y * large) for x, y in _wave()]
        width = min(8.0, max(1.2, rule.width.at(_LEGEND_ZOOM)))
        if rule.casing:
            _stroke(picture, path, rule.casing, (width + 2 * rule.casing_width) * large, ())
        _stroke(picture, path, rule.stroke, width * large, tuple(one * large for one in rule.dash))
    elif kind.endswith("Point"):
        radius = (rule.marker.at(_LEGEND_ZOOM) if rule.marker else 4) * large
        x, y = 14 * large, 9 * large
        ImageDraw.Draw(picture).ellipse(
            (x - radius, y - radius, x + radius, y + radius), fill=rule.fill or "#333333",
            outline=rule.stroke or None, width=large,
        )  # fmt: skip
    else:
        _area(picture, rule, large)
    return picture


def _area(picture: Image.Image, rule: Rule, large: int) -> None:
    box = (round(1.5 * large), round(1.5 * large), round(26.5 * large), round(16.5 * large))
    if rule.fill:
        inside = Image.new("RGB", (box[2] - box[0], box[3] - box[1]), rule.fill)
        picture.paste(inside, box[:2], Image.new("L", inside.size, round(255 * rule.opacity)))
    if rule.hatch is not None:
        lines = picture.copy()
        pen = ImageDraw.Draw(lines)
        angle = math.radians(rule.hatch.angle)
        along, across = (math.cos(angle), -math.sin(angle)), (math.sin(angle), math.cos(angle))
        far, step = 40 * large, rule.hatch.spacing * large
        for number in range(-12, 13):
            x, y = 14 * large + across[0] * number * step, 9 * large + across[1] * number * step
            ends = (x - along[0] * far, y - along[1] * far, x + along[0] * far, y + along[1] * far)
            pen.line(ends, fill=rule.hatch.colour, width=max(1, round(rule.hatch.width * large)))
        picture.paste(lines.crop(box), box[:2])
    if rule.stroke:
        left, top, right, bottom = box
        ring = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        width = max(0.8, min(2.5, rule.width.at(_LEGEND_ZOOM))) * large
        _stroke(
            picture,
            [(float(x), float(y)) for x, y in ring],
            rule.stroke,
            width,
            tuple(one * large for one in rule.dash),
        )


def _wave() -> list[tuple[float, float]]:
    """The line of a swatch, a Bézier curve."""
    a, b, c, d = (1.0, 13.0), (9.0, 13.0), (17.0, 5.0), (27.0, 5.0)
    found = []
    for step in range(41):
        t = step / 40
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        found.append(
            (sum(w * p[0] for w, p in zip(weights, (a, b, c, d), strict=True)),
             sum(w * p[1] for w, p in zip(weights, (a, b, c, d), strict=True)))
        )  # fmt: skip
    return found


def _stroke(
    picture: Image.Image, path: list[tuple[float, float]], colour: str, width: float, dash: tuple[float, ...]
) -> None:
    """A line as the area it covers: Pillow's own wide lines have gaps in bends."""
    mask = Image.new("L", picture.size, 0)
    pen = ImageDraw.Draw(mask)
    for piece in _dashes(path, dash) if dash else [path]:
        covered = shapely.LineString(piece).buffer(max(1.0, width) / 2, cap_style="flat", join_style="mitre")
        pen.polygon(list(covered.exterior.coords), fill=255)
        for hole in covered.interiors:
            pen.polygon(list(hole.coords), fill=0)
    picture.paste(colour, (0, 0, *picture.size), mask)


def _dashes(path: list[tuple[float, float]], dash: tuple[float, ...]) -> list[list[tuple[float, float]]]:
    """The strokes of a dashed line."""
    pieces: list[list[tuple[float, float]]] = []
    at, left, piece = 0, dash[0], [path[0]]
    for (x1, y1), (x2, y2) in pairwise(path):
        length = math.dist((x1, y1), (x2, y2))
        done = 0.0
        while length - done > left:
            done += left
            here = (x1 + (x2 - x1) * done / length, y1 + (y2 - y1) * done / length)
            if at % 2 == 0:
                pieces.append([*piece, here])
            at += 1
            left, piece = dash[at % len(dash)], [here]
        left -= length - done
        piece.append((x2, y2))
    if at % 2 == 0:
        pieces.append(piece)
    return pieces
