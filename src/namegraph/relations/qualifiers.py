"""Whether a statement is denied, planned, possible or conditional.

What decides it are small words at the words of ``scope.steps``, and the verbs and nouns that
govern the statement; ``grammar.toml`` lists both. Where a sentence leaves it open whether
something came about, it is not a fact.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from namegraph.knowledge import grammar
from namegraph.relations.scope import Step, is_infinitive, is_past, steps
from namegraph.relations.tree import children
from namegraph.types import Modality


_DENIALS = grammar()["denials"]
_LIMITS = grammar()["limits"]
_WITHOUT = grammar()["without"]
_REFUSALS, _OUTCOMES = grammar()["refusals"], grammar()["outcomes"]
_CANCELED = grammar()["canceled"]
_OCCURRING = grammar()["occurring"]
_REALIZED = grammar()["realized"]
_PLANS, _NO_PLANS = grammar()["plans"], grammar()["no_plans"]
_DOUBTS = grammar()["doubts"]
_SAYING = grammar()["saying"]
_ORDERING = grammar()["ordering"]
_HOLDING = grammar()["holding"]
_GOVERNED = grammar()["governed"]
_AHEAD = grammar()["ahead"]
_MOTION = grammar()["motion"]
_CONDITIONS = grammar()["conditions"]
_WONDERING = grammar()["wondering"]
_CASES = grammar()["cases"]
_CONDITIONAL = grammar()["conditional"]
_FUTURE = grammar()["future"]
_POSSIBLE = grammar()["possible"]
_OPEN = _POSSIBLE | {"whether"}
_COMING, _AWAITED = grammar()["coming"], grammar()["awaited"]
_HEARSAY = grammar()["hearsay"] | grammar()["doubts"]
_BESIDE = {"advcl", "amod", "compound", "conj", "nmod", "relcl"}
_SUBJECTS = ("nsubj", "nsubjpass")


# --- denials -------------------------------------------------------------------------------


def is_negated(trigger: Token) -> bool:
    """Tell whether the clause of a trigger denies it."""
    return any(
        (step.denies and step.own and _is_denied(step.token)) or _is_refused(step)
        for step in steps(trigger)
    )


def is_left_out(name: Token) -> bool:
    """Tell whether a name is one that a statement does not hold of: "in Oslo, not in Bergen"."""
    i = name.i - 1
    while i > 0 and name.doc[i].tag_ in {"DT", "IN", "TO"}:
        i -= 1
    word = name.doc[max(i, 0)].lower_
    return i >= 0 and (word == "not" or word in _WITHOUT)


def _is_denied(token: Token) -> bool:
    """Tell whether a word is denied where it stands; of "did not refuse" nothing is known."""
    if _is_noun(token) and _is_canceled(token):
        return True
    if _phrase(token) in _REFUSALS:
        return False
    return any(map(_denies, token.children)) and not _has(token, _LIMITS, "prep", "mark")


def _is_canceled(noun: Token) -> bool:
    """Tell whether a noun is said to be off: "the cancelled visit", "a visit that was cancelled".

    In "her visit to Norway, which was cancelled", the clause may hang on the name.
    """
    names = (name for prep in children(noun, "prep") for name in children(prep, "pobj"))
    return _has(noun, _CANCELED, "amod") or any(
        verb.lower_ in _CANCELED and not _is_denied_itself(verb)
        for word in (noun, *names)
        for verb in _clauses(word)
    )


def _denies(child: Token) -> bool:
    """Tell whether a word denies what it hangs on: "not", "no longer", "neither ... nor"."""
    if child.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return _is_nobody(child)
    if child.dep_ == "prep":
        return any(inner.lower_ == "neither" for noun in child.children for inner in noun.children)
    if child.dep_ in {"cc", "intj"}:
        return False
    if child.lower_ in {"longer", "more"}:
        return any(inner.lower_ == "no" for inner in child.children)
    return child.lower_ in _DENIALS and not _is_limited(child)


def _is_nobody(noun: Token) -> bool:
    """Tell whether a subject is nobody: "no minister", "none of them", "neither A nor B"."""
    if noun.lower_ in _DENIALS:
        return True
    if noun.dep_ in _SUBJECTS and any(child.lower_ == "no" for child in noun.children):
        return True
    return any(child.lower_ == "neither" for child in noun.subtree)


def _is_limited(denial: Token) -> bool:
    """Tell whether "not" goes on as "not only" or "not the only"."""
    after = [word.lower_ for word in denial.doc[denial.i + 1 : denial.i + 3]]
    after = after[1:] if after[:1] == ["the"] else after
    return bool(after) and after[0] in _LIMITS


def _is_refused(step: Step) -> bool:
    """Tell whether a word says that what it governs did not happen: "refused to meet"."""
    token, below = step.token, step.below
    if below is None or not step.governs:
        return False
    if below.dep_ == "conj":
        return any(
            cc.lower_ == "nor" or _word_before(cc) in _WITHOUT
            for cc in children(token, "cc")
            if cc.i < below.i
        )
    if _is_instead(token) or _is_still_to_do(token, below):
        return True
    if below.dep_ == "prep" and below.lower_ == "for":
        return False  # "was banned for meeting" tells why
    if below.dep_ == "prep" and below.lower_ == "of" and token.lower_ in _OUTCOMES:
        return False
    return _governs(step) and _phrase(token) in _REFUSALS and not _is_denied_itself(token)


def _is_still_to_do(token: Token, below: Token) -> bool:
    """Tell whether something has not been done: "has yet to meet"."""
    is_yet = token.lemma_ == "have" and any(child.lower_ == "yet" for child in token.children)
    return is_yet and below.dep_ == "xcomp"


def _is_instead(token: Token) -> bool:
    """Tell whether a preposition is "without" or "instead of"."""
    return token.lower_ in _WITHOUT or any(child.lower_ in _WITHOUT for child in token.children)


def _is_denied_itself(token: Token) -> bool:
    return any(child.dep_ == "neg" or child.lower_ == "never" for child in token.children)


def _governs(step: Step) -> bool:
    """Tell whether a word says something of what hangs on it, and does not just stand beside it.

    A meeting is not off because somebody "was blocked after the meeting"; and "the meeting failed
    to end the war" took place, but not if it "failed to take place".
    """
    token, below = step.token, step.below
    if below is None or below.dep_ in _BESIDE:
        return False
    if below.dep_ == "prep":
        return below.lower_ in _GOVERNED
    if below.dep_ == "nsubj":
        return any(child.lower_ in _OCCURRING for child in children(token, "xcomp", "acomp"))
    return True


def _phrase(token: Token) -> str:
    """Return a verb with its particle: "called off", "went on"."""
    particle = next(children(token, "prt", "advmod"), None)
    phrase = f"{token.lower_} {particle.lower_}" if particle is not None else ""
    return phrase if phrase in _REFUSALS | _REALIZED | _NO_PLANS else token.lower_


def _is_noun(token: Token) -> bool:
    return token.tag_.startswith("N")


def _clauses(noun: Token) -> Iterator[Token]:
    """Yield the clauses that describe a noun: "a visit that was cancelled", "talks to be held"."""
    return children(noun, "acl", "relcl")


# --- plans, chances, conditions --------------------------------------------------------------


def modality(trigger: Token) -> Modality:
    """Return whether the clause of a trigger speaks of a fact, a plan, a chance or a condition.

    A wish and an order are plans: "urged Ann Lee to meet Bo Ek".
    """
    for step in steps(trigger):
        found = _governed_mood(step) or (_mood(step) if step.own else None)
        if found:
            return found
    return "fact"


def _mood(step: Step) -> Modality | None:
    """Return what a word's own auxiliaries, conjunctions and adverbs make of it."""
    token = step.token
    words = {child.lower_ for child in children(token, "aux", "auxpass", "mark")}
    if words & _CONDITIONS or _hangs_on_condition(token) or _is_inverted(token):
        return "conditional"
    if words & _FUTURE or _is_awaited(token):
        return "planned"
    if words & _OPEN or _has(token, _HEARSAY, "advmod", "amod"):
        return "possible"
    if words & _CONDITIONAL:
        return "planned" if _is_reported_in_past(token) else "conditional"
    if _is_noun(token):
        return _mood_of_noun(step)
    is_headline = token.dep_ == "ROOT" and is_infinitive(token)  # "Ann Lee to visit Oslo"
    return "planned" if is_headline or _is_near_future(token) else None


def _is_awaited(verb: Token) -> bool:
    """Tell whether somebody is still to come: "is due in Oslo", "is expected in Oslo"."""
    if verb.lower_ in _AWAITED:
        return any(children(verb, "auxpass"))
    return verb.lemma_ in {"be", "remain"} and _has(verb, _AWAITED, "acomp")


def _mood_of_noun(step: Step) -> Modality | None:
    """Return what "the planned meeting" and "a meeting that will take place" say of it."""
    noun = step.token
    if _has(noun, _COMING, "amod", "compound", "poss", "nmod") and not _has_happened(noun):
        return "planned"
    for verb in _clauses(noun):
        if verb == step.below:
            continue
        words = {child.lower_ for child in children(verb, "aux")}
        if "to" in words and _has(noun, _REALIZED, "amod"):
            continue  # "the latest member to join"
        if "to" in words or words & _FUTURE or (verb.tag_ == "VBN" and _phrase(verb) in _PLANS):
            return "planned"
        if words & (_POSSIBLE | _CONDITIONAL):
            return "possible"
    return None


def _has_happened(noun: Token) -> bool:
    """Tell whether what was to come did come: "the next meeting took place"."""
    verb = noun.head
    is_said = noun.dep_ in {"dobj", *_SUBJECTS} and verb.lower_ in _OCCURRING
    return is_said and is_past(verb) and not is_infinitive(verb)


def _hangs_on_condition(verb: Token) -> bool:
    """Tell whether a verb that is not past has an "if": "meets Bo Ek if he comes"."""
    return not is_past(verb) and any(
        mark.lower_ in _CONDITIONS and not _is_question(verb, clause)
        for clause in children(verb, "advcl")
        for mark in children(clause, "mark", "advmod")
    )


def _is_question(verb: Token, clause: Token) -> bool:
    """Tell "asks if he comes" from "meets Bo Ek if he comes"."""
    return clause.i > verb.i and verb.lemma_ in _WONDERING


def _is_inverted(verb: Token) -> bool:
    """Tell whether a clause is a condition by its order: "had Ann Lee met Bo Ek, ..."."""
    subject = next(children(verb, *_SUBJECTS), None)
    return (
        verb.dep_ == "advcl"
        and subject is not None
        and any(aux.i < subject.i for aux in children(verb, "aux", "auxpass"))
    )


def _is_near_future(verb: Token) -> bool:
    """Tell whether a verb in the present has a time to come: "is visiting Oslo next week"."""
    if is_past(verb) or not verb.tag_.startswith("VB"):
        return False
    times = list(children(verb, "npadvmod", "advmod"))
    times += [
        noun
        for prep in children(verb, "prep")
        for noun in children(prep, "pobj")
        if noun.lower_ != "future" or prep.lower_ == "in"  # "reflects on the future"
    ]
    return any(word.lower_ in _COMING for time in times for word in (time, *children(time, "amod")))


def _is_reported_in_past(verb: Token) -> bool:
    """Tell whether "would" is the past of "will": "said that he would come"."""
    past = {verb.head.tag_, verb.head.head.tag_} & {"VBD", "VBN"}
    return verb.dep_ in {"ccomp", "parataxis"} and bool(past)


def _governed_mood(step: Step) -> Modality | None:
    """Return what a word makes of the verb or noun that it governs."""
    token, below = step.token, step.below
    if below is None:
        return None
    if step.governs and _is_denied_itself(token) and _phrase(token) in _SAYING | _REFUSALS:
        return "possible"  # "did not confirm that", "did not rule out"
    if below.dep_ == "pobj" and _is_noun(below):
        return _mood_by_preposition(token)
    if _is_infinitive_below(step):
        return _mood_of_infinitive(token, below)
    return _mood_by_word(token, below) if step.governs and _governs(step) else None


def _mood_by_word(token: Token, below: Token) -> Modality | None:
    """Return what a verb or noun of wishing or doubting makes of what it governs."""
    if _phrase(token) in _REFUSALS | _NO_PLANS:
        return None
    if token.lower_ in _PLANS and below.dep_ in {"ccomp", "acl"}:
        is_subjunctive = below.tag_ == "VB" and not any(children(below, "aux"))
        return "planned" if is_subjunctive else None
    if token.lower_ in _DOUBTS:  # but not "assumed the presidency"
        return "possible" if below.dep_ != "dobj" or token.lemma_ not in _HOLDING else None
    return "planned" if token.lower_ in _PLANS else None


def _mood_by_preposition(preposition: Token) -> Modality | None:
    """Return what "ahead of", "for" and "in case of" say of the event after them."""
    words = {preposition.lower_, preposition.head.lower_}
    if words & _CASES:
        return "conditional"
    if preposition.lower_ in _AHEAD or _word_before(preposition) in _AHEAD:
        return "planned"
    is_purpose = preposition.lower_ == "for" and preposition.head.lower_ in _MOTION
    return "planned" if is_purpose else None


def _word_before(token: Token) -> str:
    return token.nbor(-1).lower_ if token.i else ""


def _is_infinitive_below(step: Step) -> bool:
    below = step.below
    return (
        below is not None
        and below.dep_ in {"xcomp", "ccomp", "advcl", "acl", "relcl"}
        and is_infinitive(below)
    )


def _mood_of_infinitive(token: Token, below: Token) -> Modality | None:
    """Return what "to meet" is after a word: a plan, unless the word tells more."""
    phrase = _phrase(token)
    if below.dep_ == "advcl":  # a purpose, though not in "went on to become"
        is_realized = " " in phrase and phrase in _REALIZED
    else:
        governing = {token.lower_, *(child.lower_ for child in children(token, "amod", "advmod"))}
        is_realized = bool(governing & _REALIZED) or phrase in _REFUSALS
    if is_realized:
        return None
    is_perfect = any(child.lower_ == "have" for child in children(below, "aux"))
    is_said = token.lower_ in _SAYING - _PLANS - _ORDERING
    return "possible" if is_perfect or is_said or token.lower_ in _DOUBTS else "planned"


def _has(token: Token, words: frozenset[str], *deps: str) -> bool:
    return any(child.lower_ in words for child in children(token, *deps))
