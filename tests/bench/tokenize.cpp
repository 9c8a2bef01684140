// SPDX-License-Identifier: GPL-3.0-or-later
// bench_tokenize FOLDER TEXT [PASSES]: how fast the tokenizer of a model folder reads a text file, on one thread and on
// two; the best of several passes. The fingerprint tells whether another program gave the same ids
// (packaging/reference/tokenize_beside.py).
#include "core/base/json.h"
#include "core/text/tokenizer.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace luthier;

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

int fail(const std::string& sentence)
{
    std::fprintf(stderr, "%s\n", sentence.c_str());
    return 1;
}

// Pieces of about 2000 bytes, cut at line ends: rows as a data set has them.
std::vector<std::string_view> rowsOf(std::string_view text)
{
    std::vector<std::string_view> rows;
    while (!text.empty()) {
        const std::size_t end = text.size() <= 2000 ? std::string_view::npos : text.find('\n', 2000);
        const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
        rows.push_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return rows;
}

Json measure(const Tokenizer& tokenizer, const std::vector<std::string_view>& rows, std::size_t bytes, unsigned threads,
             int passes)
{
    double best = 1e9;
    std::size_t tokens = 0;
    for (int pass = 0; pass < passes; ++pass) {
        const auto start = Clock::now();
        const auto encodings = encodeAll(tokenizer, rows, SpecialTokens::Leave, threads);
        best = std::min(best, secondsSince(start));
        tokens = 0;
        for (const Encoding& each : encodings)
            tokens += each.ids.size();
    }
    return {{"threads", threads},
            {"tokens", tokens},
            {"seconds", best},
            {"megabytes_per_second", static_cast<double>(bytes) / 1e6 / best},
            {"tokens_per_second", static_cast<double>(tokens) / best}};
}

std::string fingerprint(const Tokenizer& tokenizer, const std::vector<std::string_view>& rows)
{
    std::string spelled;
    for (const std::string_view row : rows)
        spelled += fmt::format("{}\n", fmt::join(tokenizer.encode(row, SpecialTokens::Leave).ids, ","));
    return sha256(spelled);
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 3 && count != 4)
        return fail("Usage: bench_tokenize FOLDER TEXT [PASSES]");
    const auto start = Clock::now();
    const auto tokenizer = openTokenizer(arguments[1]);
    if (!tokenizer)
        return fail(tokenizer.error().sentence());
    const double opening = secondsSince(start);
    const auto text = readFile(arguments[2]);
    if (!text)
        return fail(text.error().sentence());
    const int passes = count == 4 ? std::max(1, std::atoi(arguments[3])) : 5;
    const auto rows = rowsOf(*text);
    Json runs = Json::array();
    for (const unsigned threads : {1U, 2U})
        runs.push_back(measure(**tokenizer, rows, text->size(), threads, passes));
    const Json report = {{"folder", arguments[1]},
                         {"text_bytes", text->size()},
                         {"open_seconds", opening},
                         {"fingerprint", fingerprint(**tokenizer, rows)},
                         {"runs", runs}};
    std::printf("%s\n", report.dump(2).c_str());
    return 0;
}
