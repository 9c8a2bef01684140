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

// The conversation with a standing instruction (system text) before it, where it has none of its own. Empty: as it is.
Json withStandingInstruction(Json messages, std::string_view system);

// The ids that the model goes on from as the assistant, after messages that end with somebody else's; it is told its
// standing instruction as above. Errors: Failed, when the template refuses them.
Result<std::vector<std::int32_t>> conversationPrompt(const TaskContext& context, const Json& messages);

} // namespace luthier
