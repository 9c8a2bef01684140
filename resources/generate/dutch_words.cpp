// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/generate/lexicon.h"

namespace luthier::generate {

std::vector<AdjectiveGroup> dutchAdjectives()
{
    return {
        {"tdcfvalnpe",
         "nieuw/nieuwe/nieuwer/nieuwst, oud/oude/ouder/oudst, klein/kleine/kleiner/kleinst, "
         "groot/grote/groter/grootst, mooi/mooie/mooier/mooist, vreemd/vreemde/vreemder/vreemdst, "
         "bijzonder/bijzondere/bijzonderder/bijzonderst, gewoon/gewone/gewoner/gewoonst"},
        {"tcv",
         "zwaar/zware/zwaarder/zwaarst, licht/lichte/lichter/lichtst, goedkoop/goedkope/goedkoper/goedkoopst, "
         "duur/dure/duurder/duurst, sterk/sterke/sterker/sterkst, vies/vieze/viezer/viest, "
         "schoon/schone/schoner/schoonst, kapot/kapotte, rood/rode, blauw/blauwe, groen/groene, zwart/zwarte, "
         "wit/witte, geel/gele, grijs/grijze, bruin/bruine, handig/handige/handiger/handigst, "
         "breekbaar/breekbare/breekbaarder/breekbaarst, eenvoudig/eenvoudige/eenvoudiger/eenvoudigst, "
         "modern/moderne/moderner/modernst, rond/ronde"},
        {"d",
         "lang/lange/langer/langst, kort/korte/korter/kortst, duidelijk/duidelijke/duidelijker/duidelijkst, "
         "belangrijk/belangrijke/belangrijker/belangrijkst, officieel/officiële, "
         "uitgebreid/uitgebreide/uitgebreider/uitgebreidst, volledig/volledige/vollediger/volledigst, "
         "vertrouwelijk/vertrouwelijke, dringend/dringende/dringender/dringendst, recent/recente/recenter/recentst, "
         "definitief/definitieve, schriftelijk/schriftelijke, interessant/interessante/interessanter/interessantst, "
         "nuttig/nuttige/nuttiger/nuttigst, saai/saaie/saaier/saaist, onvolledig/onvolledige"},
        {"f",
         "vers/verse/verser/verst, warm/warme/warmer/warmst, koud/koude/kouder/koudst, zoet/zoete/zoeter/zoetst, "
         "zuur/zure/zuurder/zuurst, zout/zoute/zouter/zoutst, rijp/rijpe/rijper/rijpst, "
         "lekker/lekkere/lekkerder/lekkerst, gezond/gezonde/gezonder/gezondst, "
         "smakelijk/smakelijke/smakelijker/smakelijkst"},
        {"p",
         "jong/jonge/jonger/jongst, aardig/aardige/aardiger/aardigst, "
         "vriendelijk/vriendelijke/vriendelijker/vriendelijkst, moe/moeë, druk/drukke/drukker/drukst, "
         "eerlijk/eerlijke/eerlijker/eerlijkst, voorzichtig/voorzichtige/voorzichtiger/voorzichtigst, "
         "geduldig/geduldige/geduldiger/geduldigst, slim/slimme/slimmer/slimst, lang/lange/langer/langst, "
         "stil/stille/stiller/stilst, zenuwachtig/zenuwachtige/zenuwachtiger/zenuwachtigst, ervaren/ervaren, "
         "beleefd/beleefde/beleefder/beleefdst, vrolijk/vrolijke/vrolijker/vrolijkst, "
         "serieus/serieuze/serieuzer/serieust, boos/boze/bozer/boost, blij/blije/blijer/blijst, "
         "bezorgd/bezorgde/bezorgder/bezorgdst, behulpzaam/behulpzame/behulpzamer/behulpzaamst, "
         "nieuwsgierig/nieuwsgierige/nieuwsgieriger/nieuwsgierigst, trots/trotse/trotser/trotst, "
         "streng/strenge/strenger/strengst, betrouwbaar/betrouwbare/betrouwbaarder/betrouwbaarst"},
        {"a",
         "wild/wilde/wilder/wildst, tam/tamme/tammer/tamst, hongerig/hongerige/hongeriger/hongerigst, "
         "snel/snelle/sneller/snelst, langzaam/langzame/langzamer/langzaamst, slim/slimme/slimmer/slimst, "
         "lui/luie/luier/luist, grijs/grijze, bruin/bruine, zwart/zwarte, wit/witte, jong/jonge/jonger/jongst"},
        {"l",
         "ruim/ruime/ruimer/ruimst, rustig/rustige/rustiger/rustigst, druk/drukke/drukker/drukst, "
         "modern/moderne/moderner/modernst, leeg/lege/leger/leegst, beroemd/beroemde/beroemder/beroemdst, "
         "donker/donkere/donkerder/donkerst, licht/lichte/lichter/lichtst, smal/smalle/smaller/smalst, "
         "openbaar/openbare, gesloten/gesloten, centraal/centrale"},
        {"e",
         "lang/lange/langer/langst, kort/korte/korter/kortst, belangrijk/belangrijke/belangrijker/belangrijkst, "
         "moeilijk/moeilijke/moeilijker/moeilijkst, geslaagd/geslaagde/geslaagder/geslaagdst, gratis/gratis, "
         "jaarlijks/jaarlijkse, onverwacht/onverwachte, wekelijks/wekelijkse, druk/drukke/drukker/drukst, "
         "vroeg/vroege/vroeger/vroegst, eerste/eerste, tweede/tweede, laatste/laatste, volgende/volgende"},
        {"k",
         "goed/goede/beter/best, slecht/slechte/slechter/slechtst, eenvoudig/eenvoudige/eenvoudiger/eenvoudigst, "
         "ernstig/ernstige/ernstiger/ernstigst, moeilijk/moeilijke/moeilijker/moeilijkst, "
         "belangrijk/belangrijke/belangrijker/belangrijkst, verstandig/verstandige/verstandiger/verstandigst, "
         "duidelijk/duidelijke/duidelijker/duidelijkst, hoog/hoge/hoger/hoogst, laag/lage/lager/laagst, "
         "redelijk/redelijke/redelijker/redelijkst, onverwacht/onverwachte, nieuw/nieuwe/nieuwer/nieuwst, "
         "mogelijk/mogelijke, noodzakelijk/noodzakelijke, onduidelijk/onduidelijke, wettelijk/wettelijke, "
         "persoonlijk/persoonlijke, technisch/technische, jaarlijks/jaarlijkse"},
        {"m",
         "licht/lichte/lichter/lichtst, hevig/hevige/heviger/hevigst, chronisch/chronische, plotseling/plotselinge, "
         "ernstig/ernstige/ernstiger/ernstigst, pijnlijk/pijnlijke/pijnlijker/pijnlijkst, acuut/acute, "
         "terugkerend/terugkerende"},
        {"n",
         "hoog/hoge/hoger/hoogst, diep/diepe/dieper/diepst, breed/brede/breder/breedst, groen/groene, "
         "donker/donkere/donkerder/donkerst, steil/steile/steiler/steilst, rustig/rustige/rustiger/rustigst"},
        {"v",
         "snel/snelle/sneller/snelst, langzaam/langzame/langzamer/langzaamst, vol/volle/voller/volst, "
         "leeg/lege/leger/leegst, elektrisch/elektrische, comfortabel/comfortabele/comfortabeler/comfortabelst, "
         "betrouwbaar/betrouwbare/betrouwbaarder/betrouwbaarst"},
    };
}

std::vector<std::string_view> dutchAdverbs()
{
    return {"snel",        "langzaam",    "zorgvuldig",     "stilletjes",       "graag",    "meteen",  "meestal",
            "vaak",        "soms",        "eindelijk",      "opnieuw",          "al",       "samen",   "alleen",
            "gemakkelijk", "plotseling",  "rustig",         "beleefd",          "geduldig", "stiekem", "regelmatig",
            "direct",      "zonder hulp", "voor het eerst", "zonder problemen", "haastig",  "expres",  "per ongeluk",
            "nog",         "weer"};
}

NameTables dutchNames()
{
    return {
        {"Anna",    "Bregje",  "Carlijn", "Doortje", "Elin",   "Fenna",    "Geertje", "Hilde",   "Iris",  "Jitske",
         "Katrijn", "Lotte",   "Maartje", "Noor",    "Odilia", "Petra",    "Roos",    "Saskia",  "Tessa", "Ursula",
         "Vera",    "Wietske", "Yvonne",  "Zita",    "Marta",  "Liesbeth", "Hanneke", "Marijke", "Femke", "Sanne"},
        {"Aart",   "Bram",   "Casper",  "Daan",   "Evert", "Floris", "Gijs",  "Hugo",   "Ivo",   "Joost",
         "Karel",  "Lars",   "Maarten", "Niek",   "Otto",  "Pieter", "Ruben", "Sietse", "Thijs", "Umberto",
         "Victor", "Wouter", "Xander",  "Yorick", "Zeger", "Koen",   "Teun",  "Jelle",  "Wim",   "Dirk"},
        {"van Appelwoud", "Berkenstroom",   "Koperslager",     "de Duinmeester", "Elzenbroek",   "van der Fluitekruid",
         "Groenhout",     "Hazelhorst",     "IJzervliet",      "Jonkerveld",     "Klaverweide",  "van de Lisdodde",
         "Mosterdzaad",   "Nachtegaalstra", "Oeverloos",       "Perelaar",       "Querido-Bos",  "van Rietlanden",
         "Sleedoorn",     "Tarwekamp",      "Uilenspiegelaar", "Vlinderstra",    "Wilgenhoek",   "van Zilverberk",
         "de Achterdijk", "Bovenwater",     "Distelvink",      "Eikelboomgaard", "Haverman-Vos", "Kruisbessema"},
        {"Amsterdam",  "Rotterdam", "Utrecht",   "Den Haag", "Eindhoven", "Groningen",  "Leiden",     "Delft",
         "Haarlem",    "Breda",     "Nijmegen",  "Arnhem",   "Zwolle",    "Maastricht", "Leeuwarden", "Assen",
         "Middelburg", "Tilburg",   "Antwerpen", "Gent",     "Brugge",    "Brussel",    "Londen",     "Parijs",
         "Berlijn",    "Keulen",    "Alkmaar",   "Deventer", "Gouda",     "Amersfoort"},
        {"Molenstraat", "Stationsweg", "Hoofdstraat", "Kerkstraat", "Tuinlaan", "Havenkade", "Eikenlaan", "Brugstraat",
         "Marktplein", "Parkweg", "Rivierdijk", "Schoolstraat", "Kasteellaan", "Boomgaardpad", "Koningsweg",
         "Kapelstraat", "Dorpsstraat", "Weidepad"},
        {"Talg & Vink",
         "Blauwpoort Systemen",
         "Hazelmolen",
         "Noordpier Transport",
         "Veerpen Uitgevers",
         "Barnsteen Zuivel",
         "Roodstaart Reizen",
         "Koperblad Gereedschap",
         "Fennik Software",
         "Hellebaard Verzekeringen",
         "Larikshof",
         "Morgenzaad",
         "Ossenbocht Meubelen",
         "Pelsbank",
         "Zeegraan Bakkers",
         "Tondeldal Energie",
         "Omberlijn Textiel",
         "Wielewaal Motoren",
         "Zefier Muziek",
         "Brakwater Scheepvaart",
         "Glimhuis Optiek",
         "Ivoorvos",
         "Torenvalk Tuincentrum",
         "Duiventil Boeken"},
        {"Nederland", "België", "Frankrijk", "Duitsland", "Engeland", "Schotland", "Ierland", "Spanje", "Italië",
         "Portugal", "Denemarken", "Noorwegen", "Zweden", "Oostenrijk", "Polen", "Griekenland", "Canada", "Japan"},
    };
}

} // namespace luthier::generate
