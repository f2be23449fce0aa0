"""What a reader sees of an open map that nobody loads again: the colours around its centre, frame by frame."""

from __future__ import annotations

from playwright.sync_api import Page

#: Keeps, frame by frame, the ink of the square around the centre: what all canvases draw there, one over the other.
#: `shown` are the different pictures one after the other, `blank` the frames without any.
_WATCH = """
(side) => {
  const seen = (window.nenSeen = { shown: [], blank: 0, frames: 0 });
  const map = document.getElementById('map');
  const paper = document.createElement('canvas');
  paper.width = paper.height = side;
  const ink = paper.getContext('2d', { willReadFrequently: true });
  const look = () => {
    ink.clearRect(0, 0, side, side);
    const box = map.getBoundingClientRect();
    const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    for (const canvas of map.querySelectorAll('canvas')) {
      const own = canvas.getBoundingClientRect();
      if (!own.width) continue;
      const scale = canvas.width / own.width;
      const left = (middle.x - own.left) * scale - side / 2;
      ink.drawImage(canvas, left, (middle.y - own.top) * scale - side / 2, side, side, 0, 0, side, side);
    }
    const pixels = ink.getImageData(0, 0, side, side).data;
    let word = 0;
    let empty = true;
    for (let at = 0; at < pixels.length; at += 1) {
      word = (Math.imul(word, 31) + pixels[at]) | 0;
      if (at % 4 === 3 && pixels[at]) empty = false;
    }
    seen.frames += 1;
    if (empty) seen.blank += 1;
    else if (seen.shown.at(-1) !== word) seen.shown.push(word);
    seen.pixels = pixels;
    requestAnimationFrame(look);
  };
  look();
}
"""


def watch(page: Page, side: int = 120) -> None:
    """Look at the middle of the map in every frame from now on."""
    page.evaluate(_WATCH, side)


def pictures(page: Page) -> list[int]:
    """A word for each picture that was seen since `watch`, in their order."""
    return list(page.evaluate("window.nenSeen.shown"))


def pixels(page: Page) -> list[int]:
    """Red, green, blue and opacity of every pixel of the last frame."""
    return list(page.evaluate("Array.from(window.nenSeen.pixels)"))


def alike(some: list[int], others: list[int]) -> float:
    """Share of the colours that are nearly the same; a label may lie a pixel beside its place."""
    near = sum(abs(a - b) < 24 for a, b in zip(some, others, strict=True))
    return near / len(some)


def blank_frames(page: Page) -> int:
    """Frames since `watch` in which nothing was drawn."""
    return int(page.evaluate("window.nenSeen.blank"))
