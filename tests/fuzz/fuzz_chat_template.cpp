// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer: any bytes as a chat template, on a conversation that has a bit of everything. Within small limits a
// rendering ends, with a text or with a sentence.
#include "core/text/chat_template.h"

#include <cstdlib>

using namespace luthier;

namespace {

const Json& conversation()
{
    static const Json messages = *parseJson(R"([
        {"role": "system", "content": " Be kind. "},
        {"role": "user", "content": [{"type": "text", "text": "In parts"}]},
        {"role": "assistant", "content": "<think>hm</think>Één 🙂", "tool_calls":
            [{"id": "abcdefghi", "type": "function", "function": {"name": "f", "arguments": {"x": 1.5, "y": null}}}]},
        {"role": "tool", "name": "f", "content": "{\"t\": true}"},
        {"role": "assistant", "content": "done"}])",
                                            "messages");
    return messages;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto made = ChatTemplate::parse(std::string(reinterpret_cast<const char*>(data), size), "template");
    if (!made) {
        if (made.error().message.empty())
            std::abort();
        return 0;
    }
    ChatOptions options;
    options.tools =
        *parseJson(R"([{"type": "function", "function": {"name": "f", "parameters": {"x": [1, 2]}}}])", "tools");
    options.variables = {{"bos_token", "<s>"}, {"eos_token", "</s>"}, {"number", 7}, {"list", {3, 1, 2}}};
    options.add_generation_prompt = size % 2 == 1;
    options.now = std::tm{};
    options.limits = {.steps = 50000, .output_bytes = 1 << 18, .value_bytes = 1 << 22, .depth = 400};
    const auto chat = made->renderWithSpans(conversation(), options);
    if (!chat && chat.error().message.empty())
        std::abort();
    if (!chat)
        return 0;
    std::uint32_t end = 0;
    for (const ByteRange span : chat->assistant) { // in order and inside the text
        if (span.begin < end || span.end < span.begin || span.end > chat->text.size())
            std::abort();
        end = span.end;
    }
    return 0;
}
