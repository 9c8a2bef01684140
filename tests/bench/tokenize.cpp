// SPDX-License-Identifier: GPL-3.0-or-later
// bench_tokenize FOLDER TEXT: how fast the tokenizer of a model folder reads a text file, on one thread and on two.
#include "core/base/json.h"
#include "core/text/tokenizer.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

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

Json measure(const Tokenizer& tokenizer, const std::vector<std::string_view>& rows, std::size_t bytes, int threads)
{
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> tokens{0};
    const auto start = Clock::now();
    std::vector<std::thread> workers;
    for (int i = 0; i < threads; ++i)
        workers.emplace_back([&] {
            std::size_t mine = 0;
            for (std::size_t row = next++; row < rows.size(); row = next++)
                mine += tokenizer.encode(rows[row], SpecialTokens::Leave).ids.size();
            tokens += mine;
        });
    for (std::thread& worker : workers)
        worker.join();
    const double seconds = secondsSince(start);
    return {{"threads", threads},
            {"tokens", tokens.load()},
            {"seconds", seconds},
            {"megabytes_per_second", static_cast<double>(bytes) / 1e6 / seconds},
            {"tokens_per_second", static_cast<double>(tokens) / seconds}};
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 3)
        return fail("Usage: bench_tokenize FOLDER TEXT");
    const auto start = Clock::now();
    const auto tokenizer = openTokenizer(arguments[1]);
    if (!tokenizer)
        return fail(tokenizer.error().sentence());
    const double opening = secondsSince(start);
    const auto text = readFile(arguments[2]);
    if (!text)
        return fail(text.error().sentence());
    const auto rows = rowsOf(*text);
    Json runs = Json::array();
    for (const int threads : {1, 2})
        runs.push_back(measure(**tokenizer, rows, text->size(), threads));
    const Json report = {
        {"folder", arguments[1]}, {"text_bytes", text->size()}, {"open_seconds", opening}, {"runs", runs}};
    std::printf("%s\n", report.dump(2).c_str());
    return 0;
}
