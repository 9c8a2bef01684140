// SPDX-License-Identifier: GPL-3.0-or-later
// Renders one conversation a line, for packaging/reference/chat_templates.py --all-of.
// In:  {"template": …, "messages": […], "tools": …, "add_generation_prompt": b, "variables": {…}}
// Out: {"text": …, "spans": [[begin, end]…]} in characters, {"unknown": …} instead of spans, or {"error": …}.
// With --repeat N it prints how many renderings a second it makes instead.
#include "core/text/chat_template.h"

#include <chrono>
#include <iostream>

using namespace luthier;

namespace {

std::size_t charactersBefore(const std::string& text, std::size_t byte)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < byte; ++i)
        count += (static_cast<unsigned char>(text[i]) & 0xc0) != 0x80 ? 1 : 0;
    return count;
}

Json answer(const Json& request)
{
    const auto made = ChatTemplate::parse(request.at("template").get<std::string>(), "template");
    if (!made)
        return {{"error", made.error().sentence()}};
    ChatOptions options;
    options.tools = request.at("tools");
    options.variables = request.at("variables");
    options.add_generation_prompt = request.at("add_generation_prompt").get<bool>();
    std::tm now{}; // 2024-07-26 13:04:05, as in the fixtures
    now.tm_year = 124;
    now.tm_mon = 6;
    now.tm_mday = 26;
    now.tm_hour = 13;
    now.tm_min = 4;
    now.tm_sec = 5;
    now.tm_wday = 5;
    now.tm_yday = 207;
    options.now = now;
    const auto chat = made->renderWithSpans(request.at("messages"), options);
    if (!chat)
        return {{"error", chat.error().sentence()}};
    Json out;
    out["text"] = chat->text;
    if (chat->assistant_unknown) {
        out["unknown"] = chat->assistant_unknown->sentence() + " " + chat->assistant_unknown->detail;
        return out;
    }
    out["spans"] = Json::array();
    for (const ByteRange span : chat->assistant)
        out["spans"].push_back({charactersBefore(chat->text, span.begin), charactersBefore(chat->text, span.end)});
    return out;
}

} // namespace

int main(int argc, char** argv)
{
    const int repeat = argc > 2 ? std::atoi(argv[2]) : 0;
    std::vector<Json> requests;
    for (std::string line; std::getline(std::cin, line);) {
        const auto request = parseJson(line, "standard input");
        if (!request) {
            std::cerr << request.error().sentence() << std::endl;
            return 1;
        }
        if (repeat == 0)
            std::cout << answer(*request).dump() << std::endl;
        else
            requests.push_back(*request);
    }
    if (repeat == 0)
        return 0;
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < repeat; ++i)
        for (const Json& request : requests)
            answer(request);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    std::cout << Json{{"renderings_per_second", repeat * static_cast<double>(requests.size()) / seconds}}.dump()
              << std::endl;
    return 0;
}
