"""Whether text makes sense as Vietnamese: how its syllables are built. Tells one table of letters from another."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

_ONSET = re.compile("ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|[bcdđghklmnpqrstvx]|")
_RHYMES = frozenset(
    re.findall(
        r"\w+",
        """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep
    et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oa oac oach oai oam
    oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi
    ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uac uach uai uan uang uanh uao uat uau uay uăc uăm uăn uăng uăp uăt
    uân uâng uât uây uc ue uen ueo uet uê uêch uên uênh uêt ui uich uit uin uinh um un ung uôc uôi uôm uôn
    uông uôt up uơ uơn ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương
    ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
    """,
    )
)
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_HIGH_TONES = frozenset("\u0301\u0323")
_STOPS = ("c", "ch", "p", "t")
_TOKEN = re.compile(r"[^\x00-@\[-`{-\x7f\s]+")
_SIGNS = "°²³µμ±·×÷½¼¾§€₫«»“”‘’„–—−…•≤≥≈\u00a0\u200b\ufeff"


def telling_words(text: str) -> set[str]:
    """The words with a letter beyond a-z; signs such as m² and µg tell nothing.

    In lower case, but for words with a capital after a small letter: nobody writes so, and they are no syllables.
    """
    tokens = {token.strip(_SIGNS) for token in _TOKEN.findall(unicodedata.normalize("NFC", text))}
    return {token if _has_odd_capital(token) else token.lower() for token in tokens if not token.isascii()}


def _has_odd_capital(word: str) -> bool:
    return any(after.isupper() and before.islower() for before, after in pairwise(word))


def sense(text: str) -> tuple[int, int]:
    """How many of the telling words are syllables, and how many there are."""
    words = telling_words(text)
    return sum(map(is_syllable, words)), len(words)


def share_of_sense(text: str) -> float:
    """Which share of the telling words are syllables; 1 where nothing tells."""
    sensible, words = sense(text)
    return sensible / words if words else 1.0


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Whether a word in lower case is built as a Vietnamese syllable, with its tone where it is written."""
    letters, toned = _without_tone(word)
    if toned is None:
        return False
    return any(_fits(letters, onset, toned) for onset in _onsets(letters))


def _without_tone(word: str) -> tuple[str, tuple[int, str] | None]:
    """The letters, and where which tone stands; None when there is more than one, (-1, '') for none."""
    letters, tones = "", []
    for letter in unicodedata.normalize("NFC", word):
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(part for part in parts if part in _TONES)
        if tone:
            tones.append((len(letters), tone))
        letters += unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    if len(tones) > 1 or (tones and len(tones[0][1]) > 1):
        return letters, None
    return letters, tones[0] if tones else (-1, "")


def _onsets(letters: str) -> list[str]:
    """What may stand before the rhyme: in 'gì' the i belongs to it, in 'quý' the u doesn't carry the tone."""
    match = _ONSET.match(letters)
    onset = match.group() if match else ""
    return [onset, "g"] if onset == "gi" else [onset]


def _fits(letters: str, onset: str, toned: tuple[int, str]) -> bool:
    at, tone = toned[0] - len(onset), toned[1]
    rhyme = letters[len(onset) :]
    if rhyme not in _RHYMES or (onset == "q" and rhyme[0] not in "uo"):
        return False
    if not tone:
        return not rhyme.endswith(_STOPS)
    return at in _places_of_tone(rhyme, onset) and (tone in _HIGH_TONES or not rhyme.endswith(_STOPS))


def _places_of_tone(rhyme: str, onset: str) -> tuple[int, ...]:
    """Where the tone may be written: on the last hat or horn; else by the two usual ways, hòa and hoà."""
    hats = [at for at, letter in enumerate(rhyme) if letter in "ăâêôơư"]
    if hats:
        return (hats[-1],)
    vowels = len(rhyme.rstrip("bcdghmnpt"))
    if vowels == 1:
        return (0,)
    if vowels == 3 or vowels < len(rhyme) or onset == "q":
        return (1,)
    return (0, 1) if rhyme in ("oa", "oe", "uy") else (0,)
