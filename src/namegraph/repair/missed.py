"""Names of bodies that nobody read, where the words beside them tell that they are some."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from namegraph.knowledge import calendar, contexts, is_known_name, organization_words, titles
from namegraph.repair.descriptions import base_of
from namegraph.spans import Name, is_capitalised, overlapping, put, words_of


_PROPER = frozenset({"NNP", "NNPS"})
_ASIDES = frozenset({"a", "an", "its", "one", "the"})
_LENGTHS = range(3, 9)  # in letters, of an acronym
_IN_SENTENCE = frozenset({"appos", "conj", "dobj", "nsubj", "nsubjpass", "pobj", "poss"})
_GOES_ON = ("CD", "JJ", "NN")  # tags: "the ABC bank"
_JOINS = frozenset({"-", "/", "&"})


def find_described(doc: Doc, names: list[Name]) -> list[Name]:
    """Find "the news agency Lomax", "the firm Lomax Velm" and "Lomax, a telecoms group"."""
    found = (*_after_nouns(doc, names), *_before_nouns(doc, names), *_before_groups(doc, names))
    for name in found:
        if not overlapping(names, name.start, name.end):
            put(names, name)
    return names


def _after_nouns(doc: Doc, names: list[Name]) -> Iterator[Name]:
    words, nouns = words_of(doc), contexts()["bodies"]
    if nouns.isdisjoint(words):
        return
    for i, word in enumerate(words[:-1]):
        if word in nouns and _is_named(doc[i]):
            end = _end_of_name(doc, names, i + 1)
            if end > i + 1 and doc[end - 1].whitespace_ + doc[min(end, len(doc) - 1)].text != "-":
                yield Name(i + 1, end, "ORG")


def _is_named(noun: Token) -> bool:
    """Tell whether the next word is the name of what a noun speaks of, and not its adjective."""
    after = noun.nbor()
    is_title = after.lower_.strip(".") in titles()["honorifics"]  # "watchdog Sir Otto Lind"
    last = after.head if after.dep_ == "compound" else after
    is_one = noun in {after.head, last.head} or noun.head in {after, after.head}
    return noun.tag_ == "NN" and is_one and not is_title


def _before_nouns(doc: Doc, names: list[Name]) -> Iterator[Name]:
    """Yield the capitalised words before ", a telecoms group"."""
    words = words_of(doc)
    for i, word in enumerate(words[1:-2], start=1):
        if word == "," and words[i + 1] in _ASIDES and _is_in_name(doc[i - 1]):
            start = i - 1
            while start > 0 and _is_in_name(doc[start - 1]) and not doc[start].is_sent_start:
                start -= 1
            name = Name(start, i, "ORG")
            if _is_unread(doc, names, name) and _is_described(doc[start:i].root, i + 1):
                yield name


def _before_groups(doc: Doc, names: list[Name]) -> Iterator[Name]:
    """Yield "Lomax Velm" of "the Lomax Velm coalition"."""
    words, nouns = words_of(doc), contexts()["groups"]
    if nouns.isdisjoint(words):
        return
    for i, word in enumerate(words[1:], start=1):
        if word in nouns and _is_in_name(doc[i - 1]):
            start = i - 1
            while start > 0 and _is_in_name(doc[start - 1]):
                start -= 1
            name = Name(start, i, "ORG")
            if words[start - 1] in {"the", "The"} and _is_unread(doc, names, name):
                yield name


def _is_described(root: Token, start: int) -> bool:
    asides = [child for child in root.children if child.dep_ == "appos" and child.tag_ == "NN"]
    nouns = contexts()["bodies"]
    return any(aside.left_edge.i == start and base_of(aside) in nouns for aside in asides)


def find_acronyms(doc: Doc, names: list[Name]) -> list[Name]:
    """Find acronyms in the place of a name: "the ABCD said", "the Norwegian army (ABCD)"."""
    for i, word in enumerate(words_of(doc)):
        if word.isupper() and len(word) in _LENGTHS and word.isalpha() and i > 0:
            name = Name(i, i + 1, "ORG")
            if (_stands_alone(doc, i) or _is_in_brackets(doc, i)) and _is_unread(doc, names, name):
                put(names, name)
    return names


def _stands_alone(doc: Doc, i: int) -> bool:
    """Tell "the ABCD said" from "the ABCD bank" and "THE ABCD"."""
    token, after = doc[i], doc[min(i + 1, len(doc) - 1)]
    is_whole = not after.tag_.startswith(_GOES_ON) and after.text not in _JOINS
    is_part = token.tag_ == "NNP" and token.dep_ in _IN_SENTENCE
    return doc[i - 1].text in {"the", "The"} and is_part and is_whole


def _is_in_brackets(doc: Doc, i: int) -> bool:
    is_alone = doc[i - 1].text == "(" and i > 1 and i + 1 < len(doc) and doc[i + 1].text == ")"
    if not is_alone:
        return False
    noun = doc[i - 2]
    lists, word = contexts(), noun.lemma_
    return noun.is_lower and (word in lists["bodies"] or word in lists["armed"])


def find_employers(doc: Doc, names: list[Name]) -> list[Name]:
    """Find what follows "an economist at" and "works for"."""
    words = words_of(doc)
    for i, word in enumerate(words[:-1]):
        if (word == "at" and _is_office(doc, i - 1)) or (word == "for" and _is_work(doc, i - 1)):
            start = i + 1 + (words[i + 1] == "the")
            name = Name(start, _end_of_name(doc, names, start), "ORG")
            if name.end > start and _is_unread(doc, names, name):
                put(names, name)
    return names


def _is_office(doc: Doc, i: int) -> bool:
    role, lists = doc[max(i, 0)], titles()
    is_role = role.lower_ in lists["heads"] or role.lower_ in lists["offices"]
    return is_role and i >= 0 and role.tag_ == "NN"


def _is_work(doc: Doc, i: int) -> bool:
    return i >= 0 and doc[i].lemma_ == "work" and doc[i].tag_.startswith("VB")


# --- capitalised words -------------------------------------------------------------------------


def _is_in_name(word: Token) -> bool:
    is_day = word.text in calendar()["weekday"] or word.text in calendar()["month"]
    is_name = word.tag_ in _PROPER and is_capitalised(word) and word.is_alpha
    return is_name and not is_day  # "the company Monday said"


def _end_of_name(doc: Doc, names: list[Name], start: int) -> int:
    end = start
    while end < len(doc) and _is_in_name(doc[end]) and not overlapping(names, end, end + 1):
        end += 1
    return end


def _is_unread(doc: Doc, names: list[Name], name: Name) -> bool:
    """Tell whether nobody read a name, and no list knows it as something else."""
    text = doc[name.start : name.end].text
    is_known = is_known_name(text) or text in organization_words()["terms"]
    return not is_known and not _touches(doc, names, name)


def _touches(doc: Doc, names: list[Name], name: Name) -> bool:
    """Tell whether a name that was read shares a word with another, or goes on to it."""
    near = overlapping(names, max(name.start - 1, 0), name.end + 1)
    is_start = doc[name.start].is_sent_start
    return any(other.end > name.start or not is_start for other in near)
