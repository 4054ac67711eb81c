from collections.abc import Callable

import pytest
from spacy.tokens import Token

from namegraph.relations.periods import find_expressions, period
from namegraph.relations.tree import Tree
from namegraph.relations.when import statement_date


Marked = Callable[[str], tuple[Tree, Token]]

# The document is of this day, a Wednesday; the trigger stands between asterisks.
TODAY = "2024-05-08"
DATED = [
    ("Ann Lee *met* Bo Ek.", "2024-05-08"),
    ("Ann Lee *met* Bo Ek in June 2022.", "2022-06"),
    ("In June 2022, Ann Lee *met* Bo Ek in Oslo.", "2022-06"),
    ("Ann Lee *met* Bo Ek on 3 May.", "2024-05-03"),
    ("Ann Lee *met* Bo Ek on December 28.", "2023-12-28"),
    ("Ann Lee *met* Bo Ek on Monday.", "2024-05-06"),
    ("Ann Lee *met* Bo Ek on Wednesday.", "2024-05-08"),
    ("Ann Lee *met* Bo Ek on Thursday.", "2024-05-02"),
    ("Ann Lee will *meet* Bo Ek on Thursday.", "2024-05-09"),
    ("Ann Lee *met* Bo Ek last Wednesday.", "2024-05-01"),
    ("Ann Lee will *meet* Bo Ek next Wednesday.", "2024-05-15"),
    ("Ann Lee *met* Bo Ek last week.", "2024"),
    ("Ann Lee *met* Bo Ek this week.", "2024-05"),
    ("Ann Lee *visited* Norway last year.", "2023"),
    ("Ann Lee *visited* Norway yesterday.", "2024-05-07"),
    ("Ann Lee will *visit* Norway tomorrow.", "2024-05-09"),
    ("Ann Lee *visited* Norway two years ago.", "2022"),
    ("Ann Lee *visited* Norway ten days ago.", "2024-04-28"),
    ("Ann Lee *visited* Norway three weeks ago.", "2024-04"),
    ("Ann Lee *visited* Norway in 2019.", "2019"),
    ("Norway has been a *member* of the Nordic Council since 2010.", "2010"),
    ("Ann Lee was *director* of the Water Agency from 2009 to 2011.", "2009"),
    ("Ann Lee will *visit* Norway next month.", "2024-06"),
    ("Ann Lee *visited* Norway earlier this year.", "2024"),
    ("Ann Lee *visited* Norway on March 13, 2025.", "2025-03-13"),
    ("Ann Lee *visited* Norway in the spring of 1990.", "1990"),
    ("Ann Lee *visited* Norway in the 1990s.", None),
    ("Ann Lee *visited* Norway last December.", "2023-12"),
    ("Ann Lee *visited* Norway in August.", "2023-08"),
    ("Ann Lee will *visit* Norway in March.", "2025-03"),
    ("Ann Lee, who became minister in 2019, *met* Bo Ek.", "2024-05-08"),
    ("Ann Lee, who became *director* of the Water Agency in 2019, met Bo Ek.", "2019"),
    ("Ida Falk said on Monday that Ann Lee *met* Bo Ek.", "2024-05-08"),
    ("Ida Falk said on Monday that Ann Lee *met* Bo Ek in 2019.", "2019"),
    ("Ann Lee, *director* of the Water Agency, met Bo Ek on Monday.", "2024-05-08"),
    ("Ann Lee *met* Bo Ek at a summit in Oslo in June 2022.", "2022-06"),
    ("Ann Lee *met* Bo Ek after the election of 2019.", "2024-05-08"),
    ("On Monday, Ann Lee *visited* Norway and met Bo Ek.", "2024-05-06"),
    ("On Monday, Ann Lee visited Norway and *met* Bo Ek.", "2024-05-06"),
    ("Ann Lee visited Norway on Monday and *met* Bo Ek on Tuesday.", "2024-05-07"),
    ("Ann Lee *visited* Norway on Monday and met Bo Ek on Tuesday.", "2024-05-06"),
    ("Ann Lee was born in 1950 and *leads* the Water Agency.", "2024-05-08"),
    ("Ann Lee agreed on Monday to *meet* Bo Ek.", "2024-05-08"),
    ("Ann Lee plans to *meet* Bo Ek on Friday.", "2024-05-10"),
    ("Ann Lee held *talks* with Bo Ek on Monday.", "2024-05-06"),
    ("Monday's *talks* between Ann Lee and Bo Ek failed.", "2024-05-06"),
    ("The *visit* of Ann Lee to Norway in May 2021 was a success.", "2021-05"),
    ("Ann Lee discussed the 2019 election and *met* Bo Ek.", "2024-05-08"),
    ("Ann Lee *met* Bo Ek in 2000 cases.", "2024-05-08"),
    ("Ann Lee may *meet* Bo Ek in Oslo.", "2024-05-08"),
    ("Ann Lee *met* Bo Ek every Monday.", "2024-05-08"),
    ("Ann Lee refused on Monday to *meet* Bo Ek.", "2024-05-06"),
    ("Ann Lee *met* Bo Ek in late 2019.", "2019"),
    ("The Water Agency opened an *office* in Oslo in 2015.", "2015"),
    ("Ann Lee *met* Bo Ek on Friday, 3 May.", "2024-05-03"),
    ("Ann Lee, the *minister* from 2009 to 2011, met Bo Ek.", "2009"),
    ("Ann Lee *met* Bo Ek today.", "2024-05-08"),
    ("If Ann Lee *meets* Bo Ek on Friday, prices will rise.", "2024-05-10"),
    ("The *meeting* between Ann Lee and Bo Ek took place on 2 February 2023.", "2023-02-02"),
    ("Ann Lee left because Bo Ek *visited* Norway in 2018.", "2018"),
    ("Ann Lee left in 2018 because Bo Ek *visited* Norway.", "2024-05-08"),
    ("Ann Lee visited Norway in 2019 and *met* Bo Ek.", "2019"),
    ("Ann Lee *met* Bo Ek at last year's summit.", "2023"),
    ("Ann Lee praised Monday's report and *met* Bo Ek.", "2024-05-08"),
    ("Ann Lee *met* Bo Ek yesterday, Tuesday.", "2024-05-07"),
    ("Ann Lee, who *met* Bo Ek in 2018, left Norway in 2020.", "2018"),
    ("Ann Lee, born on 3 May 1960, *met* Bo Ek.", "2024-05-08"),
    ("In April, Ida Falk said that Ann Lee *met* Bo Ek.", "2024-05-08"),
    ("Ann Lee *met* Bo Ek the day before yesterday.", "2024-05-06"),
    ("Ann Lee *met* Bo Ek on 30 February 2024.", None),
    ("Ann Lee left Norway in 1990, when Ida Falk *met* Bo Ek.", "1990"),
    ("It was in 1990 that Ida Falk led the talks, when she *met* Bo Ek.", "2024-05-08"),
    ("Ann Lee is due to *visit* Norway on Tuesday afternoon.", "2024-05-14"),
    ("Ann Lee *met* Bo Ek between 13 and 15 March.", "2024-03"),
    ("Ann Lee *met* Bo Ek at the end of February.", "2024-02"),
    ("Ann Lee *met* Bo Ek on 13-15 March 2021.", "2021-03"),
    ("Ann Lee (8 May 1700 - 1 May 1782) was a *director* of the Water Agency.", "2024-05-08"),
    ("Ann Lee (Norwegian: An; 8 May 1700) *led* the Water Agency in 1750.", "1750"),
]

# expression, the document's date, what is known
RELATIVE = [
    ("yesterday", "2024-01-01", "2023-12-31"),
    ("yesterday", "2024-06", "2024"),
    ("last week", "2024-05-22", "2024-05"),
    ("last month", "2024-06", "2024-05"),
    ("last month", "2024-01-31", "2023-12"),
    ("last year", "2024", "2023"),
    ("next year", "2024-12-31", "2025"),
    ("last weekend", "2024-05-08", "2024-05"),
    ("on Monday", "2024-05", "2024"),
    ("in May 2021", "2024", "2021-05"),
    ("on 3 May", "2024-04-30", "2024-05-03"),
    ("on 3 May", "2024-03-01", "2023-05-03"),
    ("last summer", "2024-09-01", None),
    ("this spring", "2024-09-01", "2024"),
    ("in the 1990s", "2024-09-01", None),
    ("in 1990s", None, None),
    ("2023-02-14", None, "2023-02-14"),
    ("on 14 February 2023", None, "2023-02-14"),
    ("in late 2019", None, "2019"),
    ("yesterday", None, None),
    ("last week", None, None),
    ("on Monday", None, None),
    ("in May", None, None),
    ("on 3 May", None, None),
    ("two years ago", None, None),
    ("this spring", None, None),
    ("on 31 June 2023", None, None),
]


@pytest.mark.parametrize(("text", "expected"), DATED)
def test_a_statement_has_the_date_of_its_clause(
    marked: Marked, text: str, expected: str | None
) -> None:
    tree, trigger = marked(text)
    assert statement_date(tree, trigger, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee *met* Bo Ek.", None),
        ("Ann Lee *met* Bo Ek last week.", None),
        ("Ann Lee *met* Bo Ek in 2019.", "2019"),
    ],
)
def test_without_a_date_of_the_document_nothing_is_guessed(
    marked: Marked, text: str, expected: str | None
) -> None:
    tree, trigger = marked(text)
    assert statement_date(tree, trigger, None) == expected


def test_a_name_is_no_date(marked: Marked) -> None:
    tree, trigger = marked("In Oslo, Ann Lee *met* Bo Ek.")
    assert statement_date(tree, trigger, TODAY) == TODAY
    tree, trigger = marked("In May, Ann Lee *met* Bo Ek.")
    name = tree.names[next(token.i for token in tree.doc if token.text == "Ann Lee")]
    named = tree._replace(names={**tree.names, 1: name})
    assert statement_date(tree, trigger, TODAY) == "2024-05"
    assert statement_date(named, trigger, TODAY) == TODAY


@pytest.mark.parametrize(("text", "today", "expected"), RELATIVE)
def test_an_expression_says_no_more_than_is_known(
    text: str, today: str | None, expected: str | None
) -> None:
    [expression] = find_expressions(text)
    assert expression.date(today, future=False) == expected


@pytest.mark.parametrize(
    "text",
    [
        "She may march in a second.",
        "They sat in the sun.",
        "It cost 2,005 or $2010.",
        "They met after May 2019.",
        "They met every Monday.",
        "They met on Mondays.",
        "They met before last week.",
        "In 20191 cases, the last one failed.",
    ],
)
def test_other_words_and_numbers_are_no_dates(text: str) -> None:
    assert list(find_expressions(text)) == []


def test_the_time_of_a_plan_is_to_come() -> None:
    [expression] = find_expressions("on Tuesday")
    assert expression.date(TODAY, future=True) == "2024-05-14"
    assert expression.date(TODAY, future=False) == "2024-05-07"


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2023-02-03", "2023-02-03", "2023-02-03"),
    ],
)
def test_a_date_is_a_period(date: str, first: str, last: str) -> None:
    assert tuple(day.isoformat() for day in period(date)) == (first, last)
