"""Âm tiết tiếng Việt. Whether a word can be a Vietnamese syllable: onset, rime and tone by the rules of spelling.

Texts in an unknown encoding are judged by it: read in the wrong one, hardly a word is a syllable. Pure.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache


def _set(*lines: str) -> frozenset[str]:
    return frozenset(one for line in lines for one in line.split())


_ONSETS = _set("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x")
_RIMES = _set(
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây",
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu",
    "i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu",
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oi om on ong ooc",
    "oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt",
    "u ua uâc uân uâng uât uây uê uêch uên uênh uêt ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych",
    "uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu",
    "y yêm yên yêng yêt yêu ych yn ynh yp yt yu",
)
#: Rimes that stop short bear the tones sắc and nặng only.
_STOPPED = ("c", "ch", "p", "t")
_TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}


_MARKED = frozenset("ăâêôơư")
_VOWELS = frozenset("aeiouy") | _MARKED
#: Open rimes of two vowels in which the tone may stand on either, by the old and by the new spelling.
_EITHER = frozenset({"oa", "oe", "uy"})


@lru_cache(maxsize=65_536)
def is_syllable(word: str) -> bool:
    """Whether a word is spelt like a Vietnamese syllable, in either case, with its tone where a tone may stand.

    >>> is_syllable("Nghiệp"), is_syllable("hoà"), is_syllable("hòa"), is_syllable("thÞ"), is_syllable("Leõ")
    (True, True, True, False, False)
    """
    plain, tones = _without_tone(word.lower())
    if len(tones) > 1:
        return False
    return any(
        _is_rime(plain[len(onset) :], [(place - len(onset), tone) for place, tone in tones])
        for onset in ("", *(one for one in _ONSETS if plain.startswith(one)))
    )


def _is_rime(rime: str, tones: list[tuple[int, str]]) -> bool:
    if rime not in _RIMES:
        return False
    if rime.endswith(_STOPPED):
        return [tone for _place, tone in tones] in (["sắc"], ["nặng"]) and tones[0][0] in _bearers(rime)
    return not tones or tones[0][0] in _bearers(rime)


@lru_cache(maxsize=512)
def _bearers(rime: str) -> frozenset[int]:
    """Places in a rime where its tone may stand."""
    if marked := [place for place, letter in enumerate(rime) if letter in _MARKED]:
        return frozenset(marked[-1:])
    vowels = [place for place, letter in enumerate(rime) if letter in _VOWELS]
    if rime in _EITHER:
        return frozenset(vowels)
    if len(vowels) == len(rime) > 1:
        return frozenset({1 if len(rime) == 3 else 0})
    return frozenset(vowels[-1:])


def _without_tone(word: str) -> tuple[str, list[tuple[int, str]]]:
    """A word without the marks of its tones, and these with the places of their letters."""
    tones, kept = [], []
    for place, letter in enumerate(unicodedata.normalize("NFC", word)):
        signs = unicodedata.normalize("NFD", letter)
        tones += [(place, _TONES[sign]) for sign in signs if sign in _TONES]
        kept.append(unicodedata.normalize("NFC", "".join(sign for sign in signs if sign not in _TONES)))
    return "".join(kept), tones
