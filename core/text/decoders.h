// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <functional>
#include <vector>

namespace luthier {

// A step that turns spellings of the vocabulary back into text. Adding one: a case in makeDecoder.
using Decoder = std::function<void(std::vector<std::string>& pieces)>;

std::string replaceAll(std::string text, std::string_view wanted, std::string_view content);

// " ." becomes "." and so on, as BERT's tokenizer tidies what it decodes.
std::string cleanUpSpaces(std::string text);

Decoder wordPieceDecoder(const std::string& prefix, bool clean_up);

// From the "decoder" of a tokenizer.json; null joins the pieces with spaces. Errors as makeNormalizer's.
Result<Decoder> makeDecoder(const Json& json, const std::string& where);

} // namespace luthier
