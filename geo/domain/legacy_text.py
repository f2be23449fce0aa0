"""Bảng mã cũ. Text of TCVN3 (ABC, fonts .VnTime) and VNI-Windows, as it stands in DGN, TAB and old Excel files.

Both wrote Vietnamese with the bytes of Latin-1, so a file says nothing about them. A field is judged by how many of
its words are syllables under each reading. Input is text whose bytes were read as Latin-1 (or Windows-1252); U+00AD,
the soft hyphen that many programs drop in silence, is the letter ư of TCVN3. Output is NFC. Pure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from geo.domain.vietnamese_syllables import is_syllable

Encoding = Literal["unicode", "tcvn3", "vni"]
Legacy = Literal["tcvn3", "vni"]


def _pairs(text: str) -> dict[str, str]:
    """Byte -> letter, out of pairs of a letter and its byte."""
    return {pair[1]: pair[0] for pair in text.split(" ")}


_TCVN3_PLAIN = _pairs("ă¨ â© êª ô« ơ¬ ư\u00ad đ® Ă¡ Â¢ Ê£ Ô¤ Ơ¥ Ư¦ Đ§")
#: Toned vowels; capitals share their bytes with small letters (fonts .VnTimeH draw them large).
_TCVN3_TONED = _pairs(
    "àµ á¸ ả¶ ã· ạ¹ ằ» ắ¾ ẳ¼ ẵ½ ặÆ ầÇ ấÊ ẩÈ ẫÉ ậË èÌ éÐ ẻÎ ẽÏ ẹÑ ềÒ ếÕ ểÓ ễÔ ệÖ ì× íÝ ỉØ ĩÜ ịÞ "
    "òß óã ỏá õâ ọä ồå ốè ổæ ỗç ộé ờê ớí ởë ỡì ợî ùï úó ủñ ũò ụô ừõ ứø ửö ữ÷ ựù ỳú ýý ỷû ỹü ỵþ"
)
_AMBIGUOUS = frozenset(_TCVN3_TONED)
_TCVN3 = _TCVN3_PLAIN | _TCVN3_TONED

#: VNI-Windows writes a letter and then a sign: tone on a plain letter, or circumflex (breve) with its tone.
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_CIRCUMFLEX = {
    "â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323",
}  # fmt: skip
_VNI_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_SINGLE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "î": "ỵ", "ó": "ĩ", "ò": "ị", "æ": "ỉ", "í": "í", "ì": "ì"}


def _vni() -> dict[str, str]:
    found = dict(_VNI_SINGLE)
    for letter in "aeouyôö":
        for sign, tone in _VNI_TONES.items():
            found[letter + sign] = _VNI_SINGLE.get(letter, letter) + tone
    for letter in "aeo":
        for sign, tone in _VNI_CIRCUMFLEX.items():
            found[letter + sign] = f"{letter}\u0302{tone}"
    for sign, tone in _VNI_BREVE.items():
        found["a" + sign] = f"a\u0306{tone}"
    both = {}
    for code, letter in found.items():
        composed = unicodedata.normalize("NFC", letter)
        both[code] = composed
        both[code.upper()] = both[code[0].upper() + code[1:]] = composed.upper()
    return both


_TABLES: Mapping[Legacy, Mapping[str, str]] = {"tcvn3": _TCVN3, "vni": _vni()}
#: Signs that may stand in a text beside its words.
_WORD = re.compile(r"[^\x00-\x40\x5b-\x60\x7b-\x7f\u00a0\u2000-\u206f\u201c\u201d]+")
#: Such as QĐ and HĐND.
_ABBREVIATION = re.compile(r"[BCDĐGHKLMNPQRSTVX]*Đ[BCDĐGHKLMNPQRSTVX]*")


@dataclass(frozen=True, slots=True)
class Modernised:
    """What became of the texts of a field.

    Attributes:
        encoding: what the field is written in.
        changed: text as delivered -> Unicode (NFC), for the texts that were converted.
        case_guessed: those of them with a capital that the encoding does not tell from a small letter.
    """

    encoding: Encoding
    changed: Mapping[str, str]
    case_guessed: frozenset[str]


def detect(texts: Iterable[str]) -> Encoding:
    """What the texts of a field are written in; `unicode` unless the words say otherwise.

    >>> detect(["§Êt ë ®« thÞ"]), detect(["Ñaát ôû ñoâ thò"]), detect(["Đất ở đô thị", "Lê Lai", "50 m²"])
    ('tcvn3', 'vni', 'unicode')
    """
    words = {word for text in texts for word in _words(text)}
    foreign = {word for word in words if not is_syllable(word)}
    explained: dict[Legacy, set[str]] = {
        name: {word for word in foreign if _is_word(word, name)} for name in _TABLES
    }
    also = {name: sum(_is_word(word, name) for word in words) for name in _TABLES}
    best: Legacy = max(_TABLES, key=lambda name: (len(explained[name]), also[name]))
    found = explained[best]
    telling = len(found) > 1 or any(len(word) > 2 for word in found)  # µm is a unit
    return (
        best if telling and 2 * len(found) > len({word for word in foreign if _is_old(word)}) else "unicode"
    )


def convert(text: str, encoding: Encoding) -> str:
    """A text in Unicode (NFC), its capitals as they most likely were; a text in Unicode is returned as it is.

    >>> convert("§Êt ë ®« thÞ", "tcvn3"), convert("§ÊT ë ®« THÞ", "tcvn3"), convert("Ñaát ôû ñoâ thò", "vni")
    ('Đất ở đô thị', 'ĐẤT Ở đô THỊ', 'Đất ở đô thị')
    """
    if encoding == "unicode":
        return text
    return _with_capitals(text, encoding)[0]


def modernise(texts: Iterable[str]) -> Modernised:
    """Judge the texts of one field together, and convert those that are not in Unicode.

    A text with a letter that no old encoding has stays as it is. Where such texts stand among old ones, a text that
    reads as well in Unicode stays too.
    """
    given = list(dict.fromkeys(texts))
    encoding = detect(given)
    if encoding == "unicode":
        return Modernised("unicode", {}, frozenset())
    mixed = any(not _is_old(word) for text in given for word in _words(text))
    changed, guessed = {}, set()
    for text in given:
        words = _words(text)
        if not words or not all(_is_old(word) for word in words):
            continue
        better = sum(_is_word(word, encoding) for word in words) - sum(is_syllable(word) for word in words)
        if better < (1 if mixed else 0):
            continue
        converted, uncertain = _with_capitals(text, encoding)
        if converted != text:
            changed[text] = converted
        if uncertain:
            guessed.add(text)
    return Modernised(encoding, changed, frozenset(guessed & changed.keys()))


def _words(text: str) -> list[str]:
    """Words with a letter beyond ASCII: only these tell encodings apart."""
    return [] if text.isascii() else [word for word in _WORD.findall(text) if not word.isascii()]


def _is_old(word: str) -> bool:
    """Whether every letter is one byte of Latin-1."""
    return all(sign <= "\u00ff" for sign in word)


def _is_word(word: str, encoding: Legacy) -> bool:
    """Whether a word is a syllable when read in an old encoding."""
    if not _is_old(word) or (len(word) == 1 and word < "\u00c0"):
        return False  # a sign such as the middle dot stands for itself
    read = _decoded(word, encoding)
    return is_syllable(read) or _ABBREVIATION.fullmatch(read) is not None


def _decoded(text: str, encoding: Legacy) -> str:
    """Longest match first, from left to right; signs that the encoding does not have stay."""
    table = _TABLES[encoding]
    letters, place = [], 0
    while place < len(text):
        pair = text[place : place + 2]
        if len(pair) == 2 and pair in table:
            letters.append(table[pair])
            place += 2
        else:
            letters.append(table.get(text[place], text[place]))
            place += 1
    return unicodedata.normalize("NFC", "".join(letters))


def _with_capitals(text: str, encoding: Legacy) -> tuple[str, bool]:
    """Text in Unicode, and whether a capital in it is guessed: TCVN3 lost the case of toned vowels.

    A word whose other letters are all capital is capital. A word that begins with a toned vowel gets a capital where
    all other words of the text begin with one.
    """
    if encoding == "vni":
        return _decoded(text, encoding), False
    spans = [(found.start(), found.end()) for found in _WORD.finditer(text)]
    words = [text[start:end] for start, end in spans]
    firsts = [_decoded(word[0], encoding) for word in words if word[0] not in _AMBIGUOUS]
    titled = len(firsts) > 1 and all(sign.isupper() for sign in firsts)
    known = [_certain(word) for word in words]
    shouted = any(known) and all(letters.isupper() for letters in known if letters)
    result, guessed, last = [], False, 0
    for (start, end), word, letters in zip(spans, words, known, strict=True):
        result.append(text[last:start])
        last = end
        read = _decoded(word, encoding)
        raised = read
        if (len(letters) > 1 and letters.isupper()) or (shouted and not letters):
            raised = read.upper()
        elif titled and word[0] in _AMBIGUOUS:
            raised = read[0].upper() + read[1:]
        guessed |= raised != read
        result.append(raised)
    return "".join(result) + text[last:], guessed


def _certain(word: str) -> str:
    """Letters of a word whose case the encoding tells."""
    return "".join(_TCVN3.get(sign, sign) for sign in word if sign not in _AMBIGUOUS)
