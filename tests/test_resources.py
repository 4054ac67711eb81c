import importlib.util
import re
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from types import ModuleType

import pytest

from namegraph.knowledge import exonyms, organizations, territories


RESOURCES = Path(__file__).parents[1] / "src" / "namegraph" / "resources"
TERRITORY_COLUMNS = ["name", "type", "code", "official", "aliases", "demonyms", "capital"]
EXONYM_COLUMNS = ["spelling", "place", "type", "languages", "source"]
TYPES = ["country", "territory", "state", "former", "region", "continent"]
TABLES = {
    "territories.tsv": TERRITORY_COLUMNS,
    "organizations.tsv": ["acronym", "name", "aliases"],
    "name_forms.tsv": ["name", "gender", "spellings", "short", "abroad"],
    "legal_forms.tsv": ["name", "family", "side", "spellings"],
    "numbers.tsv": ["name", "value"],
    "calendar.tsv": ["name", "kind", "value"],
    "given_names.tsv": ["name", "gender"],
}
ARRAYS = {
    "titles.toml": [
        "honorifics",
        "heads",
        "offices",
        "modifiers",
        "epithets",
        "personal",
        "lowering",
        "kin",
        "particles",
        "shared",
        "state",
        "callings",
        "team",
        "elected",
        "passing",
        "vague",
        "women",
        "men",
        "saints",
        "postnominals",
        "portfolios",
        "ministerial",
    ],
    "grammar.toml": [
        "linking",
        "naming",
        "before_titles",
        "helms",
        "now_or_then",
        "no_nationals",
        "of_offices",
        "appointing",
        "serving",
        "adverbial",
        "after_object",
        "objectless",
        "undertakings",
        "governing_at",
        "sessions",
        "sharing",
        "posts",
        "livelihoods",
        "finding",
        "holding",
        "succeeding",
        "carriers",
        "denials",
        "refusals",
        "outcomes",
        "plans",
        "no_plans",
        "future",
        "possible",
        "conditional",
        "saying",
        "parts_of_places",
        "bodies",
        "boards",
        "units",
        "organs",
        "panels",
        "of_parties",
        "sitting",
        "joining",
        "makers",
        "businesses",
        "runners",
        "periodicals",
        "called",
        "unions",
        "together",
        "locative",
        "idioms",
        "proxies",
        "sent",
        "targets",
        "local",
        "papers",
        "having_papers",
        "signing",
        "dealings",
        "of_subject",
        "no_agents",
        "of_each_other",
        "tenures",
        "designations",
        "one_of_several",
        "empty",
        "circumstance",
        "guilt",
        "regions",
        "limits",
        "without",
        "realized",
        "doubts",
        "hearsay",
        "coming",
        "awaited",
        "canceled",
        "ahead",
        "motion",
        "ending",
        "leaving",
        "making",
        "occurring",
        "telling",
        "wondering",
        "honours",
        "conditions",
        "cases",
        "governed",
        "views",
        "occasions",
        "harming",
        "measures",
        "during",
        "when",
        "ordering",
        "whole_verbs",
        "one_word",
    ],
    "contexts.toml": [
        "doing",
        "suffering",
        "done_to",
        "done_by",
        "personal",
        "of_persons",
        "owned",
        "owned_by_bodies",
        "owned_by_firms",
        "staff",
        "works",
        "bodies",
        "businesses",
        "arms",
        "groups",
        "armed",
        "settlements",
        "landmarks",
        "eras",
    ],
    "anaphora.toml": [
        "he",
        "she",
        "it",
        "male",
        "female",
        "people",
        "several",
        "lowering",
        "companies",
        "bodies",
        "own",
        "often_unsaid",
        "posts",
        "shared_posts",
        "introducing",
        "founding",
        "countries",
        "cities",
        "two_people",
        "two_bodies",
        "two_countries",
        "two_of_a_kind",
        "empty",
    ],
    "organization_words.toml": [
        "heads",
        "suffixes",
        "joiners",
        "places",
        "events",
        "local",
        "local_modifiers",
        "sent",
        "bare",
        "prefixes",
        "sites",
        "schools",
        "seats",
        "firms",
        "firm_tails",
        "groupings",
        "creeds",
        "states",
        "broadcasters",
        "employers",
        "firm_surnames",
        "parties",
        "chambers",
        "alliances",
        "causes",
        "unions",
        "organs",
        "national",
        "ministries",
        "grounds",
        "meetings",
        "surnames",
        "awards",
        "abbreviated",
        "terms",
        "general",
    ],
    "comparison.toml": [
        "articles",
        "links",
        "patronymics",
        "women",
        "families",
        "roots",
        "generations",
        "generic",
        "abbreviations",
        "contrasts",
        "namesakes",
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
each_file = pytest.mark.parametrize("file", [*TABLES, *ARRAYS, "exonyms.tsv"])
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
    shared = set(twice(map(bare, strings)))
    assert all(word.endswith("*") for word in strings if bare(word) in shared)
    acronyms = {bare(row["acronym"]): bare(row["name"]) for row in rows if row["acronym"]}
    assert not {word for word in map(bare, strings) if acronyms.get(word, word) != word}


def test_organization_names_drop_the_article() -> None:
    for row in table("organizations.tsv"):
        assert row["name"]
        assert not row["name"].lower().startswith("the "), row


def test_every_organization_has_a_name_or_alias_without_a_star() -> None:
    for row in table("organizations.tsv"):
        words = (row["name"], *items(row["aliases"]))
        assert not all(word.endswith("*") for word in words), row


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
    if file != "organization_words.toml" or array == "joiners":
        assert all(word == word.lower() for word in words)
    elif array != "suffixes":
        assert all(word[0].isupper() for word in words)


def test_titles_have_no_trailing_dot() -> None:
    assert not [w for words in arrays("titles.toml").values() for w in words if w.endswith(".")]


def test_a_role_is_a_head_or_an_office_and_lowering_words_are_modifiers() -> None:
    titles = arrays("titles.toml")
    assert not set(titles["heads"]) & set(titles["offices"])
    assert set(titles["lowering"]) < set(titles["modifiers"])


def test_no_word_tells_a_man_and_a_woman_and_each_stands_for_one_kind() -> None:
    words = arrays("anaphora.toml")
    assert not twice(words["male"] + words["female"])
    assert not twice(words["he"] + words["she"] + words["it"])
    nouns = ("companies", "bodies", "own", "countries", "cities")
    assert not twice([noun for array in nouns for noun in words[array]])
    pairs = ("two_people", "two_bodies", "two_countries", "two_of_a_kind")
    assert not twice([noun for array in pairs for noun in words[array]])


def test_a_head_noun_has_one_reading() -> None:
    words = arrays("organization_words.toml")
    assert not twice(words["heads"] + words["places"] + words["events"])


def test_dotted_suffixes_are_listed_without_the_dot_too() -> None:
    suffixes = set(arrays("organization_words.toml")["suffixes"])
    single = {suffix for suffix in suffixes if re.fullmatch(r"\w+\.", suffix)}
    assert {suffix.removesuffix(".") for suffix in single} <= suffixes


@pytest.fixture(scope="module")
def spelled() -> list[dict[str, str]]:
    return table("exonyms.tsv")


@pytest.fixture(scope="module")
def gazetteer() -> ModuleType:
    path = Path(__file__).parents[1] / "benchmarks" / "make_gazetteer.py"
    spec = importlib.util.spec_from_file_location("make_gazetteer", path)
    assert spec
    assert spec.loader
    module = sys.modules["make_gazetteer"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_exonyms_have_the_columns_of_the_comment_and_no_stray_space(
    spelled: list[dict[str, str]],
) -> None:
    assert all(list(row) == EXONYM_COLUMNS for row in spelled)
    assert all(cell == " ".join(cell.split()) for row in spelled for cell in row.values())
    assert all(row["spelling"] and row["place"] and row["source"] for row in spelled)


def test_exonyms_are_sorted_and_unique(spelled: list[dict[str, str]]) -> None:
    spellings = [bare(row["spelling"]) for row in spelled]
    assert spellings == sorted(set(spellings))


def test_exonyms_are_few_enough_to_be_read_at_every_start(spelled: list[dict[str, str]]) -> None:
    assert 10_000 < len(spelled) <= 12_500
    assert (RESOURCES / "exonyms.tsv").stat().st_size < 600_000


def test_types_and_sources_of_exonyms(spelled: list[dict[str, str]]) -> None:
    assert {row["type"] for row in spelled} == {
        *("country", "territory", "continent", "region", "state", "capital", "city")
    }
    sources = {source for row in spelled for source in row["source"].split(", ")}
    assert sources == {"CLDR", "GeoNames", "namegraph"}
    assert all(row["languages"] for row in spelled if row["source"] == "CLDR")


def test_countries_and_parts_of_the_world_are_rows_of_territories(
    spelled: list[dict[str, str]],
) -> None:
    names = {(bare(row["name"]), row["type"]) for row in table("territories.tsv")}
    listed = {"country", "territory", "continent", "region"}
    assert {(row["place"], row["type"]) for row in spelled if row["type"] in listed} <= names


def test_capitals_are_capitals_of_territories(spelled: list[dict[str, str]]) -> None:
    places = {row["place"] for row in spelled if row["type"] == "capital"}
    known = territories()
    assert not [place for place in places if known[place].type != "capital"]


def test_exonyms_are_in_no_other_file() -> None:
    assert not exonyms().keys() & territories().keys()
    assert not exonyms().keys() & organizations().keys()


def test_exonyms_look_like_names(spelled: list[dict[str, str]], gazetteer: ModuleType) -> None:
    assert not [row for row in spelled if not gazetteer.is_name(bare(row["spelling"]))]


@pytest.mark.parametrize(
    ("spelling", "place"),
    [
        ("Tadschikistan", "Tajikistan"),
        ("Tadżykistan", "Tajikistan"),
        ("Kirgisistan", "Kyrgyzstan"),
        ("KIRGISISTAN", "Kyrgyzstan"),
        ("Zentralasien", "Central Asia"),
        ("Douchanbé", "Dushanbe"),
        ("Kulyab", "Kulob"),
        ("Köln", "Cologne"),
        ("Koeln", "Cologne"),
        ("Danzig", "Gdańsk"),
        ("Krakow", "Kraków"),
        ("Marg'ilon", "Margilan"),
        ("Marg’ilon", "Margilan"),
    ],
)
def test_exonyms_mean_the_usual_name(spelling: str, place: str) -> None:
    assert exonyms()[spelling].place == place
    assert exonyms()[spelling].sure


# Iceland, Libya and India are called so in other languages.
@pytest.mark.parametrize("word", ["Island", "Libra", "Indie", "Grenade", "Guiana", "Siri", "March"])
def test_ordinary_words_are_no_exonyms(word: str) -> None:
    assert word not in exonyms()


# The first two are Juneau and Frankfort for GeoNames.
@pytest.mark.parametrize("name", ["Juno", "Frankfurt", "Stalin", "Julia", "Newton", "Kaliningrad"])
def test_other_names_are_no_exonyms(name: str) -> None:
    assert exonyms().get(name) is None or exonyms()[name].place == name


@pytest.mark.parametrize(
    "name", ["Maurice", "Milano", "Nice", "Reading", "Kirov", "Molotov", "Vladimir"]
)
def test_exonyms_with_another_reading_are_not_sure(name: str) -> None:
    assert not exonyms()[name].sure


def test_the_comment_of_exonyms_names_no_package_host() -> None:
    assert "://" not in text("exonyms.tsv")


def test_transliterations_sound_alike(gazetteer: ModuleType) -> None:
    assert gazetteer.alike("Chudschand", ["Khujand"])
    assert gazetteer.alike("Douchanbé", ["Dushanbe"])
    assert not gazetteer.alike("Stalinabad", ["Dushanbe"])


def test_what_shares_a_spelling_with_a_larger_meaning_is_dropped(gazetteer: ModuleType) -> None:
    def row(place: str, kind: str) -> object:
        return gazetteer.Row("Meksyk", place, kind, "CLDR")

    country, capital, other = row("Mexico", "country"), row("Mexico City", "city"), row("X", "city")
    assert gazetteer.one_place([country, capital]) == [country]
    assert gazetteer.one_place([capital, other]) == []


def test_words_and_names_of_persons_are_told_from_places(gazetteer: ModuleType) -> None:
    ranks = {"Bath": 8500, "bath": 4900, "Paris": 1400, "paris": 47000, "Metz": 30000}
    evidence = gazetteer.Evidence(ranks, {"METZ": 0.0004, "NANCY": 0.6, "PENZA": 0.0})
    assert evidence.is_word("Bath")
    assert not evidence.is_word("Paris")
    assert evidence.is_person("Nancy")
    assert evidence.is_person("Penza")  # few persons, but few texts have the city too
    assert not evidence.is_person("Metz")


def test_the_generator_tells_which_packages_it_needs(
    gazetteer: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gazetteer, "MISSING", "babel is missing; type: pip install babel==2.18.0")
    with pytest.raises(SystemExit, match="pip install"):
        gazetteer.main()


def test_a_spelling_of_a_given_name_belongs_to_one_row() -> None:
    rows = table("name_forms.tsv")
    assert not twice(row["name"] for row in rows)
    assert not twice(form for row in rows for form in (row["name"], *items(row["spellings"])))


def test_a_given_name_has_no_form_twice_and_one_word() -> None:
    for row in table("name_forms.tsv"):
        cells = (row[column] for column in ("spellings", "short", "abroad"))
        forms = [row["name"], *(form for cell in cells for form in items(cell))]
        assert not twice(forms), row
        assert not any(" " in form for form in forms), row
        assert row["gender"] in {"", "m", "f"}, row


def test_a_way_to_write_a_legal_form_belongs_to_one_row() -> None:
    rows = table("legal_forms.tsv")
    assert not twice(form for row in rows for form in (row["name"], *items(row["spellings"])))
    assert {row["side"] for row in rows} == {"before", "after", "both"}


def test_groups_of_letters_are_plain_and_unique() -> None:
    rows = table("transliteration.tsv")
    assert not twice((row["letters"], row["where"]) for row in rows)
    assert {row["where"] for row in rows} == {"start", "end", "closed", "any"}
    assert all(re.fullmatch("[a-z]+", row["letters"]) for row in rows)
    assert all(re.fullmatch("[a-z]*", row["form"]) for row in rows)


def test_groups_of_letters_are_sorted_within_their_part() -> None:
    for block in re.split(r"^## .+\n", text("transliteration.tsv"), flags=re.MULTILINE)[1:]:
        letters = [line.split("\t")[0] for line in block.splitlines() if line]
        assert letters == sorted(letters)


def test_number_words_have_values() -> None:
    assert all(row["value"].isdigit() for row in table("numbers.tsv"))


@pytest.mark.parametrize("array", ["women", "abbreviations"])
def test_pairs_have_one_stroke(array: str) -> None:
    assert all(pair.count("/") == 1 for pair in arrays("comparison.toml")[array])
