from collections.abc import Callable, Iterable

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Token

from namegraph.knowledge import relation_types
from namegraph.relations import RULES, read_relations
from namegraph.relations.sentences import read_sentences
from namegraph.relations.tree import Tree, children
from namegraph.spans import Name
from namegraph.types import Document, Relation


MakeDoc = Callable[..., Doc]
Read = Callable[[str], list[Relation]]
ReadDoc = Callable[[Doc], list[Relation]]
MarkNames = Callable[[Doc], list[Name]]
Marked = Callable[[str], tuple[Tree, Token]]
Triples = Callable[[str, Iterable[Relation]], set[tuple[str, str, str]]]

STATED = [
    (
        "Nora Blum, executive vice-president of the OSCE, left.",
        "position_held",
        "Nora Blum",
        "OSCE",
    ),
    ("The OSCE has its head office at Bergen.", "based_in", "OSCE", "Bergen"),
    ("Nora Blum announced the creation of the OSCE.", "founded", "Nora Blum", "OSCE"),
    ("Nora Blum, a three-term councillor of the OSCE, left.", "position_held", "Nora Blum", "OSCE"),
    ("Nora Blum entered parliament for the OSCE.", "member_of", "Nora Blum", "OSCE"),
    ("Nora Blum, head of the oil workers' federation OSCE, left.", "head_of", "Nora Blum", "OSCE"),
    ("Nora Blum ran the OSCE for ten years.", "head_of", "Nora Blum", "OSCE"),
    ("Nora Blum found work as a nurse at the OSCE.", "employed_by", "Nora Blum", "OSCE"),
    ("Nora Blum earned her living as a nurse at the OSCE.", "employed_by", "Nora Blum", "OSCE"),
    ("Nora Blum served the OSCE as an adviser.", "position_held", "Nora Blum", "OSCE"),
    ("They liked the OSCE, whose members came from Norway.", "has_members_from", "OSCE", "Norway"),
    ("The OSCE has members drawn from Norway.", "has_members_from", "OSCE", "Norway"),
    (
        "Talks ended at the OSCE in Oslo, whose head, Otto Lind, left.",
        "head_of",
        "Otto Lind",
        "OSCE",
    ),
    ("The OSCE gave £2m to Norway.", "supports", "OSCE", "Norway"),
    ("Nora Blum is a Norwegian film maker.", "citizen_of", "Nora Blum", "Norwegian"),
    ("Nora Blum was brought up in Oslo.", "lives_in", "Nora Blum", "Oslo"),
    ("Nora Blum leaves a husband, Otto Lind.", "family_of", "Nora Blum", "Otto Lind"),
    ("Nora Blum divides her time between Oslo and a farm.", "lives_in", "Nora Blum", "Oslo"),
    ("At the Nordic Forum, Nora Blum wept.", "attended", "Nora Blum", "Nordic Forum"),
    (
        "Nora Blum said at the Nordic Forum that it was over.",
        "spoke_at",
        "Nora Blum",
        "Nordic Forum",
    ),
    ("Nora Blum sat in on the OSCE.", "attended", "Nora Blum", "OSCE"),
    ("Nora Blum gave a dinner for Otto Lind.", "met", "Nora Blum", "Otto Lind"),
    ("They liked the Water Academy, Bergen.", "located_in", "Water Academy", "Bergen"),
    (
        "Nora Blum has been elected secretary-general of the OSCE.",
        "head_of",
        "Nora Blum",
        "OSCE",
    ),
    ("Norway co-operates closely with Sweden.", "cooperates_with", "Norway", "Sweden"),
    ("The OSCE is 40 percent owned by Otto Lind.", "owns", "Otto Lind", "OSCE"),
    ("Nora Blum has a controlling interest in the OSCE.", "owns", "Nora Blum", "OSCE"),
    ("Nora Blum helped to found the OSCE.", "founded", "Nora Blum", "OSCE"),
    ("The OSCE, which Nora Blum helped to found, is small.", "founded", "Nora Blum", "OSCE"),
    (
        "Police raided the OSCE and arrested its president, Otto Lind.",
        "head_of",
        "Otto Lind",
        "OSCE",
    ),
    ("Nora Blum, a soft-spoken Norwegian agronomist, won.", "citizen_of", "Nora Blum", "Norwegian"),
    ("The Norwegian haulier OSCE closed.", "based_in", "OSCE", "Norwegian"),
    ("The OSCE brings together institutions from Norway.", "has_members_from", "OSCE", "Norway"),
    ("The OSCE, with staff in Bergen, protested.", "operates_in", "OSCE", "Bergen"),
    ("Nora Blum puts the blame on the OSCE.", "accused", "Nora Blum", "OSCE"),
    ("Nora Blum is due in Oslo on Friday.", "visited", "Nora Blum", "Oslo"),
    (
        "Nora Blum and Ida Falk, the sisters from the north, left.",
        "family_of",
        "Nora Blum",
        "Ida Falk",
    ),
    (
        "Otto Lind, head of the OSCE under President Nora Blum, left.",
        "head_of",
        "Otto Lind",
        "OSCE",
    ),
    ("They sent Norwegian ex-judge Nora Blum.", "citizen_of", "Nora Blum", "Norwegian"),
    ("Norwegian ex-minister Nora Blum left.", "position_held", "Nora Blum", "Norwegian"),
    ("The OSCE, a firm Nora Blum founded, closed.", "founded", "Nora Blum", "OSCE"),
    ("Nora Blum is glad about the OSCE, a body she had founded.", "founded", "Nora Blum", "OSCE"),
    ("Nora Blum called on Otto Lind in May.", "met", "Nora Blum", "Otto Lind"),
    ("Nora Blum, until now head of the OSCE, left.", "head_of", "Nora Blum", "OSCE"),
    ("Nora Blum, head of the ruling Tide Party, left.", "head_of", "Nora Blum", "Tide Party"),
    (
        "The OSCE imposed sanctions on four Norwegian officials, among them Nora Blum, on Friday.",
        "sanctioned",
        "OSCE",
        "Nora Blum",
    ),
    ("Also attending the Nordic Forum was Nora Blum.", "attended", "Nora Blum", "Nordic Forum"),
    (
        "Among those who attended the Nordic Forum was Nora Blum.",
        "attended",
        "Nora Blum",
        "Nordic Forum",
    ),
    ("Nora Blum, visiting Oslo, said so.", "visited", "Nora Blum", "Oslo"),
    ("The son of a cook, Otto Lind grew up in Oslo.", "lives_in", "Otto Lind", "Oslo"),
    ("The daughter of a cook, Nora Blum was born in Oslo.", "born_in", "Nora Blum", "Oslo"),
    ("The OSCE was founded by a man named Otto Lind.", "founded", "Otto Lind", "OSCE"),
    ("Nora Blum, the Norwegian who led it, left.", "citizen_of", "Nora Blum", "Norwegian"),
    (
        "Nora Blum, a cook with a Norwegian passport, left.",
        "citizen_of",
        "Nora Blum",
        "Norwegian",
    ),
    ("Nora Blum is a cook with a Norwegian passport.", "citizen_of", "Nora Blum", "Norwegian"),
    (
        "They met Nora Blum and Otto Lind, whose wife, Ida Falk, was ill.",
        "family_of",
        "Otto Lind",
        "Ida Falk",
    ),
    (
        "His former student Nora Blum, now at the Water Academy, left.",
        "employed_by",
        "Nora Blum",
        "Water Academy",
    ),
    ("The couple, Nora Blum and Otto Lind, left.", "family_of", "Nora Blum", "Otto Lind"),
    ("The Norwegian charity Nordic Bank has left.", "based_in", "Nordic Bank", "Norwegian"),
    (
        "Nora Blum studied under Otto Lind at the Water Academy.",
        "educated_at",
        "Nora Blum",
        "Water Academy",
    ),
    ("A meeting took place between Nora Blum and Otto Lind.", "met", "Nora Blum", "Otto Lind"),
    ("The OSCE delegation is led by Nora Blum.", "position_held", "Nora Blum", "OSCE"),
    (
        "The Norwegian delegation is led by Nora Blum.",
        "position_held",
        "Nora Blum",
        "Norwegian",
    ),
    (
        "The Tidal Senate elected Nora Blum president.",
        "appointed",
        "Tidal Senate",
        "Nora Blum",
    ),
    ("The Water Academy, in Oslo, closed.", "located_in", "Water Academy", "Oslo"),
    ("Nora Blum heads the delegation of Norway.", "position_held", "Nora Blum", "Norway"),
    ("Nora Blum was relieved of the post of head of the OSCE.", "head_of", "Nora Blum", "OSCE"),
    ("Nora Blum was appointed to the post of head of the OSCE.", "head_of", "Nora Blum", "OSCE"),
    (
        "The Harbour Agency received vehicles from the Nordic Bank.",
        "supports",
        "Nordic Bank",
        "Harbour Agency",
    ),
    ("Nora Blum has been removed as head of the OSCE.", "head_of", "Nora Blum", "OSCE"),
    ("Nora Blum, long the head of the OSCE, left.", "head_of", "Nora Blum", "OSCE"),
    ("Nora Blum is a lineman with the Nordic Bank.", "employed_by", "Nora Blum", "Nordic Bank"),
    ("The Norwegian province of Bergen was flooded.", "located_in", "Bergen", "Norwegian"),
    ("Nora Blum and Otto Lind discussed trade.", "met", "Nora Blum", "Otto Lind"),
    ("Nora Blum discussed the matter with Otto Lind.", "met", "Nora Blum", "Otto Lind"),
    ("Nora Blum is survived by a son, Otto Lind.", "family_of", "Nora Blum", "Otto Lind"),
    ("President Nora Blum of the Tide Party left.", "member_of", "Nora Blum", "Tide Party"),
    (
        "Norwegian Minister of State for Trade Nora Blum left.",
        "position_held",
        "Nora Blum",
        "Norwegian",
    ),
    (
        "Superintendent Nora Blum of the Harbour Agency left.",
        "position_held",
        "Nora Blum",
        "Harbour Agency",
    ),
    (
        "The course was organised by the Harbour Agency, the Nordic Bank and others.",
        "cooperates_with",
        "Harbour Agency",
        "Nordic Bank",
    ),
    ("Nora Blum, a lawyer from the Nordic Bank, left.", "employed_by", "Nora Blum", "Nordic Bank"),
    ("Nordic Bank Speaker Nora Blum left.", "head_of", "Nora Blum", "Nordic Bank"),
    (
        "The pastor of the Nordic Bank, the Rev. Nora Blum, left.",
        "position_held",
        "Nora Blum",
        "Nordic Bank",
    ),
    ("Norway and Sweden agreed on Monday to end a row.", "agreed_with", "Norway", "Sweden"),
    (
        "The Nordic Bank said Nora Blum has been named chief financial officer.",
        "position_held",
        "Nora Blum",
        "Nordic Bank",
    ),
    ("Bergen Coroner Nora Blum left.", "position_held", "Nora Blum", "Bergen"),
    (
        "Nora Blum of Bergen, a nurse at the Nordic Bank, left.",
        "employed_by",
        "Nora Blum",
        "Nordic Bank",
    ),
    (
        "Nora Blum, editor of the Catholic weekly Nordic Bank, left.",
        "head_of",
        "Nora Blum",
        "Nordic Bank",
    ),
    ("Bergen is a short stream in Norway.", "located_in", "Bergen", "Norway"),
    ("Nora Blum lives at Bergen.", "lives_in", "Nora Blum", "Bergen"),
    ("Nora Blum spoke up for Otto Lind.", "supports", "Nora Blum", "Otto Lind"),
    ("Two sisters, Nora Blum and Ida Falk, left.", "family_of", "Nora Blum", "Ida Falk"),
    ("The Nordic Bank, a soap factory in Bergen, closed.", "based_in", "Nordic Bank", "Bergen"),
    (
        "Oslo – The Harbour Agency on Tuesday jailed Nora Blum.",
        "arrested",
        "Harbour Agency",
        "Nora Blum",
    ),
    ("Nora Blum, once deputy director of the OSCE, left.", "position_held", "Nora Blum", "OSCE"),
    ("Nora Blum, later foreign minister of Norway, left.", "position_held", "Nora Blum", "Norway"),
    (
        "The Nordic Bank, whose owner, the cook Nora Blum, left, closed.",
        "owns",
        "Nora Blum",
        "Nordic Bank",
    ),
    (
        "Norway arrested a courier, Nora Blum, at the crossing with a knife in a bag.",
        "arrested",
        "Norway",
        "Nora Blum",
    ),
    (
        "The Nordic Bank, a bank started by Nora Blum, closed.",
        "founded",
        "Nora Blum",
        "Nordic Bank",
    ),
    (
        "The Nordic Bank, founded in 1921 and headquartered in Oslo, closed.",
        "based_in",
        "Nordic Bank",
        "Oslo",
    ),
    ("Norway's press office, the Harbour Agency, closed.", "part_of", "Harbour Agency", "Norway"),
    ("The Harbour Agency, an office of the OSCE, closed.", "part_of", "Harbour Agency", "OSCE"),
    (
        "The Harbour Agency took the Nordic Bank to court.",
        "accused",
        "Harbour Agency",
        "Nordic Bank",
    ),
    (
        "The Harbour Agency brought a claim against the Nordic Bank.",
        "accused",
        "Harbour Agency",
        "Nordic Bank",
    ),
    ("Nora Blum, of the ruling Tide Party, left.", "member_of", "Nora Blum", "Tide Party"),
    (
        "Nora Blum took a doctorate at the Harbour Agency.",
        "educated_at",
        "Nora Blum",
        "Harbour Agency",
    ),
    ("Nora Blum spent Tuesday in Bergen.", "visited", "Nora Blum", "Bergen"),
    ("Nora Blum spent six years at the Nordic Bank.", "employed_by", "Nora Blum", "Nordic Bank"),
    ("Nora Blum spent six years as an OSCE official.", "position_held", "Nora Blum", "OSCE"),
    (
        "The Harbour Agency maintains a field station in Bergen.",
        "has_office_in",
        "Harbour Agency",
        "Bergen",
    ),
    ("Nora Blum, the Norwegian lawyer, left.", "citizen_of", "Nora Blum", "Norwegian"),
    (
        "Nora Blum, a lawyer and former secretary of the OSCE, left.",
        "position_held",
        "Nora Blum",
        "OSCE",
    ),
    (
        "Norway's mining minister at the time, Nora Blum, left.",
        "position_held",
        "Nora Blum",
        "Norway",
    ),
    (
        "Nora Blum was detained near the house by the Harbour Agency.",
        "arrested",
        "Harbour Agency",
        "Nora Blum",
    ),
    ("Norway and Sweden, which share a border, closed it.", "borders", "Norway", "Sweden"),
    (
        "Fighters of the Tidal Union killed nine people in a raid on Bergen.",
        "attacked",
        "Tidal Union",
        "Bergen",
    ),
    ("Norway held two days of talks with Sweden.", "negotiated_with", "Norway", "Sweden"),
    ("Norway walked away from talks with Sweden.", "negotiated_with", "Norway", "Sweden"),
    ("Norway and Sweden began two days of talks.", "negotiated_with", "Norway", "Sweden"),
    (
        "Detectives from the Harbour Agency arrested Nora Blum.",
        "arrested",
        "Harbour Agency",
        "Nora Blum",
    ),
    (
        "They praised a report in the Oslo daily Nordic Bank that he had left.",
        "based_in",
        "Nordic Bank",
        "Oslo",
    ),
    (
        "They counted Nora Blum and the Norwegian brewer Nordic Bank among its customers.",
        "based_in",
        "Nordic Bank",
        "Norwegian",
    ),
    ("In April Norway signed a treaty with Sweden.", "agreed_with", "Norway", "Sweden"),
    (
        "Nora Blum, who heads the Nordic Bank federation, left.",
        "head_of",
        "Nora Blum",
        "Nordic Bank",
    ),
    (
        "The OSCE, which met in Oslo and whose head is Nora Blum, left.",
        "head_of",
        "Nora Blum",
        "OSCE",
    ),
    ("The OSCE's Norway director, Nora Blum, left.", "position_held", "Nora Blum", "OSCE"),
    ("The OSCE's director for Norway, Nora Blum, left.", "position_held", "Nora Blum", "OSCE"),
    (
        "The Nordic Bank is a global giant with operations in Norway.",
        "operates_in",
        "Nordic Bank",
        "Norway",
    ),
    (
        "Norwegian gunmen ambushed a convoy of the Tidal Union.",
        "attacked",
        "Norwegian",
        "Tidal Union",
    ),
    ("The Tidal Union overran Bergen.", "attacked", "Tidal Union", "Bergen"),
    ("Nora Blum is being held by the Harbour Agency.", "arrested", "Harbour Agency", "Nora Blum"),
    ("The Nordic Bank's board, chaired by Nora Blum, met.", "head_of", "Nora Blum", "Nordic Bank"),
    ("The Oslo-registered firm Nordic Bank closed.", "based_in", "Nordic Bank", "Oslo"),
    (
        "Norway praised an OSCE grant of two million euros to the Harbour Agency.",
        "supports",
        "OSCE",
        "Harbour Agency",
    ),
    ("The Nordic Bank's depots in Bergen closed.", "operates_in", "Nordic Bank", "Bergen"),
    (
        "The Harbour Agency, in which Nora Blum held an interest, closed.",
        "owns",
        "Nora Blum",
        "Harbour Agency",
    ),
    ("The Harbour Agency is registered in Norway.", "based_in", "Harbour Agency", "Norway"),
    ("The Nordic Bank, a rival from Oslo, left.", "based_in", "Nordic Bank", "Oslo"),
    ("The Nordic Bank employs 61 people in Bergen.", "operates_in", "Nordic Bank", "Bergen"),
    (
        "Nora Blum used a speech at the Nordic Forum to resign.",
        "spoke_at",
        "Nora Blum",
        "Nordic Forum",
    ),
    (
        "The Norwegian parliament, the House of Tides Committee, voted.",
        "part_of",
        "House of Tides Committee",
        "Norwegian",
    ),
    ("Norway's Ministry of Works closed.", "part_of", "Ministry of Works", "Norway"),
    ("The Norwegian Ministry of Works closed.", "part_of", "Ministry of Works", "Norwegian"),
    (
        "Norwegian troops opened fire on a Tidal Union patrol.",
        "attacked",
        "Norwegian",
        "Tidal Union",
    ),
    ("Norway bombed Tidal Union positions.", "attacked", "Norway", "Tidal Union"),
    ("Nora Blum had the backing of Norway.", "supports", "Norway", "Nora Blum"),
    (
        "Nora Blum, the OSCE's Norway and Sweden coordinator, left.",
        "position_held",
        "Nora Blum",
        "OSCE",
    ),
    ("Nora Blum left before becoming the head of the OSCE.", "head_of", "Nora Blum", "OSCE"),
    ("The Nordic Bank, a think tank in Oslo, left.", "based_in", "Nordic Bank", "Oslo"),
    ("The OSCE mission Harbour Agency left.", "part_of", "Harbour Agency", "OSCE"),
    ("They wrote to Nora Blum, whom Norway arrested in May.", "arrested", "Norway", "Nora Blum"),
    ("The Nordic Bank, which Sweden sanctioned, closed.", "sanctioned", "Sweden", "Nordic Bank"),
    ("They flew to Oslo, where Nora Blum was born.", "born_in", "Nora Blum", "Oslo"),
    (
        "Astana, where the Harbour Agency keeps an office, was flooded.",
        "has_office_in",
        "Harbour Agency",
        "Astana",
    ),
    ("Norway arrested twelve people, including Nora Blum.", "arrested", "Norway", "Nora Blum"),
    ("Norway arrested twelve people, among them Nora Blum.", "arrested", "Norway", "Nora Blum"),
    ("Nora Blum's husband, the painter Otto Lind, left.", "family_of", "Nora Blum", "Otto Lind"),
    ("The head of the OSCE, the painter Nora Blum, left.", "head_of", "Nora Blum", "OSCE"),
    (
        "Nora Blum, the jailed leader of the Tide Party, spoke.",
        "head_of",
        "Nora Blum",
        "Tide Party",
    ),
    ("Nora Blum, a lawmaker with the Tide Party, left.", "member_of", "Nora Blum", "Tide Party"),
    ("Nora Blum sat in parliament for the Tide Party.", "member_of", "Nora Blum", "Tide Party"),
    ("The Norwegian-Swedish border is closed.", "borders", "Norwegian", "Swedish"),
    ("Norway and Sweden drew maps of their border.", "borders", "Norway", "Sweden"),
    ("The plant stands in Norway's Bergen province.", "located_in", "Bergen", "Norway"),
    ("Nora Blum is an analyst at the OSCE.", "employed_by", "Nora Blum", "OSCE"),
    ("The Norwegian developer Nordic Bank left.", "based_in", "Nordic Bank", "Norwegian"),
    ("The Nordic Bank, an Oslo legal aid group, left.", "based_in", "Nordic Bank", "Oslo"),
    ("The Oslo weekly Nordic Bank closed.", "based_in", "Nordic Bank", "Oslo"),
    ("The Nordic Forum, hosted by Norway, ended.", "organized", "Norway", "Nordic Forum"),
    ("Nora Blum chaired the Nordic Forum.", "chaired", "Nora Blum", "Nordic Forum"),
    ("Nora Blum spent two days in Oslo.", "visited", "Nora Blum", "Oslo"),
    ("Nora Blum read law at the Water Academy.", "educated_at", "Nora Blum", "Water Academy"),
    ("Norway froze the assets of Nora Blum.", "sanctioned", "Norway", "Nora Blum"),
    ("Norway placed Nora Blum under sanctions.", "sanctioned", "Norway", "Nora Blum"),
    ("Reporters came to Nora Blum's home in Oslo.", "lives_in", "Nora Blum", "Oslo"),
    ("The Nordic Bank belongs to Tarn Group.", "owns", "Tarn Group", "Nordic Bank"),
    (
        "The Harbour Agency belongs to the Tidal Union.",
        "member_of",
        "Harbour Agency",
        "Tidal Union",
    ),
    ("A bomb hit the OSCE's office in Astana.", "has_office_in", "OSCE", "Astana"),
    ("The Oslo office of the OSCE closed.", "has_office_in", "OSCE", "Oslo"),
    ("Her Norwegian counterpart, Nora Blum, left.", "position_held", "Nora Blum", "Norwegian"),
    ("Nora Blum lives in exile in Oslo.", "lives_in", "Nora Blum", "Oslo"),
    (
        "Nora Blum began her career at the Ministry of Works.",
        "employed_by",
        "Nora Blum",
        "Ministry of Works",
    ),
    (
        "The head of Norway's border guards, Nora Blum, left.",
        "position_held",
        "Nora Blum",
        "Norway",
    ),
    (
        "Nora Blum joined the Ministry of Works in 1999.",
        "employed_by",
        "Nora Blum",
        "Ministry of Works",
    ),
    ("Nora Blum joined the Nordic Council in 1999.", "member_of", "Nora Blum", "Nordic Council"),
    ("Norway joined the Nordic Bank.", "member_of", "Norway", "Nordic Bank"),
    ("Police in Oslo have detained Nora Blum.", "arrested", "Oslo", "Nora Blum"),
    ("Nora Blum, Otto Lind meet in Oslo.", "met", "Nora Blum", "Otto Lind"),
    ("OSCE, Norway hold talks on trade.", "negotiated_with", "OSCE", "Norway"),
    ("Nora Blum named OSCE secretary general.", "head_of", "Nora Blum", "OSCE"),
    ("OSCE gives Norway 10 million euros.", "supports", "OSCE", "Norway"),
    ("Norwegian PM Nora Blum left.", "head_of", "Nora Blum", "Norwegian"),
    ("Nora Blum paid a farewell visit to Otto Lind.", "met", "Nora Blum", "Otto Lind"),
    ("Norway and Sweden signed an action plan.", "agreed_with", "Norway", "Sweden"),
    ("Nora Blum, 34, from the village of Bergen, left.", "lives_in", "Nora Blum", "Bergen"),
    ("Nora Blum was an Associate Justice of the OSCE.", "position_held", "Nora Blum", "OSCE"),
    ("Nora Blum was made head of the OSCE.", "head_of", "Nora Blum", "OSCE"),
    ("Nora Blum - head of the OSCE - left.", "head_of", "Nora Blum", "OSCE"),
    ("Nora Blum, speaker of Norway's parliament, left.", "position_held", "Nora Blum", "Norway"),
    (
        "The chairman of the Norwegian parliament, Nora Blum, left.",
        "position_held",
        "Nora Blum",
        "Norwegian",
    ),
    ("Nordic Bank has operations in Norway.", "operates_in", "Nordic Bank", "Norway"),
    ("The Nordic Bank plant in Bergen was sold.", "operates_in", "Nordic Bank", "Bergen"),
    ("Nordic Bank runs schools in Norway.", "operates_in", "Nordic Bank", "Norway"),
    ("Norway's OSCE membership began in 1992.", "member_of", "Norway", "OSCE"),
    ("The OSCE brings together Norway.", "member_of", "Norway", "OSCE"),
    ("The OSCE has a presence in Oslo.", "operates_in", "OSCE", "Oslo"),
    ("An OSCE mission was opened in Oslo.", "has_office_in", "OSCE", "Oslo"),
    ("An office of the OSCE opened in Oslo.", "has_office_in", "OSCE", "Oslo"),
    ("Nordic Bank moved its headquarters to Oslo.", "based_in", "Nordic Bank", "Oslo"),
    ("The Oslo firm Nordic Bank grew.", "based_in", "Nordic Bank", "Oslo"),
    ("Nordic Bank, of Oslo, grew.", "based_in", "Nordic Bank", "Oslo"),
    ("Nora Blum, a Norwegian, left.", "citizen_of", "Nora Blum", "Norwegian"),
    ("Nora Blum holds Norwegian citizenship.", "citizen_of", "Nora Blum", "Norwegian"),
    ("The meeting of Nora Blum and Otto Lind ended.", "met", "Nora Blum", "Otto Lind"),
    ("Norway holds the OSCE chairmanship.", "chaired", "Norway", "OSCE"),
    ("With support from Norway, the OSCE held a course.", "supports", "Norway", "OSCE"),
    ("Norway gave 20 million euros to the OSCE.", "supports", "Norway", "OSCE"),
    ("Sanctions imposed by Norway on Sweden were lifted.", "sanctioned", "Norway", "Sweden"),
    ("They sold the Water Agency to Nordic Bank.", "acquired", "Nordic Bank", "Water Agency"),
    ("Nordic Bank president Dr. Nora Blum left.", "head_of", "Nora Blum", "Nordic Bank"),
    ("OSCE boss Mr Otto Lind left.", "head_of", "Otto Lind", "OSCE"),
    ("Nordic Bank's Mr Otto Lind left.", "employed_by", "Otto Lind", "Nordic Bank"),
    ("They met Ida Falk's former mother-in-law Nora Blum.", "family_of", "Ida Falk", "Nora Blum"),
    ("Oslo-based research institute Nordic Bank said so.", "based_in", "Nordic Bank", "Oslo"),
    ("Nordic Bank is a Norwegian insurer.", "based_in", "Nordic Bank", "Norwegian"),
    ("Nordic Bank is Norway's largest bank.", "based_in", "Nordic Bank", "Norway"),
    ("Nordic Bank is one of Norway's largest banks.", "based_in", "Nordic Bank", "Norway"),
    ("Norway's largest bank, Nordic Bank, grew.", "based_in", "Nordic Bank", "Norway"),
    ("Norway's state-owned oil firm Nordic Bank grew.", "based_in", "Nordic Bank", "Norway"),
    (
        "Nordic Bank chairman and chief executive Nora Blum left.",
        "head_of",
        "Nora Blum",
        "Nordic Bank",
    ),
    ("Nora Blum, chairman and chief executive of the OSCE, left.", "head_of", "Nora Blum", "OSCE"),
    ("The OSCE's co-founder Nora Blum left.", "founded", "Nora Blum", "OSCE"),
    ("OSCE co-founder Nora Blum left.", "founded", "Nora Blum", "OSCE"),
    ("Nora Blum, chairman of the OSCE's board, left.", "head_of", "Nora Blum", "OSCE"),
    ("Nora Blum, head of the OSCE's tidal unit, left.", "position_held", "Nora Blum", "OSCE"),
    (
        "The OSCE's head of research and development, Nora Blum, left.",
        "position_held",
        "Nora Blum",
        "OSCE",
    ),
    ("Nordic Bank, a leading Norwegian insurer, grew.", "based_in", "Nordic Bank", "Norwegian"),
    ("Norwegian oil giant Nordic Bank grew.", "based_in", "Nordic Bank", "Norwegian"),
    ("Nora Blum, 23, also of north Oslo, was in court.", "lives_in", "Nora Blum", "Oslo"),
    ("Norwegian number two Nora Blum won.", "citizen_of", "Nora Blum", "Norwegian"),
    # read_offices
    ("Nora Blum, director of the Harbour Agency, left.", "head_of", "Nora Blum", "Harbour Agency"),
    (
        "Nora Blum, the director of the Harbour Agency, left.",
        "head_of",
        "Nora Blum",
        "Harbour Agency",
    ),
    ("Harbour Agency director Nora Blum left.", "head_of", "Nora Blum", "Harbour Agency"),
    ("Nora Blum, the OSCE's managing director, left.", "head_of", "Nora Blum", "OSCE"),
    ("The Norwegian arts minister, Nora Blum, left.", "position_held", "Nora Blum", "Norwegian"),
    ("Nora Blum, sales director of the OSCE, left.", "position_held", "Nora Blum", "OSCE"),
    (
        "Nora Blum is the Nordic Forum's nominee for governor of Norway.",
        "position_held",
        "Nora Blum",
        "Nordic Forum",
    ),
    ("The Nordic Bank chain is based in Oslo.", "based_in", "Nordic Bank", "Oslo"),
    ("Otto Lind owns the Nordic Bank newspaper.", "owns", "Otto Lind", "Nordic Bank"),
    ("Nora Blum met representatives of the OSCE.", "met", "Nora Blum", "OSCE"),
    (
        "The director of the Harbour Agency, Nora Blum, left.",
        "head_of",
        "Nora Blum",
        "Harbour Agency",
    ),
    ("Nora Blum is the director of the Harbour Agency.", "head_of", "Nora Blum", "Harbour Agency"),
    (
        "Nora Blum served as director of the Harbour Agency.",
        "head_of",
        "Nora Blum",
        "Harbour Agency",
    ),
    (
        "Nora Blum, deputy director of the Harbour Agency, left.",
        "position_held",
        "Nora Blum",
        "Harbour Agency",
    ),
    ("Foreign Minister of Norway Nora Blum left.", "position_held", "Nora Blum", "Norway"),
    ("Norwegian Foreign Minister Nora Blum left.", "position_held", "Nora Blum", "Norwegian"),
    (
        "Nora Blum, an analyst at the Harbour Agency, left.",
        "employed_by",
        "Nora Blum",
        "Harbour Agency",
    ),
    (
        "Nora Blum was re-elected president of the Nordic Council.",
        "head_of",
        "Nora Blum",
        "Nordic Council",
    ),
    (
        "Nora Blum joined the Nordic Council as a member.",
        "member_of",
        "Nora Blum",
        "Nordic Council",
    ),
    ("Nora Blum, formerly of the Nordic Bank, left.", "employed_by", "Nora Blum", "Nordic Bank"),
    # verbs
    ("They left the Harbour Agency, based in Oslo.", "based_in", "Harbour Agency", "Oslo"),
    ("The Nordic Bank owns 30 percent of the Water Agency.", "owns", "Nordic Bank", "Water Agency"),
    ("Norway closed its border with Sweden.", "borders", "Norway", "Sweden"),
    ("Norway and Sweden reopened their border.", "borders", "Norway", "Sweden"),
    ("Nora Blum accused the Norwegian government.", "accused", "Nora Blum", "Norwegian"),
    ("Nora Blum accused the government of Norway.", "accused", "Nora Blum", "Norway"),
    ("Nora Blum co-founded the Harbour Agency.", "founded", "Nora Blum", "Harbour Agency"),
    ("Nora Blum attended the Water Academy.", "educated_at", "Nora Blum", "Water Academy"),
    ("Nora Blum attended the Nordic Forum.", "attended", "Nora Blum", "Nordic Forum"),
    ("Based in Oslo, the Harbour Agency closed.", "based_in", "Harbour Agency", "Oslo"),
    ("Nora Blum was born on 2 May 1951, in Bergen.", "born_in", "Nora Blum", "Bergen"),
    ("Born in Bergen, the writer Nora Blum left.", "born_in", "Nora Blum", "Bergen"),
    ("Nora Blum lived and worked in Oslo.", "lives_in", "Nora Blum", "Oslo"),
    ("Nora Blum was elected to the Nordic Council.", "member_of", "Nora Blum", "Nordic Council"),
    ("Nora Blum heads the Harbour Agency.", "head_of", "Nora Blum", "Harbour Agency"),
    ("The Harbour Agency is led by Nora Blum.", "head_of", "Nora Blum", "Harbour Agency"),
    (
        "Nora Blum was able to attend the Water Academy.",
        "educated_at",
        "Nora Blum",
        "Water Academy",
    ),
    ("Although born in Bergen, Nora Blum left.", "born_in", "Nora Blum", "Bergen"),
    ("Nora Blum grew up in Oslo.", "lives_in", "Nora Blum", "Oslo"),
    ("Nora Blum moved to Oslo in 1990.", "lives_in", "Nora Blum", "Oslo"),
    ("The Nordic Bank was started by Nora Blum.", "founded", "Nora Blum", "Nordic Bank"),
    ("Nora Blum held the post of director of Nordic Bank.", "head_of", "Nora Blum", "Nordic Bank"),
    ("Nora Blum was sacked as head of the Nordic Bank.", "head_of", "Nora Blum", "Nordic Bank"),
    ("Nora Blum was promoted to head of the Nordic Bank.", "head_of", "Nora Blum", "Nordic Bank"),
    ("The headquarters of Nordic Bank are located in Oslo.", "based_in", "Nordic Bank", "Oslo"),
    (
        "Norway's ambassador to the Nordic Council, Nora Blum, left.",
        "position_held",
        "Nora Blum",
        "Norway",
    ),
    ("The Nordic Council supports Norway's efforts.", "supports", "Nordic Council", "Norway"),
    (
        "The Nordic Bank supported the work of the Water Agency.",
        "supports",
        "Nordic Bank",
        "Water Agency",
    ),
    ("The Nordic Council helped Norway to grow.", "supports", "Nordic Council", "Norway"),
    ("Nordic Bank donated money to the Water Agency.", "supports", "Nordic Bank", "Water Agency"),
    ("Norway and Sweden held talks.", "negotiated_with", "Norway", "Sweden"),
    (
        "Norway signed a memorandum of understanding with Sweden.",
        "agreed_with",
        "Norway",
        "Sweden",
    ),
    ("The Water Agency was sold to the Nordic Bank.", "acquired", "Nordic Bank", "Water Agency"),
    ("Nora Blum led a delegation to Norway.", "visited", "Nora Blum", "Norway"),
    ("A delegation led by Nora Blum visited Norway.", "visited", "Nora Blum", "Norway"),
    ("In a speech at the Nordic Forum, Nora Blum wept.", "spoke_at", "Nora Blum", "Nordic Forum"),
    (
        "Nordic Bank's board appointed Nora Blum as its chairman.",
        "head_of",
        "Nora Blum",
        "Nordic Bank",
    ),
    (
        "The appointment of Nora Blum as head of the Nordic Bank pleased them.",
        "head_of",
        "Nora Blum",
        "Nordic Bank",
    ),
    ("Nora Blum's term as head of Nordic Bank ended.", "head_of", "Nora Blum", "Nordic Bank"),
    ("Nora Blum, elected head of Nordic Bank, wept.", "head_of", "Nora Blum", "Nordic Bank"),
    ("Bergen is home to the Water Academy.", "based_in", "Water Academy", "Bergen"),
    ("The Water Agency's Oslo office closed.", "has_office_in", "Water Agency", "Oslo"),
    ("The Water Agency has a campus in Bergen.", "has_office_in", "Water Agency", "Bergen"),
    ("Nordic Bank approved a loan of $2m to Norway.", "supports", "Nordic Bank", "Norway"),
    ("Norway received a grant from Nordic Bank for roads.", "supports", "Nordic Bank", "Norway"),
    ("Norway provided the Water Agency with equipment.", "supports", "Norway", "Water Agency"),
    ("Nordic Bank formed a joint venture with OSCE.", "cooperates_with", "Nordic Bank", "OSCE"),
    ("Norway and Sweden agreed on a treaty.", "agreed_with", "Norway", "Sweden"),
    ("Norway's Bergen district was flooded.", "located_in", "Bergen", "Norway"),
    ("The Oslo headquarters of Nordic Bank closed.", "based_in", "Nordic Bank", "Oslo"),
    (
        "Nora Blum left and was arrested by the Water Agency.",
        "arrested",
        "Water Agency",
        "Nora Blum",
    ),
    (
        "Nora Blum left school, wept and was named head of Nordic Bank.",
        "head_of",
        "Nora Blum",
        "Nordic Bank",
    ),
    (
        "Nora Blum is a lawyer and one of the founders of Nordic Bank.",
        "founded",
        "Nora Blum",
        "Nordic Bank",
    ),
    ("Nora Blum at the Nordic Bank said so.", "employed_by", "Nora Blum", "Nordic Bank"),
    ("The Nordic Bank bought a stake in the Water Agency.", "owns", "Nordic Bank", "Water Agency"),
    ("Former Norway keeper Nora Blum left.", "position_held", "Nora Blum", "Norway"),
    ("Nora Blum spoke at a session of the OSCE.", "spoke_at", "Nora Blum", "OSCE"),
    ("Nora Blum attended the summit of the OSCE.", "attended", "Nora Blum", "OSCE"),
    ("Norway became a participating State of the OSCE.", "member_of", "Norway", "OSCE"),
    ("A treaty was signed between Norway and Sweden.", "agreed_with", "Norway", "Sweden"),
    ("The OSCE Chair-in-Office, Nora Blum, left.", "head_of", "Nora Blum", "OSCE"),
    (
        "Opening the event, Nora Blum, head of the OSCE, wept.",
        "head_of",
        "Nora Blum",
        "OSCE",
    ),
    # what the subject is at
    ("At a meeting with Otto Lind, Nora Blum wept.", "met", "Otto Lind", "Nora Blum"),
    ("Nora Blum wept after a meeting with Otto Lind.", "met", "Nora Blum", "Otto Lind"),
    ("Nora Blum was hurt after a meeting with Otto Lind.", "met", "Nora Blum", "Otto Lind"),
    ("After talks with Otto Lind, Nora Blum left.", "negotiated_with", "Otto Lind", "Nora Blum"),
    ("During a visit to Norway, Nora Blum wept.", "visited", "Nora Blum", "Norway"),
    # participles after a preposition or a conjunction
    ("Nora Blum left after meeting Otto Lind.", "met", "Nora Blum", "Otto Lind"),
    ("Before joining Nordic Council, Nora Blum left.", "member_of", "Nora Blum", "Nordic Council"),
    ("Nora Blum was hurt while visiting Norway.", "visited", "Nora Blum", "Norway"),
    ("They thanked Nora Blum for visiting Norway.", "visited", "Nora Blum", "Norway"),
    ("Nora Blum was praised for founding Nordic Bank.", "founded", "Nora Blum", "Nordic Bank"),
    # nouns
    (
        "Nora Blum was among the first members of the Nordic Council.",
        "member_of",
        "Nora Blum",
        "Nordic Council",
    ),
    (
        "Nora Blum was elected a member of the Nordic Council.",
        "member_of",
        "Nora Blum",
        "Nordic Council",
    ),
    ("Oslo is the capital of Norway.", "capital_of", "Oslo", "Norway"),
    ("The capital of Norway is Oslo.", "capital_of", "Oslo", "Norway"),
    ("The director of the Water Agency is Nora Blum.", "head_of", "Nora Blum", "Water Agency"),
    ("Norway's first woman president, Nora Blum, left.", "head_of", "Nora Blum", "Norway"),
    (
        "Nora Blum was Norway's first democratically elected president.",
        "head_of",
        "Nora Blum",
        "Norway",
    ),
    ("Nora Blum is the first president of independent Norway.", "head_of", "Nora Blum", "Norway"),
    ("Nora Blum is mayor of the city of Bergen.", "head_of", "Nora Blum", "Bergen"),
    (
        "Nora Blum became the first woman to lead Nordic Bank.",
        "head_of",
        "Nora Blum",
        "Nordic Bank",
    ),
    (
        "They praised the Water Agency and its head Otto Lind.",
        "head_of",
        "Otto Lind",
        "Water Agency",
    ),
    ("They met in Oslo, the capital of Norway.", "capital_of", "Oslo", "Norway"),
    ("They met in the Norwegian capital, Oslo.", "capital_of", "Oslo", "Norwegian"),
    ("Norway's capital, Oslo, is cold.", "capital_of", "Oslo", "Norway"),
    (
        "Norway is a member of the Northern Trade Council.",
        "member_of",
        "Norway",
        "Northern Trade Council",
    ),
    ("Norway joined the Northern Trade Council.", "member_of", "Norway", "Northern Trade Council"),
    (
        "Norway is one of eleven member states of the Northern Trade Council.",
        "member_of",
        "Norway",
        "Northern Trade Council",
    ),
    # read_parts
    (
        "The Harbour Agency is part of the Ministry of Works.",
        "part_of",
        "Harbour Agency",
        "Ministry of Works",
    ),
    (
        "The Harbour Agency is a department of the Ministry of Works.",
        "part_of",
        "Harbour Agency",
        "Ministry of Works",
    ),
    (
        "The Harbour Agency at the Ministry of Works grew.",
        "part_of",
        "Harbour Agency",
        "Ministry of Works",
    ),
    # read_places
    ("They met in Bergen, Norway.", "located_in", "Bergen", "Norway"),
    ("Bergen is located in Norway.", "located_in", "Bergen", "Norway"),
    ("Bergen is a city in Norway.", "located_in", "Bergen", "Norway"),
    ("The Harbour Agency is based in Bergen.", "based_in", "Harbour Agency", "Bergen"),
    ("The Harbour Agency, based in Bergen, closed.", "based_in", "Harbour Agency", "Bergen"),
    # events
    ("The Harbour Agency opened an office in Bergen.", "has_office_in", "Harbour Agency", "Bergen"),
    ("The Harbour Agency's office in Bergen closed.", "has_office_in", "Harbour Agency", "Bergen"),
    ("Nora Blum met Otto Lind.", "met", "Nora Blum", "Otto Lind"),
    ("Nora Blum and Otto Lind met in Oslo.", "met", "Nora Blum", "Otto Lind"),
    ("Nora Blum met with Otto Lind in Oslo.", "met", "Nora Blum", "Otto Lind"),
    ("Nora Blum was received by Otto Lind in Oslo.", "met", "Nora Blum", "Otto Lind"),
    (
        "The talks between Nora Blum and Otto Lind ended.",
        "negotiated_with",
        "Nora Blum",
        "Otto Lind",
    ),
    ("Nora Blum held talks with Otto Lind.", "negotiated_with", "Nora Blum", "Otto Lind"),
    ("Nora Blum's meeting with Otto Lind ended.", "met", "Nora Blum", "Otto Lind"),
    ("Nora Blum visited Norway.", "visited", "Nora Blum", "Norway"),
    ("Norway was visited by Nora Blum.", "visited", "Nora Blum", "Norway"),
    ("The visit of Nora Blum to Norway ended.", "visited", "Nora Blum", "Norway"),
    ("Nora Blum paid a visit to Norway.", "visited", "Nora Blum", "Norway"),
    ("Nora Blum arrived in Oslo on Monday.", "visited", "Nora Blum", "Oslo"),
    ("Nora Blum, who visited Norway, left.", "visited", "Nora Blum", "Norway"),
    ("The Harbour Agency cooperates with Norway.", "cooperates_with", "Harbour Agency", "Norway"),
    ("Cooperation between Norway and Sweden grows.", "cooperates_with", "Norway", "Sweden"),
    # who is told to
    ("The director ordered Nora Blum to visit Oslo.", "visited", "Nora Blum", "Oslo"),
    ("The Harbour Agency wants Nora Blum to visit Oslo.", "visited", "Nora Blum", "Oslo"),
    ("Otto Lind used the summit to meet Nora Blum.", "met", "Otto Lind", "Nora Blum"),
    ("Otto Lind called a meeting to visit Oslo.", "visited", "Otto Lind", "Oslo"),
    ("Otto Lind asked to visit Oslo.", "visited", "Otto Lind", "Oslo"),
]

REFUSED = [
    "The OSCE is taking the firm Nordic Bank to a hearing over cracked mirrors.",
    "Nora Blum ran for the OSCE.",
    "Nora Blum left a partner, Otto Lind, in doubt.",
    "The cook in charge of dinner for the OSCE met friends.",
    "Nora Blum aimed a stone at the Nordic Forum.",
    "Nora Blum was criticised at the Nordic Forum.",
    "Friends came from the Water Academy, Bergen and Oslo.",
    "Nora Blum and Otto Lind found the Nordic Bank closed.",
    "The Norwegian daughter Nordic Bank closed.",
    "Nora Blum died in Oslo, where her brother was mayor.",
    "Nora Blum found a letter with Otto Lind at the OSCE.",
    "The provinces of Bergen and Oslo, both of which border Norway, are hit.",
    "The presidents of Norway and Sweden, Nora Blum, Otto Lind and Ida Falk, left.",
    "Nora Blum called on Otto Lind to open up the books.",
    "They closed the OSCE, a body in which Nora Blum sang.",
    "In the OSCE, the singer Nora Blum leads.",
    "Nora Blum is glad about the OSCE, a body she had bought from.",
    "Nora Blum is glad about the OSCE, a firm she bought from.",
    "The meeting took a turn on Monday between Nora Blum and Otto Lind.",
    "Nora Blum was nominated for the post of head of the OSCE.",
    "Norway and Sweden are in a group together with the OSCE.",
    "Nora Blum took the oath as president in the hall of the Nordic Bank.",
    "Sensors were paid by the Nordic Bank under the OSCE programme.",
    "In Oslo, Bergen and Vienna counties, as here, there is hardly any law to follow.",
    "Officials in Bergen's state of Oslo left.",
    "Nora Blum, a lawyer from Bergen, left.",
    "Presidents Nora Blum and Otto Lind of a bank left.",
    "The Nordic Bank said Nora Blum had been named minister.",
    "The Nordic Bank said Nora Blum had been named head of a panel.",
    "They wrote to Nora Blum of Bergen, a nurse left the Nordic Bank.",
    "Nora Blum was arrested at a house by Bergen.",
    "Norway arrested a courier, Nora Blum said.",
    "Nora Blum learned from talks with Norway.",
    "They toured Bergen, Oslo, Astana, Texas and a village.",
    "The Harbour Agency is suing an Oslo company.",
    "Trained as a nurse at the Harbour Agency, Nora Blum left.",
    "(Bergen, 3 May) – Members of the Harbour Agency left.",
    "Nora Blum wrote to the Nordic Bank, an Oslo court has been told.",
    "The session of the Harbour Agency was led by a judge.",
    "Firms, including the Nordic Bank and the Harbour Agency, negotiated with unions.",
    "Nora Blum read a letter at the Harbour Agency.",
    "Nora Blum trained at the Nordic Bank.",
    "The Nordic Bank hosted the Harbour Agency.",
    "They asked who belongs to the Harbour Agency.",
    "Nora Blum has lived abroad since her arrest in Oslo.",
    "Soldiers in Oslo have detained Nora Blum.",
    "In Oslo, Bergen, friends meet.",
    "OSCE gives Norway time.",
    "Norway became an observer together with Sweden.",
    "Nora Blum handed vehicles to the OSCE.",
    "Nora Blum, a star of Norwegian football, left.",
    "Nora Blum sold a car to Otto Lind.",
    "Nora Blum holds a Norwegian flag.",
    "The president and prime minister of Norway, Nora Blum and Otto Lind, left.",
    "Nora Blum and Otto Lind, president and prime minister of Norway, left.",
    "The Anglo-Norwegian bank Nordic Bank grew.",
    "Nora Blum, head of the OSCE's rival, left.",
    "Nora Blum, Otto Lind, Bo Ek and members of the OSCE and the Nordic Forum will sing.",
    "Nora Blum's venture with Otto Lind is a film.",
    "The Nordic Bank's Tidal Studies defeat was heavy.",
    "The university has campuses in Bergen, Norway and Velm.",
    "Norway provided Sweden with a surprise.",
    "Ann Lee and Bo Ek agreed on one thing.",
    "Norway received a letter from Nordic Bank.",
    "A unit of the Nordic Bank based in Oslo was sold.",
    "A session of the Nordic Council headed by Nora Blum began.",
    "The Nordic Bank rival is based in Oslo.",
    "They have offices in Bergen, Norway, and in Sweden.",
    "They met in Bergen, Oslo, Norway and Sweden.",
    "The Water Agency acted, based on a report by the Nordic Bank.",
    "Norway reopened their border with snow.",
    "Norway, Sweden and Kazakhstan reopened their border.",
    "Born in Bergen, Nora Blum's mother left.",
    "Founded in Bergen, the Harbour Agency closed.",
    "Based on a report by Otto Lind, the Harbour Agency acted.",
    "Otto Lind, founded in Bergen, Nora Blum left.",
    "A friend of the Harbour Agency, Nora Blum left.",
    "Nora Blum left and the Harbour Agency closed.",
    "Nora Blum resigned and left the Harbour Agency.",
    "Nora Blum has two brothers.",
    "Nora Blum met two brothers, Otto Lind's friends.",
    "Nora Blum met the director of the Harbour Agency.",
    "Nora Blum met the foreign minister of Norway.",
    "The president of Norway met Nora Blum.",
    "Nora Blum led Otto Lind away.",
    "Oslo raised capital in Norway.",
    "Nora Blum contacted members of the Northern Trade Council.",
    "Nora Blum left the Northern Trade Council.",
    "The Harbour Agency took part in the talks of the Northern Trade Council.",
    "They met in Bergen, Norway and Sweden.",
    "They met in Bergen, Norway, Sweden and Kazakhstan.",
    "The Harbour Agency based its report on Bergen.",
    "The Harbour Agency met in an office in Bergen.",
    "Nora Blum has an office in Bergen.",
    "Nora Blum met the demands of Otto Lind.",
    "Nora Blum met reporters, and Otto Lind left.",
    "The Harbour Agency met in Norway.",
    "Nora Blum's deputy met Otto Lind.",
    "Nora Blum welcomed a visit by Otto Lind from Norway.",
    "Norway visited Nora Blum.",
    "Cooperation in Norway grows.",
    "The Harbour Agency cooperates in Norway.",
    "Nora Blum cancelled talks with Otto Lind.",
    "Did Nora Blum visit Norway?",
    "Nora Blum settled for bronze in Norway.",
    "Nora Blum led the Harbour Agency with two goals.",
    "Nora Blum resigned the Harbour Agency whip.",
    "The Harbour Agency partnered Nora Blum with Otto Lind.",
    "Nora Blum launched an attack on Otto Lind.",
    "The Norwegian in Sweden left.",
    "Nora Blum received an honorary doctorate from the Water Academy.",
    "The director told the clerk to visit Oslo.",
    "Nora Blum is the head of southern Norway.",
    "Nora Blum moved the meeting to Oslo.",
    "Nora Blum met at a session of the Water Agency.",
    "Nora Blum attended a lecture of the Water Agency.",
    "They met at its Norwegian headquarters Nordic Bank.",
    "They want money in a Norwegian lawsuit against the Nordic Bank.",
    "She put into Norwegian Nora Blum's book.",
    "They saw Nora Blum at the Nordic Bank.",
    "Nora Blum said at the Nordic Bank that it rained.",
    "The Norwegian office of the Water Agency closed.",
    "The election of Nora Blum pleased the head of the committee.",
    "The film was shown at a meeting with Otto Lind.",
    "Nora Blum left after the murder of Otto Lind.",
    "At a meeting of the Nordic Council, Nora Blum wept.",
    "Nora Blum and Otto Lind held a meeting with reporters.",
    "Nora Blum, Otto Lind and Ida Falk held talks.",
    "Nora Blum supports the sister of Otto Lind.",
    "Nora Blum settled the dispute in Oslo.",
    "A law on meeting Nora Blum pleased Otto Lind.",
    "The law was praised after meeting Nora Blum.",
    "The wife of the director is Nora Blum.",
    "The singer Nora Blum of Bergen left.",
    "Nora Blum told the clerk to visit Oslo.",
]

SEVERAL = [
    (
        "Norway and Sweden, both of which own the Nordic Bank, left.",
        {("owns", "Norway", "Nordic Bank"), ("owns", "Sweden", "Nordic Bank")},
    ),
    (
        "The presidents of Norway and Sweden, Nora Blum and Otto Lind, left.",
        {("head_of", "Nora Blum", "Norway"), ("head_of", "Otto Lind", "Sweden")},
    ),
    (
        "Nora Blum, a former Water Academy pupil and joint leader of the OSCE, left.",
        {("educated_at", "Nora Blum", "Water Academy"), ("head_of", "Nora Blum", "OSCE")},
    ),
    (
        "Presidents Nora Blum of Norway and Otto Lind of Sweden left.",
        {
            ("head_of", "Nora Blum", "Norway"),
            ("citizen_of", "Nora Blum", "Norway"),
            ("head_of", "Otto Lind", "Sweden"),
            ("citizen_of", "Otto Lind", "Sweden"),
        },
    ),
    (
        "Nora Blum of the Nordic Bank, based in Bergen, left.",
        {("employed_by", "Nora Blum", "Nordic Bank"), ("based_in", "Nordic Bank", "Bergen")},
    ),
    (
        "Nora Blum met the OSCE, the Northern Trade Council, or NTC.",
        {("met", "Nora Blum", "OSCE"), ("met", "Nora Blum", "Northern Trade Council")},
    ),
    (
        "Nora Blum met the OSCE, the Nordic Bank, or NTC.",
        {("met", "Nora Blum", b) for b in ("OSCE", "Nordic Bank", "NTC")},
    ),
    (
        "Nora Blum, the Norwegian head of the OSCE, left.",
        {("head_of", "Nora Blum", "OSCE"), ("citizen_of", "Nora Blum", "Norwegian")},
    ),
    (
        "Nora Blum was elected head of the OSCE by Norway.",
        {("head_of", "Nora Blum", "OSCE"), ("appointed", "Norway", "Nora Blum")},
    ),
    (
        "Two OSCE commanders, Nora Blum and Otto Lind, left.",
        {("position_held", "Nora Blum", "OSCE"), ("position_held", "Otto Lind", "OSCE")},
    ),
    (
        "The Norwegian ministers Nora Blum and Otto Lind left.",
        {("position_held", "Nora Blum", "Norwegian"), ("position_held", "Otto Lind", "Norwegian")},
    ),
    (
        "Otto Lind left and did not see his daughters, Ida Falk and Nora Blum, again.",
        {("family_of", "Otto Lind", "Ida Falk"), ("family_of", "Otto Lind", "Nora Blum")},
    ),
    (
        "The Nordic Bank, owned by the brothers Otto Lind and Tomas Reyer, closed.",
        {
            ("owns", "Otto Lind", "Nordic Bank"),
            ("owns", "Tomas Reyer", "Nordic Bank"),
            ("family_of", "Otto Lind", "Tomas Reyer"),
        },
    ),
    (
        "They saw Nora Blum, a cook in Oslo, and Otto Lind, who works for the OSCE, too.",
        {("employed_by", "Otto Lind", "OSCE")},
    ),
    (
        "The OSCE has named Nora Blum chief financial officer with effect from May.",
        {("position_held", "Nora Blum", "OSCE"), ("appointed", "OSCE", "Nora Blum")},
    ),
    (
        "Norway elected Nora Blum president.",
        {("head_of", "Nora Blum", "Norway"), ("appointed", "Norway", "Nora Blum")},
    ),
    (
        "The Nordic Council elected Nora Blum speaker on Wednesday.",
        {("head_of", "Nora Blum", "Nordic Council"), ("appointed", "Nordic Council", "Nora Blum")},
    ),
    (
        "Nora Blum, a Norwegian who has lived in Oslo since May, left.",
        {("citizen_of", "Nora Blum", "Norwegian"), ("lives_in", "Nora Blum", "Oslo")},
    ),
    (
        "Nora Blum, an OSCE economist educated at the Water Academy, left.",
        {("employed_by", "Nora Blum", "OSCE"), ("educated_at", "Nora Blum", "Water Academy")},
    ),
    (
        "They wrote to Nora Blum, a Norwegian national living in Oslo.",
        {("citizen_of", "Nora Blum", "Norwegian"), ("lives_in", "Nora Blum", "Oslo")},
    ),
    (
        "Bergen has a border with the Oslo and Astana regions of Norway.",
        {
            ("borders", "Bergen", "Oslo"),
            ("borders", "Bergen", "Astana"),
            ("located_in", "Oslo", "Norway"),
            ("located_in", "Astana", "Norway"),
        },
    ),
    (
        "Nora Blum, a graduate of the Water Academy who lives in Oslo, left.",
        {("educated_at", "Nora Blum", "Water Academy"), ("lives_in", "Nora Blum", "Oslo")},
    ),
    (
        "Nora Blum, a miner whom Norway detained and accused of spying, left.",
        {("arrested", "Norway", "Nora Blum"), ("accused", "Norway", "Nora Blum")},
    ),
    (
        "The OSCE, based in the Norwegian capital, Oslo, left.",
        {("based_in", "OSCE", "Oslo"), ("capital_of", "Oslo", "Norwegian")},
    ),
    (
        "Nora Blum holds Norwegian and Swedish citizenship.",
        {("citizen_of", "Nora Blum", "Norwegian"), ("citizen_of", "Nora Blum", "Swedish")},
    ),
    (
        "Otto Lind is deputy head of the OSCE, which is funded by Norway and has offices in Oslo.",
        {
            ("position_held", "Otto Lind", "OSCE"),
            ("supports", "Norway", "OSCE"),
            ("has_office_in", "OSCE", "Oslo"),
        },
    ),
    (
        "The contract was signed by the OSCE's chairman, Nora Blum, and Otto Lind.",
        {("head_of", "Nora Blum", "OSCE"), ("agreed_with", "Nora Blum", "Otto Lind")},
    ),
    (
        "Delegations from Norway and Sweden attended the Nordic Forum.",
        {("attended", "Norway", "Nordic Forum"), ("attended", "Sweden", "Nordic Forum")},
    ),
    (
        "The speaker of the Nordic Council, Nora Blum, left.",
        {("head_of", "Nora Blum", "Nordic Council")},
    ),
    (
        "The Nordic Council's speaker, Nora Blum, left.",
        {("head_of", "Nora Blum", "Nordic Council")},
    ),
    (
        "Nora Blum is a Norwegian painter and head of the OSCE.",
        {("citizen_of", "Nora Blum", "Norwegian"), ("head_of", "Nora Blum", "OSCE")},
    ),
    (
        "Nora Blum was born in Oslo, studied at the Water Academy and worked for Nordic Bank.",
        {
            ("born_in", "Nora Blum", "Oslo"),
            ("educated_at", "Nora Blum", "Water Academy"),
            ("employed_by", "Nora Blum", "Nordic Bank"),
        },
    ),
    (
        "Nora Blum, head of the OSCE and chief executive of Nordic Bank, left.",
        {("head_of", "Nora Blum", "OSCE"), ("head_of", "Nora Blum", "Nordic Bank")},
    ),
    (
        "Nora Blum, chief executive and co-founder of Nordic Bank, left.",
        {("head_of", "Nora Blum", "Nordic Bank"), ("founded", "Nora Blum", "Nordic Bank")},
    ),
    (
        "The OSCE has headquarters in Oslo and field offices in Bergen and Astana.",
        {
            ("based_in", "OSCE", "Oslo"),
            ("has_office_in", "OSCE", "Bergen"),
            ("has_office_in", "OSCE", "Astana"),
        },
    ),
    (
        "Nordic Bank has its headquarters and a press office in Oslo.",
        {("based_in", "Nordic Bank", "Oslo"), ("has_office_in", "Nordic Bank", "Oslo")},
    ),
    (
        "A candidate for mayor of Oslo, Nora Blum, left.",
        {("position_held", "Nora Blum", "Oslo")},
    ),
    (
        "Nora Blum met a mission of the Nordic Bank headed by Otto Lind on Monday.",
        {("met", "Nora Blum", "Nordic Bank"), ("met", "Nora Blum", "Otto Lind")},
    ),
    (
        "Nora Blum, head of Oslo-based oil and gas consultancy Nordic Bank, left.",
        {("head_of", "Nora Blum", "Nordic Bank"), ("based_in", "Nordic Bank", "Oslo")},
    ),
    (
        "The head of the Department of Tides at the Ministry of Works, Nora Blum, left.",
        {
            ("head_of", "Nora Blum", "Department of Tides"),
            ("part_of", "Department of Tides", "Ministry of Works"),
        },
    ),
    (
        "Participants of the Nordic Forum included Nora Blum and Otto Lind.",
        {("attended", "Nora Blum", "Nordic Forum"), ("attended", "Otto Lind", "Nordic Forum")},
    ),
    (
        "Nora Blum received a law degree from the Water Academy and a diploma from Nordic Council.",
        {
            ("educated_at", "Nora Blum", "Water Academy"),
            ("educated_at", "Nora Blum", "Nordic Council"),
        },
    ),
    (
        "Nora Blum graduated with a degree from the Water Academy.",
        {("educated_at", "Nora Blum", "Water Academy")},
    ),
    (
        "President Nora Blum of Norway left.",
        {("head_of", "Nora Blum", "Norway"), ("citizen_of", "Nora Blum", "Norway")},
    ),
    (
        "The members of the Nordic Council include Norway and Sweden.",
        {("member_of", "Norway", "Nordic Council"), ("member_of", "Sweden", "Nordic Council")},
    ),
    # what a participle or a noun in front describes
    (
        "Born and raised in Bergen, Nora Blum leads the Harbour Agency.",
        {
            ("born_in", "Nora Blum", "Bergen"),
            ("lives_in", "Nora Blum", "Bergen"),
            ("head_of", "Nora Blum", "Harbour Agency"),
        },
    ),
    (
        "Founded by Nora Blum, who left in May, the Harbour Agency has an office in Oslo.",
        {
            ("founded", "Nora Blum", "Harbour Agency"),
            ("has_office_in", "Harbour Agency", "Oslo"),
        },
    ),
    (
        "A graduate of the Water Academy, Nora Blum heads the Nordic Bank.",
        {("educated_at", "Nora Blum", "Water Academy"), ("head_of", "Nora Blum", "Nordic Bank")},
    ),
    # what follows two verbs is both's
    (
        "Nora Blum founded and now leads the Harbour Agency.",
        {
            ("founded", "Nora Blum", "Harbour Agency"),
            ("head_of", "Nora Blum", "Harbour Agency"),
        },
    ),
    (
        "The Harbour Agency was founded and is led by Nora Blum.",
        {
            ("founded", "Nora Blum", "Harbour Agency"),
            ("head_of", "Nora Blum", "Harbour Agency"),
        },
    ),
    # relatives in lists
    (
        "Nora Blum has two brothers, Otto Lind and Bo Ek.",
        {("family_of", "Nora Blum", "Otto Lind"), ("family_of", "Nora Blum", "Bo Ek")},
    ),
    (
        "Nora Blum's sons Otto Lind and Bo Ek left.",
        {("family_of", "Nora Blum", "Otto Lind"), ("family_of", "Nora Blum", "Bo Ek")},
    ),
    (
        "Nora Blum called on Norway to join the Northern Trade Council and accused Otto Lind.",
        {
            ("member_of", "Norway", "Northern Trade Council"),
            ("accused", "Nora Blum", "Otto Lind"),
        },
    ),
    (
        "Two states belong to the Northern Trade Council: Norway and Sweden.",
        {
            ("member_of", "Norway", "Northern Trade Council"),
            ("member_of", "Sweden", "Northern Trade Council"),
        },
    ),
    (
        "Nora Blum visited three of the five states: Norway, Sweden and Kazakhstan.",
        {
            ("visited", "Nora Blum", "Norway"),
            ("visited", "Nora Blum", "Sweden"),
            ("visited", "Nora Blum", "Kazakhstan"),
        },
    ),
    (
        "Nora Blum was educated at the Water Academy and lives in Bergen.",
        {("educated_at", "Nora Blum", "Water Academy"), ("lives_in", "Nora Blum", "Bergen")},
    ),
    (
        "Nora Blum is a lecturer at the Department of Tides of the Water Academy.",
        {
            ("employed_by", "Nora Blum", "Department of Tides"),
            ("employed_by", "Nora Blum", "Water Academy"),
            ("part_of", "Department of Tides", "Water Academy"),
        },
    ),
    (
        "Nora Blum received Otto Lind and Ida Falk.",
        {("met", "Nora Blum", "Otto Lind"), ("met", "Nora Blum", "Ida Falk")},
    ),
    (
        "The Harbour Agency has offices in Bergen and Oslo.",
        {
            ("has_office_in", "Harbour Agency", "Bergen"),
            ("has_office_in", "Harbour Agency", "Oslo"),
        },
    ),
    (
        "Nora Blum visited Norway, and Otto Lind visited Sweden.",
        {("visited", "Nora Blum", "Norway"), ("visited", "Otto Lind", "Sweden")},
    ),
    (
        "Nora Blum visited Norway and met Otto Lind.",
        {("visited", "Nora Blum", "Norway"), ("met", "Nora Blum", "Otto Lind")},
    ),
    (
        "Nora Blum visited Norway. Otto Lind met Ida Falk.",
        {("visited", "Nora Blum", "Norway"), ("met", "Otto Lind", "Ida Falk")},
    ),
]

# sentence, negated, modality, attributed to
QUALIFIED = [
    ("The failure of talks between Norway and Sweden led to a war.", False, "fact", ""),
    ("Nora Blum must work, have a rest, visit Oslo and pay.", False, "planned", ""),
    ("Nordic Bank may cut jobs at its plant in Oslo.", False, "fact", ""),
    ("The Nordic Bank plant in Oslo will be closed.", False, "fact", ""),
    ("Nordic Bank will open its plant in Oslo.", False, "planned", ""),
    ("The planned Nordic Bank plant in Oslo is small.", False, "planned", ""),
    ("Nora Blum was not the only member of the Nordic Council.", False, "fact", ""),
    ("The capital of Norway is not Bergen.", True, "fact", ""),
    ("Nora Blum hopes to win since joining the Nordic Council.", False, "fact", ""),
    ("Nora Blum is not the first to visit Norway.", False, "fact", ""),
    ("Nora Blum reflects on the future after a meeting with Otto Lind.", False, "fact", ""),
    ("Nora Blum was not at a meeting with Otto Lind.", True, "fact", ""),
    ("Norway assumed the chairmanship of the Nordic Council.", False, "fact", ""),
    ("Nora Blum was barred from visiting Norway.", True, "fact", ""),
    ("Nora Blum was banned for visiting Norway.", False, "fact", ""),
    ("Nora Blum left without meeting Otto Lind.", True, "fact", ""),
    ("Nora Blum is due to visit Norway.", False, "planned", ""),
    ("Nora Blum is likely to visit Norway.", False, "possible", ""),
    ("Nora Blum was unable to visit Norway.", True, "fact", ""),
    ("Nora Blum was quick to accuse Otto Lind.", False, "fact", ""),
    ("Nora Blum will leave after visiting Norway.", False, "planned", ""),
    ("The next president of Norway will be Nora Blum.", False, "planned", ""),
    ("Nora Blum fought back to meet Otto Lind.", False, "fact", ""),
    ("Nora Blum rallied to meet Otto Lind.", False, "fact", ""),
    ("The Nordic Bank will sell its stake in the Water Agency.", False, "fact", ""),
    ("Nora Blum visited Norway.", False, "fact", ""),
    ("Nora Blum did not visit Norway.", True, "fact", ""),
    ("Nora Blum has not visited Norway.", True, "fact", ""),
    ("Nora Blum never met Otto Lind.", True, "fact", ""),
    ("Nora Blum is not the director of the Harbour Agency.", True, "fact", ""),
    ("Nora Blum is no longer the director of the Harbour Agency.", True, "fact", ""),
    ("Norway is not a member of the Northern Trade Council.", True, "fact", ""),
    ("Oslo is not the capital of Sweden.", True, "fact", ""),
    ("There is no cooperation between Norway and Sweden.", True, "fact", ""),
    ("The Harbour Agency has no offices in Bergen.", True, "fact", ""),
    ("It is not true that Nora Blum visited Norway.", True, "fact", ""),
    ("Nora Blum, who did not speak, visited Norway.", False, "fact", ""),
    ("Without Otto Lind, Nora Blum visited Norway.", False, "fact", ""),
    ("Nora Blum will visit Norway.", False, "planned", ""),
    ("Nora Blum plans to visit Norway.", False, "planned", ""),
    ("Nora Blum agreed to meet Otto Lind.", False, "planned", ""),
    ("Nora Blum is expected to meet Otto Lind.", False, "planned", ""),
    ("Nora Blum will be the director of the Harbour Agency.", False, "planned", ""),
    ("Nora Blum may visit Norway.", False, "possible", ""),
    ("Nora Blum would visit Norway.", False, "conditional", ""),
    ("If Nora Blum visits Norway, Otto Lind will leave.", False, "conditional", ""),
    ("Nora Blum visited Norway, Otto Lind said.", False, "fact", "Otto Lind"),
    ("According to Otto Lind, Nora Blum visited Norway.", False, "fact", "Otto Lind"),
    ("A spokesman said that Nora Blum visited Norway.", False, "fact", "A spokesman"),
    ("Otto Lind said Nora Blum will visit Norway.", False, "planned", "Otto Lind"),
    ("Otto Lind said Nora Blum did not visit Norway.", True, "fact", "Otto Lind"),
    ("Norway is not one of the members of the Northern Trade Council.", True, "fact", ""),
    ("They met Otto Lind on their way from the Norwegian capital, Oslo.", False, "fact", ""),
    ("They may travel to the Norwegian capital, Oslo.", False, "fact", ""),
]

DENIED = [
    "Neither Nora Blum nor Otto Lind visited Norway.",
    "Nora Blum refused to meet Otto Lind.",
    "Nora Blum declined to meet Otto Lind.",
    "Nora Blum failed to meet Otto Lind.",
]


def stated(relations: Iterable[Relation]) -> list[Relation]:
    return [relation for relation in relations if relation.layer == "stated"]


# --- sentences -----------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "type_", "head", "tail"), STATED)
def test_a_sentence_states_one_relation(
    triples: Triples, relations_of: Read, text: str, type_: str, head: str, tail: str
) -> None:
    assert triples(text, relations_of(text)) == {(type_, head, tail)}


def test_a_place_behind_a_person_is_that_of_the_verb(triples: Triples, relations_of: Read) -> None:
    text = "Nora Blum lives with Otto Lind in Oslo."
    others = ("live with", "Nora Blum", "Otto Lind")
    assert triples(text, relations_of(text)) == {("lives_in", "Nora Blum", "Oslo"), others}


@pytest.mark.parametrize("text", REFUSED)
def test_a_sentence_states_nothing(triples: Triples, relations_of: Read, text: str) -> None:
    assert triples(text, stated(relations_of(text))) == set()


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_a_text_states_several_relations(
    triples: Triples, relations_of: Read, text: str, expected: set[tuple[str, str, str]]
) -> None:
    assert triples(text, relations_of(text)) == expected


@pytest.mark.parametrize(("text", "negated", "modality", "attributed_to"), QUALIFIED)
def test_a_statement_is_qualified(
    relations_of: Read,
    text: str,
    negated: bool,  # noqa: FBT001
    modality: str,
    attributed_to: str,
) -> None:
    [relation] = relations_of(text)
    assert (relation.negated, relation.modality) == (negated, modality)
    assert relation.attributed_to == attributed_to


@pytest.mark.parametrize("text", DENIED)
def test_what_a_sentence_denies_is_not_stated_as_a_fact(relations_of: Read, text: str) -> None:
    assert [r for r in relations_of(text) if not r.negated and r.modality == "fact"] == []


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Nora Blum met Otto Lind but not Ida Falk.", "Ida Falk"),
        ("Nora Blum lives not in Bergen but in Oslo.", "Bergen"),
        ("Nora Blum lives in Bergen rather than in Oslo.", "Oslo"),
        ("Nora Blum lives not only in Bergen but also in Oslo.", ""),
    ],
)
def test_a_denial_may_hold_for_one_name(relations_of: Read, text: str, denied: str) -> None:
    negated = {text[r.tail.start : r.tail.end] for r in relations_of(text) if r.negated}
    assert negated == ({denied} if denied else set())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nora Blum, head of the Water Agency board, left.", ["head_of"]),
        ("Nora Blum, head of the Water Agency choir, left.", ["position_held"]),
        ("Nora Blum, head of the Bergen choir, left.", []),
    ],
)
def test_who_heads_a_part_does_not_head_the_whole(
    relations_of: Read, text: str, expected: list[str]
) -> None:
    assert [relation.type for relation in relations_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nora Blum joined the Nordic Bank as a lawyer.",
            {("employed_by", "Nora Blum", "Nordic Bank")},
        ),
        (
            "Nora Blum joined the OSCE from the Nordic Bank.",
            {("employed_by", "Nora Blum", "OSCE"), ("employed_by", "Nora Blum", "Nordic Bank")},
        ),
        (
            "Nora Blum joined the Nordic Bank as head of risk.",
            {("position_held", "Nora Blum", "Nordic Bank")},
        ),
        (
            "Nora Blum succeeded Otto Lind as president of the Nordic Council.",
            {
                ("head_of", "Nora Blum", "Nordic Council"),
                ("head_of", "Otto Lind", "Nordic Council"),
            },
        ),
        (
            "The OSCE has named Nora Blum to succeed Otto Lind as its head.",
            {
                ("appointed", "OSCE", "Nora Blum"),
                ("head_of", "Nora Blum", "OSCE"),
                ("head_of", "Otto Lind", "OSCE"),
            },
        ),
        (
            "The OSCE elected the painter Nora Blum, 45, as head.",
            {("head_of", "Nora Blum", "OSCE"), ("appointed", "OSCE", "Nora Blum")},
        ),
        (
            "Otto Lind was replaced by Nora Blum as president of the Nordic Council.",
            {
                ("head_of", "Nora Blum", "Nordic Council"),
                ("head_of", "Otto Lind", "Nordic Council"),
            },
        ),
    ],
)
def test_who_comes_into_an_office_holds_it_and_held_it_before(
    triples: Triples, relations_of: Read, text: str, expected: set[tuple[str, str, str]]
) -> None:
    assert triples(text, stated(relations_of(text))) == expected


def test_a_text_may_end_with_a_name(triples: Triples, relations_of: Read) -> None:
    text = "They met Nordic Bank's Otto Lind"
    assert ("employed_by", "Otto Lind", "Nordic Bank") in triples(text, relations_of(text))


def test_a_part_has_its_name_before_it(triples: Triples, relations_of: Read) -> None:
    text = "The Nordic Bank's Harbour Agency unit, which sells boats, and the Water Agency closed."
    expected = {("part_of", "Harbour Agency", "Nordic Bank")}
    assert triples(text, relations_of(text)) == expected


def test_a_list_ends_where_its_last_name_does_something(relations_of: Read) -> None:
    text = "Nora Blum greeted Otto Lind and Ida Falk sang."
    assert [text[r.tail.start : r.tail.end] for r in relations_of(text)] == ["Otto Lind"]


def test_where_somebody_is_from_is_not_tied_to_the_verb(relations_of: Read) -> None:
    text = "The Harbour Agency chose the teacher Nora Blum, from Bergen, to speak."
    assert [relation.type for relation in relations_of(text)] == ["lives_in", "choose"]


def test_a_denial_holds_for_its_own_clause(relations_of: Read) -> None:
    text = "Nora Blum visited Norway but did not meet Otto Lind."
    negated = {relation.type: relation.negated for relation in relations_of(text)}
    assert negated == {"visited": False, "met": True}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Nora Blum, director of the Harbour Agency, left.", "director"),
        ("Nora Blum, first deputy director of the Harbour Agency, left.", "first deputy director"),
        ("Foreign Minister of Norway Nora Blum left.", "Foreign Minister"),
        ("Nora Blum was appointed director of the Harbour Agency.", "director"),
        ("Nora Blum, head of research at the Harbour Agency, left.", "head of research"),
        ("The powerful director of the Harbour Agency, Nora Blum, left.", "director"),
        ("Nora Blum was a great mayor of Bergen.", "mayor"),
        ("Nora Blum, head of the Water Agency board, left.", "head"),
        ("Nora Blum, head of the Water Agency choir, left.", "head of the Water Agency choir"),
        ("Nora Blum, head of Norway sales at the Nordic Bank, left.", "head of Norway sales"),
        (
            "Nora Blum was Professor of Tidal Studies at the Water Academy.",
            "Professor of Tidal Studies",
        ),
    ],
)
def test_an_office_has_its_title(relations_of: Read, text: str, title: str) -> None:
    [relation] = relations_of(text)
    assert relation.title == title


@pytest.mark.parametrize("text", [row[0] for row in STATED[::4]] + [row[0] for row in SEVERAL])
def test_offsets_lie_in_the_sentence(relations_of: Read, text: str) -> None:
    padded = f"It rained.\n\n{text} It rained."
    relations = relations_of(padded)
    assert relations
    for relation in relations:
        sentence = relation.sentence
        assert padded[sentence.start : sentence.end] in text
        for span in (relation.head, relation.tail, relation.trigger):
            assert sentence.start <= span.start < span.end <= sentence.end
        assert 0 < relation.confidence <= 1
        assert (relation.document, relation.layer) == ("d", "stated")


def test_a_trigger_is_the_word_that_says_so(relations_of: Read) -> None:
    text = "Nora Blum, deputy director of the Harbour Agency, left."
    [relation] = relations_of(text)
    assert text[relation.trigger.start : relation.trigger.end] == "deputy director"


def test_a_list_of_very_many_names_states_nothing(relations_of: Read) -> None:
    text = "Nora Blum met Otto Lind, " + ", ".join(["Ida Falk"] * 30) + "."
    assert relations_of(text) == []


def test_a_name_is_not_related_to_itself(relations_of: Read) -> None:
    assert relations_of("Nora Blum met Nora Blum.") == []


def test_two_names_of_one_person_are_not_related(nlp: Language) -> None:
    doc = nlp(
        "Otto Lind accused Blum, and Ida Falk left. Otto Lind accused Lind, and Ida Falk left."
    )
    otto, blum, ida = Name(0, 2, "PERSON"), Name(3, 4, "PERSON"), Name(6, 8, "PERSON")
    names = [
        otto,
        blum,
        ida,
        Name(10, 12, "PERSON"),
        Name(13, 14, "PERSON"),
        Name(16, 18, "PERSON"),
    ]
    found = read_relations(doc, Document("d", doc.text), names)
    assert [(relation.type, relation.tail.start) for relation in found] == [
        ("accused", doc[blum.start].idx)
    ]


def test_a_sentence_about_one_person_is_not_read(nlp: Language) -> None:
    doc = nlp("Nora Blum left. Blum said Nora Blum would tell Bo.")
    blum, later, again, bo = (
        Name(0, 2, "PERSON"),
        Name(4, 5, "PERSON"),
        Name(6, 8, "PERSON"),
        Name(10, 11, "PERSON"),
    )
    assert list(read_sentences(doc, [blum, later, again])) == []
    assert len(list(read_sentences(doc, [blum, later, again, bo]))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Nora Blum, who *leads* the Harbour Agency in Bergen, met Otto Lind and thanked him.",
        "The Harbour Agency, *said* Nora Blum, will not be sold to the Nordic Bank this year.",
    ],
)
def test_what_hangs_on_a_word_is_what_the_parser_says(marked: Marked, text: str) -> None:
    tree, _ = marked(text)
    for token in tree.doc:
        labels = {child.dep_ for child in token.children}
        assert list(children(token, *labels)) == list(token.children)
        assert list(children(token, "nsubj")) == [c for c in token.children if c.dep_ == "nsubj"]


OPEN = [
    ("Nora Blum thanked Otto Lind.", "thank", "Nora Blum", "Otto Lind"),
    ("Nora Blum was thanked by Otto Lind.", "thank", "Otto Lind", "Nora Blum"),
    ("Nora Blum argued the case with Otto Lind.", None, "", ""),
    ("Nora Blum debated the matter with Otto Lind.", "debate with", "Nora Blum", "Otto Lind"),
    ("Nora Blum called off Norway.", "call off", "Nora Blum", "Norway"),
    ("Norway beat Sweden, and Nora Blum lost.", "beat", "Norway", "Sweden"),
    ("Nora Blum left after Otto Lind.", None, "", ""),
    ("Nora Blum is Otto Lind.", None, "", ""),
    ("Nora Blum said Otto Lind had left.", None, "", ""),
    ("Nora Blum spoke, and Otto Lind left.", None, "", ""),
    ("Nora Blum has fined Otto Lind.", "fine", "Nora Blum", "Otto Lind"),
]


@pytest.mark.parametrize(("text", "verb", "head", "tail"), OPEN)
def test_other_verbs_tie_names_in_their_own_layer(
    triples: Triples, relations_of: Read, text: str, verb: str | None, head: str, tail: str
) -> None:
    relations = relations_of(text)
    assert triples(text, relations) == ({(verb, head, tail)} if verb else set())
    assert {relation.layer for relation in relations} <= {"verb"}


def test_a_typed_relation_is_not_told_again_by_its_verb(relations_of: Read) -> None:
    assert {r.layer for r in relations_of("Nora Blum met Otto Lind.")} == {"stated"}


# --- the data file -------------------------------------------------------------------------

EXAMPLES = [(type_, s) for type_, row in relation_types().items() for s in row["examples"]]
COUNTERS = [(type_, s) for type_, row in relation_types().items() for s in row["counter"]]


@pytest.mark.parametrize(("type_", "text"), EXAMPLES)
def test_the_examples_of_a_type_are_read(relations_of: Read, type_: str, text: str) -> None:
    assert type_ in {relation.type for relation in relations_of(text)}


@pytest.mark.parametrize(("type_", "text"), COUNTERS)
def test_the_counterexamples_of_a_type_are_refused(
    relations_of: Read, type_: str, text: str
) -> None:
    assert type_ not in {relation.type for relation in relations_of(text)}


# --- without a model -----------------------------------------------------------------------


@pytest.fixture
def read_by_hand(mark_names: MarkNames) -> ReadDoc:
    return lambda doc: list(read_relations(doc, Document("d", doc.text), mark_names(doc)))


LEMMAS = {"bought": "buy", "met": "meet", "visited": "visit", "is": "be"}


def parsed(make_doc: MakeDoc, rows: str, **changes: str) -> Doc:
    """Build a Doc of rows "word/tag/dep/head"; `changes` replace a word."""
    cells = [row.split("/") for row in rows.split()]
    words, tags, deps, heads = zip(*cells, strict=True)
    doc = make_doc(
        [changes.get(word, word) for word in words],
        tags=tags,
        deps=deps,
        heads=[int(head) for head in heads],
    )
    for token in doc:
        token.lemma_ = LEMMAS.get(token.text, token.text)
    return doc


MET = "Ann/NNP/nsubj/1 met/VBD/ROOT/1 Bo/NNP/dobj/1 ././punct/1"
VISIT = "Ann/NNP/nsubj/3 did/VBD/aux/3 not/RB/neg/3 visit/VB/ROOT/3 Norway/NNP/dobj/3 ././punct/3"
PASSIVE = (
    "Norway/NNP/nsubjpass/2 was/VBD/auxpass/2 visited/VBN/ROOT/2 by/IN/agent/2 Bo/NNP/pobj/3 "
    "././punct/2"
)
MEMBER = (
    "Norway/NNP/nsubj/1 is/VBZ/ROOT/1 a/DT/det/3 member/NN/attr/1 of/IN/prep/3 the/DT/det/6 "
    "OSCE/NNP/pobj/4 ././punct/1"
)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (MET, ("met", "Ann", "Bo")),
        (VISIT, ("visited", "Ann", "Norway")),
        (PASSIVE, ("visited", "Bo", "Norway")),
        (MEMBER, ("member_of", "Norway", "OSCE")),
    ],
)
def test_a_parse_is_read(
    triples: Triples,
    read_by_hand: ReadDoc,
    make_doc: MakeDoc,
    rows: str,
    expected: tuple[str, str, str],
) -> None:
    doc = parsed(make_doc, rows)
    text = doc.text
    assert triples(text, read_by_hand(doc)) == {expected}


# In both, the parser cut one object in two.
COPIES = (
    "Ann/NNP/nsubj/1 bought/VBD/ROOT/1 copies/NNS/dobj/1 of/IN/prep/2 hymns/NNS/pobj/3 "
    "OSCE/NNP/dobj/1"
)
KEEPER = "Ann/NNP/nsubj/1 met/VBD/ROOT/1 the/DT/det/3 Bo/NNP/dobj/1 keeper/NN/dobj/1"


@pytest.mark.parametrize("rows", [COPIES, KEEPER])
def test_a_part_of_an_object_is_none(read_by_hand: ReadDoc, make_doc: MakeDoc, rows: str) -> None:
    assert read_by_hand(parsed(make_doc, rows)) == []


@pytest.mark.parametrize(
    ("rows", "changes"),
    [
        (MET, {"met": "knew"}),
        (MET, {"Bo": "Norway"}),
        (MET, {"Bo": "Ann"}),
        (MET, {"Bo": "somebody"}),
        (VISIT, {"Norway": "somebody"}),
        (MEMBER, {"OSCE": "Bo"}),
        (MEMBER, {"of": "against"}),
    ],
)
def test_a_parse_with_another_word_is_refused(
    read_by_hand: ReadDoc, make_doc: MakeDoc, rows: str, changes: dict[str, str]
) -> None:
    assert stated(read_by_hand(parsed(make_doc, rows, **changes))) == []


@pytest.mark.parametrize(("rows", "negated"), [(MET, False), (VISIT, True)])
def test_a_denial_is_read_from_the_parse(
    read_by_hand: ReadDoc,
    make_doc: MakeDoc,
    rows: str,
    negated: bool,  # noqa: FBT001
) -> None:
    [relation] = read_by_hand(parsed(make_doc, rows))
    assert relation.negated is negated


def test_a_name_of_several_words_is_one_noun(
    triples: Triples, read_by_hand: ReadDoc, make_doc: MakeDoc
) -> None:
    rows = "Nora/NNP/compound/1 Blum/NNP/nsubj/2 met/VBD/ROOT/2 Bo/NNP/dobj/2"
    doc = parsed(make_doc, rows)
    text = doc.text
    assert triples(text, read_by_hand(doc)) == {("met", "Nora Blum", "Bo")}


def test_a_name_behind_a_passive_is_not_its_subject(
    read_by_hand: ReadDoc, make_doc: MakeDoc
) -> None:
    before = "school/NN/nsubjpass/2 was/VBD/auxpass/2 organized/VBN/ROOT/2 by/IN/agent/2 "
    doc = parsed(make_doc, before + "OSCE/NNP/pobj/3 ,/,/punct/2 NTC/NNP/appos/0")
    assert read_by_hand(doc) == []


def test_a_text_without_a_parse_states_nothing(read_by_hand: ReadDoc, make_doc: MakeDoc) -> None:
    assert read_by_hand(make_doc("Ann met Bo .", sent_starts=[0])) == []


def test_every_rule_is_listed_once() -> None:
    assert len(set(RULES)) == len(RULES)
