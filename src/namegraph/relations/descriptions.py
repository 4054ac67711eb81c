"""Words that describe a name before it: "the news site Velmar", "the Norwegian firm Velmar"."""

from spacy.tokens import Token

from namegraph.knowledge import grammar
from namegraph.relations.tree import Tree, skip_bracket


_LONGEST_DESCRIPTION = 5
_PERIODICALS = grammar()["periodicals"]  # parsed as adverbs
_DESCRIBING = {"NN", "NNP", "JJ", "HYPH", "VBN"}  # NNP only of lower-case words, by mistake
# What describes a person is longer: "film director and producer Ann Lee".
_LONGEST_OF_PERSON = 5
_DESCRIBING_PERSON = _DESCRIBING | {"CC", "CD", "JJS", "NNS", "VBG"}


def past_description(tree: Tree, i: int) -> Token | None:
    """Return the name at a place, or after words that describe it: "the news site Velmar"."""
    doc, start = tree.doc, i
    while i < len(doc) and i - start < _LONGEST_DESCRIPTION and _describes(tree, doc[i]):
        i += 1
    if i >= len(doc) or not tree.kind(doc[i]):
        return None
    is_described = i > start and not tree.kind(doc[i - 1])
    if i > start and not (is_described and tree.kind(doc[i]) == "ORG"):
        return None
    inner = skip_bracket(tree, i + 1)  # "the OSCE (Organization ...) Office" is the Office
    is_inner = i + 1 < inner < len(doc) and tree.kind(doc[inner]) == "ORG"
    return doc[inner] if is_inner else doc[i]


def _describes(tree: Tree, token: Token) -> bool:
    if tree.kind(token):
        return tree.names[token.i].adjectival or _is_described_by(tree, token)
    is_noun = token.tag_ in _DESCRIBING and (_is_plain(token) or _is_creed(token))
    return is_noun or _is_plural(token)


def _is_described_by(tree: Tree, name: Token) -> bool:
    """Tell whether a name only describes another: "the SMS firm Velmar", "Oslo-based Velmar"."""
    i = name.i + 1
    while i < len(tree.doc) and tree.doc[i].tag_ in _DESCRIBING and not tree.kind(tree.doc[i]):
        i += 1
    return i > name.i + 1 and i < len(tree.doc) and tree.kind(tree.doc[i]) == "ORG"


def end_of_description(tree: Tree, start: int) -> int:
    """Return what follows a description of a person, such as "film director and producer".

    At the end of the text it is the last token.
    """
    last = len(tree.doc) - 1
    i, stop = min(start, last), min(start + _LONGEST_OF_PERSON, last)
    while i < stop and _describes_person(tree, tree.doc[i]):
        i += 1
    return i


def _describes_person(tree: Tree, token: Token) -> bool:
    is_noun = token.tag_ in _DESCRIBING_PERSON or token.lower_ in _PERIODICALS
    return not tree.kind(token) and ((_is_plain(token) and is_noun) or token.tag_ == "POS")


def _is_plural(token: Token) -> bool:
    """Tell "workers'" in "the oil workers' union Velmar", both its words, from an owner."""
    noun = token if token.tag_ == "NNS" else token.nbor(-1) if token.i else token
    is_owner = noun.tag_ == "NNS" and noun.is_lower and noun.i + 2 < len(noun.doc)
    return is_owner and token.i <= noun.i + 1 and noun.nbor().tag_ == "POS"


def _is_creed(token: Token) -> bool:
    """Tell "Catholic" in "the Catholic monthly Velmar": an adjective that is no name."""
    is_described = token.i + 1 < len(token.doc) and token.nbor().is_lower
    return token.tag_ == "JJ" and token.is_title and is_described


def _is_plain(token: Token) -> bool:
    return token.is_lower or token.text == "-"
