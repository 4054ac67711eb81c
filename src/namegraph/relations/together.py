"""Who did or is something together: "jointly with the OSCE", "the brothers Bo Ek and Otto Lind"."""

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from spacy.tokens import Token

from namegraph.knowledge import grammar, titles
from namegraph.relations.arguments import after_preposition, subjects, with_conjuncts
from namegraph.relations.tree import Found, Tree, children, is_passive


_TOGETHER = grammar()["together"]
_ENTERING = {"become", "join"}  # "became a member together with"
_CONFIDENCE = 0.88
_OF_EACH_OTHER = grammar()["of_each_other"]
_BOTH = 2
_FIRST_AND = 3  # tokens: "her husband Bo Ek and"
_DOING = {"nsubj", "nsubjpass"}  # "has two brothers" tells whose they are


def read_partners(tree: Tree) -> Iterator[Found]:
    """Read "A held a course together with B", "A and B held it jointly": no persons."""
    for word in sorted(_TOGETHER & tree.words):
        for token in tree.tokens(word):
            verb = next((above for above in token.ancestors if above.tag_[:1] == "V"), None)
            if verb is not None and verb.lemma_ not in _ENTERING and not _are(verb, token):
                yield from _found(tree, token, verb)


def _are(verb: Token, word: Token) -> bool:
    """Tell whether two only are somewhere together: "are in a group together with"."""
    return verb.lemma_ == "be" and verb.i < word.i


def _found(tree: Tree, word: Token, verb: Token) -> Iterator[Found]:
    for one, other in _pairs(tree, word, verb):
        if tree.is_body(one) and tree.is_body(other):
            yield Found("cooperates_with", one, other, verb, "together with", _CONFIDENCE)


def _pairs(tree: Tree, word: Token, verb: Token) -> Iterable[tuple[Token, Token]]:
    """Return the pairs of "A jointly with B", or of "A and B ... together"."""
    after = word.nbor() if word.i + 1 < len(tree.doc) else word
    if after.lower_ != "with":
        return combinations(_doers(tree, verb), 2) if word.head == verb else ()
    partners = [name for noun in after.children for name in with_conjuncts(tree, noun, acting=True)]
    return product(_doers(tree, verb) if partners else (), partners)


def _doers(tree: Tree, verb: Token) -> list[Token]:
    """Return who did it with the others: the subject, or who follows "by"."""
    return after_preposition(tree, verb, {"by"}) if is_passive(verb) else subjects(tree, verb)


def read_relatives(tree: Tree) -> Iterator[Found]:
    """Read "A and B are brothers" and "the brothers A and B"."""
    for word in sorted(_OF_EACH_OTHER & tree.words):
        for noun in tree.tokens(word):
            names = [] if _is_anothers(noun) else _named_so(tree, noun)
            people = [name for name in names if tree.kind(name) == "PERSON"]
            if len(people) == len(names) == _BOTH:
                yield Found("family_of", people[0], people[1], noun, "brothers", _CONFIDENCE)


def read_more_kin(tree: Tree) -> Iterator[Found]:
    """Read the daughter in "Ann Lee's husband, Bo Ek, and daughter Ida Ek"."""
    for lemma in sorted(titles()["kin"] & tree.nouns.keys()):
        for noun in tree.nouns[lemma]:
            owner = _owner_of_first(tree, noun.i - 1)
            person = noun.doc[min(noun.i + 1, len(noun.doc) - 1)]
            if owner is not None and tree.kind(person) == "PERSON":
                yield Found("family_of", owner, person, noun, "one more relative", _CONFIDENCE)


def _owner_of_first(tree: Tree, i: int) -> Token | None:
    """Return "Ann Lee" for the "and" of "Ann Lee's husband, Bo Ek, and daughter"."""
    doc = tree.doc
    if i < _FIRST_AND or doc[i].lower_ != "and":
        return None
    i -= 1 + (doc[i - 1].text == ",")
    if tree.kind(doc[i]) != "PERSON":
        return None
    i -= 1 + (doc[i - 1].text == ",")
    if doc[i].lemma_ not in titles()["kin"]:
        return None
    owner = doc[i - 1 - (doc[i - 1].tag_ == "POS")]
    return owner if tree.kind(owner) == "PERSON" and owner.i < i else None


def _is_anothers(noun: Token) -> bool:
    """Tell whether they are somebody else's: "her brothers", "the brothers of Ann Lee"."""
    return any(
        word.dep_ == "poss" or (word.dep_ == "prep" and word.lower_ == "of")
        for word in noun.children
    )


def _named_so(tree: Tree, noun: Token) -> list[Token]:
    if noun.dep_ == "attr" and noun.head.lemma_ == "be":
        return subjects(tree, noun.head)
    if noun.dep_ == "appos" and tree.kind(noun.head) and noun.head.i < noun.i:
        first = noun.head.head if noun.head.dep_ == "conj" else noun.head
        return with_conjuncts(tree, first)  # "Ann Lee and Bo Ek, the twins from Oslo"
    after = noun.nbor() if noun.i + 1 < len(tree.doc) else noun
    if after.text == "," and noun.dep_ in _DOING:  # "Two sisters, Ann Lee and Bo Ek, left"
        after = noun.doc[min(noun.i + 2, len(noun.doc) - 1)]
    is_beside = after in {noun.head, *children(noun, "appos")}
    return with_conjuncts(tree, after) if is_beside else []


def companions(tree: Tree, verb: Token) -> list[Token]:
    """Return "Bo Ek" in "Together with Bo Ek, Ann Lee founded" and "founded Velmar with Bo Ek"."""
    people = after_preposition(tree, verb, {"with"})
    people += [
        name
        for word in children(verb, "advmod")
        for name in after_preposition(tree, word, {"with"})
    ]
    return [person for person in people if tree.kind(person) == "PERSON"]
