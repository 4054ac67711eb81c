"""Which kinds of errors a reading has, and which step made them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gold import Gold, overlap
from namegraph.types import KINDS, Span
from scoring import Candidate, Found, normal, pair_off


WRONG_KIND = "wrong kind"
WRONG_BOUNDARY = "wrong boundary"
WRONG_BOTH = "wrong boundary and kind"
MISSED_HERE = "missed, found elsewhere in the document"
MISSED = "missed everywhere in the document"
INVENTED = {kind: f"invented {kind}" for kind in KINDS}
CLASSES = (WRONG_KIND, WRONG_BOUNDARY, WRONG_BOTH, MISSED_HERE, MISSED, *INVENTED.values())

Maker = tuple[str, str]
_AROUND = 30


class Mistake(NamedTuple):
    """One error.

    Attributes
    ----------
    name : str
        One of ``CLASSES``.
    document : str
        Id of the document.
    told : str
        What is asked for and what was read, with their kinds.
    context : str
        The text around it.
    maker : (str, str) or None
        The repair step and the pipeline's label of what was read, None for a missed name.
    """

    name: str
    document: str
    told: str
    context: str
    maker: Maker | None


class Mistakes:
    """The errors of many documents, in their order."""

    def __init__(self) -> None:
        self.all: list[Mistake] = []
        self.read: Counter[Maker] = Counter()

    def add(self, gold: Gold, found: Mapping[Span, Found]) -> None:
        """Add what is judged of a document."""
        self.read.update(map(_maker, found.values()))
        self.all += find_mistakes(gold, found)

    def examples(self, name: str, number: int) -> list[Mistake]:
        """Return some mistakes of a class from evenly spaced places."""
        some = [mistake for mistake in self.all if mistake.name == name]
        number = min(number, len(some))
        return [some[i * len(some) // number] for i in range(number)]


def find_mistakes(gold: Gold, found: Mapping[Span, Found]) -> Iterator[Mistake]:
    """Yield the errors in what is judged of a document; no name is in two of them."""
    pairs = _pairs(gold, found)
    for read, asked in pairs:
        same_kind = found[read].kind == gold.names[asked].kind
        name = _class_of_pair(same_span=read == asked, same_kind=same_kind)
        if name:
            yield _mistake(name, gold, asked, read, found[read])
    for read in sorted(found.keys() - {read for read, _ in pairs}):
        yield _mistake(INVENTED[found[read].kind], gold, None, read, found[read])
    strings = {normal(gold.text(read)) for read in found}
    for asked in sorted(gold.names.keys() - {asked for _, asked in pairs}):
        is_found = normal(gold.text(asked)) in strings
        yield _mistake(MISSED_HERE if is_found else MISSED, gold, asked, None, None)


def _pairs(gold: Gold, found: Mapping[Span, Found]) -> list[tuple[Span, Span]]:
    """Pair what was read with what it stands for: the same span first, then the same kind."""
    candidates: list[Candidate] = []
    for read, name in found.items():
        for asked, other in gold.names.items():
            shared = overlap(read, asked)
            if shared:
                rank = (read == asked, name.kind == other.kind, shared)
                candidates.append((rank, read, asked))
    return sorted(pair_off(candidates))


def _class_of_pair(*, same_span: bool, same_kind: bool) -> str:
    if same_span:
        return "" if same_kind else WRONG_KIND
    return WRONG_BOUNDARY if same_kind else WRONG_BOTH


def _mistake(
    name: str, gold: Gold, asked: Span | None, read: Span | None, found: Found | None
) -> Mistake:
    told = []
    if asked:
        told.append(f"{_flat(gold.text(asked))} ({gold.names[asked].kind})")
    if read and found:
        told.append(f"read {_flat(gold.text(read))} ({found.kind})")
    context = _context(gold, asked or read or gold.window)
    return Mistake(name, gold.document.id, ", ".join(told), context, found and _maker(found))


def _maker(found: Found) -> Maker:
    return found.step, found.label


def _context(gold: Gold, span: Span) -> str:
    text = gold.document.text
    before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end :][:_AROUND]
    return _flat(f"{before}[{gold.text(span)}]{after}")


def _flat(text: str) -> str:
    return " ".join(text.split())
