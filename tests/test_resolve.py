import re
from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import namegraph as ng
from namegraph.resolve import Resolution
from namegraph.types import KINDS, Definition, Extraction, Kind, Merge, Span


QUICK = settings(deadline=None, max_examples=60, derandomize=True)
MARK = re.compile(r"<([^|>]+)\|(PERSON|ORG|PLACE)>")
UNITED = "Organization for Security and Co-operation in Europe"
PEOPLE = ("Helga Schmid", "Helga Maria Schmid", "Anna Schmid", "Schmid", "Helga", "Aigul Karimova")
BODIES = ("Aral Sea Fund", "ASF", "OSCE", "Programme Office", "OSCE Programme Office in Astana")
PLACES = ("Tajikistan", "Tajik", "Republic of Tajikistan", "Osh", "Schmid")


def read(
    document: str, marked: str, *, define: Iterable[tuple[str, str]] = (), date: str | None = None
) -> Extraction:
    """Make an extraction of a text with names like <Helga Schmid|PERSON>."""
    text, spans = "", []
    for plain, name, kind in _parts(marked):
        text += plain
        if name:
            spans.append((len(text), name, kind))
            text += name
    mentions = tuple(
        ng.Mention(document, start, start + len(name), name, kind, kind, 0, len(text))
        for start, name, kind in spans
    )
    at = {mention.text: Span(mention.start_char, mention.end_char) for mention in mentions}
    definitions = tuple(Definition(document, at[short], at[long]) for short, long in define)
    return Extraction(ng.Document(document, text, date=date), mentions, definitions)


def _parts(marked: str) -> Iterable[tuple[str, str, Kind]]:
    cut = 0
    for match in MARK.finditer(marked):
        yield marked[cut : match.start()], match[1], match[2]
        cut = match.end()
    yield marked[cut:], "", "ORG"


def names(kind: Kind, *texts: str) -> str:
    return " and ".join(f"<{text}|{kind}>" for text in texts)


def resolve(*extractions: Extraction) -> Resolution:
    return ng.Resolver().resolve(extractions)


def groups(resolution: Resolution) -> set[frozenset[str]]:
    return {frozenset(entity.aliases) for entity in resolution.entities}


def one_document(kind: Kind, *texts: str) -> Resolution:
    return resolve(read("a", names(kind, *texts)))


def documents(kind: Kind, *texts: str) -> Resolution:
    return resolve(*(read(f"{i}", f"<{text}|{kind}>") for i, text in enumerate(texts)))


def merge_of(resolution: Resolution, alias: str) -> Merge:
    [merge] = [merge for merge in resolution.merges if merge.alias == alias]
    return merge


# --- people --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Schmid", "Helga Schmid"),
        ("Helga", "Helga Schmid"),
        ("SCHMID", "Helga Schmid"),
        ("Schmid's", "Helga Schmid"),
        ("Helga Schmid", "Helga Maria Schmid"),
        ("H. Schmid", "Helga Schmid"),
        ("Helga M. Schmid", "Helga Maria Schmid"),
        ("Gokce", "Ahmet Gökçe"),
        ("Karimov", "Islam Abdug‘aniyevich Karimov"),
    ],
)
def test_short_name_joins_the_full_name_of_its_document(short: str, full: str) -> None:
    [entity] = one_document("PERSON", full, short).entities
    assert entity.id == entity.name == full
    assert entity.mentions == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Schmid", "Helga Schmidt"),
        ("Maria", "Helga Maria Schmid"),
        ("Anna Schmid", "Helga Schmid"),
        ("Maria Helga Schmid", "Helga Maria Schmid"),
        ("K. Schmid", "Helga Schmid"),
        ("Lind", "Otto Lindner"),
        ("Aleksandr Karimov", "Aleksandra Karimov"),
    ],
)
def test_different_people_of_one_document_stay_apart(one: str, other: str) -> None:
    assert groups(one_document("PERSON", one, other)) == {frozenset({one}), frozenset({other})}


def test_two_people_with_one_surname_stay_apart_and_are_reported() -> None:
    found = one_document("PERSON", "Timur Karimov", "Bakhtiyor Karimov", "Karimov")
    assert len(found.entities) == 3
    assert found.ambiguous == [("Karimov", ("Bakhtiyor Karimov", "Timur Karimov"))]
    assert merge_of(found, "Karimov").rule == "ambiguous"
    assert merge_of(found, "Karimov").detail == "could be Bakhtiyor Karimov or Timur Karimov"


def test_surname_with_one_owner_is_not_reported() -> None:
    assert one_document("PERSON", "Timur Karimov", "Karimov").ambiguous == []


def test_surname_of_a_person_with_two_full_forms_is_not_ambiguous() -> None:
    found = one_document("PERSON", "Helga Maria Schmid", "Helga Schmid", "Schmid")
    assert len(found.entities) == 1
    assert found.ambiguous == []


def test_surname_means_the_person_of_its_own_document() -> None:
    found = resolve(
        read("a", names("PERSON", "Timur Karimov", "Karimov")),
        read("b", names("PERSON", "Bakhtiyor Karimov", "Karimov")),
    )
    by_name = {entity.name: entity for entity in found.entities}
    assert {name: entity.mentions for name, entity in by_name.items()} == {
        "Timur Karimov": 2,
        "Bakhtiyor Karimov": 2,
    }


def test_surname_alone_in_a_document_is_not_given_to_a_person_of_another() -> None:
    found = documents("PERSON", "Timur Karimov", "Karimov")
    assert groups(found) == {frozenset({"Timur Karimov"}), frozenset({"Karimov"})}


def test_full_name_joins_across_documents() -> None:
    [entity] = documents("PERSON", "Helga Schmid", "Helga Schmid", "HELGA SCHMID").entities
    assert (entity.mentions, entity.documents) == (3, 3)
    assert entity.name == "Helga Schmid"


def test_middle_name_joins_across_documents_if_there_is_only_one() -> None:
    found = documents("PERSON", "Helga Schmid", "Helga Maria Schmid")
    [entity] = found.entities
    assert entity.name == "Helga Maria Schmid"
    assert merge_of(found, "Helga Schmid").rule == "middle name"


def test_middle_names_of_two_people_leave_the_short_form_alone() -> None:
    texts = ("Helga Schmid", "Helga Maria Schmid", "Helga Anna Schmid")
    assert len(documents("PERSON", *texts).entities) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nursultan Nazarbayev", "Nursultan Nazarbaev"),
        ("Emomali Rakhmonov", "Emomali Rahmonov"),
        ("Aigul Mukhamedova", "Aigul Muhamedova"),
    ],
)
def test_spelling_variant_of_a_long_name_joins(one: str, other: str) -> None:
    found = documents("PERSON", one, other)
    assert groups(found) == {frozenset({one, other})}
    [entity] = found.entities
    [alias] = {one, other} - {entity.name}
    assert merge_of(found, entity.name).rule == "name"
    assert merge_of(found, alias).rule == "spelling variant"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Lee", "Ann Lea"),
        ("Anna Schmid", "Anna Schmit"),
        ("Li Wei", "Li Wai"),
        ("Aleksandr Karimov", "Aleksandra Karimov"),
        ("Nazarbayev", "Nazarbaev"),
        ("Timur Ibragimov", "Timur Abragimov"),
    ],
)
def test_short_or_differently_ending_names_are_not_joined_fuzzily(one: str, other: str) -> None:
    assert len(documents("PERSON", one, other).entities) == 2


def test_a_name_of_several_words_read_as_two_kinds_is_one_entity() -> None:
    found = resolve(
        read("1", "<Amu Darya|PLACE> and <Amu Darya|PERSON>"), read("2", "<Amu Darya|PLACE>")
    )
    assert [(e.id, e.kind, e.mentions) for e in found.entities] == [("Amu Darya", "PLACE", 3)]
    assert [merge.rule for merge in found.merges] == ["kind"]


# --- definitions and acronyms --------------------------------------------------------------


def test_definition_joins_short_and_long_form() -> None:
    found = resolve(
        read("a", names("ORG", "Union of Tajik Miners", "TADMIN"), define=[
            ("TADMIN", "Union of Tajik Miners")
        ])
    )  # fmt: skip
    [entity] = found.entities
    assert entity.name == "Union of Tajik Miners"
    assert merge_of(found, "TADMIN").rule == "definition"
    assert "a" in merge_of(found, "TADMIN").detail


def defined(document: str, short: str, long: str) -> Extraction:
    return read(document, names("ORG", long, short), define=[(short, long)])


def test_acronym_with_one_meaning_is_carried_to_another_document() -> None:
    found = resolve(defined("a", "ASF", "Aral Sea Fund"), read("b", "<ASF|ORG>"))
    [entity] = found.entities
    assert (entity.id, entity.mentions, entity.documents) == ("Aral Sea Fund", 3, 2)


def test_acronym_with_two_meanings_is_carried_nowhere() -> None:
    found = resolve(
        defined("a", "ASF", "Aral Sea Fund"),
        defined("b", "ASF", "Almaty Skating Federation"),
        read("c", "<ASF|ORG>"),
    )
    assert {(entity.name, entity.mentions) for entity in found.entities} == {
        ("Aral Sea Fund", 2),
        ("Almaty Skating Federation", 2),
        ("ASF", 1),
    }


def test_acronym_defined_twice_alike_is_carried() -> None:
    found = resolve(
        defined("a", "ASF", "Aral Sea Fund"),
        defined("b", "ASF", "Aral Sea Fund"),
        read("c", "<ASF|ORG>"),
    )
    assert [entity.mentions for entity in found.entities] == [5]


def test_initials_of_one_name_in_the_document_join() -> None:
    found = one_document("ORG", "Tajik Mountain Rescue Association", "TMRA")
    assert groups(found) == {frozenset({"Tajik Mountain Rescue Association", "TMRA"})}
    assert merge_of(found, "TMRA").rule == "initials"


def test_initials_of_two_names_in_the_document_are_ambiguous() -> None:
    found = one_document("ORG", "Aral Sea Fund", "Almaty Skating Fund", "ASF")
    assert len(found.entities) == 3
    assert found.ambiguous == [("ASF", ("Almaty Skating Fund", "Aral Sea Fund"))]


# --- places and known bodies ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Tajik", "Tajikistan"),
        ("Republic of Tajikistan", "Tajikistan"),
        ("TAJIKISTAN", "Tajikistan"),
        ("the Kyrgyz Republic", "Kyrgyzstan"),
        ("Kazakhs", "Kazakhstan"),
        ("Central Asian", "Central Asia"),
    ],
)
def test_forms_of_a_territory_are_one_place(form: str, name: str) -> None:
    for found in (one_document("PLACE", form, name), documents("PLACE", form, name)):
        [entity] = found.entities
        assert entity.id == entity.name == name
        assert entity.mentions == 2


def test_demonym_alone_has_the_name_of_its_territory() -> None:
    found = one_document("PLACE", "Tajik")
    [entity] = found.entities
    assert (entity.id, entity.aliases) == ("Tajikistan", ("Tajik",))
    assert merge_of(found, "Tajik").rule == "territory"


def test_demonym_does_not_become_the_label() -> None:
    [entity] = one_document("PLACE", "Tajik", "Tajik", "Tajikistan").entities
    assert entity.label == "Tajikistan"


def test_two_territories_stay_apart() -> None:
    assert len(documents("PLACE", "Tajik", "Kyrgyz", "Tajikistan", "Kyrgyzstan").entities) == 2


@pytest.mark.parametrize("form", ["OSCE", "the OSCE", UNITED, UNITED.replace("z", "s")])
def test_known_body_has_its_official_name(form: str) -> None:
    [entity] = documents("ORG", form, "OSCE's").entities
    assert entity.id == UNITED
    assert entity.mentions == 2


def test_label_is_the_form_used_most() -> None:
    [entity] = documents("ORG", "OSCE", UNITED, "OSCE").entities
    assert entity.label == "OSCE"
    assert entity.aliases[0] == "OSCE"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbour Programme", "Harbor Program"),
        ("the Harbour Agency", "Harbour Agency's"),
        ("Siemens AG", "Siemens"),
        ("Agence Française", "Agence Francaise"),
        ("Anti-Corruption Agency", "Anti Corruption Agency"),
    ],
)
def test_spelling_does_not_make_another_body(one: str, other: str) -> None:
    for found in (one_document("ORG", one, other), documents("ORG", one, other)):
        assert len(found.entities) == 1


@pytest.mark.parametrize("kind", ["PERSON", "ORG", "PLACE"])
def test_names_without_letters_are_not_one(kind: Kind) -> None:
    assert len(documents(kind, "☃", "☂").entities) == 2


# --- offices and ministries ----------------------------------------------------------------


OFFICE = "OSCE Programme Office in Dushanbe"


def test_short_office_names_join_the_one_full_name() -> None:
    found = one_document("ORG", OFFICE, "Programme Office", "OSCE Programme Office")
    [entity] = found.entities
    assert entity.name == OFFICE
    assert {m.rule for m in found.merges if m.alias != OFFICE} == {"part of name"}


def test_offices_in_two_places_stay_apart_and_their_short_name_is_reported() -> None:
    other = OFFICE.replace("Dushanbe", "Astana")
    found = one_document("ORG", OFFICE, other, "Programme Office")
    assert len(found.entities) == 3
    assert found.ambiguous == [("Programme Office", (other, OFFICE))]


def test_offices_of_two_owners_stay_apart() -> None:
    found = documents("ORG", OFFICE, OFFICE.replace("OSCE", "UNDP"))
    assert len(found.entities) == 2


def test_office_names_with_british_and_american_spelling_are_one() -> None:
    assert len(documents("ORG", OFFICE, OFFICE.replace("Programme", "Program")).entities) == 1


def test_owner_in_front_and_behind_is_the_same() -> None:
    found = documents(
        "ORG",
        "Tajik Ministry of Foreign Affairs",
        "Ministry of Foreign Affairs of Tajikistan",
        "Ministry of Foreign Affairs of the Republic of Tajikistan",
    )
    assert [entity.mentions for entity in found.entities] == [3]


@pytest.mark.parametrize("bare", [(), ("Ministry of Foreign Affairs",)])
def test_ministries_of_two_states_stay_apart(bare: tuple[str, ...]) -> None:
    two = ("Tajik Ministry of Foreign Affairs", "Kyrgyz Ministry of Foreign Affairs")
    found = one_document("ORG", *two, *bare)
    assert groups(found) == {frozenset({name}) for name in (*two, *bare)}
    assert len(documents("ORG", *two).entities) == 2


def test_ministry_of_the_documents_only_state_takes_its_short_name() -> None:
    found = one_document("ORG", "Tajik Ministry of Defence", "Ministry of Defence")
    assert groups(found) == {frozenset({"Tajik Ministry of Defence", "Ministry of Defence"})}


def test_short_ministry_names_of_two_documents_follow_their_documents() -> None:
    found = resolve(
        read("a", names("ORG", "Tajik Ministry of Defence", "Ministry of Defence")),
        read("b", names("ORG", "Kyrgyz Ministry of Defence", "Ministry of Defence")),
    )
    assert sorted(entity.mentions for entity in found.entities) == [2, 2]


def test_beginning_of_a_company_name_joins_inside_the_document_only() -> None:
    one = one_document("ORG", "Paxar Mining Holding", "Paxar")
    assert groups(one) == {frozenset({"Paxar Mining Holding", "Paxar"})}
    assert len(documents("ORG", "Paxar Mining Holding", "Paxar").entities) == 2


# --- ids, dates, merges --------------------------------------------------------------------


def test_same_name_of_two_kinds_gets_ids_with_the_kind() -> None:
    found = resolve(read("a", "<Jordan|PERSON> in <Jordan|PLACE>"), read("b", "<Osh|PLACE>"))
    assert [entity.id for entity in found.entities] == ["Jordan (PERSON)", "Jordan (PLACE)", "Osh"]
    assert {entity.name for entity in found.entities} == {"Jordan", "Osh"}


def test_ids_are_unique_where_a_name_looks_like_an_id() -> None:
    found = resolve(
        read("a", "<Jordan|PERSON> in <Jordan|PLACE> with <Jordan (PERSON)|ORG>"),
        read("b", "<Jordan (PERSON) 2|ORG>"),
    )
    assert len({entity.id for entity in found.entities}) == len(found.entities) == 4


def test_dates_and_counts_of_an_entity() -> None:
    found = resolve(
        read("a", "<Osh|PLACE> and <Osh|PLACE>", date="2024-05-01"),
        read("b", "<Osh|PLACE>", date="2022"),
        read("c", "<Osh|PLACE>"),
    )
    [osh] = found.entities
    assert (osh.mentions, osh.documents) == (4, 3)
    assert (osh.first_seen, osh.last_seen) == ("2022", "2024-05-01")


def test_nothing_resolves_to_nothing() -> None:
    assert resolve() == resolve(read("a", "no names")) == Resolution([], [], {}, [], [])


def test_every_mention_has_its_entity() -> None:
    extraction = read("a", "<Helga Schmid|PERSON> of the <OSCE|ORG>; <Schmid|PERSON>")
    assert list(resolve(extraction).entity_of.values()) == ["Helga Schmid", UNITED, "Helga Schmid"]


# --- properties ----------------------------------------------------------------------------


def forms() -> st.SearchStrategy[tuple[str, Kind]]:
    return st.one_of(
        st.tuples(st.sampled_from(PEOPLE), st.just("PERSON")),
        st.tuples(st.sampled_from(BODIES), st.just("ORG")),
        st.tuples(st.sampled_from(PLACES), st.just("PLACE")),
        st.tuples(st.text("aB☃'. ", min_size=1).filter(str.strip), st.sampled_from(KINDS)),
    )


def collections() -> st.SearchStrategy[list[Extraction]]:
    marked = st.lists(forms(), max_size=6).map(
        lambda found: " and ".join(f"<{text}|{kind}>" for text, kind in found)
    )
    return st.lists(marked, max_size=5).map(
        lambda texts: [
            read(f"{i}", text, define=_definitions(text)) for i, text in enumerate(texts)
        ]
    )


def _definitions(marked: str) -> list[tuple[str, str]]:
    both = "<ASF|ORG>" in marked and "<Aral Sea Fund|ORG>" in marked
    return [("ASF", "Aral Sea Fund")] if both else []


@QUICK
@given(collections(), st.randoms(use_true_random=False))
def test_order_of_documents_does_not_matter(found: list[Extraction], random: Random) -> None:
    shuffled = random.sample(found, len(found))
    assert resolve(*shuffled) == resolve(*found)


@QUICK
@given(collections())
def test_every_alias_has_exactly_one_merge(found: list[Extraction]) -> None:
    resolution = resolve(*found)
    expected = Counter((e.id, alias) for e in resolution.entities for alias in e.aliases)
    assert Counter((merge.entity, merge.alias) for merge in resolution.merges) == expected
    assert set(expected.values()) <= {1}
    assert all(merge.rule and merge.detail for merge in resolution.merges)


@QUICK
@given(collections())
def test_every_mention_belongs_to_one_entity_of_its_kind(found: list[Extraction]) -> None:
    resolution = resolve(*found)
    kinds = {entity.id: entity.kind for entity in resolution.entities}
    assert len(kinds) == len(resolution.entities)
    mentions = [mention for extraction in found for mention in extraction.mentions]
    for mention in mentions:
        entity = resolution.entity_of[mention.document, Span(mention.start_char, mention.end_char)]
        assert kinds[entity] == mention.kind
    assert sum(entity.mentions for entity in resolution.entities) == len(mentions)


@QUICK
@given(st.permutations(["Helga Maria Schmid", "Helga Schmid", "Schmid", "H. Schmid"]))
def test_order_of_names_in_a_document_does_not_matter(texts: list[str]) -> None:
    assert groups(one_document("PERSON", *texts)) == {frozenset(texts)}


def test_unrelated_names_never_join() -> None:
    texts = ("Aigul Karimova", "Otto Lind", "Nora Blum", "Murat Nurtleu")
    for pair in combinations(texts, 2):
        assert len(documents("PERSON", *pair).entities) == 2
