// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/jinja_template.h"

#include <map>

namespace luthier {

struct ChatOptions {
    bool add_generation_prompt = false; // end where the assistant begins to speak
    Json tools; // a list of JSON schemas; null: none
    Json documents; // null: none
    Json variables = Json::object(); // what else the template may use: bos_token, enable_thinking…
    std::optional<std::tm> now; // for templates that write the date; absent: this machine's clock
    JinjaTemplate::Limits limits;
};

struct RenderedChat {
    std::string text;
    std::vector<ByteRange> assistant; // what the assistant said, with the marks that end its turns; in order
    // Set when the places cannot be told exactly: `assistant` is empty then, and this says why.
    std::optional<Error> assistant_unknown;
};

// How one model wants conversations written, as transformers' apply_chat_template does it. Immutable; may be used from
// many threads at once.
class ChatTemplate {
public:
    // source: the Jinja text (from chat_template.jinja, tokenizer_config.json or a GGUF file's
    // tokenizer.chat_template). where: how sentences call it. Errors: Damaged, with the line.
    static Result<ChatTemplate> parse(std::string source, std::string where);

    // messages: a list of {"role": …, "content": …}. Errors: Usage when it is not; Failed when the template refuses
    // the conversation, uses what is not there, or does not end.
    Result<std::string> render(const Json& messages, const ChatOptions& options) const;

    // The same, and which bytes the assistant said: by generation blocks where the template has them, else by writing
    // the conversation with and without each of its turns.
    Result<RenderedChat> renderWithSpans(const Json& messages, const ChatOptions& options) const;

    const std::string& source() const { return m_template.source(); }
    const std::string& where() const { return m_template.where(); }
    bool hasGenerationBlocks() const { return m_template.hasGenerationBlocks(); }

private:
    explicit ChatTemplate(JinjaTemplate made) : m_template(std::move(made)) { }
    Result<JinjaTemplate::Rendered> renderPrepared(const Json& messages, const ChatOptions& options) const;

    JinjaTemplate m_template;
};

// The chat templates of a model: most have one, some one more for tools. A value.
struct ChatTemplates {
    std::map<std::string, ChatTemplate> by_name; // "default", "tool_use"…; empty: the model has none
    Json variables = Json::object(); // bos_token, eos_token and their kin, as templates use them

    // What a model folder holds, by transformers' order: chat_template.jinja and additional_chat_templates/*.jinja,
    // else "chat_template" in tokenizer_config.json, a text or a list of named ones. Errors: Damaged.
    static Result<ChatTemplates> forFolder(const fs::path& folder);

    // The one that transformers would take: "tool_use" when there are tools and the model has it, else "default". A
    // name asks for another. Errors: NotFound.
    Result<const ChatTemplate*> choose(const Json& tools, const std::string& name = {}) const;
};

// A rendered chat as the model sees it. The text is tokenized whole, without adding special tokens: the template wrote
// them already.
struct TokenizedChat {
    std::vector<std::int32_t> ids;
    std::vector<ByteRange> offsets; // of the text
    // Whether the token is the assistant's. A token that reaches over the border of a span belongs to it, as in
    // transformers' assistant_masks.
    std::vector<bool> learned;
};

TokenizedChat tokenizeChat(const RenderedChat& chat, const Tokenizer& tokenizer);

} // namespace luthier
