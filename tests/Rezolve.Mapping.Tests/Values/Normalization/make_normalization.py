"""Writes the facts that NFC needs, and the vectors its tests are held to, from Python's own copy of the Unicode database.

    python3 make_normalization.py facts   > engine/Rezolve.Mapping/Values/Normalization/normalization.txt
    python3 make_normalization.py vectors > tests/Rezolve.Mapping.Tests/Values/Normalization/nfc-vectors.txt

Both are the same on every run: the vectors come from a fixed seed.
"""
import random
import sys
import unicodedata as ud

HANGUL = range(0xAC00, 0xD7A4)
POINTS = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF and c not in HANGUL]
MAPPED = [c for c in POINTS if ud.decomposition(chr(c)) and not ud.decomposition(chr(c)).startswith("<")]
MARKS = [c for c in POINTS if ud.combining(chr(c))]


def facts():
    print(f"# Canonical decompositions and combining classes, from the Unicode Character Database {ud.unidata_version}.")
    print("# Written by make_normalization.py (beside the tests); not edited by hand. All code points in hexadecimal.")
    print("# Classes: first-last class (decimal). Mappings: code = first [second]; '!' never composes again. Hangul is computed.")
    start = previous = None
    for c in MARKS + [-1]:
        kind = ud.combining(chr(c)) if c >= 0 else 0
        if start is not None and (c != previous + 1 or kind != ud.combining(chr(start))):
            print(f"{start:X}-{previous:X} {ud.combining(chr(start))}")
            start = None
        start, previous = (c if start is None else start), c
    for c in MAPPED:
        parts = ud.decomposition(chr(c)).split()
        composes = len(parts) == 2 and ud.normalize("NFC", "".join(chr(int(p, 16)) for p in parts)) == chr(c)
        print(f"{c:X}={' '.join(p.lstrip('0') for p in parts)}{'' if composes or len(parts) == 1 else '!'}")


def vectors():
    pick = random.Random(20260501)
    latin = list(range(0x20, 0x7F)) + list(range(0xC0, 0x250))
    jamo = list(range(0x1100, 0x1113)) + list(range(0x1161, 0x1176)) + list(range(0x11A7, 0x11C3))
    pools = [latin, MARKS, MAPPED, jamo, list(HANGUL)[::7], [0x212B, 0x2126, 0x1E9B, 0x0344, 0x0958, 0xFB1D, 0x2ADC, 0x1D15E, 0x0F73, 0x0BCA]]
    texts = ["".join(chr(pick.choice(pick.choice(pools))) for _ in range(pick.randint(1, 7))) for _ in range(2400)]
    # Every fourth is given decomposed, so that composition has work to do; and every mapped character stands alone once.
    texts = [ud.normalize("NFD", t) if i % 4 == 0 else t for i, t in enumerate(texts)]
    texts += ["".join(chr(c) for c in MAPPED[i:i + 8]) for i in range(0, len(MAPPED), 8)]
    texts += [ud.normalize("NFD", chr(c)) for c in MAPPED[::5]]
    print(f"# text;NFC of it, in UTF-16 code units as hexadecimal; '=' where nothing changes. Unicode {ud.unidata_version}.")
    for text in texts:
        normal = ud.normalize("NFC", text)
        print(f"{units(text)};{'=' if normal == text else units(normal)}")


def units(text):
    raw = text.encode("utf-16-be")
    return " ".join(f"{raw[i] << 8 | raw[i + 1]:X}" for i in range(0, len(raw), 2))


{"facts": facts, "vectors": vectors}[sys.argv[1]]()
