"""The dependency tree of a text whose names are single tokens."""

from collections.abc import Collection, Iterator, Mapping
from typing import Literal, NamedTuple

from spacy.tokens import Doc, Token

from namegraph.knowledge import grammar
from namegraph.spans import Name
from namegraph.types import Kind


# "the OSCE organization" is the OSCE.
_KINDS_OF_BODIES = grammar()["bodies"]
# "the Norwegian delegation" and "the government of Norway" act for Norway.
_PROXIES = grammar()["proxies"]
_GUILT = grammar()["guilt"]
_PARTS_OF_PLACES = grammar()["parts_of_places"]
# In "Ann Lee, who met Bo Ek, and Ida Falk" two names are no list.
_SHORTEST_LIST = 3


class Tree(NamedTuple):
    """A ``Doc`` with its names merged into tokens.

    Attributes
    ----------
    doc : Doc
        The tokens.
    names : dict
        The name at a token, by the token's index.
    words : dict
        The tokens that are no names, by their lower-case text.
    verbs, nouns : dict
        The verbs and the nouns that are no names, by their lemma; nouns also by their form, for
        "headquarters" and "alumnus" are singular, and by their whole: "co-operation".
    holders : dict
        The person at a title, by the index of each token of the title, and of the body in it that
        the parser took for the subject; ``read_offices`` fills it, so that "the minister of Norway
        Ann Lee met" is read as "Ann Lee met".
    """

    doc: Doc
    names: dict[int, Name]
    words: dict[str, list[Token]]
    verbs: dict[str, list[Token]]
    nouns: dict[str, list[Token]]
    holders: dict[int, Token]

    def kind(self, token: Token) -> Kind | None:
        """Return the kind of the name at a token, None if there is none."""
        name = self.names.get(token.i)
        return name.kind if name else None

    def is_body(self, token: Token) -> bool:
        """Tell whether a token names an organization or a place."""
        return self.kind(token) in {"ORG", "PLACE"}


class Found(NamedTuple):
    """A relation between two tokens of a tree, before it is checked and qualified.

    Attributes
    ----------
    type : str
        Relation type.
    head, tail : Token
        The two names.
    trigger : Token
        The word that says so.
    rule : str
        The rule that read it.
    confidence : float
        How often such a reading is right, judged on unseen news.
    title : str
        The role, for offices.
    trigger_end : Token or None
        The last word of a trigger of several words.
    layer : {"stated", "verb"}
        Typed or open relation.
    aside : bool
        True for what is said in passing, which is a fact whatever its sentence denies: in "Ann
        Lee, head of the OSCE, will not visit Oslo, Norway" only the visit is denied.
    """

    type: str
    head: Token
    tail: Token
    trigger: Token
    rule: str
    confidence: float
    title: str = ""
    trigger_end: Token | None = None
    layer: Literal["stated", "verb"] = "stated"
    aside: bool = False


def merge_names(
    doc: Doc, names: list[Name], stand_ins: Mapping[int, Name] | None = None
) -> tuple[Tree, dict[int, int]]:
    """Make each name one token, in place, so that a rule sees "OSCE Office in Osh" as one noun.

    Parameters
    ----------
    doc : Doc
        A sentence.
    names : list of Name
        Its names, sorted and disjoint.
    stand_ins : mapping, optional
        The names that single tokens stand for, by the token's index; those inside names are
        left out.

    Returns
    -------
    Tree
        The tokens, with all that names something.
    dict
        The new index of each token of ``stand_ins`` that names something.
    """
    with doc.retokenize() as retokenizer:
        for name in names:
            if name.end - name.start > 1:
                retokenizer.merge(doc[name.start : name.end])
    named: dict[int, Name] = {}
    dropped = 0
    dropped_before = []
    for name in names:
        named[name.start - dropped] = name
        dropped += name.end - name.start - 1
        dropped_before.append((name.end, dropped))
    places = {
        i: i - max((count for end, count in dropped_before if end <= i), default=0)
        for i in stand_ins or ()
        if not any(name.start <= i < name.end for name in names)
    }
    for i, place in places.items():
        named[place] = (stand_ins or {})[i]._replace(adjectival=False)
    tree = Tree(doc, dict(sorted(named.items())), {}, {}, {}, {})
    for token in doc:
        if token.i not in named:
            _file(tree, token)
    return tree, places


def _file(tree: Tree, token: Token) -> None:
    tree.words.setdefault(token.lower_, []).append(token)
    lemma = token.lemma_ or token.lower_
    if token.tag_.startswith("V"):
        tree.verbs.setdefault(lemma, []).append(token)
    elif token.tag_.startswith("N"):
        for form in dict.fromkeys((lemma, token.lower_, _with_prefix(token, lemma))):
            tree.nouns.setdefault(form, []).append(token)


def _with_prefix(token: Token, lemma: str) -> str:
    """Return a lemma with what a hyphen ties to it: "co-operation" is no operation."""
    is_tied = token.i > 1 and token.nbor(-1).text == "-"
    return f"{token.nbor(-2).lower_}-{lemma}" if is_tied else lemma


def children(token: Token, *deps: str) -> Iterator[Token]:
    """Yield the children of a token with one of some dependencies."""
    return (child for child in token.children if child.dep_ in deps)


def with_conjuncts(tree: Tree, token: Token, *, acting: bool = False) -> list[Token]:
    """Return the names at a token and at what is coordinated with it: "A, B and C".

    With ``acting``, "the Norwegian delegation" is Norway too.
    """
    found = _coordinated(tree, token, acting=acting)
    return found + [name for name in _rest_of_list(tree, found) if name not in found]


def _coordinated(tree: Tree, token: Token, *, acting: bool) -> list[Token]:
    found = []
    waiting = [token]
    while waiting:
        item = waiting.pop()
        found += _names_of_noun(tree, item) or (_acted_for(tree, item) if acting else [])
        waiting += reversed([*children(item, "conj"), *_after_as_well(item)])
    return found


def _after_as_well(token: Token) -> Iterator[Token]:
    """Yield "Osh" in "in Oslo as well as in Osh", which the parser hangs on Oslo."""
    for conjunction in children(token, "cc"):
        after = conjunction.nbor() if conjunction.i + 1 < len(conjunction.doc) else conjunction
        if conjunction.lower_ == "as" and after.dep_ == "prep" and after.head == token:
            yield from children(after, "pobj")


def _acted_for(tree: Tree, token: Token) -> list[Token]:
    if token.lower_ not in _PROXIES:
        return []
    bodies = owners(tree, token) or after_preposition(tree, token, {"of", "from"})
    return [body for body in bodies if tree.is_body(body)][:1]


def _rest_of_list(tree: Tree, found: list[Token]) -> list[Token]:
    """Return the rest of "A, B, C and D", where the parser lost some on the way."""
    if not found or tree.kind(found[0]) is None:
        return []
    kind, rest, has_ended = tree.kind(found[0]), [found[0]], False
    while True:
        start, is_last = _after_separator(tree, rest[-1].i + 1)
        goes_on = start is not None and tree.kind(tree.doc[start]) == kind
        if start is None or not goes_on or (has_ended and not is_last):
            break
        rest.append(tree.doc[start])
        has_ended = has_ended or is_last
    return rest if has_ended and len(rest) >= _SHORTEST_LIST else []


def _after_separator(tree: Tree, i: int) -> tuple[int | None, bool]:
    """Return where the next item of a list begins, and whether it is the last: after "and"."""
    doc = tree.doc
    i = start = skip_bracket(doc, i)
    is_last = False
    while i < len(doc) - 1 and (doc[i].text == "," or doc[i].lower_ in {"and", "the", "both"}):
        is_last = is_last or doc[i].lower_ == "and"
        i += 1
    return (i, is_last) if start < i < len(doc) else (None, False)


def skip_bracket(doc: Doc, i: int) -> int:
    """Return the place after "(OSCE)", if a bracket opens at a place."""
    if i < len(doc) and doc[i].text == "(":
        end = next((j for j in range(i, min(i + 6, len(doc))) if doc[j].text == ")"), None)
        return i if end is None else end + 1
    return i


def _names_of_noun(tree: Tree, token: Token) -> list[Token]:
    """Return the name at a token, or that it describes: "the minister, Ann Lee", "X, a club"."""
    if token.i in tree.holders:
        return [tree.holders[token.i]]
    if tree.kind(token):
        return [] if _is_somebody(tree, token) else [token]
    if token.dep_ == "appos" and tree.kind(token.head):
        return [token.head]
    beside = [other for other in children(token, "appos") if tree.kind(other)][:1]
    return beside or _named_inside(tree, token)


def _named_inside(tree: Tree, token: Token) -> list[Token]:
    """Return what "the OSCE organization", "the south of Norway" and "X is a club" name."""
    inside = [other for other in children(token, "compound") if tree.kind(other)]
    if inside and token.lower_ in _KINDS_OF_BODIES:
        return inside
    if token.lower_ in _PARTS_OF_PLACES:
        return (after_preposition(tree, token, {"of"}) or owners(tree, token))[:1]
    if token.dep_ == "attr" and token.head.lemma_ == "be":
        return subjects(tree, token.head)
    return []


def _is_somebody(tree: Tree, token: Token) -> bool:
    """Tell "the Norwegian won", a person, from "the Norwegians" and "Norwegian", the country."""
    return tree.names[token.i].adjectival and not token.tag_.endswith("S")


def subjects(tree: Tree, verb: Token) -> list[Token]:
    """Return the names that are the subject of a verb, or of the one above: "came to meet"."""
    governing = []
    while _shares_subject(verb):
        if verb.dep_ != "conj":
            governing.append(verb.head)
        verb = verb.head
    found = _own_subjects(tree, verb)
    while governing and not found:
        found = passive_subjects(tree, governing.pop())
    return found


def _shares_subject(verb: Token) -> bool:
    """Tell whether the subject of a verb can be that of its head: "came and met", "came to"."""
    if verb.head == verb or any(children(verb, "nsubj")):
        return False
    if verb.dep_ == "conj":
        return not verb.head.tag_.startswith("N")
    return verb.dep_ in {"xcomp", "advcl"} and not any(children(verb, "mark"))


def _own_subjects(tree: Tree, verb: Token) -> list[Token]:
    for token in children(verb, "nsubj"):
        return _names_behind_relative(tree, token, verb)
    is_headline = verb.tag_ == "VB" and any(word.tag_ == "TO" for word in verb.children)
    if verb.dep_ in {"acl", "relcl"} and (verb.tag_ == "VBG" or is_headline):
        return with_conjuncts(tree, verb.head)
    return wrongdoers(tree, verb) if verb.dep_ == "pcomp" else []


def wrongdoers(tree: Tree, deed: Token) -> list[Token]:
    """Return who is "convicted of killing" or "guilty of the murder of" somebody."""
    above = deed.head.head
    if above == deed or {above.lemma_, above.lower_}.isdisjoint(_GUILT):
        return []
    while above.dep_ in {"acomp", "oprd", "xcomp"} and above.head != above:
        above = above.head
    return passive_subjects(tree, above) or objects(tree, above) or subjects(tree, above)


def passive_subjects(tree: Tree, verb: Token) -> list[Token]:
    """Return the names that are the subject of a passive, or the noun it describes."""
    while _shares_passive_subject(verb):
        verb = verb.head
    for token in children(verb, "nsubjpass"):
        return _names_behind_relative(tree, token, verb)
    is_reduced = verb.dep_ == "acl" and verb.tag_ == "VBN"
    return with_conjuncts(tree, verb.head) if is_reduced else []


def _shares_passive_subject(verb: Token) -> bool:
    has_own = verb.head == verb or any(children(verb, "nsubjpass"))
    return not has_own and verb.dep_ == "conj" and verb.tag_ == "VBN"


def _names_behind_relative(tree: Tree, token: Token, verb: Token) -> list[Token]:
    """Return the subject's names; for "who" and "which" those of the noun they refer to."""
    if token.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
        return with_conjuncts(tree, verb.head, acting=True)[:1]
    return with_conjuncts(tree, token, acting=True)


def objects(tree: Tree, verb: Token) -> list[Token]:
    """Return the names that are the direct object of a verb."""
    return [name for token in children(verb, "dobj") for name in with_conjuncts(tree, token)]


def after_preposition(
    tree: Tree, token: Token, prepositions: Collection[str], *, acting: bool = False
) -> list[Token]:
    """Return the names after one of some prepositions that hang on a token."""
    return [
        name
        for preposition in _prepositions(token)
        if preposition.lower_ in prepositions
        for other in children(preposition, "pobj", "pcomp")
        for name in with_conjuncts(tree, other, acting=acting or preposition.dep_ == "agent")
    ]


def _prepositions(token: Token) -> Iterator[Token]:
    """Yield the prepositions on a token, also those coordinated: "in Oslo as well as in Osh"."""
    for preposition in children(token, "prep", "agent", "dative", "prt"):
        yield preposition
        yield from (other for other in children(preposition, "conj") if other.tag_ == "IN")


def owners(tree: Tree, noun: Token) -> list[Token]:
    """Return the names that own a noun or stand before it: "Norway's capital", "OSCE office"."""
    return [
        name
        for other in children(noun, "poss", "compound", "nmod", "amod")
        if other.i < noun.i
        for name in ([other] if tree.kind(other) else [])
    ]


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is in the passive."""
    return verb.tag_ == "VBN" and (
        any(True for _ in children(verb, "auxpass", "nsubjpass", "agent")) or verb.dep_ == "acl"
    )
