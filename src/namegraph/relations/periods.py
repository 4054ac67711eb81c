"""Date expressions in a text, and the days that they mean: "on 3 May", "last week", "in 2019".

Each stands for a first and a last day. What the two have in common is the date, so that nothing
is said more exactly than it is known: "last week" is a month unless it runs over the end of one.
"""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from namegraph.knowledge import calendar, number_words


Period = tuple[dt.date, dt.date]
_CALENDAR = calendar()
_WEEK = dt.timedelta(days=7)


class Today(NamedTuple):
    """The day from which an expression is counted, and whether it is about what is to come."""

    day: dt.date
    future: bool


class Expression(NamedTuple):
    """A date expression: where it stands in the text, and how it is read.

    Attributes
    ----------
    start, end : int
        Offsets in characters.
    match : re.Match
        What was found.
    read : callable
        Gives the period that it means today; today is None if that is not known.
    """

    start: int
    end: int
    match: re.Match[str]
    read: "Reader"

    def date(self, document_date: str | None, *, future: bool) -> str | None:
        """Return what is known of the date, in ISO form, None if nothing is."""
        days = period(document_date) if document_date else None
        try:
            if days is None:
                return _in_common(self.read(self.match, None))
            first, last = (self.read(self.match, Today(day, future)) for day in days)
        except (ValueError, OverflowError):  # there is no such day
            return None
        return _in_common((first[0], last[1])) if first and last else None


Reader = Callable[[re.Match[str], Today | None], Period | None]


def find_expressions(text: str) -> Iterator[Expression]:
    """Yield the date expressions of a text; none overlaps another.

    Examples
    --------
    >>> [text.date("2024-05-03", future=False) for text in find_expressions("On Monday in Oslo")]
    ['2024-04-29']
    """
    told = {match.lastgroup for match in _TELLING.finditer(text)}
    taken: list[tuple[int, int]] = []
    for needed, pattern, read in _PATTERNS:
        for match in pattern.finditer(text) if needed in told else ():
            start, end = match.span()
            if all(end <= first or start >= last for first, last in taken):
                taken.append((start, end))
                if not _BESIDE.search(text, 0, start):
                    yield Expression(start, end, match, read)


def period(date: str) -> Period:
    """Return the first and the last day of an ISO date: a day, a month or a year.

    Examples
    --------
    >>> period("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    year, month, day = ([int(part) for part in date.split("-")] + [0, 0])[:3]
    if day:
        return dt.date(year, month, day), dt.date(year, month, day)
    if month:
        return dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1])
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _in_common(days: Period | None) -> str | None:
    """Return the ISO date that holds for the first and for the last day of a period."""
    if days is None:
        return None
    first, last = (day.isoformat() for day in days)
    lengths = (10, 7, 4)
    return next((first[:n] for n in lengths if first[:n] == last[:n]), None)


# --- how expressions are read ----------------------------------------------------------------


def _read_day(match: re.Match[str], today: Today | None) -> Period | None:
    """Read "3 May 2022", "3 to 5 May"; without a year it is the nearest such day."""
    month, day = _month(match), int(match["day"])
    if match["year"]:
        found: Period | None = period(f"{match['year']}-{month}-{day}")
    else:
        found = _nearest([(year, month, day) for year in _years(today)], today)
    begin = match.groupdict().get("begin")
    return (found[0].replace(day=int(begin)), found[1]) if found and begin else found


def _read_month(match: re.Match[str], today: Today | None) -> Period | None:
    """Read "May 2022", "last May"; without a year it is the nearest such month."""
    month = _month(match)
    if match["year"]:
        return period(f"{match['year']}-{month}")
    if today is None:
        return None
    which = _CALENDAR["which"].get((match["which"] or "").lower())
    if which is None:
        return _nearest([(year, month, 0) for year in _years(today)], today)
    passed = which < 0 and month >= today.day.month
    ahead = which > 0 and month <= today.day.month
    return period(f"{today.day.year - passed + ahead}-{month}")


def _years(today: Today | None) -> Iterable[int]:
    return range(today.day.year - 1, today.day.year + 2) if today else ()


def _nearest(dates: list[tuple[int, int, int]], today: Today | None) -> Period | None:
    """Return the nearest of some dates that is not to come, or has not passed.

    A week does not count: an article may be dated a little too early.
    """
    if today is None:
        return None
    periods = [period("-".join(map(str, date))) for date in dates if _exists(*date)]
    fits = [
        days
        for days in periods
        if (days[1] >= today.day - _WEEK if today.future else days[0] <= today.day + _WEEK)
    ]
    return min(fits, key=lambda days: abs(days[0] - today.day), default=None)


def _exists(year: int, month: int, day: int) -> bool:
    return day <= monthrange(year, month)[1]


def _month(match: re.Match[str]) -> int:
    return _CALENDAR["month"][match["month"]]


def _read_iso(match: re.Match[str], today: Today | None) -> Period | None:  # noqa: ARG001
    return period(match.group())


def _read_year(match: re.Match[str], today: Today | None) -> Period | None:  # noqa: ARG001
    return period(match["year"])


def _read_decade(match: re.Match[str], today: Today | None) -> Period | None:  # noqa: ARG001
    year = int(match["year"])
    return dt.date(year, 1, 1), dt.date(year + 9, 12, 31)


def _read_season(match: re.Match[str], today: Today | None) -> Period | None:
    """Read "this spring": its year; the last and the next one may be in either of two years."""
    this = _CALENDAR["which"][match["which"].lower()] == 0
    return period(str(today.day.year)) if today and this else None


def _read_weekday(match: re.Match[str], today: Today | None) -> Period | None:
    """Read "Monday", "last Monday", "next Monday"."""
    if today is None:
        return None
    which = _CALENDAR["which"].get((match["which"] or "").lower())
    ahead = (_CALENDAR["weekday"][match["weekday"]] - today.day.weekday()) % 7
    if which == 1:
        ahead = ahead or 7
    elif which == -1 or not (today.future or which == 0):
        ahead -= 7 if ahead or which == -1 else 0
    day = today.day + dt.timedelta(days=ahead)
    return day, day


def _read_near_day(match: re.Match[str], today: Today | None) -> Period | None:
    """Read "yesterday"."""
    if today is None:
        return None
    day = today.day + dt.timedelta(days=_CALENDAR["day"][match["near"].lower()])
    return day, day


def _read_stretch(match: re.Match[str], today: Today | None) -> Period | None:
    """Read "last week", "this month", "next year"."""
    if today is None:
        return None
    which = _CALENDAR["which"][match["which"].lower()]
    return _stretch(match["unit"].lower(), which, today.day)


def _stretch(unit: str, count: int, day: dt.date) -> Period:
    """Return a week, month or year counted from the one that a day lies in."""
    if unit.startswith("year"):
        return period(str(day.year + count))
    if unit.startswith("month"):
        months = day.year * 12 + day.month - 1 + count
        return period(f"{months // 12}-{months % 12 + 1}")
    if unit == "weekend":
        count -= day.weekday() >= 5 and count < 0
        saturday = day + dt.timedelta(days=5 - day.weekday()) + count * _WEEK
        return saturday, saturday + dt.timedelta(days=1)
    first = day - dt.timedelta(days=day.weekday()) + count * _WEEK
    return first, first + dt.timedelta(days=6)


def _read_ago(match: re.Match[str], today: Today | None) -> Period | None:
    """Read "two years ago"; weeks are counted roughly."""
    if today is None:
        return None
    number, unit = match["number"].lower(), match["unit"].lower()
    count = int(number) if number.isdigit() else number_words().get(number, 1)
    if unit.startswith(("month", "year")):
        return _stretch(unit, -count, today.day)
    rough = dt.timedelta(days=3 if unit.startswith("week") else 0)
    day = today.day - dt.timedelta(days=count * _CALENDAR["unit"][unit])
    return day - rough, day + rough


# --- what they look like ---------------------------------------------------------------------


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


def _words(kind: str) -> str:
    """Return a pattern for the words of a kind in any case."""
    return f"(?i:{_any_of(_CALENDAR[kind])})"


_MONTHS = rf"(?P<month>{_any_of(_CALENDAR['month'])})\b\.?"
_WEEKDAYS = rf"(?P<weekday>{_any_of(_CALENDAR['weekday'])})\b"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_BEGIN = r"(?:(?P<begin>[0-9]{1,2})\s*(?:-|–|and|to)\s*)?"
_YEAR = r"(?P<year>1[5-9][0-9]{2}|20[0-9]{2})(?![0-9,.]?[0-9])"
_WHICH = rf"\b(?P<which>{_words('which')})\s+"
_ABOUT = rf"(?:(?:the\s+)?{_words('about')}[\s-]+)*"
_AT = rf"\b(?:{_words('at')}\s+(?:the\s+)?(?:year\s+)?{_ABOUT}|(?:the\s+)?{_words('about')}[\s-]+)"
_NUMBERS = rf"(?P<number>(?i:an?|{_any_of(number_words())})|[0-9]{{1,3}})"
_UNITS = rf"(?P<unit>{_words('unit')})\b"
_SEASONS = _words("season")
_BESIDE = re.compile(rf"\b{_words('beside')}\s+(?:the\s+)?\Z")
# What an expression cannot be without: most of the patterns need not be looked for.
_TELLING = re.compile(
    r"\b(?:(?P<number>[12][0-9]{3})|"
    rf"(?P<month>{_any_of(_CALENDAR['month'])})\b|(?P<weekday>{_any_of(_CALENDAR['weekday'])})\b|"
    rf"(?P<day>{_words('day')})\b|(?P<which>{_words('which')})\s|"
    rf"(?P<ago>{_words('unit')}\s+ago)\b)"
)
_PATTERNS: tuple[tuple[str, re.Pattern[str], Reader], ...] = (
    ("number", re.compile(r"\b[12][0-9]{3}-[01][0-9]-[0-3][0-9]\b"), _read_iso),
    (
        "month",
        re.compile(
            rf"\b(?:{_WEEKDAYS},?\s+)?{_BEGIN}{_DAY}\s+(?:of\s+)?{_MONTHS}(?:,?\s+{_YEAR})?"
        ),
        _read_day,
    ),
    (
        "month",
        re.compile(
            rf"\b(?:{_WEEKDAYS},?\s+)?{_MONTHS}\s+(?:the\s+)?{_DAY}(?![0-9]|[:.][0-9])(?:,?\s+{_YEAR})?"
        ),
        _read_day,
    ),
    ("month", re.compile(rf"\b{_ABOUT}(?P<which>){_MONTHS},?\s+(?:of\s+)?{_YEAR}"), _read_month),
    ("month", re.compile(rf"(?:{_WHICH}|{_AT}){_MONTHS}(?P<year>)"), _read_month),
    ("number", re.compile(rf"\b(?:{_SEASONS})\s+(?:of\s+)?{_YEAR}"), _read_year),
    ("which", re.compile(rf"{_WHICH}{_SEASONS}\b"), _read_season),
    ("number", re.compile(r"\b(?P<year>1[5-9][0-9]0|20[0-9]0)[’']?s\b"), _read_decade),
    ("number", re.compile(rf"{_AT}{_YEAR}"), _read_year),
    (
        "weekday",
        re.compile(rf"(?:{_WHICH})?\b{_WEEKDAYS}(?:\s+{_words('part')}\b)?"),
        _read_weekday,
    ),
    ("day", re.compile(rf"\b(?P<near>{_words('day')})\b"), _read_near_day),
    ("which", re.compile(rf"{_WHICH}{_UNITS}"), _read_stretch),
    ("ago", re.compile(rf"\b{_NUMBERS}\s+{_UNITS}\s+ago\b"), _read_ago),
)
