"""What pronouns and bare nouns stand for, across sentences: "She visited", "the ministry"."""

from namegraph.relations.coreference.identity import identify
from namegraph.relations.coreference.reader import find_stand_ins
from namegraph.relations.coreference.story import StandIn


__all__ = ["StandIn", "find_stand_ins", "identify"]
