"""People without a name: those whom a pronoun may mean as well, and "the minister"."""

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from namegraph.knowledge import anaphora, titles
from namegraph.relations.coreference.definite import is_bare, is_singular
from namegraph.relations.coreference.genders import gender_of_noun
from namegraph.relations.coreference.posts import is_post_of_main_body
from namegraph.relations.coreference.story import StandIn, Story
from namegraph.spans import Name


_NOBODY = "somebody"
_LONGEST_PHRASE = 30
# A noun that hangs like this says what somebody is, and is not one more person.
_DESCRIBING = {"attr", "compound", "nmod", "oprd", "acomp"}


def read_person(story: Story, token: Token) -> None:
    """Take note of somebody without a name: "a policeman", "his brother"."""
    if not is_singular(token):
        return
    bearer = _bearer(story, token)
    gender = gender_of_noun(token.lower_)
    if bearer:
        key = story.key(bearer)
        story.genders[key] = story.genders[key] or gender
    elif not _describes(token):
        key = f"noun {token.lower_}"
        story.genders[key] = gender
        story.add_stand_in(token, key, "PERSON", is_named=False)


def read_role(story: Story, start: int, end: int) -> StandIn | None:
    """Resolve "the minister" to the one person whom the document has called so."""
    noun = story.doc[end - 1]
    role = story.doc[start:end].text.lower()
    lists = titles()  # "the general" is somebody, and so is "the head"
    is_modifier = role in lists["modifiers"] and role not in lists["heads"] | {"general"}
    if is_modifier or not is_singular(noun):
        return None
    bearer = _bearer(story, noun)
    beside = bearer or _behind_comma(story, end)
    is_post = beside is not None and is_post_of_main_body(story, start, end, beside)
    found = _read_holder(story, start, noun, role, bearer)
    if is_post:
        return StandIn(start, end, end - 1, (story.latest(story.main_body),), "post")
    return found


def _read_holder(
    story: Story, start: int, noun: Token, role: str, bearer: Name | None
) -> StandIn | None:
    """Take note of who holds a role, or return whom it means."""
    if bearer:
        if not start or story.doc[start - 1].lower_ not in _lowering():
            _hold(story, role, story.key(bearer))
    elif is_bare(story.doc, start, noun.i + 1):
        holders = story.holders.get(role, {_NOBODY})
        if len(holders) == 1 and _NOBODY not in holders and not story.quoted[start]:
            return _stand_in(story, start, noun, min(holders))
    elif not _describes(noun):
        _hold(story, role, _NOBODY)
    read_person(story, noun)
    return None


def _behind_comma(story: Story, end: int) -> Name | None:
    """Return "Ann Lee" behind "a spokeswoman, Ann Lee, said", which the parser tears apart."""
    is_comma = end + 1 < len(story.doc) and story.doc[end].text == ","
    name = story.names.get(end + 1) if is_comma else None
    return name if name is not None and name.kind == "PERSON" else None


def _stand_in(story: Story, start: int, noun: Token, key: str) -> StandIn:
    story.add_stand_in(noun, key, "PERSON")
    return StandIn(start - 1, noun.i + 1, noun.i, (story.latest(key),), "role")


def _hold(story: Story, role: str, key: str) -> None:
    """Take note of a role and of its shorter forms: a foreign minister is a minister.

    But a deputy minister is none.
    """
    words = role.split()
    for i in range(len(words)):
        story.holders[" ".join(words[i:])].add(key)
        if words[i] in _lowering():
            break


@cache
def _lowering() -> frozenset[str]:
    """Return the words before a role that make another one of it: "shadow", "former"."""
    return titles()["lowering"] | anaphora()["lowering"]


def _bearer(story: Story, noun: Token) -> Name | None:
    """Return the person whom a noun describes: "minister Ann Lee", "Ann Lee, the minister"."""
    return _first_person(story, _described(noun))


def _described(noun: Token) -> Iterable[Token]:
    after = noun.i + 1
    if after < len(noun.doc):
        yield noun.doc[after]
    if noun.dep_ in {"appos", "compound", "nmod"}:
        yield noun.head
    elif noun.dep_ == "attr":
        yield from (child for child in noun.head.children if child.dep_ == "nsubj")
    else:
        yield from (child for child in noun.children if child.dep_ == "appos")


def _first_person(story: Story, tokens: Iterable[Token]) -> Name | None:
    names = (story.names.get(token.i) for token in tokens)
    return next((name for name in names if name and name.kind == "PERSON"), None)


def _describes(noun: Token) -> bool:
    is_compared = noun.dep_ == "pobj" and noun.head.lower_ in {"as", "like"}
    is_said_of = noun.dep_ in _DESCRIBING and not _is_there(noun)
    return is_compared or is_said_of or _opens(noun)


def _is_there(noun: Token) -> bool:
    """Tell "there was a woman" from "Ann Lee was a woman"."""
    return noun.dep_ == "attr" and any(child.dep_ == "expl" for child in noun.head.children)


def _opens(noun: Token) -> bool:
    """Tell whether a noun describes the subject behind it: "A member of Velmar, she left"."""
    first = noun.sent[0]
    if first.lower_ not in {"a", "an"} or noun.left_edge != first:
        return False
    behind = noun.doc[noun.i : min(noun.sent.end - 1, noun.i + _LONGEST_PHRASE)]
    return any(word.text == "," and word.nbor().lower_ in {"he", "she"} for word in behind)
