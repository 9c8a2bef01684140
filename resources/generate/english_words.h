// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace luthier::generate::english {

inline const std::vector<std::string_view> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
inline const std::vector<std::string_view> weekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                    "Friday", "Saturday", "Sunday"};
inline const std::vector<std::string_view> numberWords{"two",   "three", "four", "five",   "six",     "seven",
                                                       "eight", "nine",  "ten",  "twelve", "fifteen", "twenty"};

} // namespace luthier::generate::english
