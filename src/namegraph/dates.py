"""Dates as ISO 8601 strings: a day, a month or a year, as far as they are known."""

import datetime as dt
import re


_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH_NUMBER = {name[:length]: i for i, name in enumerate(_MONTHS, 1) for length in (3, len(name))}
_MONTH_NUMBER["sept"] = 9
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_ISO = re.compile(
    r"(?P<y>[12][0-9]{3})(?:[-/](?P<m>[0-9]{1,2})(?:[-/](?P<d>[0-9]{1,2}))?)?(?![0-9])"
)
_WRITTEN = (
    re.compile(rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>[12][0-9]{{3}})\b"),
    re.compile(rf"{_MONTH}\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>[12][0-9]{{3}})\b"),
    re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[12][0-9]{3})\b"),
    re.compile(rf"{_MONTH},?\s+(?P<year>[12][0-9]{{3}})\b"),
)
_WEEKDAY = re.compile(r"\A(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
# "DUSHANBE, 15 August 2022 (TDI):" - a place, then the date, at the very start of the text.
_DATELINE = re.compile(r"\A[^\n.:]{2,40}?[,(]\s*(?=[0-9]|[A-Z][a-z]{2})")


def read_date(value: object) -> str | None:
    """Read a date as it stands in a front matter or a table; None if it is none.

    Examples
    --------
    >>> read_date("14 June 2022"), read_date("2022-06"), read_date("soon")
    ('2022-06-14', '2022-06', None)
    """
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()[:10]
    text = _WEEKDAY.sub("", str(value if value is not None else "").strip())
    iso = _ISO.match(text)
    if iso:
        return _iso(iso["y"], iso["m"], iso["d"])
    return _written(text)


def find_dateline(text: str) -> str | None:
    """Return the date of a dateline at the start of a text.

    Examples
    --------
    >>> find_dateline("Dushanbe, 15 August 2022 (TDI): The minister met the envoy.")
    '2022-08-15'
    """
    start = _DATELINE.match(text)
    return _written(text[start.end() : start.end() + 30]) if start else None


def _written(text: str) -> str | None:
    for pattern in _WRITTEN:
        match = pattern.match(text)
        if match:
            found = match.groupdict()
            month = _month(found["month"])
            return _iso(found["year"], month, found.get("day")) if month else None
    return None


def _month(word: str) -> str | None:
    number = int(word) if word.isdigit() else _MONTH_NUMBER.get(word.lower())
    return str(number) if number else None


def _iso(year: str, month: str | None, day: str | None) -> str | None:
    """Join the known parts; None if there is no such day."""
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])
