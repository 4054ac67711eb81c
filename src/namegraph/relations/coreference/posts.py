"""Posts that name no body: "Chief executive Ann Lee said" is of the one that the text is about."""

from spacy.tokens import Token

from namegraph.knowledge import anaphora, grammar
from namegraph.relations.coreference.story import Story, is_same_body
from namegraph.spans import Name


# What may stand before such a title, besides a mark and the verb of who speaks.
_BEFORE = {"and", "but", "the", "while"}
# What follows a title or a name says where the post is: "chairman of", "Ann Lee at".
_OF = grammar()["of_offices"] - {"to"} | {"(", "'s", "’s"}


def is_post_of_main_body(story: Story, start: int, end: int, bearer: Name) -> bool:
    """Tell whether a title has no body, and its bearer comes in with it.

    Then the post is one in the body that the text is about, as long as no other has come to the
    fore.
    """
    if not story.has_name(story.main_body):
        return False
    words = story.doc[start:end].text.lower().split()
    endings = {" ".join(words[i:]) for i in range(len(words))}
    if endings.isdisjoint(anaphora()["introducing"]):
        return False
    is_new = not story.has_name(story.key(bearer)) or story.is_first(bearer)
    is_alone = _begins(story, start) and _ends(story, end) and _ends(story, bearer.end)
    is_beside = bearer.start in {end, end + 1} or bearer.end in {start - 1, start - 2}
    return is_new and is_alone and is_beside and _is_main(story, start)


def _begins(story: Story, start: int) -> bool:
    """Tell whether nothing before a title says whose it is: "Velmar chief", "its chief"."""
    if start == 0 or story.doc[start].is_sent_start:
        return True
    before = story.doc[start - 1]
    is_mark = before.is_punct and before.text not in {"-", "’", "'"}
    return start - 1 not in story.names and (is_mark or _may_precede(before))


def _may_precede(word: Token) -> bool:
    is_spokesman = word.lower_ == "a" and word.nbor().lower_.startswith("spokes")
    return word.is_space or is_spokesman or word.lower_ in _BEFORE or word.tag_ in {"VBD", "VBZ"}


def _ends(story: Story, end: int) -> bool:
    return end >= len(story.doc) or story.doc[end].lower_ not in _OF


def _is_main(story: Story, start: int) -> bool:
    """Tell whether the sentence so far, or else the one before, speaks of no other body."""
    here = [mention for mention in story.named_bodies() if mention.head < start]
    bodies = here or story.named_bodies(1)
    return all(is_same_body(mention.key, story.main_body) for mention in bodies)
