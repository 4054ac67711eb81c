"""Nouns for bodies and places: "the company", "the country", "both sides"."""

from collections.abc import Callable
from itertools import combinations

from spacy.tokens import Token

from namegraph.knowledge import Territory, anaphora, territories
from namegraph.names import strip_name
from namegraph.relations.coreference.definite import is_bare, is_singular
from namegraph.relations.coreference.story import (
    Mention,
    Rule,
    StandIn,
    Story,
    first_of,
    is_same_body,
)
from namegraph.relations.tree import children
from namegraph.spans import Name, text_of


_DESCRIBING = {"attr", "compound"}
_COUNTRIES = {"country", "former"}


def read_body(story: Story, token: Token) -> StandIn | None:
    """Resolve "the company" or "the agency" to the only body of the last sentences."""
    if not _is_definite(story, token):
        _note_body(story, token)
        return None
    called = story.bodies.get(token.lower_, set()) & _bodies(story)
    keys = called or _bodies(story)
    if story.is_repeated and story.main_body in keys and _is_at_fore(story, token):
        return _one_of(story, token, {story.main_body}, "body")
    may_be_earlier = token.lower_ in anaphora()["companies"] and story.count_bodies() > 1
    return None if may_be_earlier and not called else _one_of(story, token, keys, "body")


def read_body_by_name(story: Story, token: Token) -> StandIn | None:
    """Resolve "the ministry" to the only body so far whose name has the word.

    What it only has called so, "the airline" after "Velmar, an airline", must be near.
    """
    if not _is_definite(story, token):
        _note_body(story, token)
        return None
    keys = story.bodies.get(token.lower_, set())
    if story.main_body in keys:
        return _one_of(story, token, {story.main_body}, "body")
    is_told = _is_in_name(token, keys) or not keys.isdisjoint(_bodies(story))
    found = _one_of(story, token, keys, "body") if is_told else None
    if found is None:  # "the party" of which nothing tells which it is, and "its" may mean it
        story.add_stand_in(token, f"noun {token.lower_}", "ORG", is_named=False)
    return found


def _is_in_name(token: Token, keys: set[str]) -> bool:
    """Tell whether names have a word that hardly any other such body does without."""
    is_usual = token.lower_ not in anaphora()["often_unsaid"]
    return is_usual and all(token.lower_ in key.split() for key in keys)


def _is_at_fore(story: Story, noun: Token) -> bool:
    """Tell whether no other body has come to the fore than the one that the text is about.

    "The group" may be one without a name, so that the text must just have spoken of its main body.
    """
    here = story.named_bodies()
    subjects = [mention for mention in here or story.named_bodies(1) if mention.is_subject]
    if subjects:
        return is_same_body(subjects[-1].key, story.main_body)
    is_firm = noun.lower_ in anaphora()["companies"]
    return is_firm and all(is_same_body(mention.key, story.main_body) for mention in here)


def _bodies(story: Story) -> set[str]:
    return {mention.key for mention in story.recent() if mention.kind == "ORG"}


def _note_body(story: Story, token: Token) -> None:
    """Take note of a body without a name: after "a small group", "the group" may mean it."""
    is_beside = token.dep_ in {"appos", "compound"}
    bearer = story.names.get(token.head.i) if is_beside else _called(story, token)
    if bearer is not None and bearer.kind == "ORG":
        story.bodies[token.lower_].add(story.key(bearer))
    is_described = token.dep_ in _DESCRIBING or (bearer is not None and bearer.kind == "ORG")
    if is_singular(token) and not is_described:
        story.add_stand_in(token, f"noun {token.lower_}", "ORG", is_named=False)


def _called(story: Story, noun: Token) -> Name | None:
    """Return "Velmar" for the bank in "Velmar is a bank"."""
    is_said = noun.dep_ == "attr" and noun.head.lemma_ == "be"
    subject = next(children(noun.head, "nsubj"), None) if is_said else None
    return story.names.get(subject.i) if subject is not None else None


def read_country(story: Story, token: Token) -> StandIn | None:
    """Resolve "the country" to the only country of the last sentences."""
    return _read_place(story, token, lambda place: place is not None and place.type in _COUNTRIES)


def read_city(story: Story, token: Token) -> StandIn | None:
    """Resolve "the city" to the only place of the last sentences that can be one."""
    return _read_place(story, token, lambda place: place is None or place.type == "capital")


def read_pair(story: Story, token: Token) -> StandIn | None:
    """Resolve "both sides" and "the two countries" to the only two that were named last."""
    start = _start_of_pair(token)
    if start is None or story.quoted[token.i]:
        return None
    keys = _named_last(story, token.lower_)
    if len(keys) != 2 or len({story.latest(key).kind for key in keys}) != 1:
        return None
    names = sorted(story.latest(key) for key in keys)
    return StandIn(start, token.i + 1, token.i, tuple(names), "both")


def _read_place(
    story: Story, token: Token, fits: Callable[[Territory | None], bool]
) -> StandIn | None:
    if not _is_definite(story, token):
        return None
    fitting = {key for key in _places(story, 3) if fits(_territory(story, key))}
    is_near = not fitting.isdisjoint(_places(story, 2))
    return _one_of(story, token, fitting, "place") if is_near else None


def _places(story: Story, sentences: int) -> set[str]:
    return {mention.key for mention in story.recent(sentences) if mention.kind == "PLACE"}


def _is_definite(story: Story, token: Token) -> bool:
    is_open = is_singular(token) and not story.quoted[token.i]
    return is_open and is_bare(story.doc, token.i, token.i + 1)


def _one_of(story: Story, token: Token, keys: set[str], rule: Rule) -> StandIn | None:
    key = min(keys, default="")
    if len(keys) != 1 or not story.has_name(key):
        return None
    name = story.latest(key)
    story.add_stand_in(token, key, name.kind or "ORG")
    return StandIn(token.i - 1, token.i + 1, token.i, (name,), rule)


def _territory(story: Story, key: str) -> Territory | None:
    return territories().get(strip_name(text_of(story.doc, story.latest(key))))


# --- two ---------------------------------------------------------------------------------------


def _start_of_pair(noun: Token) -> int | None:
    """Return where "both sides" or "the two sides" begins."""
    before = [noun.doc[i].lower_ for i in range(max(0, noun.i - 2), noun.i)]
    if before[-1:] == ["both"]:
        return noun.i - 1
    return noun.i - 2 if before == ["the", "two"] else None


def _named_last(story: Story, noun: str) -> set[str]:
    """Return who of a kind was named in this sentence, or else in the one before.

    None if somebody without a name was spoken of as well. Only two countries need not be joined
    by an "and": other names in a sentence may be those of products and newspapers.
    """
    for mentions in (story.sentence(), story.sentence(1)):
        fitting = [mention for mention in mentions if _is_one_of(story, noun, mention)]
        if fitting:
            is_clear = all(mention.is_named for mention in fitting)
            is_pair = noun in anaphora()["two_countries"] or _are_joined(story, fitting)
            return {mention.key for mention in fitting} if is_clear and is_pair else set()
    return set()


def _are_joined(story: Story, mentions: list[Mention]) -> bool:
    """Tell whether two different names are coordinated with each other."""
    heads = [(m.key, first_of(story.doc[m.head]).i) for m in mentions]
    return any(one[1] == other[1] and one[0] != other[0] for one, other in combinations(heads, 2))


def _is_one_of(story: Story, noun: str, mention: Mention) -> bool:
    """Tell whether a noun for two can stand for something: "countries" for a country."""
    lists = anaphora()
    if noun in lists["two_people"]:
        return mention.kind == "PERSON"
    if noun in lists["two_bodies"]:
        return mention.kind == "ORG"
    return noun in lists["two_of_a_kind"] or _is_country(story, mention)


def _is_country(story: Story, mention: Mention) -> bool:
    place = _territory(story, mention.key) if mention.kind == "PLACE" else None
    return place is not None and place.type in _COUNTRIES
