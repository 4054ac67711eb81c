"""The dependency tree of a text whose names are single tokens."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple

from spacy.strings import get_string_id
from spacy.tokens import Doc, Span, Token

from namegraph.relations.merging import Parse, columns_of, copy_with_names
from namegraph.spans import Name
from namegraph.types import Kind


# What a clause of its own has, and no participle.
_CLAUSE_WORDS = {"aux", "auxpass", "mark", "nsubj", "nsubjpass"}
# Tags by their numbers, which are quicker to compare than words.
_VERBS = frozenset(map(get_string_id, ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")))
_NOUNS = frozenset(map(get_string_id, ("NN", "NNP", "NNPS", "NNS")))
# "Although born in Oslo, Ann Lee left": these need no clause.
_CONCEDING = {"although", "though", "while"}


class Tree(NamedTuple):
    """A ``Doc`` with its names merged into tokens.

    Attributes
    ----------
    doc : Doc
        The tokens.
    names : dict
        The name at a token, by the token's index.
    kinds : dict
        Its kind.
    lower : list of str
        The text of each token in lower case.
    words : set of str
        The texts in ``lower`` that are no names.
    verbs, nouns : dict
        The verbs and the nouns that are no names, by their lemma; nouns also by their form, for
        "headquarters" and "alumnus" are singular, and by their whole: "co-operation".
    holders : dict
        The person at a title, by the index of each token of the title, and of the body in it that
        the parser took for the subject; ``read_offices`` fills it, so that "the minister of Norway
        Ann Lee met" is read as "Ann Lee met".
    implied : dict
        The body of a post that names none, by the index of the post's last token.
    """

    doc: Doc
    names: dict[int, Name]
    kinds: dict[int, Kind | None]
    lower: list[str]
    words: set[str]
    verbs: dict[str, list[Token]]
    nouns: dict[str, list[Token]]
    holders: dict[int, Token]
    implied: dict[int, Name]

    def kind(self, token: Token) -> Kind | None:
        """Return the kind of the name at a token, None if there is none."""
        return self.kinds.get(token.i)

    def tokens(self, word: str) -> list[Token]:
        """Return the tokens with some text in lower case that are no names."""
        if word not in self.words:
            return []
        places = (i for i, text in enumerate(self.lower) if text == word)
        return [self.doc[i] for i in places if i not in self.names]

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
    sentence: Span,
    names: list[Name],
    stand_ins: Mapping[int, Name] | None = None,
    posts: Mapping[int, Name] | None = None,
    parse: Parse | None = None,
) -> tuple[Tree, dict[int, int]]:
    """Make each name one token of a copy, so that a rule sees "OSCE Office in Osh" as one noun.

    Parameters
    ----------
    sentence : Span
        A sentence.
    names : list of Name
        Its names, sorted and disjoint, counted from its beginning.
    stand_ins : mapping, optional
        The names that single tokens stand for, by the token's index; those inside names are
        left out.
    posts : mapping, optional
        The bodies of posts that name none, by the token of the post.
    parse : Parse, optional
        What ``parse_of`` returns for the whole text, if it is known.

    Returns
    -------
    Tree
        The tokens, with all that names something.
    dict
        The new index of each token of ``stand_ins`` and ``posts`` that names something.
    """
    named: dict[int, Name] = {}
    dropped = 0
    dropped_before = []
    for name in names:
        named[name.start - dropped] = name
        dropped += name.end - name.start - 1
        dropped_before.append((name.end, dropped))
    places = {
        i: i - max((count for end, count in dropped_before if end <= i), default=0)
        for i in (*(stand_ins or ()), *(posts or ()))
        if not any(name.start <= i < name.end for name in names)
    }
    for i in places.keys() & (stand_ins or {}).keys():
        named[places[i]] = (stand_ins or {})[i]._replace(adjectival=False)
    implied = {places[i]: name for i, name in (posts or {}).items() if i in places}
    doc, columns = copy_with_names(sentence, names, parse)
    words = {word for i, word in enumerate(columns.lower) if i not in named}
    named = dict(sorted(named.items()))
    kinds = {i: name.kind for i, name in named.items()}
    tree = Tree(doc, named, kinds, columns.lower, words, {}, {}, {}, implied)
    _file(tree, columns.tags)
    return tree, places


def _file(tree: Tree, tags: list[int]) -> None:
    """File the verbs and the nouns that are no names."""
    for i, tag in enumerate(tags):
        if tag in _VERBS and i not in tree.names:
            tree.verbs.setdefault(tree.doc[i].lemma_ or tree.lower[i], []).append(tree.doc[i])
        elif tag in _NOUNS and i not in tree.names:
            _file_noun(tree, tree.doc[i])


def _file_noun(tree: Tree, noun: Token) -> None:
    """File a noun by its lemma, its form, and all of "co-operation", which is no operation."""
    word = tree.lower[noun.i]
    lemma = noun.lemma_ or word
    tree.nouns.setdefault(lemma, []).append(noun)
    if word != lemma:
        tree.nouns.setdefault(word, []).append(noun)
    if noun.i > 1 and tree.lower[noun.i - 1] == "-":
        tree.nouns.setdefault(f"{tree.lower[noun.i - 2]}-{lemma}", []).append(noun)


def children(token: Token, *deps: str) -> Iterator[Token]:
    """Yield the children of a token with one of some dependencies."""
    doc = token.doc
    columns = columns_of(doc)
    if columns is None:
        wanted = _numbers(deps)
        return iter([child for child in token.children if child.dep in wanted])
    below = columns.below.get(token.i)
    if below is None:  # most often: nothing hangs on most words
        return iter(())
    labels, wanted = columns.labels, _numbers(deps)  # quicker to compare than words
    return iter([doc[i] for i in below if labels[i] in wanted])


def has_children(token: Token) -> bool:
    """Tell whether anything hangs on a token."""
    columns = columns_of(token.doc)
    return token.n_lefts + token.n_rights > 0 if columns is None else token.i in columns.below


@cache
def _numbers(deps: tuple[str, ...]) -> frozenset[int]:
    """Return the numbers that spaCy has for some words."""
    return frozenset(map(get_string_id, deps))


def skip_bracket(tree: Tree, i: int) -> int:
    """Return the place after "(OSCE)", if a bracket opens at a place."""
    if tree.lower[i : i + 1] == ["("]:
        end = next((j for j, word in enumerate(tree.lower[i : i + 6], start=i) if word == ")"), i)
        return i if end == i else end + 1
    return i


def name_after(tree: Tree, i: int, prepositions: Collection[str]) -> Token | None:
    """Return the name in "at (the) NAME" right after a token."""
    words = tree.lower
    if i + 2 >= len(words) or words[i + 1] not in prepositions:
        return None
    j = i + 2 + (words[i + 2] == "the")
    return tree.doc[j] if j in tree.names and tree.names[j].kind else None


def is_owner(name: Token) -> bool:
    """Tell whether "'s" follows a name."""
    return name.i + 1 < len(name.doc) and name.nbor().tag_ == "POS"


def owned_body(tree: Tree, owner: Token) -> Token | None:
    """Return "Department of Tides" for the name before it in "Velmar's Department of Tides"."""
    i = owner.i + 2
    owned = tree.doc[i] if i < len(tree.doc) and is_owner(owner) else None
    return owned if owned is not None and tree.kind(owned) == "ORG" else None


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is in the passive."""
    if verb.tag_ == "VBD":  # "a charity started by Ann Lee"
        return verb.dep_ == "acl" and any(True for _ in children(verb, "agent"))
    return verb.tag_ == "VBN" and (
        any(True for _ in children(verb, "auxpass", "nsubjpass", "agent"))
        or verb.dep_ == "acl"
        or (verb.dep_ == "advcl" and verb.i > 0 and verb.nbor(-1).text == ",")
        or is_in_front(verb)
        or _is_second_participle(verb)
    )


def _is_second_participle(verb: Token) -> bool:
    """Tell whether a participle is the second of two: "founded in 1921 and based in Oslo"."""
    is_second = verb.dep_ == "conj" and verb.head.dep_ == "acl" and verb.head != verb
    return is_second and is_passive(verb.head)


def is_in_front(participle: Token) -> bool:
    """Tell whether a participle begins a sentence: "Born and raised in Oslo, Ann Lee left"."""
    if participle.tag_ != "VBN" or any(map(_begins_clause, participle.children)):
        return False
    is_second = participle.dep_ == "conj" and participle.head.tag_ == "VBN"
    first = participle.head if is_second else participle
    before = participle.doc[participle.sent.start : first.i]
    return all(
        word.is_punct or word.is_space or word.tag_ == "RB" or word.lower_ in _CONCEDING
        for word in before
    )


def _begins_clause(word: Token) -> bool:
    return word.dep_ in _CLAUSE_WORDS and word.lower_ not in _CONCEDING
