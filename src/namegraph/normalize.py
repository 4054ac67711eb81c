"""Bytes to the one form of text that is stored, so that every later offset holds."""

import codecs
import re
import unicodedata
from itertools import pairwise

from charset_normalizer import from_bytes
from markdown_it import MarkdownIt


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
    best = from_bytes(data[start : start + _SAMPLE]).best()
    if best is None:
        raise ValueError("unknown encoding; save it as UTF-8")
    # Western European texts with a few quotes or accents fit many code pages equally well;
    # cp1252 is by far the most common of them.
    encoding = "cp1252" if "cp1252" in best.could_be_from_charset else best.encoding
    return data.decode(encoding, errors="replace")


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
    if width > _WIDEST_WRAP or all(line.endswith(_SENTENCE_END) for line in lines[:-1]):
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


def _inline_text(token: object) -> str:
    if getattr(token, "type", "") in {"softbreak", "hardbreak"}:
        return "\n"
    return str(getattr(token, "content", "")) if _is_text(token) else ""


def _is_text(token: object) -> bool:
    return getattr(token, "type", "") in {"text", "code_inline", "text_special", "image"}
