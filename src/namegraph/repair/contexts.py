"""What the words beside a name of one word tell of its kind: "Lomax resigned", "Lomax shares"."""

from collections import defaultdict
from collections.abc import Callable

from spacy.tokens import Doc, Span, Token

from namegraph.knowledge import (
    contexts,
    exonyms,
    grammar,
    is_known_name,
    organization_words,
    organizations,
    territories,
    titles,
)
from namegraph.repair.persons import words_of_people
from namegraph.spans import Name, text_of
from namegraph.types import Kind


_LENGTHS = range(2, 5)  # in words, of a person's name in full
_NEAR = 4  # words, from "said" to "it": "said on Monday that it"
_WINDOW = 7  # words, from such a name to an office after it


def mark_by_context(doc: Doc, names: list[Name]) -> list[Name]:
    """Let the words around a name decide what it names, where all tell the same.

    One place of the document decides for the others: after "Lomax resigned", each "Lomax" is a
    person. A name of several words may only turn out to be a person's.
    """
    names = _with_people_in_full(doc, names)
    told = _told_kinds(doc, names)
    if not told:
        return names
    full = words_of_people(doc, names)
    return [
        name._replace(kind=told[text])
        if (text := _word(doc, name)) in told and _may_be(name, text, told[text], full)
        else name
        for name in names
    ]


def _told_kinds(doc: Doc, names: list[Name]) -> dict[str, Kind]:
    kinds: defaultdict[str, set[Kind]] = defaultdict(set)
    for name in names:
        word = _word(doc, name)
        if word and (kind := _kind(doc[name.start])) and not _is_site(doc[name.start], name):
            kinds[word].add(kind)
    return {word: min(found) for word, found in kinds.items() if len(found) == 1}


def _is_site(token: Token, name: Name) -> bool:
    """Tell whether a place may only say where something is: "its Lomax plant"."""
    return name.kind == "PLACE" and token.dep_ == "compound"


def _word(doc: Doc, name: Name) -> str:
    """Return the text of a name of which it is open what it names; "" for others."""
    word = doc[name.start].text
    is_open = name.kind and name.end - name.start == 1 and not name.adjectival
    if not is_open or word.isupper() or not word.isalpha() or _is_known(word, name):
        return ""
    return word


def _is_known(word: str, name: Name) -> bool:
    """Tell whether a word names something that everybody knows: "Lincoln" may be somebody, too."""
    lists, place = organization_words(), territories().get(word)
    return (
        (place is not None and (name.kind == "PLACE" or place.type != "capital"))
        or word in organizations()
        or word in lists["heads"]
        or word in lists["places"]
    )


def _may_be(name: Name, word: str, kind: Kind, full: set[str]) -> bool:
    """Tell whether the kind may be another: no town is made a person, and no surname a firm."""
    if kind == "PERSON":
        return word not in exonyms()
    is_open = name.kind == "PERSON" or (name.kind == "PLACE" and word not in exonyms())
    return is_open and word not in full


# --- names of several words --------------------------------------------------------------------


def _with_people_in_full(doc: Doc, names: list[Name]) -> list[Name]:
    people = {text_of(doc, name) for name in names if _is_person_in_full(doc, name)}
    if not people:
        return names
    return [
        name._replace(kind="PERSON") if name.kind and text_of(doc, name) in people else name
        for name in names
    ]


def _is_person_in_full(doc: Doc, name: Name) -> bool:
    """Tell "Ann Lomax, an analyst at" from a body or place of which no word is known."""
    if name.kind not in {"ORG", "PLACE"} or name.end - name.start not in _LENGTHS:
        return False
    words = doc[name.start : name.end]
    if _is_known_in_full(words):
        return False
    verbs = _VERBS_OF_PEOPLE.get(words.root.dep_)
    does = verbs is not None and words.root.head.lemma_ in contexts()[verbs]
    is_office = name.kind == "PLACE" and (_has_office_after(words) or _has_office_before(words))
    is_person = is_office or _is_relative(words.root) or _is_holder(words)
    return does or is_person or _has_age(words[-1]) or _is_maker(words.root)


def _is_known_in_full(words: Span) -> bool:
    lists = organization_words()
    heads = [lists[which] for which in ("heads", "places", "suffixes")]
    is_of_words = all(word.text[:1].isupper() or word.text == "-" for word in words)
    is_listed = is_known_name(words.text)
    has_head = any(word.text in known for word in words for known in heads)
    return not is_of_words or is_listed or has_head


def _is_maker(token: Token) -> bool:
    """Tell "written by Ann Lomax"."""
    is_agent = token.dep_ == "pobj" and token.head.dep_ == "agent"
    return is_agent and token.head.head.lemma_ in contexts()["done_by"]


def _has_office_after(name: Span) -> bool:
    """Tell "Ann Lomax, the president of" from "Lomax Town, home of"."""
    after = name.doc[name.end : name.end + _WINDOW]
    is_aside = len(after) > 1 and after[0].text == "," and after[1].tag_ in {"DT", "PRP$"}
    office = next((word for word in after if _is_office(word)), None) if is_aside else None
    if office is None or office.i + 1 == len(name.doc):
        return False
    between = name.doc[name.end + 2 : office.i]
    return office.nbor().tag_ == "IN" and all(word.tag_[:1] in "JN" for word in between)


def _is_holder(name: Span) -> bool:
    """Tell "Ann Lomax, a taxi driver" from a firm, which may be a broker, too."""
    return any(
        child.dep_ == "appos" and child.tag_ == "NN" and _is_persons_role(child)
        for child in name.root.children
        if child.left_edge.i == name.end + 1 and child.left_edge.tag_ in {"DT", "PRP$"}
    )


def _is_persons_role(word: Token) -> bool:
    role = word.lower_
    shared = role == "member" or role in titles()["shared"] or role in contexts()["businesses"]
    return _is_office(word) and not shared


def _is_relative(name: Token) -> bool:
    """Tell "her brother Velm Lomax", "his sons, Velm and Oleg"."""
    if name.dep_ == "conj" and name.head.dep_ == "appos":
        name = name.head
    noun = name.head if name.dep_ == "appos" else name.doc[max(name.left_edge.i - 1, 0)]
    is_kin = noun.lemma_ in titles()["kin"] and noun.lemma_ not in titles()["shared"]
    return is_kin and noun.left_edge.tag_ in {"PRP$", "POS"}


def _has_office_before(name: Span) -> bool:
    """Tell "its founder, Ann Lomax"."""
    before = name.doc[max(name.start - 3, 0) : name.start]
    owned = len(before) > 2 and before[0].tag_ in {"PRP$", "POS"} and before[2].text == ","
    return owned and _is_office(before[1])


def _is_office(word: Token) -> bool:
    lists = titles()
    role = word.lower_
    return (role in lists["heads"] or role in lists["offices"]) and word.tag_ != "NNS"


# --- what one place tells ----------------------------------------------------------------------


def _kind(token: Token) -> Kind | None:
    verbs = _VERBS_OF_PEOPLE.get(token.dep_)
    if (
        _is_relative(token)
        or _has_age(token)
        or _has_who(token)
        or (verbs and token.head.lemma_ in contexts()[verbs])
    ):
        return "PERSON"
    if _says_of_itself(token):
        return "ORG"
    tell = _TELLING.get(token.dep_)
    return tell(token) if tell else None


def _says_of_itself(token: Token) -> bool:
    """Tell "Lomax said it had sold" from "Lomax said it was late"."""
    if token.dep_ != "nsubj" or token.head.lower_ not in grammar()["saying"]:
        return False
    says = token.head
    return any(
        child.lower_ == "it" and child.dep_ == "nsubj" and _does_something(verb)
        for verb in says.children
        for child in (verb.children if verb.dep_ == "ccomp" else ())
        if says.i < child.i <= says.i + _NEAR and not _is_cited(says, child)
    )


def _is_cited(says: Token, word: Token) -> bool:
    """Tell whether a quotation begins between two words: it speaks of something else."""
    return any(not between.is_alpha for between in says.doc[says.i + 1 : word.i])


def _does_something(verb: Token) -> bool:
    """Tell whether a verb has an object, which "it" that stands for nothing seldom does."""
    return verb.lemma_ != "be" and any(child.dep_ == "dobj" for child in verb.children)


def _has_age(token: Token) -> bool:
    """Tell whether an age follows: "Lomax, 54, is"."""
    after = [other.text for other in token.doc[token.i + 1 : token.i + 4]]
    return len(after) == 3 and after[0] == after[2] == "," and _is_age(after[1])


def _has_who(token: Token) -> bool:
    """Tell "Lomax, who" at the start of a sentence from "a man from Lomax, who"."""
    after = [other.lower_ for other in token.doc[token.i + 1 : token.i + 3]]
    return bool(token.is_sent_start) and after == [",", "who"]


def _is_age(word: str) -> bool:
    return word.isdigit() and len(word) == 2


def _of_owner(token: Token) -> Kind | None:
    noun = token.head.lemma_
    if noun in titles()["kin"] or noun in contexts()["personal"]:
        return "PERSON"
    return "ORG" if noun in contexts()["owned"] else None


def _of_modifier(token: Token) -> Kind | None:
    noun, lists = token.head.lemma_, contexts()
    return "ORG" if noun in lists["owned"] or noun in lists["staff"] else None


def _of_prepositional_object(token: Token) -> Kind | None:
    """Tell a place by "in Lomax", a body by "an analyst at Lomax", persons by "the murder of"."""
    preposition = token.head
    if preposition.lower_ == "at" and _is_office(preposition.head):
        return "ORG"
    if preposition.lower_ == "in" and preposition.i == token.i - 1:
        return "PLACE"
    is_personal = preposition.head.lemma_ in contexts()["of_persons"]
    return "PERSON" if preposition.lower_ == "of" and is_personal else None


# The list of the verbs that tell a person, by what the name is to the verb.
_VERBS_OF_PEOPLE = {"nsubj": "doing", "nsubjpass": "suffering", "dobj": "done_to"}
_TELLING: dict[str, Callable[[Token], Kind | None]] = {
    "poss": _of_owner,
    "compound": _of_modifier,
    "pobj": _of_prepositional_object,
}
