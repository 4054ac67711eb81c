"""What a phrase at the beginning of a sentence describes: "Born in Oslo, Ann Lee left"."""

from spacy.tokens import Token

from namegraph.relations.tree import Tree


_ENDS_OF_BE = {"attr", "nsubj"}
_FINITE = {"MD", "VBD", "VBP", "VBZ"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_BEFORE_VERB = {"aux", "auxpass", "neg"}
_LONGEST_PHRASE = 30


def described_behind(tree: Tree, word: Token) -> Token | None:
    """Return the name behind a phrase in front, which is the subject of its sentence.

    Parameters
    ----------
    tree : Tree
        The text.
    word : Token
        The head of the phrase: "born" or, of "A member of the OSCE, Norway", "member".
    """
    end = min(word.sent.end - 1, word.i + _LONGEST_PHRASE)
    for comma in tree.tokens(","):
        if word.i < comma.i < end:
            name = _begun_by(tree, comma.nbor())
            if name is not None and _is_subject(name):
                return name
    return None


def subject_behind(tree: Tree, verb: Token) -> list[Token]:
    """Return "Ann Lee" in "After talks with Bo Ek, Ann Lee left".

    The parser takes the two names for one and the same or a list, and the talks for what left.
    """
    i = verb.i - 1
    while i > 0 and (tree.doc[i].dep_ in _BEFORE_VERB or tree.doc[i].tag_ == "RB"):
        i -= 1
    name = tree.doc[max(i, 0)]
    other = name.head
    is_taken = name.dep_ in {"appos", "conj"} and tree.kind(name) == tree.kind(other)
    is_beside = i > 1 and tree.doc[i - 1].text == "," and other.i == i - 2
    if not (is_taken and is_beside and tree.kind(name) in {"PERSON", "ORG"}):
        return []
    return [name] if verb.sent[0].tag_ == "IN" and verb.tag_[:1] == "V" else []


def subject_after_be(verb: Token) -> Token | None:
    """Return "Ann Lee" in "Also attending was Ann Lee" and "Among those who left was Ann Lee"."""
    be = verb  # which begins its sentence, after an "also" at most
    if verb.i <= 1 and verb.tag_ == "VBG":
        be = next((word for word in verb.children if word.dep_ == "aux"), verb.head)
    elif verb.dep_ == "relcl" and verb.head.head.lower_ == "among":
        be = verb.head.head.head
    if be.lemma_ != "be" or be.i <= verb.i:
        return None
    ends = (word for word in be.children if word.dep_ in _ENDS_OF_BE and word.i > be.i)
    return next(ends, None)


def is_fronted(noun: Token) -> bool:
    """Tell whether a preposition was taken for a conjunction: "After talks with X, Y left"."""
    before = noun.left_edge
    mark = before.nbor(-1) if before.i else before
    return noun.dep_ == "nsubj" and mark.dep_ == "mark" and noun.head.dep_ == "ROOT"


def _begun_by(tree: Tree, first: Token) -> Token | None:
    """Return the name that a phrase is about: "Ann Lee" of "the writer Ann Lee"."""
    for name in (first, *first.ancestors):
        if tree.kind(name):
            return name if name.left_edge == first else None
    return None


def _is_subject(name: Token) -> bool:
    """Tell whether a name does something: not in "Born in Bergen, Norway, Ann Lee"."""
    verb = name.head
    if name.dep_ in _SUBJECTS and name.i < verb.i and verb.dep_ != "relcl":
        return not _is_aside(verb)
    after = name.doc[name.i + 1 : name.i + 3]
    if after and after[0].tag_ == "RB":  # "Ann Lee now leads"
        after = after[1:]
    return len(after) > 0 and after[0].tag_ in _FINITE and not _is_aside(after[0])


def _is_aside(verb: Token) -> bool:
    """Tell whether a verb only says who says so: "Ann Lee said, ..."."""
    return verb.i + 1 < len(verb.doc) and verb.nbor().text == ","
