"""Bytes to the one form of text that is stored, so that every later offset holds."""

import codecs
import re
import unicodedata
from itertools import pairwise

from charset_normalizer import from_bytes
from markdown_it import MarkdownIt
from markdown_it.token import Token


# Byte order marks, longest first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Enough for a guess; a guess from five megabytes takes seconds and is no better.
_SAMPLE = 20_000

# A few quotes and accents fit a dozen Latin code pages equally well, and a guess among them is
# a throw of dice; cp1252 is by far the most common, so it stands for all of them.
_OTHER_LATIN = [
    "cp1250", "cp1254", "cp1257", "cp1258", "cp437", "cp775", "cp850", "cp852", "cp858", "cp860",
    "cp861", "cp863", "cp865", "cp500", "cp037", "cp273", "cp1026", "cp1140", "hp_roman8",
    "latin_1", "iso8859_2", "iso8859_3", "iso8859_4", "iso8859_9", "iso8859_10", "iso8859_13",
    "iso8859_14", "iso8859_15", "iso8859_16", "mac_roman", "mac_latin2", "mac_iceland",
    "mac_turkish",
]  # fmt: skip

_LINE_END = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
# Control and format characters carry no text, and a zero-width one hides a name from a search.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"[^\S\n]+")
_LINE_EDGE = re.compile(r" ?\n ?")
_BLANK_LINES = re.compile(r"\n{3,}")

# A line longer than this was not broken by hand or by a mail program.
_WIDEST_WRAP = 120
# Shorter lines are a list or verse.
_NARROWEST_WRAP = 30
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}
_TEXTS = {"text", "code_inline", "text_special", "image"}
_SENTENCE_END = tuple(".!?:;\"'”’)")


def decode(data: bytes) -> str:
    r"""Turn the bytes of a text file into a string.

    UTF-8 is tried first, then what a byte order mark says, then the best guess of
    charset-normalizer.

    Raises
    ------
    ValueError
        If the bytes are not text in any known encoding.

    Examples
    --------
    >>> decode("Bişkek".encode("utf-16"))
    'Bişkek'
    >>> decode(b"\x00\x01\x02")
    Traceback (most recent call last):
        ...
    ValueError: binary file, not text
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\x00" in data:
        raise ValueError("binary file, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data)


def _guess(data: bytes) -> str:
    non_ascii = re.search(rb"[\x80-\xff]", data)
    start = max(0, (non_ascii.start() if non_ascii else 0) - _SAMPLE // 2)
    best = from_bytes(data[start : start + _SAMPLE], cp_exclusion=_OTHER_LATIN).best()
    if best is None:
        raise ValueError("unknown encoding; save it as UTF-8")
    return data.decode(best.encoding, errors="replace")


def normalize(text: str) -> str:
    r"""Give a text the form in which it is stored.

    Unicode NFC, line feeds, single spaces, at most one blank line, no invisible characters,
    and paragraphs that were wrapped at a fixed width made whole again. Idempotent.

    Examples
    --------
    >>> normalize("Almaty\u00a0 \r\n\r\n\r\n  Osh\u200b")
    'Almaty\n\nOsh'
    """
    text = _LINE_END.sub("\n", text)
    text = _SURROGATE.sub("\ufffd", _INVISIBLE.sub("", text))
    text = unicodedata.normalize("NFC", text)
    text = _LINE_EDGE.sub("\n", _SPACES.sub(" ", text))
    text = _BLANK_LINES.sub("\n\n", text).strip()
    return "\n\n".join(_unwrap(block) for block in text.split("\n\n"))


def _unwrap(block: str) -> str:
    """Join the lines of a paragraph that was wrapped at a fixed width.

    Greedy wrapping leaves a signature: no line had room for the first word of the next one.
    """
    lines = block.split("\n")
    return _join(lines) if len(lines) > 1 and _is_wrapped(lines) else block


def _is_wrapped(lines: list[str]) -> bool:
    width = max(map(len, lines))
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return False
    if all(line.endswith(_SENTENCE_END) for line in lines[:-1]):
        return False
    return all(
        len(line) + 1 + len(following.split(" ", 1)[0]) > width
        for line, following in pairwise(lines)
    )


def _join(lines: list[str]) -> str:
    joined = lines[0]
    for line in lines[1:]:
        # "Co-" at the end of a line is the first half of "Co-operation".
        joined += line if re.search(r"\w-$", joined) else f" {line}"
    return joined


def strip_markdown(text: str) -> str:
    r"""Return the plain text of a Markdown document, a blank line between its blocks.

    Examples
    --------
    >>> strip_markdown("# Visit\n\nThe **OSCE** met [partners](http://example.org).")
    'Visit\n\nThe OSCE met partners.'
    """
    blocks = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "inline":
            blocks.append("".join(map(_inline_text, token.children or ())))
        elif token.type in {"fence", "code_block"}:
            blocks.append(token.content)
    return "\n\n".join(block.strip() for block in blocks if block.strip())


def _inline_text(token: Token) -> str:
    if token.type in _BREAKS:
        return _BREAKS[token.type]
    return token.content if token.type in _TEXTS else ""
