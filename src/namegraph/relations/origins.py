"""Where people come from: "Ann Lee (Oslo, 1845 – Bergen, 1920)"."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from namegraph.knowledge import calendar
from namegraph.relations.tree import Found, Tree


_MONTHS = calendar()["month"]
_BORN = {"*", "b", "b.", "born"}
_DASHES = {"-", "–", "—"}
_DIED = {"d.", "died", "†"}
# "(born c. 1845 in Oslo)": the words that may stand before the place.
_BEFORE_PLACE = _BORN | {"at", "c.", "ca.", "circa", "in", "on"}
_LONGEST_BRACKET = 40
_YEAR = 4  # digits


def read_origins(tree: Tree) -> Iterator[Found]:
    """Read where people were born from the brackets behind their names."""
    for bracket in tree.words.get("(", ()):
        person = tree.doc[bracket.i - 1] if bracket.i else bracket
        if tree.kind(person) == "PERSON":
            yield from _in_lifespan(tree, person, bracket)


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
