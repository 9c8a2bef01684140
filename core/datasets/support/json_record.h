// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace luthier {

// Turns JSON objects into cells: strings as they are, numbers and booleans as they are written, null as an empty cell,
// lists and objects as compact JSON. Columns are the union of the keys in order of first appearance. One thread.
class JsonRecords {
public:
    static constexpr int depth_limit = 64; // levels inside one record

    // Appends a row; on an error nothing is appended. repeated: a key that the object has twice (its last value
    // counts).
    simdjson::error_code add(simdjson::ondemand::object object, std::optional<std::string>& repeated);

    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows; // may be shorter than columns until finish()
    void finish(); // every row as wide as the table

private:
    std::size_t columnOf(std::string_view key, std::size_t likely);

    std::unordered_map<std::string, std::size_t> m_index;
    std::vector<std::string> m_cells;
    std::vector<char> m_set;
};

// Why a text is not the JSON that was expected.
struct JsonFault {
    enum class Kind {
        Place, // at `character` of its line; `near` is the text around it
        Ends, // before everything that was opened is closed
        Deep, // nested more than JsonRecords::depth_limit levels
        Other, // the reader's own word for it is in `near`
    } kind = Kind::Other;
    std::size_t byte = 0; // of the text, where it shows
    std::size_t character = 0; // of its line, from 1
    std::string near;
};
JsonFault explainJson(std::string_view json, simdjson::error_code code);

} // namespace luthier
