// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/tasks/task.h"

namespace luthier {

// A conversation as the model reads it; every turn of the assistant is learnt, with the token that ends it. A model
// with a chat template gets the text that the template writes, tokenised whole (what transformers calls
// assistant_masks); without one, system texts stand alone and each question in the instruction pattern. Longer than
// context.max_length: the first question loses its start until a quarter of the limit is left, then the conversation
// its end. messages: as readConversation gives them.
RowLayout layoutConversation(const TaskContext& context, const Json& messages);

// The conversation as a tuned model is asked it: with the standing instruction that all its rows began with, where the
// conversation has none.
Json withStandingInstruction(Json messages, const InstructionTemplate& instruction);

// The text that the chat template writes where the assistant is to answer; for a taught instruction, as it stands
// before the answers that were learnt from.
Result<std::string> promptByTemplate(const InstructionTemplate& instruction, const Json& messages, ChatOptions options);

// The ids that the model goes on from as the assistant, after such messages that end with somebody else's. Errors:
// Failed, when the template refuses them.
Result<std::vector<std::int32_t>> conversationPrompt(const TaskContext& context, const Json& messages);

} // namespace luthier
