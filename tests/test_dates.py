import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from namegraph.dates import find_dateline, read_date


ISO = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2022-06-14", "2022-06-14"),
        ("2022-6-4", "2022-06-04"),
        ("2022/06/14", "2022-06-14"),
        ("2022-06", "2022-06"),
        ("2022", "2022"),
        (2022, "2022"),
        ("2022-06-14T10:30:00Z", "2022-06-14"),
        ("2022-06-14 10:30", "2022-06-14"),
        (dt.date(2022, 6, 14), "2022-06-14"),
        (dt.datetime(2022, 6, 14, 23, 59, tzinfo=dt.UTC), "2022-06-14"),
        ("14 June 2022", "2022-06-14"),
        ("14th June, 2022", "2022-06-14"),
        ("June 14, 2022", "2022-06-14"),
        ("Jun. 4 2022", "2022-06-04"),
        ("4 Sept. 2022", "2022-09-04"),
        ("JUNE 2022", "2022-06"),
        ("14.06.2022", "2022-06-14"),
        (" 2022-06-14 ", "2022-06-14"),
        ("29 February 2024", "2024-02-29"),
    ],
)
def test_a_date_is_read(value: object, expected: str) -> None:
    assert read_date(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "soon",
        "2022-13-01",
        "2022-02-30",
        "29 February 2023",
        "31.13.2022",
        "14 Foobar 2022",
        "0022-06-14",
        20220614,
        1655200000,
        True,
        ["2022"],
    ],
)
def test_no_date_is_invented(value: object) -> None:
    assert read_date(value) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DUSHANBE, 15 August 2022 (TDI): The envoy left.", "2022-08-15"),
        ("Dushanbe, August 15, 2022 – The envoy left.", "2022-08-15"),
        ("ASTANA (14 June 2022) The envoy left.", "2022-06-14"),
        ("Nur-Sultan, June 2022. The envoy left.", "2022-06"),
    ],
)
def test_a_dateline_is_found(text: str, expected: str) -> None:
    assert find_dateline(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The envoy left.",
        "The envoy left Oslo. Bergen, 15 August 2022.",
        "First line\nDushanbe, 15 August 2022",
        "Dushanbe, 15 August. The envoy left.",
        "Dushanbe, 31 February 2022: The envoy left.",
    ],
)
def test_a_date_elsewhere_is_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


@pytest.mark.parametrize("text", ["2٠٢٢-06-14", "14 June 2٠22", "١٤ June 2022"])
def test_digits_of_other_scripts_give_an_ascii_date_or_none(text: str) -> None:
    found = read_date(text)
    assert found is None or ISO.fullmatch(found)


PIECES = st.sampled_from(
    [
        "2022",
        "1999",
        "-",
        "/",
        ".",
        ",",
        " ",
        "14",
        "06",
        "0",
        "31",
        "June",
        "feb",
        "th",
        "Oslo",
        "٢",
    ]
)


@settings(max_examples=50, deadline=None)
@given(st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=8).map("".join), st.integers()))
def test_a_date_is_iso_or_none(value: object) -> None:
    for found in (read_date(value), find_dateline(f"Oslo, {value}")):
        assert found is None or ISO.fullmatch(found)


@settings(max_examples=50, deadline=None)
@given(st.dates(min_value=dt.date(1000, 1, 1), max_value=dt.date(2999, 12, 31)))
def test_every_written_day_is_read_back(day: dt.date) -> None:
    written = f"{day.day} {day:%B} {day.year}"
    assert read_date(written) == find_dateline(f"Oslo, {written}:") == day.isoformat()
