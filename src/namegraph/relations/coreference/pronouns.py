"""Pronouns in the third person: "she", "his", "its"."""

from collections.abc import Iterator

from spacy.tokens import Token

from namegraph.knowledge import anaphora, grammar
from namegraph.relations.coreference.genders import Gender
from namegraph.relations.coreference.story import Mention, Rule, StandIn, Story, first_of, sole
from namegraph.spans import Name
from namegraph.types import Kind


_SUBJECTS = {"nsubj", "nsubjpass"}
_SAYING = grammar()["saying"]
_OPEN = "open"  # begins the key of a pronoun that has not been resolved
# How a noun hangs on the name that it describes: "her sister Ann Lee".
_DESCRIBING = {"appos", "compound", "nmod"}
# What stands between a word and the verb of its clause.
_WITHIN_CLAUSE = {"prep", "pobj", "dobj", "dative", "agent", "conj"}
_OBJECTS, _TO_OBJECTS = {"dobj", "dative"}, {"prep", "agent", "dative"}
_CLAUSES = {"ccomp", "xcomp", "csubj"}
_DEEPEST = 6
_BESIDE = {"alongside", "like", "together", "unlike", "with"}


# --- persons ---------------------------------------------------------------------------------


def read_he_or_she(story: Story, token: Token) -> StandIn | None:
    """Resolve "he", "she" and their forms.

    A quotation is left alone: whom it means, the text around it does not tell. One that stays
    open may mean the same as the next one, so that the next stays open as well.
    """
    if _is_in_title(token) or token.lower_.endswith("self") or story.quoted[token.i]:
        return None
    gender: Gender = "m" if token.lower_ in anaphora()["he"] else "f"
    key = _bound(story, token, gender) or _person(story, token, gender)
    key = key if _subject_ahead(story, token) in {None, key} else None
    if key is None:
        story.genders[f"{_OPEN} {gender}"] = gender
        story.add_stand_in(token, f"{_OPEN} {gender}", "PERSON", is_named=False)
        return None
    story.genders[key] = gender
    return _stand_in(story, token, key, "PERSON", "his or her" if _owns(token) else "he or she")


def _subject_ahead(story: Story, token: Token) -> str | None:
    """Return whom "his" may mean in an opening phrase: in "At his home, Bo Ek said", Bo Ek."""
    root = token.sent.root
    subject = next((child for child in root.children if child.dep_ in _SUBJECTS), token)
    is_ahead = _owns(token) and token.i < subject.i and token not in subject.subtree
    name = story.names.get(subject.i) if is_ahead else None
    return story.key(name) if name is not None and name.kind == "PERSON" else None


def _is_in_title(token: Token) -> bool:
    """Tell whether a pronoun has a capital in the midst of a sentence: "in His Quiet Sea"."""
    is_inside = not token.is_sent_start and token.nbor(-1).is_alpha
    return is_inside and token.text[0].isupper()


def _bound(story: Story, token: Token, gender: Gender) -> str | None:
    """Return whom the sentence alone tells: "Ann Lee and her son", "Ann Lee, who left her son"."""
    if not _owns(token):
        return None
    noun = token.head
    while noun.dep_ in _DESCRIBING and noun.head.i != noun.i:
        noun = noun.head
    owner = noun.head if noun.dep_ == "conj" else _antecedent_of_who(token)
    name = story.names.get(owner.i) if owner is not None and owner.i < token.i else None
    if name is None or name.kind != "PERSON" or _comes_between(story, token, name, gender):
        return None
    key = story.key(name)
    return key if story.genders.get(key, "") in {gender, ""} else None


def _antecedent_of_who(token: Token) -> Token | None:
    """Return "Ann Lee" in "Ann Lee, who left her son"."""
    verb = token.head
    for _ in range(_DEEPEST):
        subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        if subject is not None or verb.head == verb:
            break
        verb = verb.head
    is_who = subject is not None and subject.tag_ == "WP" and verb.dep_ == "relcl"
    return verb.head if is_who else None


def _comes_between(story: Story, token: Token, name: Name, gender: Gender) -> bool:
    """Tell whether another person who may be meant stands between a name and a pronoun."""
    key = story.key(name)
    here = (mention for mention in story.sentence() if name.end <= mention.head < token.i)
    return any(mention.key != key and _fits(story, mention, gender) for mention in here)


def _person(story: Story, token: Token, gender: Gender) -> str | None:
    """Return the one whom a pronoun can mean, or about whom its sentence or the one before is."""
    fitting = [mention for mention in story.recent() if _fits(story, mention, gender)]
    barred = _barred(story, token) if fitting else set()
    in_front = _beside_subject(token) if fitting and _is_main(token) else set()
    fitting = [m for m in fitting if m.key not in barred and m.head not in in_front]
    if _reports(token):
        fitting = [mention for mention in fitting if mention not in story.sentence()]
    if key := sole(fitting) or _subject(story, token, fitting):
        return key
    may_be = story.protagonist and story.genders.get(story.protagonist, "") in {gender, ""}
    return story.protagonist if may_be and _is_about_protagonist(story, token, fitting) else None


def _fits(story: Story, mention: Mention, gender: Gender) -> bool:
    return mention.kind == "PERSON" and story.genders.get(mention.key, "") in {gender, ""}


def _subject(story: Story, token: Token, fitting: list[Mention]) -> str | None:
    here = [mention for mention in story.sentence() if mention in fitting]
    if here:
        is_about = any(mention.is_subject for mention in here)
        key = sole(here) if is_about else None
        if _owns(token) and here[0].head == _subject_of_clause(token):
            return key
    elif token.dep_ in _SUBJECTS or _begins(token):
        before = [mention for mention in story.sentence(1) if mention in fitting]
        key = sole([mention for mention in before if mention.is_subject])
        is_about = any(_leads(story, mention) for mention in before)
        if is_about and sole(before) == key:  # nobody else is spoken of there
            return key
    else:
        key = None
    return key if key and story.genders.get(key) else None


def _begins(token: Token) -> bool:
    """Tell whether a sentence begins with what somebody has: "Her sister left"."""
    return _owns(token) and token.i == token.sent.start and token.head.dep_ in _SUBJECTS


def _beside_subject(token: Token) -> set[int]:
    """Return the words of a phrase in front that tells what a subject is, or with whom it acts.

    In "The son of Bo Ek, he left" and "With Bo Ek, she left" it is not Bo Ek.
    """
    top = token.sent[0]
    while top.head not in {token.head, top}:
        top = top.head
    is_description = token.sent[0].tag_ == "DT" and top.tag_ in {"NN", "NNP"}
    is_told = is_description and token.i > 0 and token.nbor(-1).text == ","
    is_beside = is_told or token.sent[0].lower_ in _BESIDE
    return {word.i for word in top.subtree if word.i < token.i} if is_beside else set()


def _leads(story: Story, mention: Mention) -> bool:
    """Tell whether somebody is the subject of a whole sentence."""
    noun = first_of(story.doc[mention.head])
    return mention.is_subject and noun.dep_ in _SUBJECTS and noun.head.dep_ == "ROOT"


def _reports(token: Token) -> bool:
    """Tell whether a pronoun reports what it stands behind: "Ann Lee will leave, he said"."""
    verb = token.head
    said = (child for child in verb.children if child.dep_ == "ccomp")
    is_before = any(child.i < token.i for child in said)
    return token.dep_ == "nsubj" and verb.lower_ in _SAYING and is_before


def _barred(story: Story, token: Token) -> set[str]:
    """Return whom a pronoun cannot mean: in "Ann Lee met her" and "She met Ann Lee", Ann Lee.

    Subject and objects of a verb are not the same (Chomsky, "Lectures on Government and Binding",
    1981, principles B and C).
    """
    if _owns(token):
        return set()
    verb = token.head
    if token.dep_ in _SUBJECTS:
        return {story.key(story.names[i]) for i in _objects(verb) if i in story.names}
    for _ in range(_DEEPEST):
        if verb.tag_.startswith("V") or verb.dep_ not in _WITHIN_CLAUSE:
            break
        verb = verb.head
    subjects = {child.i for child in verb.children if child.dep_ in _SUBJECTS}
    return {m.key for m in story.sentence() if first_of(story.doc[m.head]).i in subjects}


def _objects(verb: Token) -> Iterator[int]:
    """Yield what a verb is done to, or with."""
    for child in verb.children:
        if child.dep_ in _OBJECTS:
            yield child.i
        elif child.dep_ in _TO_OBJECTS:
            yield from (each.i for each in child.children if each.dep_ == "pobj")


def _is_about_protagonist(story: Story, token: Token, fitting: list[Mention]) -> bool:
    """Tell whether a pronoun that may mean several goes on with the one whom the text is about.

    It does as long as nobody else has come to the fore (Grosz, Joshi and Weinstein, "Centering",
    Computational Linguistics 21, 1995). Who says something is left open: that changes from
    sentence to sentence.
    """
    if not story.protagonist or not story.has_name(story.protagonist) or _says(token):
        return False
    if not fitting:  # nobody has been spoken of since
        return token.dep_ in _SUBJECTS
    if story.protagonist not in {mention.key for mention in fitting}:
        return False
    here = [mention for mention in story.sentence() if mention in fitting]
    if _is_main(token):  # "Born in Oslo to a teacher, she": the teacher is only mentioned
        opening = _opening(token)
        here = [m for m in here if (m.is_named or m.is_subject) and m.head not in opening]
    return _is_last(story, here) if here else _leads_on(story, fitting)


def _opening(token: Token) -> set[int]:
    """Return the words of the phrase in front of a subject that describes it: "Born to Ann Lee"."""
    first = token.sent[0]
    is_phrase = first.tag_ in {"VBN", "VBG"} and first.head == token.head
    return {word.i for word in first.subtree} if is_phrase else set()


def _is_main(token: Token) -> bool:
    """Tell whether a pronoun is the subject of its sentence."""
    return token.dep_ in _SUBJECTS and token.head.dep_ == "ROOT"


def _says(token: Token) -> bool:
    return token.dep_ in _SUBJECTS and token.head.lower_ in _SAYING


def _is_last(story: Story, here: list[Mention]) -> bool:
    """Tell whether they are the last of those in a sentence, and no clause is about another."""
    is_about_another = any(m.is_subject and m.key != story.protagonist for m in here)
    named = [mention for mention in here if not _is_open(mention)]
    return not is_about_another and named[-1:] != [] and named[-1].key == story.protagonist


def _leads_on(story: Story, fitting: list[Mention]) -> bool:
    """Tell whether the sentence before is about them, or at least about nobody else."""
    before = [m for m in story.sentence(1) if m in fitting and not _is_open(m)]
    if any(m.key == story.protagonist and _leads(story, m) for m in before):
        before = [m for m in before if _leads(story, m)]
    elif any(m.is_subject and m.key == story.protagonist for m in before):
        before = [m for m in before if m.is_subject]
    else:  # of whom nothing tells that they may be meant, and who do nothing there
        before = [m for m in before if story.genders.get(m.key) or _leads(story, m)]
    return all(m.key == story.protagonist for m in before)


def _is_open(mention: Mention) -> bool:
    return mention.key.startswith(_OPEN)


# --- bodies and places -----------------------------------------------------------------------


def read_it(story: Story, token: Token) -> StandIn | None:
    """Resolve "it" and "its" to the body or place that is the subject, or beside it."""
    if story.quoted[token.i] or token.lower_ == "itself":
        return None
    if _owns(token):
        mention = _beside(story, token) or _owner(story, token) or _subject_before(story, token)
    else:
        mention = _speaker(story, token) or _subject_before(story, token)
    mention = mention or _body_of_post(story, token)
    if mention is None or _is_said_of(token.head, mention):
        return None
    return _stand_in(story, token, mention.key, mention.kind, "its" if _owns(token) else "it")


def _is_said_of(noun: Token, mention: Mention) -> bool:
    """Tell whether a noun says what something is: in "X is its owner" it is another one."""
    said = (child.i for child in noun.head.children if child.dep_ in _SUBJECTS)
    return noun.dep_ == "attr" and mention.head in said


def _beside(story: Story, token: Token) -> Mention | None:
    """Return "Tideway" in "Tideway and its director"."""
    said = _bodies(story.sentence())[-1:]
    end = story.names[said[0].head].end if said and said[0].head in story.names else 0
    is_beside = end == token.i - 1 and token.nbor(-1).lower_ in {"and", "or"}
    return said[0] if is_beside else None


def _owner(story: Story, token: Token) -> Mention | None:
    """Return the subject of the clause if no other body or place comes between: "X moved its"."""
    mentions, subject = _bodies(story.sentence()), _subject_of_clause(token)
    named = (each for each in mentions if each.is_named and subject is not None)
    found = next((each for each in named if _is_at(story, each, subject or 0)), None)
    is_last = found is not None and mentions[-1].key == found.key
    return found if is_last else None


def _body_of_post(story: Story, token: Token) -> Mention | None:
    """Return the only body so far for what only a body has or undergoes: "its director".

    Of several, "Its" at the beginning is that of the subject before. The words around a pronoun
    narrow what it can stand for (Hobbs, "Resolving pronoun references", Lingua 44, 1978).
    """
    word, lists = token.head, anaphora()
    if _owns(token):
        after = token.doc[min(token.i + 1, len(token.doc) - 1)]
        is_of_body = not lists["posts"].isdisjoint({word.lower_, after.lower_})
        is_of_body = is_of_body or _is_post_of_only_body(story, word)
    else:
        is_done_to = token.dep_ in {"nsubjpass", "dobj"}
        is_of_body = is_done_to and word.lemma_ in lists["founding"]
    if not is_of_body:
        return None
    here = [mention for mention in story.sentence() if mention.kind == "ORG"]
    if not here and any(m.kind == "PLACE" and m.is_subject for m in story.sentence()):
        return None  # "Norway is led by its president"
    mentions = here or [mention for mention in story.sentence(1) if mention.kind == "ORG"]
    if not here and token.is_sent_start and sole(mentions) is None:
        mentions = [mention for mention in mentions if _leads(story, mention)]
    return mentions[-1] if sole(mentions) is not None else None


def _is_post_of_only_body(story: Story, word: Token) -> bool:
    """Tell whether a post is one that a state may have, too, and no place is spoken of."""
    is_shared = word.lower_ in anaphora()["shared_posts"]
    return is_shared and all(mention.kind != "PLACE" for mention in story.sentence())


def _subject_of_clause(token: Token) -> int | None:
    """Return the subject of the nearest verb above; none for a part of the subject itself."""
    above = token.head
    for _ in range(_DEEPEST):
        if above.dep_ in _SUBJECTS:
            return None
        subject = next((child.i for child in above.children if child.dep_ in _SUBJECTS), None)
        if subject is not None:
            return subject
        above = above.head
    return None


def _speaker(story: Story, token: Token) -> Mention | None:
    """Return "Tideway" in "Tideway said it had sold an office": the one who says so."""
    verb = token.head
    while verb.dep_ == "conj" and verb.head.tag_[:1] == "V":
        verb = verb.head
    says = verb.head
    is_said = token.dep_ in _SUBJECTS and verb.dep_ == "ccomp" and says.lower_ in _SAYING
    subject = next((each for each in says.children if each.dep_ in _SUBJECTS), None)
    if not is_said or subject is None or subject.i > token.i or _is_empty(token.head):
        return None
    named = [mention for mention in _bodies(story.sentence()) if story.has_name(mention.key)]
    return next((mention for mention in named if _is_at(story, mention, subject.i)), None)


def _is_at(story: Story, mention: Mention, i: int) -> bool:
    """Tell whether a name stands at a word, or beside it: "The maker Tideway said it"."""
    name = story.doc[mention.head]
    return i == (name.head.i if name.dep_ == "appos" else name.i)


def _subject_before(story: Story, token: Token) -> Mention | None:
    """Return the only subject of the sentence before, for the "it" that goes on with it."""
    noun = token.head if _begins(token) else token
    verb = noun.head
    if noun.dep_ not in _SUBJECTS or verb.dep_ != "ROOT" or _bodies(story.sentence()):
        return None
    subjects = [mention for mention in _bodies(story.sentence(1)) if mention.is_subject]
    if sole(subjects) is None or _is_empty(verb):
        return None
    # "Norway leads the field. It is being built": what is built is not Norway.
    is_done_to_place = subjects[-1].kind == "PLACE" and noun.dep_ == "nsubjpass"
    above = [story.doc[mention.head].head for mention in subjects]
    is_main = any(verb.dep_ == "ROOT" and not _is_aside(verb) for verb in above)
    return subjects[-1] if is_main and not is_done_to_place else None


def _is_aside(says: Token) -> bool:
    """Tell whether a verb stands behind what it reports: "Oslo has won, the paper said"."""
    said = (child for child in says.children if child.dep_ == "ccomp")
    return says.lower_ in _SAYING and any(child.i < says.i for child in said)


def _is_empty(verb: Token) -> bool:
    """Tell whether "it" may stand for nothing: "it seems that", "it is known that"."""
    has_clause = any(child.dep_ in _CLAUSES for child in verb.children)
    return verb.lower_ in anaphora()["empty"] or (has_clause and verb.lower_ != "said")


def _bodies(mentions: list[Mention]) -> list[Mention]:
    return [mention for mention in mentions if mention.kind != "PERSON"]


# --- both ------------------------------------------------------------------------------------


def _owns(token: Token) -> bool:
    return token.dep_ == "poss"


def _stand_in(story: Story, token: Token, key: str, kind: Kind, rule: Rule) -> StandIn:
    story.add_stand_in(token, key, kind)
    return StandIn(token.i, token.i + 1, token.i, (story.latest(key),), rule)
