"""Which names of one document are one, rule by rule: a join and a refusal for each."""

import pytest

import namegraph as ng
from namegraph.resolve.aliases import cluster_document
from namegraph.types import Kind


def clusters(kind: Kind, *texts: str) -> dict[frozenset[str], set[str]]:
    """Return the clusters of a document that names all texts, each with its rules."""
    mentions, place = [], 0
    for text in texts:
        mentions.append(ng.Mention("d", place, place + len(text), text, kind, kind, 0, 9))
        place += len(text) + 2
    found = cluster_document(mentions, [])
    return {frozenset(f.text for f in c.forms): {j.rule for j in c.joins} for c in found}


def assert_joined(rule: str, kind: Kind, *texts: str) -> None:
    assert clusters(kind, *texts) == {frozenset(texts): {rule}}


def assert_apart(kind: Kind, *texts: str) -> None:
    assert set(clusters(kind, *texts)) == {frozenset({text}) for text in texts}


# --- people --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "texts",
    [
        ("Orlan Veltheim", "Orlan Veltheim, PhD"),
        ("Dr. Orlan Veltheim", "Orlan Veltheim OBE MP"),
        ("Mr. Veltheim", "Veltheim"),
        ("St. Orlan", "Orlan"),
    ],
)
def test_a_title_makes_nobody_else(texts: tuple[str, ...]) -> None:
    assert_joined("title", "PERSON", *texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("Mr. Veltheim", "Mrs. Veltheim"),
        ("Mrs. Veltheim", "Veltheim"),
        ("Mrs. Veltheim", "Rolf Veltheim"),
        ("Lady Veltheim", "Orlan Veltheim"),
        ("Mr. Veltheim", "Olga Veltheim"),
        ("Madam Chair", "Chair"),
        ("Orlan and Olga Veltheim", "Veltheim"),
        ("Orlan Veltheim", "Orlan Veltheim Jr."),
        ("Orlan Veltheim", "Orlan Veltheim the Elder"),
        ("Orlan Veltheim", "Orlan Veltheim II"),
    ],
)
def test_who_is_told_apart_by_a_word_stays_apart(texts: tuple[str, ...]) -> None:
    assert_apart("PERSON", *texts)


@pytest.mark.parametrize(
    ("rule", "texts"),
    [
        ("short name", ("Mrs. Veltheim", "Olga Veltheim")),
        ("surname", ("Emperor", "Emperor Veltheim")),
        ("short name", ("Miss Veltheim", "Mary Veltheim")),
        ("surname", ("Veltheim", "Orlan Veltheim Galmare")),
        ("short name", ("Orlan Pryde", "Orlan Pryde Veltheim")),
        ("given name", ("Bill Veltheim", "William Veltheim")),
        ("given name", ("Bill Veltheim", "William Rolf Veltheim")),
        ("spelling variant", ("Dorvanus", "Dorvanos")),
    ],
)
def test_a_short_form_means_the_only_full_name(rule: str, texts: tuple[str, ...]) -> None:
    assert_joined(rule, "PERSON", *texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("Rolf", "Orlan Rolf Veltheim"),
        ("Veltheim", "Orlan Veltheim Galmare", "Olga Veltheim Pryde"),
        ("Orlan Pryde", "Orlan Pryde Veltheim", "Orlan Pryde Galmare"),
        ("Bill Veltheim", "William Galmare"),
        ("Bill Veltheim", "William Rolf Veltheim", "William Karl Veltheim"),
        ("Dorvan", "Dervin"),
        ("Dorva", "Durva"),
    ],
)
def test_a_short_form_that_may_mean_another_is_left_open(texts: tuple[str, ...]) -> None:
    found = clusters("PERSON", *texts)
    assert frozenset({texts[0]}) in found


def test_saint_is_written_in_three_ways() -> None:
    assert_joined("spelling", "PLACE", "St. Orlan Hill", "Saint Orlan Hill", "St Orlan Hill")


# --- bodies and places -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "acronym", "name"),
    [
        ("ORG", "VHW", "Velmar Harbour Works"),
        ("ORG", "VHE", "Velmar Harbour & Expeditions LLC"),
        ("ORG", "VRT", "Velmar Rapid Transit Company"),
        ("ORG", "OHW", "U.S. Office of Harbour Works"),
        ("ORG", "HPC", "Harbour Press Club of Norway"),
        ("ORG", "TFO", "Tunes for Otters"),
        ("PLACE", "MOHA", "Museum of Harbour Art"),
        ("PLACE", "V. H.", "Velmar Harbour"),
    ],
)
def test_an_acronym_means_the_only_name_with_its_letters(
    kind: Kind, acronym: str, name: str
) -> None:
    assert_joined("initials", kind, acronym, name)


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("ORG", ("VHW", "Velmar Harbour Works", "Varno Hill Works")),
        ("ORG", ("VHW", "Velmar Hill Yards")),
        ("ORG", ("VH", "Velmar Harbour")),
        ("ORG", ("VHE", "Velmar Harbour Expeditions LLC", "Varno Hill Exchange Company")),
        ("PLACE", ("V. H.", "Velmar Hill", "Varno Harbour")),
    ],
)
def test_an_acronym_of_two_names_or_of_none_is_left_open(
    kind: Kind, texts: tuple[str, ...]
) -> None:
    assert frozenset({texts[0]}) in clusters(kind, *texts)


def test_the_letters_of_all_words_come_first() -> None:
    names = ("VHE", "Velmar Harbour Exchange", "Varno Hill Exchange Company")
    assert frozenset(names[:2]) in clusters("ORG", *names)


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("PLACE", ("Palace", "Bergholm Palace")),
        ("PLACE", ("State", "State of Bergholm")),
        ("ORG", ("House", "House of Elders", "Bergholm White House")),
    ],
)
def test_a_lone_head_means_the_only_name_of_that_head(kind: Kind, texts: tuple[str, ...]) -> None:
    assert clusters(kind, *texts)[frozenset(texts[:2])] == {"part of name"}


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("PLACE", ("Palace", "Bergholm Palace", "Osterby Palace")),
        ("PLACE", ("Bergholm", "Bergholm Lake")),
        ("ORG", ("House", "House of Elders", "House of Youths")),
        ("ORG", ("Bergholm University", "Bergholm University Press")),
        ("ORG", ("Bergholm Army", "Bergholm Army BATC")),
        ("ORG", ("Acid Rain", "Society for Acid Rain")),
    ],
)
def test_a_part_of_another_name_is_left_alone(kind: Kind, texts: tuple[str, ...]) -> None:
    assert_apart(kind, *texts)


@pytest.mark.parametrize(
    "texts", [("Elders", "House of Elders"), ("Red Otter Club", "Friends of Varno Red Otter Club")]
)
def test_what_follows_a_joiner_may_be_short_for_all(texts: tuple[str, ...]) -> None:
    assert_joined("end of name", "ORG", *texts)


def test_a_company_is_no_branch_of_itself() -> None:
    assert_joined("beginning of name", "ORG", "Velmar Airlines", "Velmar Airlines Group")


def test_new_york_is_the_city_where_the_city_is_named() -> None:
    assert_joined("city", "PLACE", "New York", "New York City")
    assert_apart("PLACE", "Oklahoma", "Oklahoma City")
    documents = (
        ng.Mention("a", 0, 8, "New York", "PLACE", "GPE", 0, 40),
        ng.Mention("a", 20, 33, "New York City", "PLACE", "GPE", 0, 40),
        ng.Mention("b", 0, 8, "New York", "PLACE", "GPE", 0, 40),
    )
    found = [
        ng.types.Extraction(
            ng.Document(name, ""), tuple(m for m in documents if m.document == name)
        )
        for name in "ab"
    ]
    assert [e.id for e in ng.Resolver().resolve(found).entities] == ["New York", "New York City"]
