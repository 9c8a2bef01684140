// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/generate/pattern.h"
#include "resources/generate/report_texts.h"
#include "resources/generate/samples.h"
#include "resources/generate/strings.h"

#include <cctype>

namespace luthier::generate {

namespace {

// Marks around an entity in expanded text; no pattern contains these characters.
constexpr char diagnosisStart = '\x01';
constexpr char medicationStart = '\x02';
constexpr char entityEnd = '\x03';

std::string dose(const Medicine& medicine, Draw& draw)
{
    const std::string strength(draw.pick(medicine.strengths));
    const std::string times = std::to_string(medicine.most == 1 ? 1 : draw.between(1, medicine.most));
    switch (medicine.form) {
    case 'i': return times + " dd " + (draw.chance(0.5) ? "1" : "2") + " inh " + strength;
    case 'z': return times + (draw.chance(0.5) ? " dd dun aanbrengen" : " x daags dun smeren");
    case 's': return times + " dd " + strength + " s.c.";
    case 'p': return times + " dd 1 sachet";
    default: break;
    }
    switch (draw.below(5)) {
    case 0: return times + " dd " + strength;
    case 1: return times + "dd " + strength;
    case 2: return strength + " " + times + " x daags";
    case 3: return times + " maal daags " + strength;
    default: return times + " dd 1 tablet van " + strength;
    }
}

const Medicine& medicineNamed(std::string_view name)
{
    for (const Medicine& medicine : medicines())
        if (medicine.name == name)
            return medicine;
    return medicines().front();
}

// The patient of one report; what is measured stays the same in all its sentences.
class Report {
public:
    explicit Report(Draw& draw) : m_draw(draw)
    {
        m_woman = draw.chance(0.5);
        m_main = &drawn([](const Ailment& a) { return !a.is('h'); });
        m_history = &drawn([](const Ailment& a) { return a.is('c'); });
        m_excluded = &drawn([this](const Ailment& a) { return a.field == m_main->field && !a.is('h'); });
        m_old = &drawn([](const Ailment& a) { return !a.is('c'); });
        m_family = &drawn([](const Ailment& a) { return a.is('c') && !a.is('m'); });
        m_mainName = draw.pick(m_main->names);
        m_mainMedicine = &medicineNamed(draw.pick(m_main->medicines));
        m_historyMedicine = &medicineNamed(draw.pick(m_history->medicines));
        m_age = std::to_string(draw.between(m_main->is('m') ? 55 : 24, 91));
        const int systolic = draw.between(105, 178);
        m_pressure = std::to_string(systolic) + "/" + std::to_string(systolic * draw.between(54, 63) / 100);
        m_pulse = std::to_string(draw.between(56, 112));
        const bool fever = m_main->is('f');
        m_temperature =
            std::to_string(fever ? draw.between(38, 39) : 36) + "," + std::to_string(draw.between(fever ? 1 : 3, 9));
        m_crp = std::to_string(fever ? draw.between(45, 210) : draw.between(1, 9));
        m_saturation = std::to_string(m_main->field == 'l' ? draw.between(90, 96) : draw.between(96, 100));
        m_weight = std::to_string(draw.between(49, 112));
    }

    std::vector<std::string> sentences()
    {
        std::vector<std::string> result;
        const auto add = [&](const std::vector<std::string_view>& patterns) {
            result.push_back(text(fitting(patterns)));
        };
        add(reportOpenings());
        if (m_draw.chance(0.7))
            add(reportHistories());
        if (m_draw.chance(0.6))
            add(reportMedications());
        add(reportFindings());
        if (m_draw.chance(0.6))
            add(fieldFindings(m_main->field));
        if (m_excluded != m_main && m_draw.chance(0.6))
            add(reportExclusions());
        add(reportConclusions());
        add(reportPlans());
        if (m_draw.chance(0.45))
            add(reportClosings());
        return result;
    }

private:
    template <class Fits> const Ailment& drawn(Fits fits)
    {
        for (int attempt = 0; attempt < 500; ++attempt) {
            const Ailment& ailment = m_draw.pick(ailments());
            const bool used =
                &ailment == m_main || &ailment == m_history || &ailment == m_excluded || &ailment == m_old;
            if (!used && fits(ailment) && !(ailment.is('m') && m_woman))
                return ailment;
        }
        return *m_main;
    }

    std::string_view fitting(const std::vector<std::string_view>& patterns)
    {
        for (;;) {
            std::string_view pattern = m_draw.pick(patterns);
            const bool needs = pattern.size() > 2 && pattern[1] == ':' && pattern[0] >= 'a' && pattern[0] <= 'z';
            const bool forbids = pattern.size() > 3 && pattern[0] == '-' && pattern[2] == ':';
            if ((needs && !m_main->is(pattern[0])) || (forbids && m_main->is(pattern[1])))
                continue;
            if (m_excluded == m_main && pattern.find("{x}") != std::string_view::npos)
                continue;
            pattern.remove_prefix(needs ? 2 : forbids ? 3 : 0);
            return pattern;
        }
    }

    std::string text(std::string_view pattern)
    {
        return expand(pattern, m_draw, [this](std::string_view name) { return slot(name); });
    }

    std::string diagnosis(const Ailment& ailment)
    {
        const std::string_view name =
            &ailment == m_main && m_draw.chance(0.6) ? m_mainName : m_draw.pick(ailment.names);
        return diagnosisStart + std::string(name) + entityEnd;
    }

    static std::string marked(const Medicine& medicine)
    {
        return medicationStart + std::string(medicine.name) + entityEnd;
    }

    // Another medicine for the same illness; where there is none, one for stomach or pain.
    const Medicine& otherThan(const Medicine& medicine, const Ailment& ailment)
    {
        for (const std::string_view name : ailment.medicines)
            if (name != medicine.name)
                return medicineNamed(name);
        return medicineNamed(medicine.name == "omeprazol" ? "paracetamol" : "omeprazol");
    }

    const Medicine& fromList(const std::vector<std::string_view>& names)
    {
        for (;;) {
            const Medicine& medicine = medicineNamed(m_draw.pick(names));
            if (&medicine != m_mainMedicine && &medicine != m_historyMedicine)
                return medicine;
        }
    }

    std::string slot(std::string_view name)
    {
        static const std::vector<std::string_view> asNeeded{"paracetamol", "naproxen", "diclofenac", "tramadol",
                                                            "oxazepam"};
        static const std::vector<std::string_view> allergens{"amoxicilline",  "doxycycline",     "naproxen",
                                                             "diclofenac",    "nitrofurantoïne", "carbamazepine",
                                                             "ciprofloxacine"};
        static const std::vector<std::string_view> notNeeded{"amoxicilline", "doxycycline", "prednisolon", "tramadol",
                                                             "oxazepam"};
        static const std::vector<std::string_view> daily{"omeprazol",         "simvastatine",  "pantoprazol",
                                                         "acetylsalicylzuur", "levothyroxine", "amlodipine",
                                                         "atorvastatine",     "foliumzuur"};
        if (name == "d")
            return diagnosis(*m_main);
        if (name == "h")
            return diagnosis(*m_history);
        if (name == "x")
            return diagnosis(*m_excluded);
        if (name == "old")
            return diagnosis(*m_old);
        if (name == "fam")
            return diagnosis(*m_family);
        if (name == "complaint")
            return std::string(m_draw.pick(m_main->complaints));
        if (name == "m")
            return marked(*m_mainMedicine);
        if (name == "hm")
            return marked(*m_historyMedicine);
        if (name == "mdose")
            return marked(*m_mainMedicine) + " " + dose(*m_mainMedicine, m_draw);
        if (name == "hdose")
            return marked(*m_historyMedicine) + " " + dose(*m_historyMedicine, m_draw);
        if (name == "m2")
            return marked(otherThan(*m_mainMedicine, *m_main));
        if (name == "hm2")
            return marked(otherThan(*m_historyMedicine, *m_history));
        if (name == "otherdose") {
            const Medicine& medicine = fromList(daily);
            return marked(medicine) + " " + dose(medicine, m_draw);
        }
        if (name == "prn")
            return marked(fromList(asNeeded));
        if (name == "allergen")
            return marked(fromList(allergens));
        if (name == "notneeded")
            return marked(fromList(notNeeded));
        if (name == "who")
            return m_woman ? (m_draw.chance(0.5) ? "vrouw" : "patiënte") : (m_draw.chance(0.5) ? "man" : "patiënt");
        if (name == "Pt")
            return m_woman ? "Patiënte" : "Patiënt";
        if (name == "he")
            return m_woman ? "zij" : "hij";
        if (name == "his")
            return m_woman ? "haar" : "zijn";
        if (name == "age")
            return m_age;
        if (name == "year")
            return std::to_string(m_draw.between(1998, 2024));
        if (name == "n")
            return std::to_string(m_draw.between(3, 12));
        if (name == "rr")
            return m_pressure;
        if (name == "pulse")
            return m_pulse;
        if (name == "temp")
            return m_temperature;
        if (name == "crp")
            return m_crp;
        if (name == "weight")
            return m_weight;
        return m_saturation;
    }

    Draw& m_draw;
    bool m_woman = true;
    const Ailment* m_main = nullptr;
    const Ailment* m_history = nullptr;
    const Ailment* m_excluded = nullptr;
    const Ailment* m_old = nullptr;
    const Ailment* m_family = nullptr;
    std::string_view m_mainName;
    const Medicine* m_mainMedicine = nullptr;
    const Medicine* m_historyMedicine = nullptr;
    std::string m_age, m_pressure, m_pulse, m_temperature, m_crp, m_saturation, m_weight;
};

// Words and single punctuation marks; "500", "2", "120/80", "37,4" and "i.v.m." stay whole, so does "g.b." at the end
// of a sentence.
void addTokens(std::string& result, std::string_view sentence)
{
    std::string token;
    std::string_view tag;
    bool begins = false;
    const auto flush = [&] {
        if (token.empty())
            return;
        result += token + "\t" + (tag.empty() ? std::string("O") : (begins ? "B-" : "I-") + std::string(tag)) + "\n";
        begins = false;
        token.clear();
    };
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const char letter = sentence[i];
        if (letter == diagnosisStart || letter == medicationStart) {
            flush();
            tag = letter == diagnosisStart ? "DIAGNOSE" : "MEDICATIE";
            begins = true;
        } else if (letter == entityEnd) {
            flush();
            tag = {};
        } else if (letter == ' ') {
            flush();
        } else if (std::string_view(",;:()?").find(letter) != std::string_view::npos
                   || (letter == '.' && i + 1 == sentence.size() && token.find('.') == std::string::npos)) {
            const bool decimal = letter == ',' && !token.empty()
                && std::isdigit(static_cast<unsigned char>(token.back())) && i + 1 < sentence.size()
                && std::isdigit(static_cast<unsigned char>(sentence[i + 1]));
            if (decimal) {
                token += letter;
                continue;
            }
            flush();
            token = letter;
            flush();
        } else {
            token += letter;
        }
    }
    flush();
    result += "\n";
}

std::string sentenceCase(std::string text)
{
    const std::size_t first = text.find_first_not_of("\x01\x02");
    if (first != std::string::npos)
        text[first] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[first])));
    if (first != std::string::npos && text.compare(first, 2, "Ij") == 0) // the Dutch ij is one letter
        text[first + 1] = 'J';
    if (endsWith(text, "..")) // "s.c." at the end
        text.pop_back();
    return text;
}

} // namespace

std::string reportsNl(std::uint64_t seed, std::size_t rows)
{
    Draw draw(seed, "reports-nl");
    std::string result;
    for (std::size_t i = 0; i < rows; ++i) {
        Report report(draw);
        for (const std::string& sentence : report.sentences())
            addTokens(result, sentenceCase(sentence));
    }
    return result;
}

} // namespace luthier::generate
