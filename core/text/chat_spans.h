// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/jinja_template.h"

namespace luthier {

// Which bytes of a rendered conversation the assistant said, found by rendering the conversation with and without each
// of its turns. variables hold the messages and everything else that `whole` was rendered with. Errors: Failed, when
// the places cannot be told exactly.
Result<std::vector<ByteRange>> spansByTurns(const JinjaTemplate& made, const Json& messages, const Json& variables,
                                            const std::tm& now, const JinjaTemplate::Limits& limits,
                                            const std::string& whole);

} // namespace luthier
