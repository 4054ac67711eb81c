import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import pytest


RESOURCES = Path(__file__).parents[1] / "src" / "namegraph" / "resources"
TERRITORY_COLUMNS = ["name", "type", "code", "official", "aliases", "demonyms", "capital"]
TYPES = ["country", "territory", "state", "former", "region", "continent"]
TABLES = {
    "territories.tsv": TERRITORY_COLUMNS,
    "organizations.tsv": ["acronym", "name", "aliases"],
}
ARRAYS = {
    "titles.toml": [
        "honorifics",
        "heads",
        "offices",
        "modifiers",
        "lowering",
        "kin",
        "particles",
        "shared",
        "state",
    ],
    "grammar.toml": [
        "linking",
        "naming",
        "carriers",
        "mutual",
        "arriving",
        "denials",
        "refusals",
        "plans",
        "future",
        "possible",
        "conditional",
        "saying",
        "parts_of_places",
        "bodies",
    ],
    "organization_words.toml": [
        "heads",
        "suffixes",
        "joiners",
        "places",
        "events",
        "local",
        "local_modifiers",
        "bare",
        "prefixes",
        "sites",
        "seats",
    ],
}


def text(file: str) -> str:
    return (RESOURCES / file).read_bytes().decode("utf-8")


def table(file: str) -> list[dict[str, str]]:
    lines = [line for line in text(file).splitlines() if line and not line.startswith("#")]
    header, *rows = (line.split("\t") for line in lines)
    return [dict(zip(header, row, strict=True)) for row in rows]


def groups(file: str) -> dict[str, list[str]]:
    blocks = re.split(r"^## (.+)\n", text(file), flags=re.MULTILINE)[1:]
    names = TABLES[file].index("name")
    return {
        title: [line.split("\t")[names] for line in block.splitlines() if line]
        for title, block in zip(blocks[::2], blocks[1::2], strict=True)
    }


def arrays(file: str) -> dict[str, list[str]]:
    return tomllib.loads(text(file))


def items(cell: str) -> list[str]:
    return cell.split("; ") if cell else []


def bare(string: str) -> str:
    return string.removesuffix("*")


def sort_key(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", bare(name).casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def twice(strings: Iterable[object]) -> list[object]:
    return [string for string, count in Counter(strings).items() if count > 1]


def forms(row: dict[str, str]) -> list[str]:
    capitals = [form for city in items(row["capital"]) for form in city.split("/")]
    lists = (items(row[column]) for column in ("official", "aliases", "demonyms"))
    return [row["name"], *(form for cell in lists for form in cell), *capitals]


each_table = pytest.mark.parametrize("file", TABLES)
each_file = pytest.mark.parametrize("file", [*TABLES, *ARRAYS])
each_array = pytest.mark.parametrize(
    ("file", "array"), [(file, array) for file, names in ARRAYS.items() for array in names]
)


@each_file
def test_files_are_plain_and_start_with_a_comment(file: str) -> None:
    assert text(file).startswith("# ")
    assert "\r" not in text(file)
    assert text(file).endswith("\n")
    assert text(file) == unicodedata.normalize("NFC", text(file))


@each_table
def test_every_row_has_every_column(file: str) -> None:
    assert all(list(row) == TABLES[file] for row in table(file))


@each_table
def test_cells_have_no_stray_space_star_or_separator(file: str) -> None:
    for row in table(file):
        for column, cell in row.items():
            parts = items(cell) if column != "capital" else re.split("; |/", cell) if cell else []
            assert all(part and part == part.strip() for part in parts), row
            assert all("*" not in bare(part) and ";" not in part for part in parts), row
            assert not twice(map(bare, parts)), row


@each_table
def test_groups_are_sorted_by_name(file: str) -> None:
    for title, names in groups(file).items():
        assert names == sorted(names, key=sort_key), title


def test_territory_types_come_in_the_order_of_the_comment() -> None:
    rows = table("territories.tsv")
    assert [kind for kind, _ in groupby(row["type"] for row in rows)] == TYPES


def test_territory_names_are_unique_within_a_type() -> None:
    assert not twice((bare(row["name"]), row["type"]) for row in table("territories.tsv"))


def test_territory_codes_are_unique_and_complete_for_countries() -> None:
    rows = table("territories.tsv")
    codes = [row["code"] for row in rows if row["code"]]
    assert not twice(codes)
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)
    assert all(row["code"] for row in rows if row["type"] == "country")


@pytest.mark.parametrize(
    ("group", "count"), [("Members of the United", 193), ("Observer", 2), ("Other states", 2)]
)
def test_all_countries_are_there(group: str, count: int) -> None:
    (names,) = [names for title, names in groups("territories.tsv").items() if group in title]
    assert len(names) == count


def test_all_states_of_the_usa_are_there() -> None:
    (names,) = [n for title, n in groups("territories.tsv").items() if "United States (" in title]
    assert len(names) == 50 + 1


@pytest.mark.parametrize("column", ["demonyms", "aliases"])
def test_words_of_two_countries_have_a_star(column: str) -> None:
    rows = [row for row in table("territories.tsv") if row["type"] == "country"]
    words = [word for row in rows for word in items(row[column])]
    shared = set(twice(map(bare, words)))
    assert {word for word in words if bare(word) in shared} == {f"{word}*" for word in shared}


def test_aliases_and_official_names_belong_to_one_row() -> None:
    rows = table("territories.tsv")
    columns = ("official", "aliases")
    words = [word for row in rows for column in columns for word in items(row[column])]
    assert not twice(word for word in words if not word.endswith("*"))


def test_names_of_former_states_are_not_aliases_of_others() -> None:
    rows = table("territories.tsv")
    former = {bare(row["name"]) for row in rows if row["type"] == "former"}
    assert not former & {bare(word) for row in rows for word in items(row["aliases"])}


@pytest.mark.parametrize("word", ["Georgia", "Jordan", "Chad", "Washington", "Victoria", "Male"])
def test_words_with_another_reading_have_a_star(word: str) -> None:
    found = [form for row in table("territories.tsv") for form in forms(row) if bare(form) == word]
    assert set(found) == {f"{word}*"}


def test_acronyms_are_unique_unless_starred() -> None:
    acronyms = [row["acronym"] for row in table("organizations.tsv") if row["acronym"]]
    shared = set(twice(map(bare, acronyms)))
    assert all(acronym.endswith("*") for acronym in acronyms if bare(acronym) in shared)


def test_organization_names_and_aliases_belong_to_one_row() -> None:
    rows = table("organizations.tsv")
    strings = [word for row in rows for word in (row["name"], *items(row["aliases"]))]
    acronyms = {bare(row["acronym"]): row["name"] for row in rows if row["acronym"]}
    assert not twice(strings)
    assert not {word for word in strings if acronyms.get(word, word) != word}


def test_organization_names_drop_the_article_and_have_no_star() -> None:
    for row in table("organizations.tsv"):
        assert row["name"]
        assert not row["name"].lower().startswith("the "), row
        assert "*" not in row["name"] + row["aliases"], row


@pytest.mark.parametrize("file", ARRAYS)
def test_toml_files_have_exactly_the_promised_arrays(file: str) -> None:
    assert list(arrays(file)) == ARRAYS[file]


@each_array
def test_arrays_are_sorted_clean_and_without_duplicates(file: str, array: str) -> None:
    words = arrays(file)[array]
    assert words == sorted(set(words))
    assert all(word and word == " ".join(word.split()) for word in words)


@each_array
def test_every_array_has_a_comment_above(file: str, array: str) -> None:
    assert re.search(rf"^# .*\n{array} = \[$", text(file), flags=re.MULTILINE)


@each_array
def test_arrays_have_the_promised_case(file: str, array: str) -> None:
    words = arrays(file)[array]
    if file in {"titles.toml", "grammar.toml"} or array == "joiners":
        assert all(word == word.lower() for word in words)
    elif array != "suffixes":
        assert all(word[0].isupper() for word in words)


def test_titles_have_no_trailing_dot() -> None:
    assert not [w for words in arrays("titles.toml").values() for w in words if w.endswith(".")]


def test_a_role_is_a_head_or_an_office_and_lowering_words_are_modifiers() -> None:
    titles = arrays("titles.toml")
    assert not set(titles["heads"]) & set(titles["offices"])
    assert set(titles["lowering"]) < set(titles["modifiers"])


def test_a_head_noun_has_one_reading() -> None:
    words = arrays("organization_words.toml")
    assert not twice(words["heads"] + words["places"] + words["events"])


def test_dotted_suffixes_are_listed_without_the_dot_too() -> None:
    suffixes = set(arrays("organization_words.toml")["suffixes"])
    single = {suffix for suffix in suffixes if re.fullmatch(r"\w+\.", suffix)}
    assert {suffix.removesuffix(".") for suffix in single} <= suffixes
