"""Whose office is meant, misspelled places, and names that must not be compared."""

from namegraph import Document, Mention, Resolver
from namegraph.resolve import Resolution
from namegraph.types import Extraction, Kind


def resolve(*texts: str) -> Resolution:
    """Resolve texts whose names are marked: "<Norvik|PLACE>'s <Ministry of Trade|ORG>"."""
    return Resolver().resolve([_read(f"{i}", text) for i, text in enumerate(texts)])


def _read(document: str, marked: str) -> Extraction:
    text, mentions = "", []
    for piece in marked.split("<"):
        name, bar, rest = piece.partition("|")
        if bar:
            kind, _, after = rest.partition(">")
            mentions.append(_mention(document, len(text), name, kind))  # type: ignore[arg-type]
            text += name + after
        else:
            text += piece
    return Extraction(Document(document, text), tuple(mentions))


def _mention(document: str, start: int, name: str, kind: Kind) -> Mention:
    return Mention(document, start, start + len(name), name, kind, kind, 0, 999)


def aliases(resolution: Resolution) -> set[frozenset[str]]:
    return {frozenset(entity.aliases) for entity in resolution.entities if entity.kind == "ORG"}


def test_ministries_of_two_states_stay_apart() -> None:
    found = resolve(
        "<Norway|PLACE>'s <Ministry of Defence|ORG> and <Latvia|PLACE>'s <Ministry of Defence|ORG>"
    )
    assert aliases(found) == {
        frozenset({"Norway's Ministry of Defence"}),
        frozenset({"Latvia's Ministry of Defence"}),
    }


def test_a_possessive_and_an_of_name_one_body() -> None:
    found = resolve(
        "<Norway|PLACE>'s <Ministry of Defence|ORG>, the <Ministry of Defence of Norway|ORG>",
        "the <Norwegian Ministry of Defence|ORG>",
    )
    assert len(aliases(found)) == 1


def test_a_short_name_between_two_owners_is_left_open() -> None:
    found = resolve(
        "<Norway|PLACE>'s <Ministry of Defence|ORG>, <Latvia|PLACE>'s <Ministry of Defence|ORG>, "
        "the <Ministry of Defence|ORG>"
    )
    assert [name for name, _ in found.ambiguous] == ["Ministry of Defence"]


def test_a_company_after_a_possessive_keeps_its_name() -> None:
    found = resolve("<Norway|PLACE>'s <Velmar Shipping AS|ORG> grew")
    assert aliases(found) == {frozenset({"Velmar Shipping AS"})}


def test_a_lone_head_noun_means_the_only_body_of_that_kind() -> None:
    found = resolve("the <OSCE Programme Office in Dushanbe|ORG>, Head of the <Office|ORG>")
    assert aliases(found) == {frozenset({"OSCE Programme Office in Dushanbe", "Office"})}


def test_a_lone_head_noun_between_two_bodies_is_left_open() -> None:
    found = resolve("the <OSCE Office in Osh|ORG>, the <UN Office in Osh|ORG>, the <Office|ORG>")
    assert [name for name, _ in found.ambiguous] == ["Office"]


def test_a_misspelled_place_is_the_known_one() -> None:
    found = resolve("in <Helinski|PLACE>", "in <Helsinki|PLACE>")
    [entity] = found.entities
    assert (entity.name, entity.label) == ("Helsinki", "Helsinki")
    [merge] = [merge for merge in found.merges if merge.alias == "Helinski"]
    assert merge.rule == "spelling variant"


def test_a_place_that_is_only_like_a_known_one_stays() -> None:
    assert len(resolve("in <Velsinki|PLACE>", "in <Helsinki|PLACE>").entities) == 2
    assert len(resolve("in <Velmoria|PLACE>", "in <Velmorai|PLACE>").entities) == 2


def test_names_of_two_kinds_are_not_compared() -> None:
    found = resolve("<Velmar Osterby|PERSON> left", "<Osterby Velmar|ORG> grew")
    assert len(found.entities) == 2
    assert found.refusals == []


def test_a_word_of_nothing_but_an_accent_does_no_harm() -> None:
    found = resolve("<Ann \u0301|PERSON> left", "<Ann Maria Velmar|PERSON> left")
    assert len(found.entities) == 2


def ids(resolution: Resolution, name: str) -> list[str]:
    return [entity.id for entity in resolution.entities if entity.name == name]


def test_a_parliament_without_a_state_is_that_of_the_state_a_text_is_about() -> None:
    about_norway = "<Norway|PLACE>, <Oslo|PLACE>, <Latvia|PLACE>: <Parliament|ORG>"
    about_latvia = "<Latvia|PLACE>, <Latvians|PLACE>: <Parliament|ORG>"
    found = resolve(about_norway, about_latvia, about_norway)
    assert ids(found, "Parliament") == ["Parliament (ORG, Latvia)", "Parliament (ORG, Norway)"]
    documents = {entity.id: entity.documents for entity in found.entities}
    assert documents["Parliament (ORG, Norway)"] == 2


def test_a_ministry_without_a_state_joins_the_one_that_tells_it() -> None:
    found = resolve(
        "<Norway|PLACE> and its <Ministry of Finance|ORG>",
        "<Latvia|PLACE>: <Latvian Ministry of Finance|ORG>",
        "<Ministry of Finance of Norway|ORG>",
    )
    names = {"Ministry of Finance", "Ministry of Finance of Norway"}
    assert aliases(found) == {frozenset(names), frozenset({"Latvian Ministry of Finance"})}
    [why] = [merge for merge in found.merges if merge.alias == "Ministry of Finance"]
    assert why.rule == "body of state"
    assert why.detail == "Ministry of Finance is that of Norway, of which 0 mostly speaks"


def test_a_court_of_no_one_state_is_the_only_one_of_the_collection() -> None:
    about_norway, about_both = "<Norway|PLACE>: <Supreme Court|ORG>", "<Supreme Court|ORG>"
    assert len(ids(resolve(about_norway, about_both), "Supreme Court")) == 1
    about_latvia = "<Latvia|PLACE>: <Supreme Court|ORG>"
    found = resolve(about_norway, about_both, about_latvia)
    assert len(ids(found, "Supreme Court")) == 3


def test_a_body_between_two_states_is_given_to_neither() -> None:
    found = resolve(
        "<Norway|PLACE>: <Norwegian Senate|ORG>; <Norway|PLACE>'s <Senate|ORG>",
        "<Norway|PLACE>, <Oslo|PLACE>: <Senate of Norway|ORG>, <Senate of Latvia|ORG>, "
        "<Senate|ORG>",
    )
    assert len(ids(found, "Senate")) == 1
    assert ("Senate", ("Senate of Latvia", "Senate of Norway")) in found.ambiguous


def test_a_bare_ministry_is_another_one_in_each_text() -> None:
    about_norway = "<Norway|PLACE>: <Ministry|ORG>"
    assert len(ids(resolve(about_norway, about_norway), "Ministry")) == 2


def test_the_congress_of_a_movement_is_no_state_s() -> None:
    found = resolve(
        "<Norway|PLACE>: <Fishermen's Congress|ORG>", "<Latvia|PLACE>: <Fishermen's Congress|ORG>"
    )
    assert ids(found, "Fishermen's Congress") == ["Fishermen's Congress"]


def test_the_republic_is_the_state_that_a_text_is_about() -> None:
    found = resolve(
        "<Norway|PLACE>, <Norwegian|PLACE> laws and the <Republic|PLACE>",
        "<Latvia|PLACE> and the <Republic|PLACE>",
        "the <Republic|PLACE> of which <Norway|PLACE> and <Latvia|PLACE> spoke",
    )
    assert {entity.id: set(entity.aliases) for entity in found.entities} == {
        "Norway": {"Norway", "Norwegian", "Republic"},
        "Latvia": {"Latvia", "Republic"},
        "Republic": {"Republic"},
    }
    rules = {merge.entity: merge.rule for merge in found.merges if merge.alias == "Republic"}
    assert rules == {"Norway": "its state", "Latvia": "its state", "Republic": "name"}


def test_a_republic_of_no_state_is_another_one_in_each_document() -> None:
    found = resolve("the <Nation|PLACE> voted", "the <Nation|PLACE> slept")
    assert len(found.entities) == 2
