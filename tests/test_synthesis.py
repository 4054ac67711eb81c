import re
from itertools import pairwise
from random import Random

import pytest
from spacy.language import Language

from namegraph.knowledge import person_names
from namegraph.training import synthesis
from namegraph.training.synthesis import Sample, fill, synthesize


SLOT = re.compile(r"\{([A-Z_]+?)(?:_UPPER)?(?::\d+)?\}")
PART = re.compile(r"\{(\w+)\}")
PARTS_OF_BODIES = {
    *("stem", "suffix", "sector", "ministry", "portfolio", "field", "acronym", "family", "given"),
    *("place", "state", "country", "demonym", "initials", "number", "ordinal"),
}
SENTENCES = synthesis._load("sentences")
REGISTERS = {name: lines for name, lines in SENTENCES.items() if name not in ("slots", "fillers")}


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - no secret


def cut(sample: Sample) -> list[str]:
    return [sample.text[label.start : label.end] for label in sample.labels]


def forms(template: str, seed: int) -> list[str]:
    return fill(template, seeded(seed)).text.split("|")


def test_one_seed_gives_the_same_sentences() -> None:
    assert list(synthesize(seeded(7))) == list(synthesize(seeded(7)))
    assert list(synthesize(seeded(7))) != list(synthesize(seeded(8)))


def test_every_template_of_every_register_is_filled_once() -> None:
    samples = list(synthesize(seeded(1)))
    templates = [line for lines in REGISTERS.values() for line in lines]
    assert len(samples) == len(templates)
    for template, sample in zip(templates, samples, strict=True):
        said = [SENTENCES["slots"][name] for name in SLOT.findall(template)]
        assert [label.label for label in sample.labels] == [label for label in said if label]
        assert SLOT.sub("", template).count("{") == sample.text.count("{") == 0


@pytest.mark.parametrize("seed", range(5))
def test_labels_are_in_order_apart_and_cut_out_whole_names(seed: int) -> None:
    for text, labels in synthesize(seeded(seed)):
        assert all(one.end <= other.start for one, other in pairwise(labels))
        assert all(0 <= label.start < label.end <= len(text) for label in labels)
        assert all(text[label.start : label.end].strip() for label in labels)
        assert not any(
            text[label.start].isspace() or text[label.end - 1].isspace() for label in labels
        )
        assert not any(text[: label.start][-1:].isalnum() for label in labels)


@pytest.mark.parametrize("register", REGISTERS)
def test_the_slots_of_a_register_are_known(register: str) -> None:
    used = {name for line in REGISTERS[register] for name in SLOT.findall(line)}
    assert used <= set(SENTENCES["slots"])
    for name in used:
        family = synthesis._FAMILIES.get(name, name)
        assert family in synthesis._DRAWS or SENTENCES["fillers"][family]


def test_no_template_is_there_twice() -> None:
    templates = [line for lines in REGISTERS.values() for line in lines]
    assert len(set(templates)) == len(templates)


@pytest.mark.parametrize("seed", range(40))
def test_forms_of_one_thing_agree(seed: int) -> None:
    slots = "{PERSON:1}|{PERSON_SURNAME:1}|{PERSON_GIVEN:1}|{COMPANY_SURNAME:1}"
    person, surname, given, company_of_person = forms(slots, seed)
    assert surname == company_of_person
    assert surname in person
    assert given in person
    company, short = forms("{COMPANY:1}|{COMPANY_SHORT:1}", seed)
    assert company.startswith(short)
    assert short == short.strip(" ,") != ""
    country, demonym = forms("{COUNTRY:1}|{DEMONYM:1}", seed)
    assert demonym in dict(synthesis._countries())[country]


@pytest.mark.parametrize("seed", range(40))
def test_an_acronym_has_the_initials_of_its_body_or_is_a_listed_one(seed: int) -> None:
    body, acronym = forms("{BODY:1}|{BODY_ACRONYM:1}", seed)
    left = iter(body)
    is_made = all(letter in left for letter in acronym)
    assert len(acronym) >= 3 or not is_made
    assert is_made or acronym in synthesis._load("organizations")["acronyms"]


def test_numbers_tie_slots_and_slots_without_one_are_others() -> None:
    pairs = {
        template: {len(set(forms(template, seed))) for seed in range(20)}
        for template in ("{CITY:1}|{CITY:1}", "{CITY}|{CITY}", "{CITY:1}|{CITY:2}")
    }
    assert pairs.pop("{CITY:1}|{CITY:1}") == {1}
    assert all(2 in different for different in pairs.values())


@pytest.mark.parametrize("seed", range(10))
def test_a_name_in_capitals_is_the_same_name(seed: int) -> None:
    shouted, said = cut(fill("{PERSON_UPPER:1}: {PERSON:1}", seeded(seed)))
    assert shouted == said.upper()
    said, shouted = forms("{PERSON:1}|{PERSON_SURNAME_UPPER:1}", seed)
    assert shouted in said.upper()


@pytest.mark.parametrize(
    ("template", "begins"),
    [
        ("the {BODY} met", "the "),
        ("The {BODY} met", "The "),
        ("THE {BODY_UPPER} MET", "THE "),
        ("the {RIVER} rose", "the "),
        ("a {BODY} met", ""),
        ("the {PERSON} of old", ""),
        ("the {DEMONYM} side", ""),
    ],
)
def test_the_article_belongs_to_bodies_and_places(template: str, begins: str) -> None:
    text, [label] = fill(template, seeded(1))
    assert label.start == (0 if begins else template.index("{"))
    assert text[label.start : label.end].startswith(begins)


def test_titles_are_filled_in_and_not_labelled() -> None:
    text, labels = fill("{TITLE} {PERSON} left", seeded(1))
    assert [label.label for label in labels] == ["PERSON"]
    assert labels[0].start > 1
    assert "{" not in text


@pytest.mark.parametrize("region", person_names())
def test_the_patterns_of_a_region_find_their_names(region: str) -> None:
    lists = person_names()[region]
    for gender in ("male", "female"):
        for pattern in [*lists["patterns"], *lists.get(f"patterns_{gender}", ())]:
            for part in set(PART.findall(pattern)) - {"father", "initial"}:
                assert lists.get(f"{part}_{gender}") or lists[part]
    if "family_female" in lists:
        assert len(lists["family_female"]) == len(lists["family"])


def test_the_patterns_of_bodies_and_places_have_known_parts() -> None:
    for file in ("organizations", "places"):
        for name, lines in synthesis._load(file).items():
            if "patterns" in name:
                assert set(PART.findall(" ".join(lines))) <= PARTS_OF_BODIES


def test_ordinals_are_spelled() -> None:
    expected = ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "101st", "111th"]
    assert [synthesis._ordinal(int(text[:-2])) for text in expected] == expected


@pytest.mark.model
def test_the_labels_of_slots_are_those_of_the_pipeline(nlp: Language) -> None:
    assert set(SENTENCES["slots"].values()) - {""} <= set(nlp.get_pipe("ner").labels)
