"""What the package knows about language and the world, read from the files in ``resources``.

The files are data with comments: to teach namegraph a territory, a title or a head noun, add a
line there. A trailing ``*`` marks a string that is also an ordinary word or another name.
"""

from namegraph.knowledge.files import MAYBE, read_resource
from namegraph.knowledge.names import (
    LegalForm,
    NameForms,
    comparison_words,
    given_names,
    legal_forms,
    letter_groups,
    listed_genders,
    name_forms,
    number_words,
    person_names,
    spellings,
)
from namegraph.knowledge.places import (
    Exonym,
    Territory,
    exonyms,
    is_country,
    is_nation,
    is_nationality,
    is_seat,
    nation_of,
    territories,
)
from namegraph.knowledge.relation_types import (
    LISTS,
    own_types,
    relation_types,
    types_with,
    using_types,
)
from namegraph.knowledge.words import (
    anaphora,
    calendar,
    contexts,
    grammar,
    is_known_name,
    organization_words,
    organizations,
    titles,
)


__all__ = [
    "LISTS",
    "MAYBE",
    "Exonym",
    "LegalForm",
    "NameForms",
    "Territory",
    "anaphora",
    "calendar",
    "comparison_words",
    "contexts",
    "exonyms",
    "given_names",
    "grammar",
    "is_country",
    "is_known_name",
    "is_nation",
    "is_nationality",
    "is_seat",
    "legal_forms",
    "letter_groups",
    "listed_genders",
    "name_forms",
    "nation_of",
    "number_words",
    "organization_words",
    "organizations",
    "own_types",
    "person_names",
    "read_resource",
    "relation_types",
    "spellings",
    "territories",
    "titles",
    "types_with",
    "using_types",
]
