// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/families/support/gguf_model.h"

namespace luthier {

// Raised whenever core/families/support/gguf_* writes other companions, so that folders in the user's cache that an
// older program wrote are not taken for those of this one. tests/core/families/test_model_shapes.cpp knows what each
// version writes.
inline constexpr const char* gguf_companions_version = "3";

// The files that a published model has beside its weights: config.json, tokenizer, chat templates, pooling and a card.
// file: its name, for a model without one and for errors. Errors: those of a full disk, and of a tokenizer that cannot
// be opened.
Status writeGgufCompanions(const GgufModel& model, const std::string& file, const fs::path& folder);

} // namespace luthier
