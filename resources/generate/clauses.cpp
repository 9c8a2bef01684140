// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/generate/pattern.h"
#include "resources/generate/samples.h"
#include "resources/generate/strings.h"

#include <array>
#include <map>

namespace luthier::generate {

namespace {

struct Count {
    int value;
    const char* word;
};

const std::vector<Count> dayCounts{{5, "five"},    {7, "seven"},       {10, "ten"},    {14, "fourteen"},
                                   {20, "twenty"}, {21, "twenty-one"}, {30, "thirty"}, {45, "forty-five"},
                                   {60, "sixty"},  {90, "ninety"}};
const std::vector<Count> postCounts{{2, "two"}, {3, "three"}, {4, "four"}, {5, "five"}};
const std::vector<Count> monthCounts{{2, "two"},  {3, "three"},   {4, "four"},      {6, "six"},
                                     {9, "nine"}, {12, "twelve"}, {18, "eighteen"}, {24, "twenty-four"}};
const std::vector<Count> yearCounts{{2, "two"}, {3, "three"}, {4, "four"}, {5, "five"}, {7, "seven"}, {10, "ten"}};
const std::vector<Count> percentCounts{{2, "two"},   {3, "three"}, {4, "four"},    {5, "five"},
                                       {8, "eight"}, {10, "ten"},  {15, "fifteen"}};
const std::vector<Count> hourCounts{{4, "four"},         {8, "eight"},        {12, "twelve"},
                                    {24, "twenty-four"}, {48, "forty-eight"}, {72, "seventy-two"}};

const std::vector<std::string_view> amounts{"5,000",  "7,500",  "10,000", "15,000",  "20,000",  "25,000",
                                            "40,000", "50,000", "75,000", "100,000", "150,000", "250,000"};
const std::vector<std::string_view> smallAmounts{"250", "500", "750", "1,000", "1,500", "2,500"};
const std::vector<std::string_view> largeAmounts{"500,000",   "750,000",   "1,000,000",
                                                 "1,500,000", "2,000,000", "2,500,000"};
const std::vector<std::string_view> parties{
    "Harrowmill Foods", "Nordpier Logistics",  "Quillstone Press",    "Amberfield Dairy",
    "Redlark Travel",   "Copperleaf Tools",    "Fennick Software",    "Larchway Clinic",
    "Oxbow Furniture",  "Seagrain Bakery",     "Tindervale Energy",   "Umberline Textiles",
    "Wexley Motors",    "Brackwater Shipping", "Glimmerhouse Optics", "Kestrel Seeds"};
struct Place {
    const char* city;
    const char* country;
};
const std::vector<Place> places{{"Amsterdam", "the Netherlands"},
                                {"Rotterdam", "the Netherlands"},
                                {"Utrecht", "the Netherlands"},
                                {"The Hague", "the Netherlands"},
                                {"Antwerp", "Belgium"},
                                {"Ghent", "Belgium"},
                                {"London", "England"},
                                {"Dublin", "Ireland"},
                                {"Berlin", "Germany"},
                                {"Paris", "France"},
                                {"Vienna", "Austria"},
                                {"Lisbon", "Portugal"}};
const std::vector<std::string_view> goods{
    "the office chairs", "the machines",      "the solar panels",     "the spare parts",  "the training materials",
    "the printed books", "the delivery vans", "the laboratory glass", "the garden tools", "the measuring instruments"};
const std::vector<std::string_view> months{"January", "February", "March",     "April",   "May",      "June",
                                           "July",    "August",   "September", "October", "November", "December"};
const std::vector<std::array<std::string_view, 2>> roles{
    {{"supplier", "customer"}, {"seller", "buyer"}, {"licensor", "licensee"}, {"contractor", "client"}}};

const std::vector<std::string_view> requests{
    "Draft clause {n} on {topic} for the agreement between {P} ({r}) and {Q} ({s}). {wish}",
    "Please write clause {n}, {topic}. {r}: {P}. {s}: {Q}. {wish}",
    "We need a~ {topic} clause, number {n}, in the contract of {P} as {r} and {Q} as {s}. {wish}",
    "Clause {n} must deal with {topic}. The {r} is {P}, the {s} is {Q}. {wish}",
    "Can you draft a clause about {topic} (no. {n})? {P} is the {r} and {Q} is the {s}. {wish}",
    "{P} ({r}) and {Q} ({s}) want a clause on {topic}. Number it {n}. {wish}",
    "Write the article on {topic}, number {n}. {wish} Parties: {P} ({r}), {Q} ({s}).",
    "For {Q}, the {s}, draft clause {n} on {topic}. {wish} The {r} is {P}.",
};

std::string upper(std::string_view text)
{
    std::string result(text);
    for (char& letter : result)
        letter = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
    return result;
}

std::string jsonString(std::string_view text)
{
    std::string result = "\"";
    for (const char letter : text) {
        if (letter == '"' || letter == '\\')
            result += '\\';
        if (letter == '\n')
            result += "\\n";
        else
            result += letter;
    }
    return result + "\"";
}

} // namespace

std::string clauses(std::uint64_t seed, std::size_t rows)
{
    Draw draw(seed, "clauses");
    const auto topics = clauseTopics();
    std::vector<std::size_t> order(rows);
    for (std::size_t i = 0; i < rows; ++i)
        order[i] = i % topics.size();
    draw.shuffle(order);
    std::string result;
    for (const std::size_t which : order) {
        const ClauseTopic& topic = topics[which];
        const int number = draw.between(2, 19);
        // Goods are sold or supplied; only works are licensed.
        bool aboutGoods = false;
        for (const std::string_view part : topic.clause)
            aboutGoods = aboutGoods || part.find("{goods}") != std::string_view::npos;
        const auto& pair = roles[draw.below(aboutGoods ? 2 : roles.size())];
        std::map<std::string, std::string, std::less<>> values;
        const auto count = [&](const char* key, const std::vector<Count>& counts) {
            const Count& drawn = draw.pick(counts);
            values[key] = std::to_string(drawn.value);
            values[std::string("w") + key] = std::string(drawn.word) + " (" + std::to_string(drawn.value) + ")";
        };
        count("d", dayCounts);
        count("e", dayCounts);
        count("f", postCounts);
        count("m", monthCounts);
        count("y", yearCounts);
        count("p", percentCounts);
        count("h", hourCounts);
        const std::string amount(draw.pick(topic.scale == 's'       ? smallAmounts
                                               : topic.scale == 'l' ? largeAmounts
                                                                    : amounts));
        values["n"] = std::to_string(number);
        values["P"] = draw.pick(parties);
        do
            values["Q"] = draw.pick(parties);
        while (values["Q"] == values["P"]);
        values["r"] = pair[0];
        values["s"] = pair[1];
        values["R"] = upper(pair[0]);
        values["S"] = upper(pair[1]);
        const Place& place = draw.pick(places);
        values["city"] = place.city;
        values["country"] = place.country;
        values["goods"] = draw.pick(goods);
        values["Goods"] = capitalised(values["goods"]);
        values["topic"] = topic.name;
        values["date"] = std::to_string(draw.between(1, 28)) + " " + std::string(draw.pick(months)) + " "
            + std::to_string(draw.between(2026, 2032));
        values["amt"] = (draw.chance(0.5) ? "€" : draw.chance(0.5) ? "EUR " : "€ ") + amount;
        const auto slot = [&](std::string_view name) { return values.find(name)->second; };
        values["wish"] = expand(draw.pick(topic.wishes), draw, slot);
        const std::string prompt = finished(expand(draw.pick(requests), draw, slot));

        values["amt"] = "EUR " + amount;
        std::string response =
            std::to_string(number) + ". " + std::string(topic.heading) + "\nThe Parties agree as follows:\n";
        int paragraph = 0;
        for (const std::string_view pattern : topic.clause) {
            std::string text = expand(pattern, draw, slot);
            if (paragraph == 0) // who is who, once, where the clause begins
                text = std::string("Between ") + values["P"] + " (the " + values["R"] + ") and " + values["Q"]
                    + " (the " + values["S"] + "): " + text;
            response += std::to_string(number) + "." + std::to_string(++paragraph) + " " + text + "\n";
        }
        response += topic.survives ? "This clause survives the end of the Agreement."
                                   : "This clause applies for as long as the Agreement lasts.";
        result += "{\"prompt\": " + jsonString(prompt) + ", \"response\": " + jsonString(response) + "}\n";
    }
    return result;
}

} // namespace luthier::generate
