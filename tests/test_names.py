import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from namegraph import names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("OSCE", "osce"),
        ("the OSCE", "OSCE"),
        ("OSCE's", "OSCE"),
        ("OSCE’s", "OSCE"),
        ("Türkiye", "Turkiye"),
        ("OSCE Programme Office", "OSCE Program Office"),
        ("World Health Organisation", "World Health Organization"),
        ("Security and Co-operation", "Security and Cooperation"),
        ("U.S.", "US"),
        ("Issyk-Kul", "Issyk Kul"),
        ("Norwegian Centre", "Norwegian Center"),
        ("St. Petersburg", "St Petersburg"),
        ("Harbour  Agency", "Harbour Agency"),
        ("O'Brien", "O’Brien"),
        ("Diyarbakır", "DIYARBAKIR"),
        ("STRASSE", "Straße"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert names.key(one) == names.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shell", "Shell plc"),
        ("Ann Lee", "Ann Leigh"),
        ("Guinea", "Guinea-Bissau"),
        ("AT&T", "ATT"),
        ("Health Ministry", "Ministry of Health"),
    ],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert names.key(one) != names.key(other)


@pytest.mark.parametrize("name", ["的", "Ош", "AT&T", "7", "U.S.", "the", "The Hague", "A"])
def test_a_name_with_letters_has_a_key(name: str) -> None:
    assert names.key(name)


WORDS = st.one_of(
    st.sampled_from(["of", "OSCE's", "Co-operation", "U.S.", "Programme", "Ağa", "&"]),
    st.text(alphabet=st.characters(codec="latin-1", categories=["L"]), min_size=3, max_size=6),
).filter(lambda word: word.casefold() != "the")
NAMES = st.builds(
    "{}{}".format,
    st.sampled_from(["", "the ", "The ", "an "]),
    st.lists(WORDS, max_size=4).map(" ".join),
)


@settings(max_examples=50, deadline=None)
@given(NAMES)
def test_key_is_idempotent(name: str) -> None:
    assert names.key(names.key(name)) == names.key(name)


@settings(max_examples=50, deadline=None)
@given(NAMES)
def test_key_ignores_case(name: str) -> None:
    assert names.key(name.upper()) == names.key(name.lower()) == names.key(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("the OSCE's", "OSCE"),
        ("The Hague Group", "Hague Group"),
        ("an Office", "Office"),
        ("Theodor Ek", "Theodor Ek"),
        ("Anders’", "Anders"),
        ("  OSCE ", "OSCE"),
    ],
)
def test_article_and_possessive_are_stripped(name: str, expected: str) -> None:
    assert names.strip_name(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Siemens AG", "Siemens"),
        ("Northern Foods Co., Ltd.", "Northern Foods"),
        ("Blum GmbH", "Blum"),
        ("Ltd", "Ltd"),
        ("Harbour Agency", "Harbour Agency"),
        ("AG Blum", "AG Blum"),
    ],
)
def test_company_suffixes_are_stripped(name: str, expected: str) -> None:
    assert names.strip_suffix(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Co-operation in Europe, U.S.", ["Co-operation", "in", "Europe", "U.S"]),
        ("AT&T", ["AT&T"]),
        ("Ernst & Lind", ["Ernst", "&", "Lind"]),
        ("“Nur Otan”", ["Nur", "Otan"]),
        ("_ - ,", []),
    ],
)
def test_a_name_is_split_into_words(name: str, expected: list[str]) -> None:
    assert names.words(name) == expected


@pytest.mark.parametrize("name", ["OSCE", "EU", "UNODC", "UNRCCA", "UNDP's", "CoE", "G-7A"])
def test_an_acronym_is_known(name: str) -> None:
    assert names.is_acronym(name)


@pytest.mark.parametrize("name", ["Osh", "DiCaprio", "Norway", "NEW YORK", "I", "", "McDonald"])
def test_a_word_is_no_acronym(name: str) -> None:
    assert not names.is_acronym(name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OSCE", True),
        ("UNRCCA", True),
        ("CoE", True),
        ("R&D", True),
        ("Osh", False),
        ("2022", False),
        ("A", False),
        ("see OSCE", False),
        ("ABCDEFGHIJKL", False),
    ],
)
def test_a_short_form_is_known(text: str, expected: bool) -> None:  # noqa: FBT001
    assert names.is_short_form(text) is expected


@pytest.mark.parametrize(
    ("short", "before", "expected"),
    [
        ("CSTO", "met the Collective Security Treaty Organization", "Collective Security Treaty"),
        ("OSCE", "the Organization for Security and Co-operation in Europe", "Organization for"),
        ("NTC", "Northern Trade Council ", "Northern"),
        ("ntc", "Northern Trade Council", "Northern"),
    ],
)
def test_a_long_form_is_found(short: str, before: str, expected: str) -> None:
    offset = names.find_long_form(short, before)
    assert offset is not None
    assert before[offset:].startswith(expected)


@pytest.mark.parametrize(
    ("short", "before"),
    [
        ("NTC", "the envoy left"),
        ("NTC", ""),
        ("NTC", "NTC"),
        ("NTC", "the NTC Council"),
        ("AB", "Alpha one two three four five Beta"),
        ("--", "Alpha Beta"),
    ],
)
def test_what_is_no_long_form_is_refused(short: str, before: str) -> None:
    assert names.find_long_form(short, before) is None


@settings(max_examples=50, deadline=None)
@given(
    st.text(alphabet="ABCab", min_size=1, max_size=4), st.text(alphabet="ABCabc -.ß", max_size=30)
)
def test_a_long_form_starts_a_word_with_the_first_letter(short: str, before: str) -> None:
    offset = names.find_long_form(short, before)
    if offset is not None:
        assert offset == 0 or not before[offset - 1].isalnum()
        assert before[offset].casefold() == short[0].casefold()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Shanghai Cooperation Organisation", "SCO"),
        ("Organization for Security and Co-operation in Europe", "OSCE"),
        ("osce", ""),
    ],
)
def test_initials_are_the_capitals(name: str, expected: str) -> None:
    assert names.initials(name) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee",
        "Ursula von der Leyen",
        "Mohammed bin Salman",
        "J. Ek",
        "Jean-Luc O’Neil",
        "Ай Ван",
    ],
)
def test_a_full_name_is_known(text: str) -> None:
    assert names.is_person_name(text)


@pytest.mark.parametrize("text", ["Ann", "ann lee", "Ann 7", "Ann met Bo", "", "Ann & Lee"])
def test_what_is_no_full_name_is_refused(text: str) -> None:
    assert not names.is_person_name(text)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Helga Maria Schmid", ["Schmid", "Helga"]), ("Schmid", []), ("", [])],
)
def test_a_person_may_be_named_by_last_or_first_word(name: str, expected: list[str]) -> None:
    assert list(names.person_forms(name)) == expected
