"""Waiting for what a reader would wait for, and no longer: a condition, or a page on which nothing moves."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Page

PATIENCE_S = 20.0
_LOOK_MS = 40
_TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
#: Resolves when what all canvases of the page show, drawn small, has stayed the same for so many milliseconds.
_STILL = """
(calm) => new Promise((done) => {
  const paper = document.createElement('canvas');
  paper.width = paper.height = 160;
  const ink = paper.getContext('2d', { willReadFrequently: true });
  let last = '';
  let since = performance.now();
  const look = () => {
    let seen = '';
    for (const canvas of document.querySelectorAll('canvas')) {
      if (!canvas.width || !canvas.height) continue;
      ink.clearRect(0, 0, 160, 160);
      ink.drawImage(canvas, 0, 0, 160, 160);
      let word = 0;
      for (const value of ink.getImageData(0, 0, 160, 160).data) word = (Math.imul(word, 31) + value) | 0;
      seen += `${word} `;
    }
    const now = performance.now();
    if (seen !== last) [last, since] = [seen, now];
    if (now - since >= calm) done();
    else setTimeout(look, 40);
  };
  look();
})
"""


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Until something holds that no `expect` can say."""
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end, f"not within {PATIENCE_S:.0f} s"
        page.wait_for_timeout(_LOOK_MS)


def drawn(page: Page) -> None:
    """What was asked for last is drawn."""
    page.evaluate(_TWO_FRAMES)


def still(page: Page, calm_ms: int = 400) -> None:
    """Maps have come to rest: all tiles are there, nothing flies."""
    page.evaluate(_STILL, calm_ms)
