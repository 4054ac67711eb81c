"""Whether two written names can mean the same person, organization or place.

Read ``compare`` first. ``sounds`` makes spellings of a word equal, ``parts`` and ``bodies`` take
names apart, ``pairing`` finds the words that answer to each other, ``differences`` says what the
others cost, ``persons`` and ``organizations`` hold the rules of each kind, and ``blocking`` finds
the pairs that are worth comparing.
"""

from namegraph.similar.blocking import may_answer, signature
from namegraph.similar.compare import compare
from namegraph.similar.verdict import Comparison


__all__ = ["Comparison", "compare", "may_answer", "signature"]
