// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/generate/lexicon.h"

#include <string>
#include <string_view>
#include <vector>

namespace luthier::generate::dutch {

inline const std::vector<std::string_view> months{"januari",   "februari", "maart",    "april",
                                                  "mei",       "juni",     "juli",     "augustus",
                                                  "september", "oktober",  "november", "december"};
inline const std::vector<std::string_view> weekdays{"maandag", "dinsdag",  "woensdag", "donderdag",
                                                    "vrijdag", "zaterdag", "zondag"};
inline const std::vector<std::string_view> numberWords{"twee", "drie",  "vier", "vijf",   "zes",      "zeven",
                                                       "acht", "negen", "tien", "twaalf", "vijftien", "twintig"};

std::string the(const Noun& noun); // "de " or "het "
std::string thisOf(const Noun& noun);
std::string thatOf(const Noun& noun);
std::string stemOf(const Verb& verb);
std::string infinitive(const Verb& verb, bool withTe);

} // namespace luthier::generate::dutch
