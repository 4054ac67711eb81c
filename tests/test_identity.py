"""Who is who inside a document and across documents, and what is left apart."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import namegraph as ng
from namegraph.resolve import Resolution
from namegraph.types import KINDS, Extraction, Kind, Merge


QUICK = settings(deadline=None, max_examples=40, derandomize=True)
MARK = re.compile(r"<([^|>]+)\|(PERSON|ORG|PLACE)>")
LEE = "Ann\u200b Lee"
VARIANTS = (
    *("Sirojiddin Velmatov", "Velmatov Sirodzhiddin", "Sirojidin Velmatov", "Yulia Lindova"),
    *("Юлия Линдова", "Yuliya Lindova", "Hamid Yusuf", "Yusuf Hamid", "Lindova", "Velmatov"),
)
ODD = (
    *("A" * 5000, "Ann " + "B" * 5000, " ".join(["Velmora"] * 700), "Ann " * 1000 + "Lee"),
    *("...", "!!!", "—", "’s", "' '", "&", "-", "☃ ☂"),
    *("😀", "😀 😀", "😀 Ann", "👩‍👩‍👧 Lee", "🇳🇴"),
    *("محمد كريم", "محمد Karim", "שרה לוי", "\u202eAnn Lee", "Ann \u2067לוי\u2069 Lee"),
    *("王伟", "김 민수", "Юлия Li 王", "ⅣⅤ", "İstanbul ẞ", "ﬁrst ﬂoor", "𝔄nn 𝔏ee"),
    *("\u200b", "\u200f\u200e", "\ufeff", LEE, "Ann\u0301 Lee", "\u00ad\u00ad", "A\u0000B"),
    *("1 2 3", "a", "A.", "A. B. C.", "O'", "de la", "Dr."),
)


def document(identifier: str, texts: Iterable[str], kind: Kind) -> Extraction:
    """Make an extraction of a text that is nothing but names."""
    text, mentions = "", []
    for name in texts:
        place = len(text)
        mentions.append(ng.Mention(identifier, place, place + len(name), name, kind, kind, 0, 9))
        text += f"{name}, "
    return Extraction(ng.Document(identifier, text), tuple(mentions))


def resolve(*extractions: Extraction) -> Resolution:
    return ng.Resolver().resolve(extractions)


def one_document(kind: Kind, *texts: str) -> Resolution:
    return resolve(document("a", texts, kind))


def documents(kind: Kind, *texts: str) -> Resolution:
    return resolve(*(document(f"{i:02}", [text], kind) for i, text in enumerate(texts)))


def groups(resolution: Resolution) -> set[frozenset[str]]:
    return {frozenset(entity.aliases) for entity in resolution.entities}


def merge_of(resolution: Resolution, alias: str) -> Merge:
    [merge] = [merge for merge in resolution.merges if merge.alias == alias]
    return merge


def assert_explained(resolution: Resolution) -> None:
    """Every alias has one merge with a rule and a reason; every refusal names two entities."""
    expected = Counter((e.id, alias) for e in resolution.entities for alias in e.aliases)
    assert Counter((merge.entity, merge.alias) for merge in resolution.merges) == expected
    assert all(merge.rule and merge.detail for merge in resolution.merges)
    ids = {entity.id for entity in resolution.entities}
    assert len(ids) == len(resolution.entities)
    for refusal in resolution.refusals:
        assert {refusal.entity, refusal.other} <= ids
        assert refusal.entity < refusal.other
        assert refusal.detail


# --- one surname, several people -----------------------------------------------------------

ANN, BO = "Ann Velmora", "Bo Velmora"


@pytest.mark.parametrize(
    "texts",
    [
        (ANN, "Velmora", BO),  # the other one comes later
        (ANN, "Velmora", BO, BO, BO),
        (ANN, BO, ANN, "Velmora"),  # the other one comes less often
        (ANN, BO, "Velmora", ANN),
        (ANN, ANN, "Velmora", BO, "Velmora"),
    ],
)
def test_a_lone_surname_means_the_protagonist(texts: tuple[str, ...]) -> None:
    found = one_document("PERSON", *texts)
    assert groups(found) == {frozenset({ANN, "Velmora"}), frozenset({BO})}
    assert found.ambiguous == []
    assert merge_of(found, "Velmora").rule == "protagonist"
    assert merge_of(found, "Velmora").detail == f"Velmora is {ANN}, named before {BO}"


@pytest.mark.parametrize(
    "texts",
    [
        (ANN, BO, "Velmora"),
        (ANN, BO, BO, "Velmora"),
        (ANN, ANN, BO, BO, "Velmora"),
        ("Velmora", ANN, BO),
        ("Velmora", ANN, ANN, BO),
    ],
)
def test_without_a_protagonist_a_lone_surname_is_left_open(texts: tuple[str, ...]) -> None:
    found = one_document("PERSON", *texts)
    assert groups(found) == {frozenset({ANN}), frozenset({BO}), frozenset({"Velmora"})}
    assert found.ambiguous == [("Velmora", (ANN, BO))]
    assert merge_of(found, "Velmora").rule == "ambiguous"


def test_all_others_must_be_minor_to_the_protagonist() -> None:
    late, often = "Cleo Velmora", BO
    assert len(one_document("PERSON", ANN, BO, ANN, "Velmora", late).entities) == 3
    assert len(one_document("PERSON", ANN, often, "Velmora", late).entities) == 4


def test_the_protagonist_is_told_by_all_forms_of_the_name() -> None:
    found = one_document("PERSON", "Ann Maria Velmora", BO, ANN, "Velmora")
    assert groups(found) == {frozenset({"Ann Maria Velmora", ANN, "Velmora"}), frozenset({BO})}


def test_who_is_named_first_is_told_by_all_forms_of_the_name() -> None:
    found = one_document("PERSON", "Ann Maria Velmora", BO, "Velmora", ANN)
    assert merge_of(found, "Velmora").entity == "Ann Maria Velmora"


def test_a_given_name_that_two_people_share_goes_to_the_protagonist() -> None:
    found = one_document("PERSON", "Ann Velmora", "Ann", "Ann Lindqvist")
    assert groups(found) == {frozenset({"Ann Velmora", "Ann"}), frozenset({"Ann Lindqvist"})}


def test_a_short_name_of_two_words_has_no_protagonist() -> None:
    found = one_document("PERSON", "Ann Maria Velmora", "Ann Velmora", "Ann Sofia Velmora")
    assert len(found.entities) == 3
    assert [name for name, _ in found.ambiguous] == ["Ann Velmora"]


def test_a_protagonist_lends_the_surname_to_no_other_document() -> None:
    found = resolve(
        document("a", [ANN, "Velmora", BO], "PERSON"), document("b", ["Velmora"], "PERSON")
    )
    assert [(e.name, e.mentions) for e in found.entities] == [(ANN, 2), (BO, 1), ("Velmora", 1)]


# --- ends of names, initials, foreign names ------------------------------------------------


def test_the_end_of_a_name_joins_inside_the_document_only() -> None:
    long, short = "Bergholm Red Otters", "Red Otters"
    found = one_document("ORG", short, long)
    assert groups(found) == {frozenset({long, short})}
    assert merge_of(found, short) == Merge(long, short, "end of name", f"{long} ends in {short}")
    assert len(documents("ORG", long, short).entities) == 2


def test_the_end_of_two_names_is_left_open() -> None:
    long = ("Bergholm Red Otters", "Osterby Red Otters")
    found = one_document("ORG", *long, "Red Otters")
    assert len(found.entities) == 3
    assert found.ambiguous == [("Red Otters", long)]


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Bergholm National Bank", "National Bank"),
        ("Velmora Regional Office", "Regional Office"),
        ("Ministry of Velmora", "Velmor"),
        ("New Bergholm Red Otters", "d Otters"),
    ],
)
def test_an_end_that_tells_nothing_joins_nothing(long: str, short: str) -> None:
    found = one_document("ORG", long, short)
    assert "end of name" not in {merge.rule for merge in found.merges}


@pytest.mark.parametrize(
    ("forms", "name"),
    [
        (("U. S.", "U.S.", "U.S", "USA"), "United States"),
        (("U. K.", "U.K."), "United Kingdom"),
        (("Tadschikistan", "TADSCHIKISTAN", "Tajikistan"), "Tajikistan"),
        (("Köln", "Koeln", "Cologne"), "Cologne"),
    ],
)
def test_initials_and_foreign_names_of_a_place_are_one(forms: tuple[str, ...], name: str) -> None:
    for found in (documents("PLACE", *forms), one_document("PLACE", *forms)):
        [entity] = found.entities
        assert (entity.id, entity.mentions) == (name, len(forms))
        assert {merge.rule for merge in found.merges} <= {"territory", "name"}
        assert_explained(found)


@pytest.mark.parametrize("kind", ["PERSON", "ORG"])
def test_a_foreign_name_of_a_place_is_one_for_places_only(kind: Kind) -> None:
    assert len(documents(kind, "Tadschikistan", "Tajikistan").entities) == 2


# --- names written alike in different documents --------------------------------------------


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("PERSON", ("Sirojiddin Velmatov", "Velmatov Sirodzhiddin")),
        ("PERSON", ("Юлия Линдова", "Yulia Lindova")),
        ("PERSON", ("LINDQVIST, Carla", "Carla Lindqvist")),
        ("PERSON", ("Saif\u200bullah Velmatov", "Saifullah Velmatov")),
        ("ORG", ("Velmora Foods Ltd", "Velmora Foods Limited")),
        ("ORG", ("Velmora Foods AG", "VELMORA FOODS Aktiengesellschaft")),
        ("PLACE", ("Port Velmora", "Port-Velmora")),
    ],
)
def test_names_that_are_written_alike_join_with_a_reason(
    kind: Kind, texts: tuple[str, ...]
) -> None:
    found = documents(kind, *texts)
    [entity] = found.entities
    assert set(entity.aliases) == set(texts)
    assert found.refusals == []
    assert_explained(found)
    [alias] = set(texts) - {entity.name}
    assert merge_of(found, alias).rule in {"spelling", "spelling variant"}


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("PERSON", "Hamid Yusuf", "Yusuf Hamid"),
        ("PERSON", "Kim Pyong-chol", "Kim Pong-chol"),
        ("PERSON", "Ann Velmora", "Ann Velmora Jr."),
        ("ORG", "Velmora Group", "Velmora Holding"),
        ("ORG", "Velmora Water Agency", "Velmora Watr Agency"),
    ],
)
def test_names_that_are_only_nearly_alike_are_listed_and_left_apart(
    kind: Kind, one: str, other: str
) -> None:
    found = documents(kind, one, other)
    assert groups(found) == {frozenset({one}), frozenset({other})}
    [refusal] = found.refusals
    assert {refusal.entity, refusal.other} == {one, other}
    assert_explained(found)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("PERSON", "Olga Berg", "Oleg Berg"),
        ("PERSON", "Carla G. Velmora", "Carla W. Velmora"),
        ("PERSON", "Ann Velmora Jr.", "Ann Velmora Sr."),
        ("PERSON", "Velmora", "Velmorra"),
        ("ORG", "School No. 12", "School No. 21"),
        ("ORG", "Velmora Bank East", "Velmora Bank West"),
        ("PLACE", "North Velmora", "South Velmora"),
        ("PLACE", "New Velmora", "Velmora"),
    ],
)
def test_other_names_are_not_even_refused(kind: Kind, one: str, other: str) -> None:
    found = documents(kind, one, other)
    assert groups(found) == {frozenset({one}), frozenset({other})}
    assert found.refusals == []


def test_a_refused_pair_is_not_listed_once_another_rule_has_joined_it() -> None:
    texts = ("Ann Velmatova", "Ann Maria Velmatova")
    found = documents("PERSON", *texts)
    assert groups(found) == {frozenset(texts)}
    assert found.refusals == []


def test_small_differences_form_no_chain() -> None:
    chain = ("Carla Lindova", "Carla Maria Lindova", "Carla Sofia Lindova")
    found = documents("PERSON", *chain)
    assert groups(found) == {frozenset({text}) for text in chain}
    assert_explained(found)


def test_no_two_rules_form_a_chain() -> None:
    one, other, between = "Nora Hasenova", "Nora Khazenova", "Nora Khasenova"
    assert len(documents("PERSON", one, other).entities) == 2
    assert not any(
        {one, other} <= group for group in groups(documents("PERSON", one, other, between))
    )


def test_a_letter_that_makes_another_name_joins_nothing() -> None:
    assert len(documents("PERSON", "Dilshod Karimov", "Dilshod Kasimov").entities) == 2


def test_homonyms_stay_apart() -> None:
    found = resolve(
        document("a", ["Jordan"], "PERSON"),
        document("b", ["Jordan"], "PLACE"),
        document("c", ["Jordan"], "ORG"),
        document("d", ["Ann Jordan", "Jordan"], "PERSON"),
    )
    assert {(e.id, e.mentions) for e in found.entities} == {
        ("Jordan (PERSON)", 1), ("Jordan (PLACE)", 1), ("Jordan (ORG)", 1), ("Ann Jordan", 2),
    }  # fmt: skip
    assert_explained(found)


@pytest.mark.parametrize("texts", [VARIANTS[:4], VARIANTS[3:6], VARIANTS[5:9]])
def test_the_order_of_documents_does_not_matter_for_names_written_alike(
    texts: tuple[str, ...],
) -> None:
    found = [document(f"{i}", [text], "PERSON") for i, text in enumerate(texts)]
    results = [resolve(*order) for order in permutations(found)]
    assert all(result == results[0] for result in results)


@QUICK
@given(
    st.lists(st.tuples(st.sampled_from((*VARIANTS, *ODD[4:])), st.sampled_from(KINDS)), max_size=9),
    st.randoms(use_true_random=False),
)
def test_everything_is_explained_in_any_order(
    names: list[tuple[str, Kind]], random: Random
) -> None:
    found = [document(f"{i}", [text], kind) for i, (text, kind) in enumerate(names)]
    result = resolve(*found)
    assert_explained(result)
    assert resolve(*random.sample(found, len(found))) == result


# --- what nobody expects -------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ODD, ids=ascii)
def test_an_odd_name_is_one_entity_wherever_it_stands(name: str, kind: Kind) -> None:
    found = resolve(document("a", [name], kind), document("b", [name, name], kind))
    [entity] = found.entities
    assert (entity.mentions, entity.documents) == (3, 2)
    assert_explained(found)


@pytest.mark.parametrize("kind", KINDS)
def test_odd_names_bear_each_other(kind: Kind) -> None:
    for found in (one_document(kind, *ODD), documents(kind, *ODD)):
        assert sum(entity.mentions for entity in found.entities) == len(ODD)
        assert_explained(found)


@pytest.mark.parametrize("kind", KINDS)
def test_an_accent_without_a_letter_does_no_harm(kind: Kind) -> None:
    assert len(documents(kind, "\u0301", "Ann Lee").entities) == 2


@pytest.mark.parametrize("odd", [LEE, "\u202eAnn Lee", "Ann\u00ad Lee"])
def test_what_nobody_sees_makes_no_other_person(odd: str) -> None:
    assert len(documents("PERSON", odd, "Ann Lee").entities) == 1


def test_ten_thousand_documents_about_one_person() -> None:
    [entity] = resolve(
        *(document(f"{i:05}", ["Ann Velmora"], "PERSON") for i in range(10_000))
    ).entities
    assert (entity.mentions, entity.documents) == (10_000, 10_000)


@pytest.mark.parametrize(("kind", "end"), [("PERSON", ""), ("ORG", " Agency"), ("PLACE", "")])
def test_a_document_that_is_one_list_of_names(kind: Kind, end: str) -> None:
    count = 500 if kind == "ORG" else 2000
    texts = [f"{_word(i)} {_word(i * 7919)}{end}" for i in range(1, count + 1)]
    found = one_document(kind, *texts)
    assert groups(found) == {frozenset({text}) for text in texts}
    assert_explained(found)


def _word(number: int) -> str:
    """Return a word that no other number has and that sounds like no other."""
    syllables = ("ba", "de", "fi", "go", "lu", "ma", "ne", "po", "ri", "su")
    return "".join(syllables[int(digit)] for digit in f"{number % 100_000:05}").capitalize()
