"""Where people come from: "Ann Lee (Oslo, 1845 – Bergen, 1920)", "Ann Lee, 34, from Bergen"."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from namegraph.knowledge import calendar, grammar, is_country, is_nation
from namegraph.relations.arguments import after_preposition, subjects
from namegraph.relations.tree import Found, Tree, is_owner


_MONTHS = calendar()["month"]
_BORN = {"*", "b", "b.", "born"}
_DASHES = {"-", "–", "—"}
_DIED = {"d.", "died", "†"}
# "(born c. 1845 in Oslo)": the words that may stand before the place.
_BEFORE_PLACE = _BORN | {"at", "c.", "ca.", "circa", "in", "on"}
_LONGEST_BRACKET = 40
_SETTLEMENTS = grammar()["designations"]
_BEFORE_HOME = grammar()["parts_of_places"] | {"the"}
_HOME = ("from", "of")
_COMING = ("be", "come", "hail")
_AGE = 2  # tokens: ", 34"
_YEAR = 4  # digits


def read_origins(tree: Tree) -> Iterator[Found]:
    """Read where people were born, and where they are from."""
    for bracket in tree.tokens("("):
        person = tree.doc[bracket.i - 1] if bracket.i else bracket
        if tree.kind(person) == "PERSON":
            yield from _in_lifespan(tree, person, bracket)
    for word in (word for text in _HOME for word in tree.tokens(text)):
        yield from _beside_name(tree, word)
    for lemma in _COMING if "from" in tree.words else ():
        for verb in tree.verbs.get(lemma, ()):
            yield from _told_by_verb(tree, verb)


def _beside_name(tree: Tree, preposition: Token) -> Iterator[Found]:
    """Read "Ann Lee, 34, from Bergen" and "Ann Lee of Texas".

    "Ann Lee of Bergen" may be a title, "Ann Lee from Velmar" a player of its, and "a painter from
    Bergen" may have left it.
    """
    place = _home_after(tree, preposition)
    is_another = preposition.i > 0 and preposition.nbor(-1).lower_ == "also"
    before = _before_age(tree, preposition.i - 1 - is_another)
    person = before if before is not None else tree.doc[max(preposition.i - 1, 0)]
    if place is None or not _may_be_home(tree, place):
        return
    is_of_state = is_country(place.text) and preposition.lower_ == "of"
    if tree.kind(person) == "PERSON" and (before is not None or is_of_state):
        yield _from(person, place, preposition, "person from place")


def _home_after(tree: Tree, preposition: Token) -> Token | None:
    """Return the name in "from Bergen", "the village of Bergen" and "north Bergen"."""
    doc, i = tree.doc, preposition.i + 1
    while i < len(doc) - 1 and doc[i].lower_ in _BEFORE_HOME:
        i += 1
    is_of = i + 2 < len(doc) and doc[i].lower_ in _SETTLEMENTS and doc[i + 1].lower_ == "of"
    i += 2 * is_of  # "the village of Bergen"
    return doc[i] if i < len(doc) and tree.kind(doc[i]) else None


def _before_age(tree: Tree, i: int) -> Token | None:
    """Return the name before ", 34," or a comma that ends at a place."""
    doc = tree.doc
    if i < 1 or doc[i].text != ",":
        return None
    if i > _AGE and doc[i - 1].tag_ == "CD":
        i -= _AGE + (doc[i - _AGE].lower_ == "aged")
    return doc[i - 1] if i > 0 and doc[i].text == "," and tree.kind(doc[i - 1]) else None


def _told_by_verb(tree: Tree, verb: Token) -> Iterator[Found]:
    """Read "Ann Lee is from Bergen" and "Ann Lee, who comes from Bergen": not "came from"."""
    if verb.lemma_ != "be" and verb.tag_ not in {"VBP", "VBZ"}:
        return
    for place in after_preposition(tree, verb, {"from"}):
        for person in subjects(tree, verb) if _may_be_home(tree, place) else ():
            if tree.kind(person) == "PERSON":
                yield _from(person, place, verb, "person is from place")._replace(aside=False)


def _may_be_home(tree: Tree, place: Token) -> bool:
    """Tell whether a name is a place's, and all of what is spoken of: not "Norway's bank"."""
    is_noun = tree.kind(place) == "PLACE" and not tree.names[place.i].adjectival
    return is_noun and not is_owner(place) and place.dep_ != "compound"


def _from(person: Token, place: Token, trigger: Token, rule: str) -> Found:
    type_ = "citizen_of" if is_nation(place.text) else "lives_in"
    return Found(type_, person, place, trigger, rule, 0.9, aside=True)


def _in_lifespan(tree: Tree, person: Token, bracket: Token) -> Iterator[Found]:
    """Read "Ann Lee (Oslo, 1845 – Bergen, 1920)" and "Ann Lee (born 1 May 1953, Oslo)"."""
    inside = _inside(bracket)
    end = next((word.i for word in inside if word.text in _DASHES | _DIED), 0)
    is_life = bool(end) and any(_is_year(word) for word in inside)
    if not is_life and not (len(inside) and inside[0].lower_ in _BORN):
        return
    birth = [word for word in inside if not end or word.i < end]
    place = next((word for word in birth if not _may_stand_before_place(tree, word)), None)
    if place is not None and tree.kind(place) == "PLACE":
        yield Found("born_in", person, place, place, "lifespan", 0.93, aside=True)


def _inside(bracket: Token) -> Span:
    rest = bracket.doc[bracket.i + 1 : bracket.i + _LONGEST_BRACKET]
    return next((rest[: word.i - rest.start] for word in rest if word.text == ")"), rest[:0])


def _is_year(word: Token) -> bool:
    return word.text.isdigit() and len(word.text) == _YEAR


def _may_stand_before_place(tree: Tree, word: Token) -> bool:
    if tree.kind(word):
        return False
    is_date = word.text in _MONTHS or word.text[0].isdigit()
    return is_date or word.is_punct or word.lower_ in _BEFORE_PLACE
