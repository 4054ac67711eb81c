"""Names that the parser hangs on the wrong word, found by what stands beside them."""

from spacy.tokens import Token

from namegraph.knowledge import calendar, titles
from namegraph.relations.tree import Tree, children


_ARTICLES = {"a", "an"}
_SEATED = {"based", "headquartered"}
_CLOSING = {",", ".", ";", ")", ":"}
# What the parser takes a name after "a courier," for.
_DOING = {"nsubj", "nsubjpass"}
_LOST = {"npadvmod", "conj", "dep", "appos", "oprd", "advcl"}


def lost_beside(tree: Tree, noun: Token) -> list[Token]:
    """Return the name that a noun describes: "arrested a courier, Ann Lee, in Oslo".

    The parser hangs it on the verb. Also "his sons, Bo Ek and Otto Lind", read as a list of three,
    and "the brewer Velmar", read as two objects.
    """
    doc, i = tree.doc, noun.i + 1
    if i >= len(doc):
        return []
    if doc[i].text != ",":
        return [doc[i]] if tree.kind(doc[i]) and _is_second_object(noun, doc[i]) else []
    name = doc[min(i + 1, len(doc) - 1)]
    return [name] if tree.kind(name) and _is_aside(tree, noun, name) else []


def _is_aside(tree: Tree, noun: Token, name: Token) -> bool:
    """Tell whether a name after a comma is what a noun before it describes."""
    if noun.lower_ == "capital":  # "based in the Norwegian capital, Oslo"
        return tree.kind(name) == "PLACE" and name.dep_ == "appos"
    if noun.tag_ == "NNS":
        is_kin = noun.lemma_ in titles()["kin"] and _is_owned(noun)
        return is_kin and name.dep_ == "conj" and name.head == noun
    is_closed = name.i + 1 == len(name.doc) or name.nbor().text in _CLOSING
    is_lost = name.dep_ in _LOST and name.head in {noun.head, *noun.ancestors}
    return is_closed and is_lost and noun.tag_ == "NN" and _is_any(noun)


def _is_second_object(noun: Token, name: Token) -> bool:
    """Tell "sold the brewer Velmar" and "owned by the brothers Bo Ek and Otto Lind".

    Also "the brewer Velmar left", read as two who left.
    """
    are_kin = noun.tag_ == "NNS" and noun.lemma_ in titles()["kin"]
    deps = {"npadvmod", "dobj"} if are_kin else {"npadvmod"}
    is_lost = name.dep_ in deps and name.head in {noun.head, *noun.ancestors}
    is_twin = name.dep_ == noun.dep_ and noun.dep_ in _DOING and name.head == noun.head
    return (is_lost and are_kin) or (noun.tag_ == "NN" and (is_lost or is_twin))


def _is_any(noun: Token) -> bool:
    """Tell whether a noun has "a" or an owner, after which its name is welcome."""
    return _is_owned(noun) or any(word.lower_ in _ARTICLES for word in children(noun, "det"))


def _is_owned(noun: Token) -> bool:
    return any(True for _ in children(noun, "poss"))


def lost_subject(tree: Tree, verb: Token) -> list[Token]:
    """Return "Velmar" in "In April Velmar sold", which the parser reads as a name of two words."""
    name = verb.nbor(-1) if verb.i and not verb.is_sent_start else verb
    while name.dep_ in {"aux", "auxpass", "neg", "advmod"} and name.head == verb and name.i:
        name = name.nbor(-1)
    is_glued = any(_is_date(word) for word in children(name, "compound", "nummod", "nmod"))
    return [name] if tree.kind(name) and name.dep_ == "pobj" and is_glued else []


def lost_seat(tree: Tree, participle: Token) -> list[Token]:
    """Return "Velmar" in "Ann Lee of Velmar, based in Oslo", which the parser hangs on her."""
    doc, i = participle.doc, participle.i
    is_aside = i > 1 and doc[i - 1].text == "," and participle.lower_ in _SEATED
    is_of_person = is_aside and tree.kind(participle.head) == "PERSON"
    return [doc[i - 2]] if is_of_person and tree.kind(doc[i - 2]) == "ORG" else []


def _is_date(word: Token) -> bool:
    return (
        word.text in calendar()["month"] or word.text in calendar()["weekday"] or word.tag_ == "CD"
    )


def lost_agent(tree: Tree, verb: Token) -> list[Token]:
    """Return "Velmar" in "was held near the house by Velmar", which the parser hangs on the house.

    What lies "by" a river or a town is no agent.
    """
    nouns = [noun for where in children(verb, "prep") for noun in children(where, "pobj")]
    agents = [
        name
        for noun in nouns
        if not tree.kind(noun)
        for by in children(noun, "prep")
        if by.lower_ == "by"
        for name in children(by, "pobj")
    ]
    return [name for name in agents if tree.kind(name) in {"ORG", "PERSON"}]
