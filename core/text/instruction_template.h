// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/text/chat_template.h"
#include "core/text/tokenizer.h"

#include <optional>

namespace luthier {

// How a question and its answer are laid out for the model. It travels with the run and with every export, so that the
// model is asked exactly as it was taught. "{prompt}" stands for the question; the answer follows `before_answer`.
struct InstructionTemplate {
    std::string name = "plain";
    std::string pattern = "### Question:\n{prompt}\n\n### Answer:\n";
    // What a chat template writes between the pattern and an answer: a blank, an empty thought. It is learnt with it.
    std::string before_answer = {};
    // What a chat template writes behind an answer: the token that ends a turn, and more.
    std::string after_answer;
    // The pattern holds BOS and its kin itself, as chat templates write them: the tokenizer adds none.
    bool special_tokens_written = false;
    std::string system = {}; // the system text that the pattern begins with; empty: none was given
    // The chat template that the pattern was made from, and what it may use: system texts and conversations of several
    // turns are written by it. Without one they are written around the pattern.
    std::optional<ChatTemplate> chat = {};
    Json chat_variables = Json::object();
    // The moment that the chat template believes it is: a run that goes on next week, and whoever asks the tuned model,
    // writes the same date. "2026-11-28 14:05:00"; empty: now.
    std::string chat_moment = {};
    // Some chat templates open a thought where an answer is asked for, and write finished answers without one. The
    // pattern as it stands before finished answers; empty: it is the same.
    std::string taught_pattern = {};
    bool is_taught = false; // `pattern` is that one

    // For learning from rows, and for asking who has learnt from them.
    InstructionTemplate taught() const;

    std::string render(std::string_view prompt) const;
    // The token that the model learns to end an answer with, and at which it is stopped: the first special one behind
    // the answer, else the tokenizer's EOS.
    std::optional<std::int32_t> endOfAnswer(const Tokenizer& tokenizer) const;
    Json toJson() const;
    static Result<InstructionTemplate> fromJson(const Json& json, const std::string& where);

    // What a chat template makes of one question and its answer, its own system text included. Failed when the template
    // refuses that or does not repeat the question as it is.
    static Result<InstructionTemplate> fromChat(const ChatTemplates& chat, const std::string& where);

    // The same with another system text before the question; empty: as it was without one. Failed when the chat
    // template takes none.
    Result<InstructionTemplate> withSystem(std::string_view new_system) const;
    // The text that `chat` writes where the assistant is to answer; of a taught one, as it stands before the answers
    // that were learnt from. Errors: those of the template.
    Result<std::string> promptOf(const Json& messages, ChatOptions options) const;
    // How conversations are written by `chat`.
    ChatOptions chatOptions() const;
    // Where in `pattern` the question goes.
    std::size_t holeAt() const;

    // instruction_template.json in a model folder, else its chat template, else the built-in plain one.
    static Result<InstructionTemplate> forFolder(const fs::path& folder);
    static constexpr const char* after_system = "\n\n"; // of a system text that no chat template writes
    static constexpr const char* file_name = "instruction_template.json";
};

} // namespace luthier
