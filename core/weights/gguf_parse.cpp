// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/gguf.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <set>

namespace luthier {

namespace {

constexpr std::uint32_t magic = 0x46554747; // "GGUF"
constexpr std::uint64_t key_limit = 65535; // bytes, as the format says
constexpr std::uint64_t name_limit = 256; // of a tensor; the format says 64
constexpr std::uint64_t entry_limit = 1'000'000; // keys, and tensors: far above any model
constexpr std::uint32_t dimension_limit = 4;
constexpr int depth_limit = 8; // lists in lists
constexpr std::uint64_t default_alignment = 32;
constexpr std::uint64_t alignment_limit = 1 << 20;

std::size_t sizeOf(GgufValueType type)
{
    switch (type) {
    case GgufValueType::U8:
    case GgufValueType::I8:
    case GgufValueType::Bool: return 1;
    case GgufValueType::U16:
    case GgufValueType::I16: return 2;
    case GgufValueType::U32:
    case GgufValueType::I32:
    case GgufValueType::F32: return 4;
    case GgufValueType::U64:
    case GgufValueType::I64:
    case GgufValueType::F64: return 8;
    case GgufValueType::String:
    case GgufValueType::Array: return 0;
    }
    return 0;
}

template <class Number> Number numberAt(const std::byte* bytes)
{
    Number number;
    std::memcpy(&number, bytes, sizeof number);
    return number;
}

std::int64_t wholeNumber(GgufValueType type, const std::byte* bytes)
{
    switch (type) {
    case GgufValueType::U8:
    case GgufValueType::Bool: return numberAt<std::uint8_t>(bytes);
    case GgufValueType::I8: return numberAt<std::int8_t>(bytes);
    case GgufValueType::U16: return numberAt<std::uint16_t>(bytes);
    case GgufValueType::I16: return numberAt<std::int16_t>(bytes);
    case GgufValueType::U32: return numberAt<std::uint32_t>(bytes);
    case GgufValueType::I32: return numberAt<std::int32_t>(bytes);
    case GgufValueType::I64: return numberAt<std::int64_t>(bytes);
    case GgufValueType::U64:
        return static_cast<std::int64_t>(
            std::min<std::uint64_t>(numberAt<std::uint64_t>(bytes), std::numeric_limits<std::int64_t>::max()));
    default: return 0;
    }
}

double realNumber(GgufValueType type, const std::byte* bytes)
{
    if (type == GgufValueType::F32)
        return static_cast<double>(numberAt<float>(bytes));
    if (type == GgufValueType::F64)
        return numberAt<double>(bytes);
    return static_cast<double>(wholeNumber(type, bytes));
}

// Walks through the file; keeps the first thing that is wrong.
class Reader {
public:
    Reader(std::span<const std::byte> file, const std::string& where) : m_file(file), m_where(where) { }

    Result<GgufContents> read()
    {
        GgufContents contents;
        std::uint64_t tensors = 0, entries = 0;
        if (!header(contents.version, tensors, entries) || !metadata(contents.metadata, entries)
            || !tensorList(contents, tensors))
            return fail(m_error);
        return contents;
    }

private:
    bool refuse(Text message, Text next = text("Download the model again."), ErrorKind kind = ErrorKind::Damaged)
    {
        m_error = Error{kind, std::move(message), m_where, std::move(next), {}};
        return false;
    }

    bool cutShort()
    {
        return refuse(
            text("The GGUF file is cut short: it ends at byte {} in the middle of its header.", m_file.size()));
    }

    std::uint64_t left() const { return m_file.size() - m_at; }

    template <class Number> bool number(Number& value)
    {
        if (left() < sizeof value)
            return cutShort();
        value = numberAt<Number>(m_file.data() + m_at);
        m_at += sizeof value;
        return true;
    }

    bool bytes(std::uint64_t count, std::span<const std::byte>& view)
    {
        if (count > left())
            return cutShort();
        view = m_file.subspan(m_at, static_cast<std::size_t>(count));
        m_at += static_cast<std::size_t>(count);
        return true;
    }

    bool string(std::string_view& value)
    {
        std::uint64_t length = 0;
        std::span<const std::byte> view;
        if (!number(length) || !bytes(length, view))
            return false;
        value = {reinterpret_cast<const char*>(view.data()), view.size()};
        return true;
    }

    bool header(std::uint32_t& version, std::uint64_t& tensors, std::uint64_t& entries)
    {
        std::uint32_t begin = 0;
        if (m_file.size() < 4)
            return refuse(text("The file has only {} bytes and is not a GGUF file.", m_file.size()));
        if (!number(begin) || !number(version))
            return false;
        if (begin != magic)
            return refuse(text("The file is not a GGUF file: it does not begin with the letters GGUF."));
        if (version > 0xffff && (version & 0xffff) == 0)
            return refuse(text("This GGUF file is big-endian: it was made for another kind of processor."),
                          text("Download the ordinary (little-endian) GGUF file of this model."), ErrorKind::Usage);
        if (version != 2 && version != 3)
            return refuse(text("This GGUF file has version {}; versions 2 and 3 can be opened.", version),
                          version == 1 ? text("Download a newer GGUF file of this model.")
                                       : text("Choose a GGUF file of version 3, or the model's safetensors folder."),
                          ErrorKind::Usage);
        if (!number(tensors) || !number(entries))
            return false;
        // The least that an entry takes: a tensor 24 bytes, a key with its value 13.
        if (tensors > entry_limit || tensors > left() / 24)
            return refuse(text("The GGUF file claims to hold {} tensors, more than it has room for.", tensors));
        if (entries > entry_limit || entries > left() / 13)
            return refuse(
                text("The GGUF file claims to hold {} metadata entries, more than it has room for.", entries));
        return true;
    }

    bool valueType(GgufValueType& type, std::string_view key)
    {
        std::uint32_t id = 0;
        if (!number(id))
            return false;
        if (id > static_cast<std::uint32_t>(GgufValueType::F64))
            return refuse(text("The metadata entry \"{}\" has the unknown type {}.", printable(key), id));
        type = static_cast<GgufValueType>(id);
        return true;
    }

    bool metadata(GgufMetadata& entries, std::uint64_t count)
    {
        for (; count > 0; --count) {
            std::string_view key;
            if (!string(key))
                return false;
            if (key.empty() || key.size() > key_limit)
                return refuse(text("A metadata entry of the GGUF file has a name of {} bytes.", key.size()));
            GgufValue entry;
            if (!valueType(entry.type, key) || !value(entry, key))
                return false;
            if (!entries.emplace(std::string(key), std::move(entry)).second)
                return refuse(text("The GGUF file has two metadata entries \"{}\".", printable(key)));
        }
        return true;
    }

    bool value(GgufValue& entry, std::string_view key)
    {
        if (entry.type == GgufValueType::String)
            return string(entry.text);
        if (entry.type == GgufValueType::Array)
            return list(entry, key, 0);
        std::span<const std::byte> view;
        if (!bytes(sizeOf(entry.type), view))
            return false;
        entry.integer = wholeNumber(entry.type, view.data());
        entry.real = realNumber(entry.type, view.data());
        if (entry.type == GgufValueType::Bool && entry.integer > 1)
            return refuse(
                text("The metadata entry \"{}\" must be true or false and is {}.", printable(key), entry.integer));
        return true;
    }

    bool list(GgufValue& entry, std::string_view key, int depth)
    {
        if (!valueType(entry.element, key) || !number(entry.count))
            return false;
        if (entry.element == GgufValueType::Array) {
            if (depth == depth_limit)
                return refuse(
                    text("The metadata entry \"{}\" is nested more than {} levels deep.", printable(key), depth_limit));
            if (entry.count > left() / 12)
                return tooLong(key, entry.count);
            for (std::uint64_t i = 0; i < entry.count; ++i) {
                GgufValue passed_over;
                if (!list(passed_over, key, depth + 1))
                    return false;
            }
            return true;
        }
        if (entry.element == GgufValueType::String) {
            if (entry.count > left() / 8)
                return tooLong(key, entry.count);
            if (depth == 0)
                entry.texts.reserve(static_cast<std::size_t>(entry.count));
            for (std::uint64_t i = 0; i < entry.count; ++i) {
                std::string_view one;
                if (!string(one))
                    return false;
                if (depth == 0)
                    entry.texts.push_back(one);
            }
            return true;
        }
        if (entry.count > left() / sizeOf(entry.element))
            return tooLong(key, entry.count);
        return bytes(entry.count * sizeOf(entry.element), entry.numbers);
    }

    bool tooLong(std::string_view key, std::uint64_t count)
    {
        return refuse(text("The metadata entry \"{}\" claims to be a list of {} values, more than the file holds.",
                           printable(key), count));
    }

    bool tensorList(GgufContents& contents, std::uint64_t count)
    {
        struct Place {
            std::uint64_t begin, end;
            std::size_t tensor;
        };
        std::vector<Place> places;
        std::set<std::string_view> names;
        for (; count > 0; --count) {
            std::string_view name;
            if (!string(name))
                return false;
            if (name.empty() || name.size() > name_limit)
                return refuse(text("A tensor of the GGUF file has a name of {} bytes.", name.size()));
            if (printable(name) != name)
                return refuse(
                    text("A tensor of the GGUF file has a name that is not plain text: \"{}\".", printable(name)));
            if (!names.insert(name).second)
                return refuse(text("The tensor \"{}\" is described twice.", printable(name)));
            GgufTensor tensor;
            tensor.name = name;
            std::uint64_t begin = 0, size = 0;
            if (!shapeAndType(tensor, size) || !number(begin))
                return false;
            places.push_back({begin, begin + size, contents.tensors.size()});
            if (places.back().end < begin)
                return refuse(text("The tensor \"{}\" begins at the impossible byte {}.", printable(name), begin));
            contents.tensors.push_back(std::move(tensor));
        }
        std::uint64_t alignment = 0;
        if (!alignmentOf(contents.metadata, alignment))
            return false;
        const std::uint64_t data_begin = (m_at + alignment - 1) / alignment * alignment;
        const std::uint64_t data_size = m_file.size() > data_begin ? m_file.size() - data_begin : 0;
        std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
            return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
        });
        const Place* previous = nullptr;
        for (const Place& place : places) {
            GgufTensor& tensor = contents.tensors[place.tensor];
            if (place.begin % alignment != 0)
                return refuse(text("The tensor \"{}\" begins at byte {}, which is not a multiple of {}.",
                                   printable(tensor.name), place.begin, alignment));
            if (place.end > data_size)
                return refuse(
                    text("The file is cut short: the tensor \"{}\" ends at byte {} of the data and there are {}.",
                         printable(tensor.name), place.end, data_size));
            if (previous && place.begin < previous->end)
                return refuse(text("The tensors \"{}\" and \"{}\" overlap.",
                                   printable(contents.tensors[previous->tensor].name), printable(tensor.name)));
            if (place.end > place.begin) {
                tensor.bytes = m_file.subspan(static_cast<std::size_t>(data_begin + place.begin),
                                              static_cast<std::size_t>(place.end - place.begin));
                previous = &place;
            }
        }
        return true;
    }

    bool shapeAndType(GgufTensor& tensor, std::uint64_t& size)
    {
        const std::string shown = printable(tensor.name);
        std::uint32_t dimensions = 0, type = 0;
        if (!number(dimensions))
            return false;
        if (dimensions > dimension_limit)
            return refuse(text("The tensor \"{}\" has more than {} dimensions.", shown, dimension_limit));
        std::uint64_t values = 1;
        bool overflow = false, empty = false;
        for (std::uint32_t i = 0; i < dimensions; ++i) {
            std::uint64_t length = 0;
            if (!number(length))
                return false;
            overflow |= length > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
            empty |= length == 0;
            overflow |= __builtin_mul_overflow(values, length == 0 ? 1 : length, &values);
            tensor.shape.insert(tensor.shape.begin(), static_cast<std::int64_t>(length));
        }
        if (!number(type))
            return false;
        tensor.type = ggufTensorType(type);
        if (!tensor.type)
            return refuse(text("The tensor \"{}\" has the unknown type {}.", shown, type),
                          text("Choose this model as Q8_0, Q4_K, F16 or BF16, or its safetensors folder."),
                          ErrorKind::Usage);
        if (tensor.type->values == 0)
            return refuse(text("The tensor \"{}\" is stored as {}, which cannot be opened.", shown, tensor.type->name),
                          text("Choose this model as Q8_0, Q4_K, F16 or BF16, or its safetensors folder."),
                          ErrorKind::Usage);
        const std::uint64_t row = tensor.shape.empty() ? 1 : static_cast<std::uint64_t>(tensor.shape.back());
        if (row % tensor.type->values != 0)
            return refuse(text("The tensor \"{}\" has rows of {} values, which {} cannot hold: it stores {} at a time.",
                               shown, row, tensor.type->name, tensor.type->values));
        overflow |= __builtin_mul_overflow(values / tensor.type->values, tensor.type->bytes, &size);
        // Delivered as fp32, a quantised tensor takes up to 16 times its bytes.
        if (overflow || size > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) / 32)
            return refuse(
                text("The tensor \"{}\" has an impossible shape: it would be larger than any memory.", shown));
        if (empty)
            size = 0;
        return true;
    }

    bool alignmentOf(const GgufMetadata& entries, std::uint64_t& alignment)
    {
        alignment = default_alignment;
        const auto found = entries.find("general.alignment");
        if (found == entries.end())
            return true;
        if (!found->second.isInteger() || found->second.integer <= 0
            || static_cast<std::uint64_t>(found->second.integer) > alignment_limit
            || !std::has_single_bit(static_cast<std::uint64_t>(found->second.integer)))
            return refuse(text("The metadata entry \"{}\" must be a power of two up to {}.", "general.alignment",
                               std::to_string(alignment_limit)));
        alignment = static_cast<std::uint64_t>(found->second.integer);
        return true;
    }

    // For sentences: control characters and bytes beyond ASCII could be anything.
    static std::string printable(std::string_view name)
    {
        std::string shown;
        for (const char c : name.substr(0, name_limit))
            shown += c >= ' ' && c < 127 ? c : '?';
        return shown;
    }

    std::span<const std::byte> m_file;
    std::string m_where;
    std::size_t m_at = 0;
    Error m_error;
};

} // namespace

const char* name(GgufValueType type)
{
    static constexpr const char* names[] = {"u8",   "i8",     "u16",   "i16", "u32", "i32", "f32",
                                            "bool", "string", "array", "u64", "i64", "f64"};
    return names[static_cast<std::size_t>(type)];
}

bool GgufValue::isInteger() const
{
    return !isReal() && type != GgufValueType::Bool && type != GgufValueType::String && type != GgufValueType::Array;
}

std::int64_t GgufValue::integerAt(std::uint64_t index) const
{
    const std::byte* place = numbers.data() + index * sizeOf(element);
    if (element == GgufValueType::F32 || element == GgufValueType::F64) {
        const double value = realNumber(element, place);
        return value >= -9e18 && value <= 9e18 ? static_cast<std::int64_t>(value) : 0;
    }
    return wholeNumber(element, place);
}

double GgufValue::realAt(std::uint64_t index) const
{
    return realNumber(element, numbers.data() + index * sizeOf(element));
}

Result<GgufContents> parseGguf(std::span<const std::byte> file, const std::string& where)
{
    return Reader(file, where).read();
}

} // namespace luthier
