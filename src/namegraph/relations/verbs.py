"""What a verb says of its subject and of what follows it."""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from spacy.tokens import Span, Token

from namegraph.knowledge import grammar
from namegraph.relations.appointments import joins_as
from namegraph.relations.arguments import (
    after_preposition,
    among_them,
    objects,
    owners,
    passive_subjects,
    subjects,
    with_conjuncts,
)
from namegraph.relations.frames import ANY, Frame, frames
from namegraph.relations.lost import lost_agent
from namegraph.relations.noun_phrases import inner_nouns
from namegraph.relations.scope import is_infinitive
from namegraph.relations.sorts import is_employer, is_meeting, is_school
from namegraph.relations.together import companions
from namegraph.relations.tree import Found, Tree, children, is_in_front, is_passive


_IDIOMS = grammar()["idioms"]
_VERBS_OF_IDIOMS = {idiom.partition(" ")[0] for idiom in _IDIOMS}
_OBJECTLESS = grammar()["objectless"]
_HONOURS = grammar()["honours"]
_DEALINGS = grammar()["dealings"]
_UNDERTAKINGS = grammar()["undertakings"]
_SESSIONS = grammar()["sessions"]
_BOARDS, _SENT = {"board"}, grammar()["sent"]
_TARGETS, _VIOLENT = grammar()["targets"], {"attacked"}
_AT_SESSIONS = {"attended", "spoke_at"}
_ACTIVE, _PASSIVE, _MUTUAL, _HEADLINE = 0.92, 0.9, 0.85, 0.85
_BETWEEN_VERBS = {"advmod", "aux", "auxpass", "cc", "conj", "punct"}
# What who does it "with" somebody does not do alone: "founded Velmar with Bo Ek".
_SHARED = {"founded", "organized"}
# What some verbs make of a person, where the body is of a sort.
_BY_BODY: dict[str, tuple[Callable[[str], bool], str]] = {
    "attend": (is_school, "educated_at"),
    "chair": (is_meeting, "chaired"),
    "join": (is_employer, "employed_by"),
}
_FORMS = {"NNS", "NNPS", "VBZ"}  # what the parser takes "borders" for in a headline
# Verbs whose object may stand before them: "Oslo, which Ann Lee visited".
_BEHIND_NAMES = {"conj", "relcl", "xcomp"}
Pair = tuple[Token, Token]


def read_verbs(tree: Tree) -> Iterator[Found]:
    """Read "A visited B", "B was visited by A", "A travelled to B", "A and B met"."""
    known = frames("verbs")
    # Two questions that are quickly answered, and spare the most of the work.
    last = max(tree.names, default=0)
    there = tree.words.union(tree.nouns, tree.verbs)
    for lemma, verbs in tree.verbs.items():
        for frame in known.get(lemma, ()):
            if not frame.fixed or frame.fixed == ANY or not frame.fixed.isdisjoint(there):
                for verb in verbs:
                    if frame.mutual or verb.i < last or verb.dep_ in _BEHIND_NAMES:
                        yield from _read_frame(tree, verb, frame)
    yield from _read_headlines(tree)


def _read_headlines(tree: Tree) -> Iterator[Found]:
    """Read "Norway borders Sweden", where the parser took the verb for a noun."""
    known = frames("verbs")
    for by_lemma in (tree.nouns, tree.verbs):
        for lemma, tokens in by_lemma.items():
            for frame in known.get(lemma, ()):
                if not (frame.fixed or frame.passive or frame.mutual or frame.second.prepositions):
                    yield from _between_names(tree, tokens, frame)


def _between_names(tree: Tree, tokens: list[Token], frame: Frame) -> Iterator[Found]:
    for token in tokens:
        if 0 < token.i < len(tree.doc) - 1 and (token.tag_ in _FORMS or _is_glued(token)):
            is_aside = token.tag_ == "VBG"
            first, second = token.nbor(-1 - is_aside), token.nbor()
            is_pair = frame.first.takes(tree.kind(first), first.text) and frame.second.takes(
                tree.kind(second), second.text
            )
            if is_pair and not _is_part_of_noun(second):
                for each in with_conjuncts(tree, second):
                    ends = frame.ends(first, each)
                    yield Found(frame.type, *ends, token, frame.text, _HEADLINE)


def _is_glued(verb: Token) -> bool:
    """Tell whether the parser took "visiting Oslo" in "Ann Lee, visiting Oslo, said" for a name."""
    is_aside = verb.tag_ == "VBG" and verb.i > 1 and verb.nbor(-1).text == ","
    return is_aside and verb.dep_ == "amod" and verb.head == verb.nbor()


def _is_part_of_noun(name: Token) -> bool:
    """Tell whether a name only begins what a headline speaks of: "Norway backs Sweden plan"."""
    return name.i + 1 < len(name.doc) and name.nbor().tag_[:2] in {"NN", "PO", "HY"}


def _read_frame(tree: Tree, verb: Token, frame: Frame) -> Iterator[Found]:
    fixed = _fixed(verb, frame) if frame.fixed else verb
    if fixed is None or _is_idiom(verb, frame) or _is_about_object(verb, frame):
        return
    if frame.given:
        pairs, confidence = _given(tree, verb, frame), _ACTIVE
    elif frame.mutual:
        pairs, confidence = _each_other(tree, verb, frame), _MUTUAL
    elif _is_told_in_passive(verb, frame):
        pairs, confidence = _passive(tree, verb, fixed, frame), _PASSIVE
    elif frame.passive:
        return
    else:
        pairs, confidence = _active(tree, verb, fixed, frame), _ACTIVE
    last = fixed if fixed.i == verb.i + 1 else None
    for first, second in pairs:
        if frame.first.takes(tree.kind(first), first.text) and frame.second.takes(
            tree.kind(second), second.text
        ):
            head, tail = frame.ends(first, second)
            type_ = _type_by_body(tree, verb, head, tail) or frame.type
            found = Found(type_, head, tail, verb, frame.text, confidence, trigger_end=last)
            yield found._replace(aside=is_in_front(verb))


def _is_told_in_passive(verb: Token, frame: Frame) -> bool:
    if frame.passive and _is_joined_passive(verb):
        return True
    return is_passive(verb) and not _goes_on(verb, frame)


def _is_joined_passive(verb: Token) -> bool:
    """Tell "was born in Oslo and educated at Velmar": what has no object of its own."""
    is_joined = verb.dep_ == "conj" and verb.tag_ == "VBN" and is_passive(verb.head)
    return is_joined and not any(children(verb, "dobj", "nsubj"))


def _goes_on(verb: Token, frame: Frame) -> bool:
    """Tell "was born in Oslo, studied at" from a passive: such a verb has none."""
    has_none = frame.second.prepositions and not (frame.fixed or frame.passive)
    return bool(has_none) and verb.dep_ == "advcl" and verb.head.i < verb.i


def _type_by_body(tree: Tree, verb: Token, head: Token, tail: Token) -> str | None:
    """Tell by what somebody attends or joins what it makes of them: a pupil, an employee."""
    if verb.lemma_ not in _BY_BODY or tree.kind(head) != "PERSON" or tree.kind(tail) != "ORG":
        return None
    fits, type_ = _BY_BODY[verb.lemma_]
    is_from = verb.lemma_ == "join" and any(w.lower_ == "from" for w in children(verb, "prep"))
    return type_ if is_from or fits(tail.text) else None  # "joined Velmar from the OSCE"


def _is_idiom(verb: Token, frame: Frame) -> bool:
    """Tell whether a verb has another sense here: "settled for bronze in Oslo"."""
    if verb.lemma_ not in _VERBS_OF_IDIOMS:
        return False
    own = frame.second.prepositions | frame.fixed
    beside = {child.lower_ for child in children(verb, "prep", "prt")} - own
    if any(children(verb, "dobj")):  # "ran Velmar for ten years"
        beside.discard("for")
    return any(f"{verb.lemma_} {word}" in _IDIOMS for word in beside)


def _is_about_object(verb: Token, frame: Frame) -> bool:
    """Tell "moved the meeting to Oslo" from "moved to Oslo", where somebody then lives."""
    return verb.lemma_ in _OBJECTLESS and frame.type == "lives_in" and any(children(verb, "dobj"))


def _fixed(verb: Token, frame: Frame) -> Token | None:
    """Return the fixed word of a frame, "part" in "took part in"; None if it is not there.

    In "shot dead Ann Lee" the parser hangs the word on the name.
    """
    if frame.fixed == ANY:
        return next(children(verb, "dobj", "nsubjpass"), None)
    child: Token
    for child in _may_be_fixed(verb, frame):
        may_be = child.i > verb.i or child.dep_ == "nsubjpass" or child == verb.head
        if child.dep_ == "prep" and child.i > verb.i + 1 and not frame.mutual:
            continue  # "took Velmar to court over it" is no takeover
        if may_be and {child.lower_, child.lemma_} & frame.fixed and not _is_honour(child):
            return child
    return None


def _may_be_fixed(verb: Token, frame: Frame) -> tuple[Token, ...]:
    if not frame.before_fixed:
        after: Span = verb.doc[verb.i + 1 : verb.i + 2]
        described = [verb.head] if verb.dep_ == "acl" else []  # "sanctions imposed by Norway"
        clauses = children(verb, "xcomp") if "to" in frame.fixed else ()  # "agreed on Monday to"
        to = (word for clause in clauses for word in children(clause, "aux"))
        return (*verb.children, *after, *described, *to)
    before = [word for word in children(verb, "prep") if word.lower_ in frame.before_fixed]
    return tuple(noun for word in before for noun in children(word, "pobj"))


def _is_honour(noun: Token) -> bool:
    return any(word.lower_ in _HONOURS for word in children(noun, "amod"))


def _active(tree: Tree, verb: Token, fixed: Token, frame: Frame) -> Iterator[Pair]:
    if joins_as(verb):
        heads = [head for head in subjects(tree, verb) if tree.kind(head) != "PERSON"]
        return ((head, tail) for head in heads for tail in objects(tree, verb))
    is_other = _ties_others(tree, verb, frame) or _asks(verb, frame)
    tails = [] if is_other else _tails(tree, verb, fixed, frame)
    heads = subjects(tree, verb) if tails else []
    if heads and frame.type in _SHARED:
        heads = [*heads, *(other for other in companions(tree, verb) if other not in heads)]
    return ((head, tail) for head in heads for tail in tails)


def _ties_others(tree: Tree, verb: Token, frame: Frame) -> bool:
    """Tell whether "with" ties the object: "the coach partnered Ann Lee with Bo Ek"."""
    is_with = frame.second.prepositions == {"with"} and not frame.fixed
    return is_with and any(tree.kind(name) == "PERSON" for name in objects(tree, verb))


def _asks(verb: Token, frame: Frame) -> bool:
    """Tell "called on Bo Ek to resign" from "called on Bo Ek in Oslo", whom somebody met there."""
    is_on = frame.second.prepositions == {"on"}
    return is_on and any(map(is_infinitive, children(verb, "xcomp", "advcl", "ccomp")))


def _given(tree: Tree, verb: Token, frame: Frame) -> Iterator[Pair]:
    """Yield what is "sold to" somebody, with whom it is sold to."""
    things = passive_subjects(tree, verb) if is_passive(verb) else objects(tree, verb)
    takers = after_preposition(tree, verb, frame.second.prepositions) if things else []
    return ((thing, taker) for thing in things for taker in takers)


def _tails(tree: Tree, verb: Token, fixed: Token, frame: Frame) -> list[Token]:
    prepositions, acting = frame.second.prepositions, frame.type in _DEALINGS
    last = _end_of_pair(verb)
    if not prepositions:
        found = objects(tree, verb, acting=acting) or objects(tree, last, acting=acting)
        if not found and frame.fixed:  # "gave Norway money"
            found = [name for to in children(verb, "dative") for name in with_conjuncts(tree, to)]
        found = found or (_supported(tree, verb) if frame.type == "supports" else [])
        return found or _in_noun(tree, children(verb, "dobj"), frame)
    found = after_preposition(tree, last, prepositions, acting=acting)
    if not found:
        after = (word for word in children(verb, "prep") if word.lower_ in prepositions)
        nouns = (noun for word in after for noun in children(word, "pobj"))
        found = _in_noun(tree, nouns, frame)
    if not found and frame.type == "lives_in":  # "lives in exile in"
        after = (word for word in children(verb, "prep") if word.lower_ in prepositions)
        for noun in (noun for word in after for noun in children(word, "pobj")):
            found += [] if tree.kind(noun) else after_preposition(tree, noun, prepositions)
    if not found and fixed != verb:
        found = after_preposition(tree, fixed, prepositions, acting=acting)
        # "a memorandum of understanding with Norway", "its seat and an office in Oslo"
        for inner in () if found else (*inner_nouns(tree, fixed), *children(fixed, "conj")):
            found += after_preposition(tree, inner, prepositions, acting=acting)
    return found or _senders(tree, fixed, frame) or among_them(tree, verb)


def _senders(tree: Tree, fixed: Token, frame: Frame) -> list[Token]:
    """Return "Norwegian" in "led the Norwegian delegation"."""
    before = children(fixed, "amod", "compound", "poss") if frame.type == "position_held" else ()
    return [name for name in before if tree.is_body(name)]


def _in_session(tree: Tree, nouns: Iterable[Token], frame: Frame) -> list[Token]:
    """Return the body in "attended a session of the OSCE" and "spoke at the OSCE summit"."""
    if frame.type not in _AT_SESSIONS:
        return []
    return [
        body
        for noun in nouns
        if noun.lower_ in _SESSIONS
        for body in after_preposition(tree, noun, {"of"}) or owners(tree, noun)
        if tree.kind(body) == "ORG"
    ]


def _supported(tree: Tree, verb: Token) -> list[Token]:
    """Return whose work is supported, and who is helped to do it: "helped Velmar grow"."""
    if verb.lemma_ == "help":
        clauses = children(verb, "ccomp", "xcomp")
        return [name for each in clauses for name in subjects(tree, each) if verb.i < name.i]
    return [
        name
        for noun in children(verb, "dobj")
        if noun.lower_ in _UNDERTAKINGS
        for name in after_preposition(tree, noun, {"of"}) or owners(tree, noun)
    ]


def _in_noun(tree: Tree, nouns: Iterable[Token], frame: Frame) -> list[Token]:
    """Return the body in what was attended or attacked: its session, its posts."""
    if frame.type in _VIOLENT:
        return _targets(tree, nouns)
    return _in_session(tree, nouns, frame)


def _targets(tree: Tree, nouns: Iterable[Token]) -> list[Token]:
    """Return whose posts were attacked: "bombed Velmar positions", "a convoy of the OSCE"."""
    return [
        name
        for noun in nouns
        if noun.lower_ in _TARGETS
        for name in owners(tree, noun) or after_preposition(tree, noun, {"of"})
    ]


def _end_of_pair(verb: Token) -> Token:
    """Return "leads" for "founded" in "founded and now leads the agency": what follows is both's.

    Known as right node raising (Ross, "Constraints on Variables in Syntax", 1967).
    """
    rest = [child for child in verb.children if child.i > verb.i]
    others = [child for child in rest if child.dep_ == "conj" and child.tag_[:1] == "V"]
    is_bare = len(others) == 1 and all(child.dep_ in _BETWEEN_VERBS for child in rest)
    if not is_bare:
        return verb
    between = verb.doc[verb.i + 1 : others[0].i]
    return others[0] if all(word.dep_ in _BETWEEN_VERBS for word in between) else verb


def _passive(tree: Tree, verb: Token, fixed: Token, frame: Frame) -> Iterator[Pair]:
    """Yield the pairs of a passive: of "B was visited by A", and of "A is based in B"."""
    if frame.passive:
        firsts = passive_subjects(tree, verb) or subjects(tree, verb)
        firsts = firsts if verb.dep_ != "advcl" else _before_comma(tree, verb) or firsts
        seconds = after_preposition(tree, _end_of_pair(verb), frame.second.prepositions)
    elif not frame.second.prepositions:  # also "B was set up by A"
        firsts = after_preposition(tree, _end_of_pair(verb), {"by"}) or lost_agent(tree, verb)
        seconds = _led(tree, verb, frame) or _of_board(tree, verb, frame)
        if not seconds and verb.dep_ == "advcl":
            seconds = _before_comma(tree, verb)
    elif fixed != verb:  # "an agreement with B was signed by A"
        firsts = after_preposition(tree, verb, {"by"})
        seconds = after_preposition(tree, fixed, frame.second.prepositions)
        seconds = seconds or after_preposition(tree, verb, frame.second.prepositions)
        seconds = seconds or _senders(tree, fixed, frame)
    else:
        return iter(())
    return ((first, second) for first in firsts for second in seconds)


def _led(tree: Tree, verb: Token, frame: Frame) -> list[Token]:
    """Return what a passive is about; in "the OSCE delegation is led by" it is not the OSCE."""
    is_of_sent = any(noun.lower_ in _SENT for noun in children(verb, "nsubjpass"))
    return [] if frame.type == "head_of" and is_of_sent else passive_subjects(tree, verb)


def _of_board(tree: Tree, verb: Token, frame: Frame) -> list[Token]:
    """Return "Velmar" in "Velmar's board, chaired by Ann Lee"."""
    nouns = [*children(verb, "nsubjpass"), verb.head] if frame.type == "head_of" else []
    return [body for noun in nouns if noun.lower_ in _BOARDS for body in owners(tree, noun)]


def _before_comma(tree: Tree, participle: Token) -> list[Token]:
    """Return "Velmar" in "They left Velmar, based in Oslo", which the parser takes for theirs."""
    before = list(participle.doc[max(participle.i - 2, 0) : participle.i])
    is_after_comma = len(before) > 1 and before[1].text == "," and participle.tag_ == "VBN"
    return before[:1] if is_after_comma and tree.is_body(before[0]) else []


def _each_other(tree: Tree, verb: Token, frame: Frame) -> Iterator[Pair]:
    """Yield the pairs of "A and B met"; "A and B met C" is another frame's."""
    if not frame.fixed and (any(True for _ in children(verb, "dobj")) or _has_partner(verb)):
        return iter(())
    ends = after_preposition(tree, verb, {"by"}) if is_passive(verb) else subjects(tree, verb)
    return combinations(ends, 2)


def _has_partner(verb: Token) -> bool:
    """Tell whether they do it with somebody else, named or not: "negotiated with unions"."""
    return any(word.lower_ in {"against", "with"} for word in children(verb, "prep"))
