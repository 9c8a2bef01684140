// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace luthier::generate {

struct Medicine {
    char form; // t tablet, i inhaled, z ointment, s injected, p powder
    std::string_view name; // the substance; no brands
    std::vector<std::string_view> strengths;
    int most; // times a day
};

struct Ailment {
    char field; // h heart, l lungs, d digestion, n nerves, b bones and joints, u kidneys and bladder, s skin, e
                // hormones, p mind
    // Marks: c chronic, f with fever, i seen on a scan, x flares up, m men only, h only as history.
    std::string_view marks;
    std::vector<std::string_view> names; // the same illness as doctors write it
    std::vector<std::string_view> complaints;
    std::vector<std::string_view> medicines;
    bool is(char mark) const { return marks.find(mark) != std::string_view::npos; }
};

const std::vector<Medicine>& medicines();
const std::vector<Ailment>& ailments();

// A pattern may begin with letters and a colon: it fits only when the illness has these marks ("-" before a letter: has
// not).
const std::vector<std::string_view>& reportOpenings();
const std::vector<std::string_view>& reportHistories();
const std::vector<std::string_view>& reportMedications();
const std::vector<std::string_view>& reportFindings(); // also by field: "h:…" for heart
const std::vector<std::string_view>& fieldFindings(char field);
const std::vector<std::string_view>& reportExclusions();
const std::vector<std::string_view>& reportConclusions();
const std::vector<std::string_view>& reportPlans();
const std::vector<std::string_view>& reportClosings();

} // namespace luthier::generate
