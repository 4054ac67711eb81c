"""The lemmas of verbs and common nouns: "met" and "meets" are one word to the relation rules.

spaCy's lemmatizer costs a fifth of its whole pipeline when it goes through a text, and nothing
when it is asked once for each form of a word.
"""

from typing import Any
from weakref import WeakKeyDictionary

from spacy.language import Language
from spacy.tokens import Doc, Token

from namegraph.knowledge import grammar


_ONE_WORD = tuple(sorted(grammar()["one_word"]))
_BASE, _BASE_TAGS = "B", {"VB", "VBP"}  # forms that are lemmas themselves
_PARTS = {"V": "VERB", "N": "NOUN"}
_known: "WeakKeyDictionary[Language, dict[tuple[str, str], str]]" = WeakKeyDictionary()


def lemmatizes_by_itself(nlp: Language) -> bool:
    """Tell whether a pipeline has a lemmatizer that can be asked for one word."""
    return "lemmatizer" in nlp.component_names and hasattr(nlp.get_pipe("lemmatizer"), "lemmatize")


def set_lemmas(nlp: Language, doc: Doc) -> None:
    """Give the verbs and nouns of a text their lemmas, unless its pipeline has done so.

    A verb with a hyphen has the lemma of its last part: that of "co-founded" is "found", but that
    of "co-operates" is "cooperate". Without a lemmatizer a word is its own lemma; what is tagged as
    a verb and is none has no lemma.

    Examples
    --------
    >>> import spacy
    >>> doc = Doc(spacy.blank("en").vocab, words=["They", "Met"], tags=["PRP", "VBD"])
    >>> set_lemmas(spacy.blank("en"), doc)
    >>> [token.lemma_ for token in doc]
    ['', 'met']
    """
    if doc.has_annotation("LEMMA"):
        return
    known = _known.setdefault(nlp, {})
    for token in doc:
        tag = token.tag_[:1]
        if tag in _PARTS:
            form = token.lower_, _BASE if token.tag_ in _BASE_TAGS else tag
            if form not in known:
                known[form] = _lemma(nlp, *form)
            token.lemma_ = known[form]


def _lemma(nlp: Language, form: str, tag: str) -> str:
    if not lemmatizes_by_itself(nlp):
        return form
    if tag == _BASE:  # "to found a firm": the lemmatizer takes it for the past of "find"
        is_whole = "-" not in form and _is_verb(nlp.get_pipe("lemmatizer"), form)
        return form if is_whole else _lemma(nlp, form, "V")
    if tag == "V":
        whole = form.replace("-", "")
        is_whole = whole.startswith(_ONE_WORD)  # "co-operates" is not "operates"
        form = whole if is_whole else form.rpartition("-")[2] or form
    token: Token = Doc(nlp.vocab, words=[form], pos=[_PARTS[tag]])[0]
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    lemma = _best([str(found).lower() for found in lemmatizer.lemmatize(token)])
    if tag != "V" or _is_verb(lemmatizer, lemma):
        return lemma
    return form if _is_verb(lemmatizer, form) else ""  # its rules cut "succeed" as if it were past


def _best(lemmas: list[str]) -> str:
    """Return the first lemma, but "fine" for "fined": of "fin" it would be "finned"."""
    longer = lemmas[0] + "e"
    return longer if longer in lemmas else lemmas[0]


def _is_verb(lemmatizer: Any, lemma: str) -> bool:
    """Tell whether a word is known as a verb: taggers take other words for verbs."""
    lookups = getattr(lemmatizer, "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index"):
        return True
    known = lookups.get_table("lemma_index").get("verb", (lemma,))
    return not {lemma, lemma.removeprefix("re")}.isdisjoint(known) or lemma == "be"
