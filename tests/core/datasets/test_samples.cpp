// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include <QtTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace luthier;
namespace fs = std::filesystem;

namespace {

fs::path samples()
{
    return fs::path(LUTHIER_SOURCE_FOLDER) / "resources" / "samples";
}

std::string contents(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

// A small reader of its own: the samples must be right whatever the program's CSV reader forgives.
std::vector<std::vector<std::string>> csvRows(const std::string& text)
{
    std::vector<std::vector<std::string>> rows(1, {""});
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char letter = text[i];
        if (letter == '"') {
            if (quoted && i + 1 < text.size() && text[i + 1] == '"')
                rows.back().back() += text[++i];
            else
                quoted = !quoted;
        } else if (letter == ',' && !quoted) {
            rows.back().emplace_back();
        } else if (letter == '\n' && !quoted) {
            if (i + 1 < text.size())
                rows.push_back({""});
        } else {
            rows.back().back() += letter;
        }
    }
    return rows;
}

bool isTimestamp(const std::string& text)
{
    const std::string pattern = "dddd-dd-ddTdd:dd:dd";
    if (text.size() != pattern.size())
        return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (pattern[i] == 'd' ? !(text[i] >= '0' && text[i] <= '9') : text[i] != pattern[i])
            return false;
    return true;
}

} // namespace

// The data sets under resources/samples: complete, well-formed and consistent.
class TestSamples : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listNamesFilesThatExist()
    {
        const Json list = Json::parse(contents(samples() / "samples.json"), nullptr, false);
        QVERIFY(!list.is_discarded());
        QCOMPARE(list["samples"].size(), std::size_t{4});
        std::set<std::string> ids;
        for (const Json& sample : list["samples"]) {
            const std::string id = sample.value("id", "");
            QVERIFY2(ids.insert(id).second, id.c_str());
            for (const char* key : {"title", "title_nl", "summary", "summary_nl", "data", "format", "task"})
                QVERIFY2(!sample.value(key, "").empty(), key);
            QVERIFY(sample["map"].is_object());
            QVERIFY2(fs::is_regular_file(samples() / sample.value("data", "")), id.c_str());
            const std::string about = contents(samples() / id / "README.md");
            QVERIFY2(about.find("CC0") != std::string::npos, id.c_str());
            QVERIFY2(about.find("invented") != std::string::npos, id.c_str());
        }
    }

    void allTogetherAreSmall()
    {
        std::uintmax_t bytes = 0;
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(samples()))
            bytes += entry.is_regular_file() ? entry.file_size() : 0;
        QVERIFY(bytes > 500'000);
        QVERIFY(bytes < 2'000'000);
    }

    void clausesFollowTheHouseStyle()
    {
        const auto lines = linesOf(contents(samples() / "contract-clauses" / "clauses.jsonl"));
        QCOMPARE(lines.size(), std::size_t{600});
        std::set<std::string> headings;
        std::set<std::string> prompts;
        for (const std::string& line : lines) {
            const Json row = Json::parse(line, nullptr, false);
            QVERIFY2(row.is_object() && row.size() == 2, line.c_str());
            const std::string prompt = row.value("prompt", "");
            const auto clause = linesOf(row.value("response", ""));
            prompts.insert(prompt);
            QVERIFY2(clause.size() == 6, line.c_str());
            const std::size_t dot = clause[0].find(". ");
            QVERIFY2(dot != std::string::npos, line.c_str());
            const std::string number = clause[0].substr(0, dot);
            const std::string heading = clause[0].substr(dot + 2);
            headings.insert(heading);
            for (const char letter : heading)
                QVERIFY2(!(letter >= 'a' && letter <= 'z'), line.c_str());
            QVERIFY2(prompt.find(number) != std::string::npos, line.c_str());
            QCOMPARE(clause[1], std::string("The Parties agree as follows:"));
            for (std::size_t i = 2; i < 5; ++i)
                QVERIFY2(clause[i].rfind(number + "." + std::to_string(i - 1) + " ", 0) == 0, line.c_str());
            QVERIFY2(clause[5] == "This clause survives the end of the Agreement."
                         || clause[5] == "This clause applies for as long as the Agreement lasts.",
                     line.c_str());
            // Both parties of the request return in the clause.
            const std::size_t first = clause[2].find("Between ") + 8;
            const std::string party = clause[2].substr(first, clause[2].find(" (the ") - first);
            QVERIFY2(prompt.find(party) != std::string::npos, line.c_str());
        }
        QCOMPARE(headings.size(), std::size_t{24});
        QVERIFY2(prompts.size() > 595, "requests repeat");
    }

    void ticketsHaveEightCategories()
    {
        const auto rows = csvRows(contents(samples() / "support-tickets" / "tickets.csv"));
        QCOMPARE(rows.size(), std::size_t{1201});
        QCOMPARE(rows[0], (std::vector<std::string>{"text", "category"}));
        std::map<std::string, int> counts;
        std::set<std::string> texts;
        for (std::size_t i = 1; i < rows.size(); ++i) {
            QCOMPARE(rows[i].size(), std::size_t{2});
            QVERIFY(rows[i][0].size() > 10);
            QVERIFY2(texts.insert(rows[i][0]).second, rows[i][0].c_str());
            ++counts[rows[i][1]];
        }
        QCOMPARE(counts.size(), std::size_t{8});
        for (const auto& [name, count] : counts)
            QVERIFY2(count >= 60, name.c_str());
    }

    void reportsAreValidBio()
    {
        const auto lines = linesOf(contents(samples() / "medical-reports-nl" / "reports.conll"));
        std::map<std::string, int> begun;
        std::string before = "O";
        int sentences = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const QByteArray where = QByteArray("line ") + QByteArray::number(static_cast<int>(i + 1));
            if (lines[i].empty()) {
                QVERIFY2(i > 0 && !lines[i - 1].empty(), where.constData());
                ++sentences;
                before = "O";
                continue;
            }
            const std::size_t tab = lines[i].find('\t');
            QVERIFY2(tab != std::string::npos && tab > 0 && lines[i].find('\t', tab + 1) == std::string::npos,
                     where.constData());
            QVERIFY2(lines[i].find(' ') == std::string::npos, where.constData());
            const std::string tag = lines[i].substr(tab + 1);
            if (tag != "O") {
                const std::string kind = tag.substr(2);
                QVERIFY2(kind == "DIAGNOSE" || kind == "MEDICATIE", where.constData());
                if (tag[0] == 'B')
                    ++begun[kind];
                else
                    QVERIFY2(tag[0] == 'I' && (before == "B-" + kind || before == "I-" + kind), where.constData());
            }
            before = tag;
        }
        QVERIFY(sentences > 2000);
        QVERIFY(begun["DIAGNOSE"] > 800);
        QVERIFY(begun["MEDICATIE"] > 700);
    }

    void behaviourRefersToProducts()
    {
        const auto products = csvRows(contents(samples() / "catalogue" / "products.csv"));
        QCOMPARE(products.size(), std::size_t{301});
        QCOMPARE(products[0], (std::vector<std::string>{"id", "title", "category", "brand", "price", "description"}));
        std::map<std::string, std::string> category;
        std::set<std::string> titles;
        for (std::size_t i = 1; i < products.size(); ++i) {
            QCOMPARE(products[i].size(), std::size_t{6});
            for (const std::string& field : products[i])
                QVERIFY(!field.empty());
            QVERIFY2(std::stod(products[i][4]) > 0, products[i][0].c_str());
            QVERIFY2(titles.insert(products[i][1]).second, products[i][1].c_str());
            QVERIFY2(category.emplace(products[i][0], products[i][2]).second, products[i][0].c_str());
        }
        const auto events = csvRows(contents(samples() / "catalogue" / "behaviour.csv"));
        QCOMPARE(events.size(), std::size_t{5001});
        QCOMPARE(events[0], (std::vector<std::string>{"customer", "product", "action", "timestamp"}));
        const std::set<std::string> actions{"view", "cart", "buy", "return"};
        std::map<std::string, std::map<std::string, int>> bought; // by customer, by category
        std::set<std::string> owned; // customer and product
        for (std::size_t i = 1; i < events.size(); ++i) {
            const auto& event = events[i];
            QCOMPARE(event.size(), std::size_t{4});
            QVERIFY2(category.count(event[1]) == 1, event[1].c_str());
            QVERIFY2(actions.count(event[2]) == 1, event[2].c_str());
            QVERIFY2(isTimestamp(event[3]), event[3].c_str());
            if (i > 1)
                QVERIFY2(events[i - 1][3] <= event[3], event[3].c_str());
            if (event[2] == "buy") {
                ++bought[event[0]][category[event[1]]];
                owned.insert(event[0] + event[1]);
            } else if (event[2] == "return") {
                QVERIFY2(owned.count(event[0] + event[1]) == 1, "a return without a purchase");
            }
        }
        QVERIFY(bought.size() > 100);
        // Taste: with eight kinds of goods bought at random, a customer of several purchases would have about a third
        // in one kind.
        int all = 0;
        int favourite = 0;
        for (const auto& [customer, kinds] : bought) {
            int most = 0;
            int sum = 0;
            for (const auto& [kind, count] : kinds) {
                most = std::max(most, count);
                sum += count;
            }
            if (sum >= 4) {
                all += sum;
                favourite += most;
            }
        }
        QVERIFY(all > 100);
        QVERIFY2(favourite > 0.55 * all, "customers show no taste");
    }
};

QTEST_APPLESS_MAIN(TestSamples)
#include "test_samples.moc"
