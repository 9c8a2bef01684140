// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <string_view>

namespace luthier {

// The messages of one conversation as data files hold them: a JSON list of {"role", "content"} (chat completions), or
// of {"from", "value"} (ShareGPT: "human", "gpt"), or an object that holds such a list under "messages" or
// "conversations". Gives a list of {"role", "content", …} with the roles system, developer, user, assistant and tool;
// what else a message holds stays as it is, except
// what is null; line breaks are one character. Errors: Damaged, with the number of the message.
Result<Json> readConversation(std::string_view source);

bool isSystemMessage(const Json& message); // what is said beforehand: from system or developer

// The text of a message: its content, or the text parts of it one after another.
std::string textOfMessage(const Json& message);

} // namespace luthier
