// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace luthier::generate {

std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string capitalised(std::string_view text); // first letter, also of é and the like left as they are
bool endsWith(std::string_view text, std::string_view end);
bool startsWith(std::string_view text, std::string_view start);
bool isVowel(char letter);
std::string padded(int number, int width);

// 1234567 with the given separator between groups of three: "1,234,567".
std::string grouped(long number, char separator);

} // namespace luthier::generate
