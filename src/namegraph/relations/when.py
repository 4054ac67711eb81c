"""When a statement was so: by the date expression of its clause, else by the document's date."""

from functools import lru_cache

from spacy.tokens import Span, Token

from namegraph.knowledge import grammar
from namegraph.relations.periods import Expression, find_expressions
from namegraph.relations.qualifiers import modality
from namegraph.relations.scope import is_infinitive, is_past, steps
from namegraph.relations.tree import Tree, children


_DURING = grammar()["during"]
_WHEN = grammar()["when"]
_PLANS = grammar()["plans"]
_CLAUSES = {"relcl", "acl", "appos", "advcl"}
_MODIFIERS = {"amod", "compound", "nmod", "nummod"}
_BRACKETS = {"(", ")"}
_EVENTS = {"dobj", "nsubj", "nsubjpass", "attr", "pobj", "prep"}


def statement_date(tree: Tree, trigger: Token, document_date: str | None) -> str | None:
    """Return the ISO date of a statement, a day, a month or a year as far as it is known.

    It is that of the date expression in the trigger's clause, and the document's where there is
    none. What an expression means may depend on the document's date; if that or the meaning is
    not known, the date is not either.

    Parameters
    ----------
    tree : Tree
        The sentence.
    trigger : Token
        The word that makes the statement.
    document_date : str or None
        ISO date of the document.
    """
    if not trigger.tag_.startswith(("V", "N", "J")):
        return document_date
    found = list(_of_clause(tree, trigger))
    if not found:
        return document_date
    future = _is_future(trigger)
    dates = (expression.date(document_date, future=future) for expression in found)
    return max((date for date in dates if date), key=len, default=None)


def _is_future(trigger: Token) -> bool:
    is_perfect = any(aux.lower_ == "have" for aux in children(trigger, "aux"))
    if modality(trigger) != "fact":
        return not is_perfect
    return trigger.tag_ in {"VBP", "VBZ"} and not is_past(trigger)


def _of_clause(tree: Tree, trigger: Token) -> list[Expression]:
    """Return the date expressions of a trigger's clause, else of what it is coordinated with."""
    expressions = _expressions(tree.doc.text)
    if not expressions:
        return []
    clause = _clause(tree, trigger)
    distances = [_distance(tree, expression, clause) for expression in expressions]
    nearest = min((found for found in distances if found is not None), default=None)
    return [
        expression
        for expression, distance in zip(expressions, distances, strict=True)
        if distance is not None and distance == nearest
    ]


@lru_cache(maxsize=1)  # a sentence that states one thing often states more
def _expressions(text: str) -> list[Expression]:
    return sorted(find_expressions(text))


def _clause(tree: Tree, trigger: Token) -> dict[int, int]:
    """Return the words of a trigger's clause that can have a date, with their distances.

    A verb coordinated with it is farther off: in "visited X in May and met Y" the date counts for
    both verbs, but not in "visited X in May and met Y in June".
    """
    distance = 0
    words = {trigger.i: distance}
    top = trigger
    for step in steps(trigger):
        below = step.below
        if below is None:
            continue
        if not _is_same_clause(tree, below) or _is_only_planned(step.token, below):
            break
        distance += below.dep_ == "conj"
        words[step.token.i] = distance
        top = step.token
    if _is_at_that_time(top):
        words[top.head.i] = distance + 1
    return words


def _is_at_that_time(verb: Token) -> bool:
    """Tell whether a clause says what was when its head was: "in 1982, when A visited X"."""
    return verb.dep_ in {"advcl", "relcl"} and any(
        word.lower_ in _WHEN for word in children(verb, "advmod", "mark")
    )


def _is_same_clause(tree: Tree, token: Token) -> bool:
    """Tell whether what is said when of a word's head is said of the word."""
    if token.dep_ in {"ccomp", "parataxis"}:
        return False
    if token.dep_ == "conj":
        return token.tag_ == token.head.tag_ and not any(children(token, "nsubj", "nsubjpass"))
    if token.dep_ == "prep":
        return token.lower_ in _DURING
    if token.tag_.startswith("N") and token.dep_ in _EVENTS:
        return not _is_described(tree, token)
    return token.dep_ not in _CLAUSES or (token.dep_ != "appos" and is_infinitive(token))


def _is_described(tree: Tree, noun: Token) -> bool:
    """Tell whether a noun stands for somebody: "the minister, Ann Lee" is one on other days too."""
    return noun.i in tree.holders or any(tree.kind(name) for name in children(noun, "appos"))


def _is_only_planned(head: Token, verb: Token) -> bool:
    """Tell whether a verb is a plan made at another time: "agreed on Monday to meet"."""
    return verb.dep_ == "xcomp" and is_infinitive(verb) and head.lower_ in _PLANS


def _distance(tree: Tree, expression: Expression, clause: dict[int, int]) -> int | None:
    """Return how far an expression is from a trigger; None if it hangs on another event."""
    span = tree.doc.char_span(expression.start, expression.end, alignment_mode="expand")
    if span is None or _is_no_date(tree, span):
        return None
    inside = next((token for token in span if token.i in clause), None)
    if inside is not None:
        return clause[inside.i]
    token = span.root
    if token.dep_ in {"pobj", "pcomp"}:
        token = token.head
    if token.i in clause:
        return clause[token.i]
    if token.dep_ in _CLAUSES:
        return None
    if token.head.i in clause:
        return clause[token.head.i]
    return _distance_of_occasion(tree, token.head, clause) if _may_date_more(token) else None


def _is_no_date(tree: Tree, span: Span) -> bool:
    is_other = any(token.i in tree.names or _is_number(token) for token in span)
    return is_other or _is_of_life(tree, span.start)


def _is_of_life(tree: Tree, i: int) -> bool:
    """Tell whether a date is one of "Ann Lee (8 May 1700 - 1 May 1782)"."""
    brackets = [token for token in tree.doc[:i] if token.text in _BRACKETS]
    is_inside = bool(brackets) and brackets[-1].text == "(" and brackets[-1].i > 0
    return is_inside and tree.kind(brackets[-1].nbor(-1)) == "PERSON"


def _may_date_more(token: Token) -> bool:
    """Tell whether a date may be that of more than its noun: not in "the Monday paper"."""
    if token.dep_ == "poss":
        return token.head.dep_ == "pobj"  # "at last year's summit"
    return token.dep_ not in _MODIFIERS and token.lower_ != "of"


def _distance_of_occasion(tree: Tree, token: Token, clause: dict[int, int]) -> int | None:
    """Return how far a place or an occasion with a date is from a trigger.

    It is in its clause in "met in Oslo on Monday" and "met at a summit in May", not in "quit
    after the summit in May".
    """
    of_place = False
    while token.i not in clause:
        is_preposition = token.tag_ in {"IN", "TO"}
        if is_preposition and not of_place and token.lower_ not in _DURING:
            return None
        if token.head == token or token.tag_.startswith("V") or token.dep_ in _CLAUSES:
            return None
        of_place = bool(tree.kind(token))
        token = token.head
    return clause[token.i]


def _is_number(token: Token) -> bool:
    """Tell whether four digits count something: "in 2000 cases"."""
    return token.dep_ == "nummod" and len(token) == 4 and token.i < token.head.i
