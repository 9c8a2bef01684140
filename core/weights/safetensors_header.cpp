// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/safetensors_header.h"

#include <nlohmann/json.hpp>

#include <limits>
#include <optional>
#include <set>

namespace luthier {

namespace {

using Plain = nlohmann::json;

constexpr std::size_t dimension_limit = 32;
constexpr int depth_limit = 64;

// Follows the parser event by event instead of building a tree: a tree keeps one of two tensors with the same name
// without a word, and a hostile header could nest it deeper than the stack.
class HeaderReader {
public:
    explicit HeaderReader(const std::string& where) : m_where(where) { }

    // The names below are those that nlohmann's SAX interface calls.
    bool null() { return other(); }
    bool boolean(bool) { return other(); }
    bool binary(Plain::binary_t&) { return other(); }

    bool number_integer(Plain::number_integer_t value)
    {
        if (m_skipped > 0)
            return true;
        if (m_place == Place::Shape || m_place == Place::Offsets)
            return refuse(
                text("The tensor \"{}\" has the negative number {} in its {}.", m_entry.name, value, m_field));
        return other();
    }

    bool number_unsigned(Plain::number_unsigned_t value)
    {
        if (m_skipped > 0)
            return true;
        if (m_place == Place::Shape) {
            if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
                return refuse(text("The tensor \"{}\" has an impossible shape: {} is too large.", m_entry.name, value));
            if (m_entry.shape.size() == dimension_limit)
                return refuse(text("The tensor \"{}\" has more than {} dimensions.", m_entry.name, dimension_limit));
            m_entry.shape.push_back(static_cast<std::int64_t>(value));
            return true;
        }
        if (m_place == Place::Offsets) {
            if (m_offsets == 2)
                return refuse(text("The tensor \"{}\" must have two data offsets and has more.", m_entry.name));
            (m_offsets++ == 0 ? m_entry.begin : m_entry.end) = value;
            return true;
        }
        return other();
    }

    bool number_float(Plain::number_float_t, const std::string& written)
    {
        if (m_skipped > 0)
            return true;
        if (m_place == Place::Shape || m_place == Place::Offsets)
            return refuse(text("The tensor \"{}\" has {} in its {}, which is not a whole number.", m_entry.name,
                               written, m_field));
        return other();
    }

    bool string(std::string& value)
    {
        if (m_skipped > 0)
            return true;
        if (m_place == Place::Metadata) {
            m_header.metadata[m_field] = std::move(value);
            return true;
        }
        if (m_place == Place::Tensor && m_field == "dtype") {
            const auto dtype = dtypeFromName(value);
            if (!dtype)
                return refuse(text("The tensor \"{}\" has the type {}, which is not one of F64, F32, F16, BF16, I64, "
                                   "I32, I16, U8, I8 and BOOL.",
                                   m_entry.name, value));
            m_entry.dtype = *dtype;
            return true;
        }
        return other();
    }

    bool start_object(std::size_t)
    {
        if (m_skipped > 0)
            return deeper();
        switch (m_place) {
        case Place::Outside: m_place = Place::Top; return true;
        case Place::Top:
            if (m_field == "__metadata__") {
                m_place = Place::Metadata;
                return true;
            }
            m_place = Place::Tensor;
            m_entry = {};
            m_entry.name = m_field;
            m_keys.clear();
            m_offsets = 0;
            return true;
        default: return other() && deeper();
        }
    }

    bool start_array(std::size_t)
    {
        if (m_skipped > 0)
            return deeper();
        if (m_place == Place::Tensor && (m_field == "shape" || m_field == "data_offsets")) {
            m_place = m_field == "shape" ? Place::Shape : Place::Offsets;
            return true;
        }
        return other() && deeper();
    }

    bool end_array()
    {
        if (m_skipped > 0) {
            --m_skipped;
            return true;
        }
        if (m_place == Place::Offsets && m_offsets != 2)
            return refuse(text("The tensor \"{}\" must have two data offsets and has {}.", m_entry.name, m_offsets));
        m_place = Place::Tensor;
        return true;
    }

    bool end_object()
    {
        if (m_skipped > 0) {
            --m_skipped;
            return true;
        }
        if (m_place == Place::Tensor && !finishTensor())
            return false;
        m_place = m_place == Place::Top ? Place::Outside : Place::Top;
        return true;
    }

    bool key(std::string& key)
    {
        if (m_skipped > 0)
            return true;
        if (m_place == Place::Top && !m_names.insert(key).second)
            return refuse(text("The tensor \"{}\" is described twice.", key));
        if (m_place == Place::Tensor && !m_keys.insert(key).second)
            return refuse(text("The tensor \"{}\" has two fields \"{}\".", m_entry.name, key));
        if (m_place == Place::Metadata && m_header.metadata.count(key) > 0)
            return refuse(text("The metadata has two entries \"{}\".", key));
        m_field = key;
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const Plain::exception& error)
    {
        m_detail = error.what();
        return refuse(text("The header is not valid JSON at byte {}.", position));
    }

    Result<SafetensorsHeader> result(bool complete)
    {
        if (!complete || m_error)
            return fail(ErrorKind::Damaged, m_error.value_or(text("The header is not valid JSON.")), m_where,
                        text("Download the model again."), m_detail);
        return std::move(m_header);
    }

private:
    enum class Place { Outside, Top, Metadata, Tensor, Shape, Offsets };

    bool refuse(Text message)
    {
        m_error = std::move(message);
        return false;
    }

    bool deeper()
    {
        if (++m_skipped > depth_limit)
            return refuse(text("The header is nested more than {} levels deep.", depth_limit));
        return true;
    }

    // A value of a kind that does not belong here. Fields that later versions of the format may add are passed over.
    bool other()
    {
        switch (m_place) {
        case Place::Outside: return refuse(text("The header is not a list of tensors."));
        case Place::Top: return refuse(text("The description of the tensor \"{}\" is not an object.", m_field));
        case Place::Metadata: return refuse(text("The metadata entry \"{}\" is not a text.", m_field));
        case Place::Shape:
        case Place::Offsets:
            return refuse(text("The tensor \"{}\" has something other than numbers in its {}.", m_entry.name, m_field));
        case Place::Tensor: break;
        }
        if (m_field == "dtype")
            return refuse(text("The type of the tensor \"{}\" is not a text.", m_entry.name));
        if (m_field == "shape" || m_field == "data_offsets")
            return refuse(text("The {} of the tensor \"{}\" is not a list of numbers.", m_field, m_entry.name));
        return true;
    }

    bool finishTensor()
    {
        for (const char* field : {"dtype", "shape", "data_offsets"}) {
            if (m_keys.count(field) == 0)
                return refuse(text("The tensor \"{}\" has no {}.", m_entry.name, field));
        }
        std::uint64_t bytes = byteSize(m_entry.dtype);
        bool overflow = false;
        bool empty = false;
        for (const std::int64_t dimension : m_entry.shape) {
            empty = empty || dimension == 0;
            overflow |=
                __builtin_mul_overflow(bytes, static_cast<std::uint64_t>(dimension == 0 ? 1 : dimension), &bytes);
        }
        if (overflow || bytes > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return refuse(
                text("The tensor \"{}\" has an impossible shape: it would be larger than any memory.", m_entry.name));
        if (empty)
            bytes = 0;
        if (m_entry.begin > m_entry.end)
            return refuse(text("The tensor \"{}\" ends (byte {}) before it begins (byte {}).", m_entry.name,
                               m_entry.end, m_entry.begin));
        if (m_entry.end - m_entry.begin != bytes)
            return refuse(text("The tensor \"{}\" has {} bytes where its type and shape need {}.", m_entry.name,
                               m_entry.end - m_entry.begin, bytes));
        m_header.tensors.push_back(std::move(m_entry));
        return true;
    }

    std::string m_where;
    SafetensorsHeader m_header;
    Place m_place = Place::Outside;
    int m_skipped = 0; // how deep we are inside a value that is passed over
    std::string m_field; // the last key
    TensorEntry m_entry;
    int m_offsets = 0;
    std::set<std::string> m_keys; // of m_entry
    std::set<std::string> m_names;
    std::optional<Text> m_error;
    std::string m_detail;
};

} // namespace

Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view json, const std::string& where)
{
    HeaderReader reader(where);
    const bool complete = Plain::sax_parse(json.begin(), json.end(), &reader);
    return reader.result(complete);
}

} // namespace luthier
