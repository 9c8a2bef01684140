// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/generate/lexicon.h"

namespace luthier::generate {

std::vector<AdjectiveGroup> englishAdjectives()
{
    return {
        {"tdcfvalnpe",
         "new/newer/newest, old/older/oldest, small/smaller/smallest, big/bigger/biggest, nice/nicer/nicest, "
         "strange/stranger/strangest, special, beautiful, ordinary, familiar"},
        {"tcv",
         "heavy/heavier/heaviest, light/lighter/lightest, cheap/cheaper/cheapest, expensive, "
         "strong/stronger/strongest, dirty/dirtier/dirtiest, clean/cleaner/cleanest, broken, red, blue, green, black, "
         "white, yellow, grey, brown, useful, fragile, simple/simpler/simplest, modern, wooden, round, plastic"},
        {"d",
         "long/longer/longest, short/shorter/shortest, clear/clearer/clearest, important, official, signed, detailed, "
         "complete, confidential, urgent, recent, printed, final, written, interesting, useful, boring, incomplete, "
         "correct, careful"},
        {"f",
         "fresh/fresher/freshest, warm/warmer/warmest, cold/colder/coldest, sweet/sweeter/sweetest, "
         "sour/sourer/sourest, salty/saltier/saltiest, ripe/riper/ripest, delicious, healthy/healthier/healthiest, "
         "tasty/tastier/tastiest, local, home-made"},
        {"p",
         "young/younger/youngest, kind/kinder/kindest, friendly/friendlier/friendliest, tired, busy/busier/busiest, "
         "honest, careful, patient, clever/cleverer/cleverest, tall/taller/tallest, quiet/quieter/quietest, nervous, "
         "experienced, polite, cheerful, serious, angry/angrier/angriest, happy/happier/happiest, worried, helpful, "
         "curious, proud/prouder/proudest, generous, reliable, strict/stricter/strictest, former, local"},
        {"a",
         "wild/wilder/wildest, tame/tamer/tamest, hungry/hungrier/hungriest, fast/faster/fastest, slow/slower/slowest, "
         "clever/cleverer/cleverest, lazy/lazier/laziest, grey, brown, black, white, quiet/quieter/quietest, "
         "young/younger/youngest"},
        {"l",
         "large/larger/largest, quiet/quieter/quietest, busy/busier/busiest, modern, empty/emptier/emptiest, crowded, "
         "famous, dark/darker/darkest, bright/brighter/brightest, nearby, central, narrow/narrower/narrowest, public, "
         "closed"},
        {"e",
         "long/longer/longest, short/shorter/shortest, important, difficult, successful, free, final, annual, "
         "unexpected, weekly, busy/busier/busiest, early/earlier/earliest, first, second, last, next"},
        {"k",
         "good/better/best, bad/worse/worst, simple/simpler/simplest, serious, difficult, important, sensible, "
         "clear/clearer/clearest, high/higher/highest, low/lower/lowest, reasonable, unexpected, "
         "common/commoner/commonest, new/newer/newest, possible, different, necessary, unclear, legal, personal, "
         "technical, annual"},
        {"m",
         "mild/milder/mildest, severe/severer/severest, chronic, sudden, serious, painful, light/lighter/lightest, "
         "acute, recurring, bad/worse/worst"},
        {"n",
         "high/higher/highest, deep/deeper/deepest, wide/wider/widest, green/greener/greenest, dark/darker/darkest, "
         "steep/steeper/steepest, quiet/quieter/quietest, wild/wilder/wildest, tall/taller/tallest"},
        {"v",
         "fast/faster/fastest, slow/slower/slowest, full/fuller/fullest, empty/emptier/emptiest, electric, "
         "late/later/latest, comfortable, reliable"},
    };
}

std::vector<std::string_view> englishAdverbs()
{
    return {"quickly",
            "slowly",
            "carefully",
            "quietly",
            "gladly",
            "immediately",
            "usually",
            "often",
            "sometimes",
            "finally",
            "again",
            "already",
            "together",
            "alone",
            "easily",
            "suddenly",
            "happily",
            "calmly",
            "politely",
            "patiently",
            "secretly",
            "regularly",
            "at once",
            "with care",
            "without help",
            "for the first time",
            "without any trouble",
            "in a hurry",
            "on purpose",
            "by accident"};
}

NameTables englishNames()
{
    return {
        {"Alma", "Brenna", "Celia", "Dorrit", "Edda",  "Fenna", "Greta",  "Hilde", "Iris",   "Juno",
         "Kaia", "Lotte",  "Mabel", "Nora",   "Odile", "Petra", "Quilla", "Runa",  "Sylvie", "Tessa",
         "Una",  "Vera",   "Wilma", "Ylva",   "Zelda", "Anna",  "Marta",  "Elin",  "Clara",  "Rosa"},
        {"Aldo",    "Bram",   "Casper", "Darek",  "Edgar",  "Felix",  "Gideon",  "Hugo",   "Ivo",   "Jasper",
         "Kasimir", "Leo",    "Milo",   "Niko",   "Otto",   "Pascal", "Quintus", "Rufus",  "Silas", "Tobias",
         "Ulric",   "Victor", "Walter", "Xander", "Yorick", "Zeno",   "Oscar",   "Martin", "Emil",  "Henry"},
        {"Applewick",   "Barrowfen",   "Copperfold", "Dunmarsh",     "Elderbrook",   "Fallowmere",
         "Greenhollow", "Harkwell",    "Inglethorn", "Jesterby",     "Kettlewood",   "Larkspire",
         "Mossington",  "Netherby",    "Oakendale",  "Pennyweather", "Quillfeather", "Ravensholt",
         "Silverbeck",  "Thistledown", "Underhay",   "Vanterpole",   "Willowmead",   "Yarrowfield",
         "Ashgrove",    "Birchwater",  "Cloverley",  "Duskerton",    "Fernsworth",   "Hollybank"},
        {"Amsterdam", "Rotterdam", "London",    "Bristol", "Utrecht",    "Leeds",  "Antwerp",   "Dublin",
         "Berlin",    "Paris",     "Ghent",     "York",    "Edinburgh",  "Oxford", "Cambridge", "Lisbon",
         "Vienna",    "Bruges",    "Cardiff",   "Norwich", "Madrid",     "Oslo",   "Hamburg",   "Zurich",
         "Prague",    "Brussels",  "The Hague", "Glasgow", "Manchester", "Boston"},
        {"Mill Lane", "Station Road", "High Street", "Church Street", "Garden Row", "Harbour Street", "Oak Avenue",
         "Bridge Street", "Market Square", "Park Road", "River Walk", "School Lane", "Castle Street", "Orchard Close",
         "King's Road", "Chapel Hill", "Windmill Street", "Meadow Way"},
        {"Tallow & Finch",      "Bluegate Systems",  "Harrowmill Foods",        "Nordpier Logistics",
         "Quillstone Press",    "Amberfield Dairy",  "Redlark Travel",          "Copperleaf Tools",
         "Fennick Software",    "Halberd Insurance", "Larchway Clinic",         "Mornington Seeds",
         "Oxbow Furniture",     "Pellworth Bank",    "Seagrain Bakery",         "Tindervale Energy",
         "Umberline Textiles",  "Wexley Motors",     "Zephyrine Music",         "Brackwater Shipping",
         "Glimmerhouse Optics", "Ivory Fox Design",  "Kestrel Garden Supplies", "Dovecote Books"},
        {"the Netherlands", "Belgium", "France", "Germany", "England", "Scotland", "Ireland", "Spain", "Italy",
         "Portugal", "Denmark", "Norway", "Sweden", "Austria", "Poland", "Greece", "Canada", "Japan"},
    };
}

} // namespace luthier::generate
