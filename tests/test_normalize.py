import codecs
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from namegraph.normalize import decode, normalize, strip_markdown


RUSSIAN = "Президент Казахстана прибыл в Бишкек, где встретился с министром иностранных дел."
CHINESE = "哈萨克斯坦总统抵达比什凯克，会见了外交部长。双方讨论了边境合作问题。"
QUOTES = "The envoy called it “a good visit” – the Harbour Agency’s first in Genève."
FRENCH = "Le président a rencontré la déléguée à Genève, “déjà vu”, d’après l’agence."


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ""),
        (b"plain", "plain"),
        ("Bişkek — Ош".encode(), "Bişkek — Ош"),
        (codecs.BOM_UTF8 + "Ош".encode(), "Ош"),
        (codecs.BOM_UTF16_LE + "Ош".encode("utf-16-le"), "Ош"),
        (codecs.BOM_UTF16_BE + "Ош".encode("utf-16-be"), "Ош"),
        (codecs.BOM_UTF32_LE + "Ош".encode("utf-32-le"), "Ош"),
        (codecs.BOM_UTF32_BE + "Ош".encode("utf-32-be"), "Ош"),
        (FRENCH.encode("cp1252"), FRENCH),
        (QUOTES.encode("cp1252"), QUOTES),
        (RUSSIAN.encode("cp1251"), RUSSIAN),
        (CHINESE.encode("gb18030"), CHINESE),
    ],
)
def test_bytes_are_decoded(data: bytes, expected: str) -> None:
    assert decode(data) == expected


def test_an_accent_after_the_sample_is_decoded() -> None:
    data = b"The envoy left. " * 5000 + "Genève, d’après l’agence".encode("cp1252")
    assert decode(data).endswith("Genève, d’après l’agence")


@pytest.mark.parametrize("data", [b"\x00\x01", b"PK\x03\x04\x00\x00", b"text\x00text"])
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="binary"):
        decode(data)


def test_a_cut_utf16_file_is_still_read() -> None:
    assert decode("Osh".encode("utf-16")[:-1]).startswith("Os")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a.\r\nb", "a.\nb"),
        ("a.\rb", "a.\nb"),
        ("a.\u2028b.\u2029c.\x85d.\x0be.\x0cf", "a.\nb.\nc.\nd.\ne.\nf"),
        ("a\u00a0\u2009\t b", "a b"),
        ("a. \n b", "a.\nb"),
        ("a\n\n\n \n\nb", "a\n\nb"),
        ("  a  ", "a"),
        ("\ufeffa\u200bb\u00adc\u202ad", "abcd"),
        ("a\x00b\x7fc", "abc"),
        ("e\u0301", "é"),
        ("a\ud800b", "a\ufffdb"),
        ("", ""),
        (" \n\t\u200b ", ""),
    ],
)
def test_text_is_normalised(text: str, expected: str) -> None:
    assert normalize(text) == expected


@pytest.mark.parametrize("text", ["Oʻzbekiston", "naïve ﬁnance", "№ 5 — “a”", "Ош", "比什凯克"])
def test_letters_are_kept(text: str) -> None:
    assert normalize(text) == text


WRAPPED = (
    "The Harbour Agency and the Northern Trade Council signed\n"
    "a memorandum in Bergen on Tuesday, their first for eleven\n"
    "years, and agreed to meet again."
)


def test_a_wrapped_paragraph_becomes_one_line() -> None:
    assert normalize(WRAPPED) == WRAPPED.replace("\n", " ")


def test_a_wrapped_paragraph_with_crlf_becomes_one_line() -> None:
    assert normalize(WRAPPED.replace("\n", "\r\n")) == WRAPPED.replace("\n", " ")


def test_each_wrapped_paragraph_is_joined_by_itself() -> None:
    joined = WRAPPED.replace("\n", " ")
    assert normalize(f"{WRAPPED}\n\n{WRAPPED}") == f"{joined}\n\n{joined}"


def test_a_hyphen_at_a_line_end_joins_without_a_space() -> None:
    text = "The meeting was about the Organization for Security and Co-\noperation in Europe."
    assert "Co-operation" in normalize(text)


@pytest.mark.parametrize(
    "text",
    [
        "Participants:\nAnn Lee\nBo Ek, director of the Harbour Agency\nCy Orr",
        "The envoy left.\nThe minister stayed.",
        "x" * 121 + "\nshort",
        "Anna Petrova\nBoris Ivanov\nClara Zimmer\nDario Fontana",
    ],
)
def test_lines_that_were_not_wrapped_stay_lines(text: str) -> None:
    assert normalize(text) == text


TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from(list(" \n\r\t-.,ab\u0301\u00a0\u200b\u2028\u0338\ud800\x1c\x1f\x85Ω")),
        st.characters(),
    ),
    max_size=60,
)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_normalize_is_idempotent(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet=st.characters(categories=["L", "N", "Z"], include_characters="\n-.")))
def test_normalize_keeps_every_letter(text: str) -> None:
    kept = "".join(normalize(text).split())
    assert kept == "".join(unicodedata.normalize("NFC", text).split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Visit\n\nText.", "Visit\n\nText."),
        ("Visit\n=====\nText.", "Visit\n\nText."),
        ("The **OSCE** and _ODIHR_ met `x`.", "The OSCE and ODIHR met x."),
        ("See [the report](http://example.org/a_(b)).", "See the report."),
        ("![Ann Lee in Oslo](a.png)", "Ann Lee in Oslo"),
        ("- Ann\n- Bo", "Ann\n\nBo"),
        ("1. Ann\n2. Bo", "Ann\n\nBo"),
        ("> Quoted.", "Quoted."),
        ("| Name | Body |\n|---|---|\n| Ann | OSCE |", "Name\n\nBody\n\nAnn\n\nOSCE"),
        ("```\ncode\n```", "code"),
        ("A\n\n---\n\nB", "A\n\nB"),
        (r"5 \* 3 &amp; AT&T", "5 * 3 & AT&T"),
        ("one  \ntwo", "one\ntwo"),
        ("Tom <b>Lee</b>", "Tom Lee"),
        ("", ""),
    ],
)
def test_markdown_becomes_plain_text(text: str, expected: str) -> None:
    assert strip_markdown(text) == expected


def test_a_soft_break_in_markdown_does_not_end_a_line() -> None:
    assert normalize(strip_markdown("Ann Lee met\nBo Ek in Oslo.")) == "Ann Lee met Bo Ek in Oslo."
