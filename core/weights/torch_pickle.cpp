// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/torch_pickle.h"

#include <cstring>
#include <memory>
#include <set>
#include <string_view>
#include <unordered_map>

namespace luthier {

namespace {

constexpr std::size_t dimension_limit = 32;
constexpr std::size_t shown_limit = 200; // characters of a name in a sentence, and of a weight's name
constexpr std::size_t key_limit = 64; // characters of a storage's key
constexpr std::size_t pickle_limit = 8 << 20; // bytes: 20 000 tensors; each may cost a hundred times its size

enum class Kind { None, Bool, Integer, Real, Text, Tuple, List, Dictionary, Import, Storage, Tensor };

enum class Known { Dictionary, RebuildTensor, RebuildParameter, Size, StorageType };

// A plain value. All values live in the machine's list until it is done: a pickle may build rings.
struct Value {
    Kind kind = Kind::None;
    std::int64_t integer = 0; // Bool, Integer
    std::string_view text; // Text, Storage: its key
    std::vector<Value*> items; // Tuple, List; Dictionary: key, value, key, value…
    Known known = Known::Dictionary; // Import
    DType dtype = DType::F32; // Import of a storage type, Storage, Tensor
    std::unique_ptr<PickledTensor> tensor; // Tensor
};

struct StorageName {
    const char* name;
    DType dtype;
};
constexpr StorageName storages[] = {
    {"DoubleStorage", DType::F64},    {"FloatStorage", DType::F32}, {"HalfStorage", DType::F16},
    {"BFloat16Storage", DType::BF16}, {"LongStorage", DType::I64},  {"IntStorage", DType::I32},
    {"ShortStorage", DType::I16},     {"CharStorage", DType::I8},   {"ByteStorage", DType::U8},
    {"BoolStorage", DType::Bool},
};

std::string printable(std::string_view name)
{
    std::string shown;
    for (const char c : name.substr(0, shown_limit))
        shown += c >= ' ' && c < 127 ? c : '?';
    return name.size() > shown_limit ? shown + "..." : shown;
}

// Follows the pickle's program. Memory: a bounded number of bytes for each byte of the pickle.
class Machine {
public:
    Machine(std::span<const std::byte> pickle, const std::string& where) : m_pickle(pickle), m_where(where) { }

    Result<std::vector<PickledTensor>> run()
    {
        while (!m_done) {
            if (!step())
                return fail(m_error);
        }
        if (m_stack.size() != 1 || m_stack[0]->kind != Kind::Dictionary)
            return fail(ErrorKind::Usage, text("The file holds something other than a list of named weights."), m_where,
                        convertToSafetensors());
        return collect(*m_stack[0]);
    }

private:
    bool refuse(Text message)
    {
        m_error = Error{ErrorKind::Damaged, std::move(message), m_where, text("Download the model again."), {}};
        return false;
    }

    bool damaged() { return refuse(text("The description of the weights is damaged at byte {}.", m_at)); }

    bool unsafe(std::string_view module, std::string_view name)
    {
        m_error = Error{ErrorKind::Usage,
                        text("The file wants to run \"{}.{}\". Weights need no such thing, so it is not opened.",
                             printable(module), printable(name)),
                        m_where,
                        convertToSafetensors(),
                        {}};
        return false;
    }

    bool take(std::size_t count, std::string_view& bytes)
    {
        if (count > m_pickle.size() - m_at)
            return refuse(text("The description of the weights is cut short."));
        bytes = {reinterpret_cast<const char*>(m_pickle.data()) + m_at, count};
        m_at += count;
        return true;
    }

    template <class Number> bool number(Number& value)
    {
        std::string_view bytes;
        if (!take(sizeof value, bytes))
            return false;
        std::memcpy(&value, bytes.data(), sizeof value);
        return true;
    }

    bool line(std::string_view& bytes)
    {
        const std::string_view rest(reinterpret_cast<const char*>(m_pickle.data()) + m_at, m_pickle.size() - m_at);
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos)
            return damaged();
        bytes = rest.substr(0, end);
        m_at += end + 1;
        return true;
    }

    Value* make(Kind kind)
    {
        m_values.push_back(std::make_unique<Value>());
        m_values.back()->kind = kind;
        return m_values.back().get();
    }

    bool push(Value* value)
    {
        m_stack.push_back(value);
        return true;
    }

    bool pushInteger(std::int64_t integer, Kind kind = Kind::Integer)
    {
        Value* value = make(kind);
        value->integer = integer;
        return push(value);
    }

    bool pushText(std::size_t length)
    {
        std::string_view bytes;
        if (!take(length, bytes))
            return false;
        Value* value = make(Kind::Text);
        value->text = bytes;
        return push(value);
    }

    template <class Length> bool pushText()
    {
        Length length = 0;
        if (!number(length))
            return false;
        if (static_cast<std::uint64_t>(length) > m_pickle.size())
            return damaged();
        return pushText(static_cast<std::size_t>(length));
    }

    // Above the last mark, which goes.
    bool popMarked(std::vector<Value*>& items)
    {
        if (m_marks.empty() || m_marks.back() > m_stack.size())
            return damaged();
        items.assign(m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back()), m_stack.end());
        m_stack.resize(m_marks.back());
        m_marks.pop_back();
        return true;
    }

    bool pop(Value*& value)
    {
        if (m_stack.empty() || (!m_marks.empty() && m_marks.back() >= m_stack.size()))
            return damaged();
        value = m_stack.back();
        m_stack.pop_back();
        return true;
    }

    bool tuple(std::size_t count)
    {
        Value* value = make(Kind::Tuple);
        value->items.resize(count);
        for (std::size_t i = count; i-- > 0;)
            if (!pop(value->items[i]))
                return false;
        return push(value);
    }

    bool remember(std::uint64_t place)
    {
        if (m_stack.empty())
            return damaged();
        m_memo[place] = m_stack.back();
        return true;
    }

    bool recall(std::uint64_t place)
    {
        const auto found = m_memo.find(place);
        return found == m_memo.end() ? damaged() : push(found->second);
    }

    template <class Place> bool memo(bool (Machine::*what)(std::uint64_t))
    {
        Place place = 0;
        return number(place) && (this->*what)(place);
    }

    bool longInteger(std::size_t length)
    {
        std::string_view bytes;
        if (!take(length, bytes))
            return false;
        if (length > 8)
            return refuse(text("The description of the weights holds a number that is too large."));
        std::uint64_t value = !bytes.empty() && (bytes.back() & 0x80) ? ~std::uint64_t{0} : 0; // the sign goes on
        for (std::size_t i = length; i-- > 0;)
            value = value << 8 | static_cast<unsigned char>(bytes[i]);
        return pushInteger(static_cast<std::int64_t>(value));
    }

    bool import(std::string_view module, std::string_view name)
    {
        Value* value = make(Kind::Import);
        if (module == "collections" && name == "OrderedDict") {
            value->known = Known::Dictionary;
            return push(value);
        }
        if (module == "torch._utils" && name == "_rebuild_tensor_v2") {
            value->known = Known::RebuildTensor;
            return push(value);
        }
        if (module == "torch._utils" && name == "_rebuild_parameter") {
            value->known = Known::RebuildParameter;
            return push(value);
        }
        if (module == "torch" && name == "Size") {
            value->known = Known::Size;
            return push(value);
        }
        if (module == "torch") {
            for (const StorageName& storage : storages) {
                if (name == storage.name) {
                    value->known = Known::StorageType;
                    value->dtype = storage.dtype;
                    return push(value);
                }
            }
        }
        return unsafe(module, name);
    }

    bool stackImport()
    {
        Value *name = nullptr, *module = nullptr;
        if (!pop(name) || !pop(module))
            return false;
        if (name->kind != Kind::Text || module->kind != Kind::Text)
            return damaged();
        return import(module->text, name->text);
    }

    bool setItems(const std::vector<Value*>& items)
    {
        if (m_stack.empty() || m_stack.back()->kind != Kind::Dictionary || items.size() % 2 != 0)
            return damaged();
        auto& into = m_stack.back()->items;
        into.insert(into.end(), items.begin(), items.end());
        return true;
    }

    bool append(const std::vector<Value*>& items)
    {
        if (m_stack.empty() || m_stack.back()->kind != Kind::List)
            return damaged();
        auto& into = m_stack.back()->items;
        into.insert(into.end(), items.begin(), items.end());
        return true;
    }

    bool setItem()
    {
        Value *value = nullptr, *key = nullptr;
        return pop(value) && pop(key) && setItems({key, value});
    }

    bool appendOne()
    {
        Value* value = nullptr;
        return pop(value) && append({value});
    }

    // An attribute put on a dictionary (_metadata: versions of modules) changes no weight.
    bool build()
    {
        Value* state = nullptr;
        if (!pop(state))
            return false;
        return m_stack.empty() || m_stack.back()->kind != Kind::Dictionary ? damaged() : true;
    }

    // ("storage", type, key, device, number of values)
    bool persistent()
    {
        Value* id = nullptr;
        if (!pop(id))
            return false;
        if (id->kind != Kind::Tuple || id->items.size() != 5 || id->items[0]->kind != Kind::Text
            || id->items[0]->text != "storage" || id->items[1]->kind != Kind::Import
            || id->items[1]->known != Known::StorageType || id->items[2]->kind != Kind::Text
            || id->items[2]->text.size() > key_limit || id->items[4]->kind != Kind::Integer
            || id->items[4]->integer < 0)
            return damaged();
        Value* storage = make(Kind::Storage);
        storage->dtype = id->items[1]->dtype;
        storage->text = id->items[2]->text;
        storage->integer = id->items[4]->integer;
        return push(storage);
    }

    bool reduce()
    {
        Value *arguments = nullptr, *function = nullptr;
        if (!pop(arguments) || !pop(function))
            return false;
        if (function->kind != Kind::Import || arguments->kind != Kind::Tuple)
            return damaged();
        const std::vector<Value*>& items = arguments->items;
        switch (function->known) {
        case Known::Dictionary: return items.empty() ? push(make(Kind::Dictionary)) : dictionaryOf(items);
        case Known::RebuildTensor: return rebuildTensor(items);
        case Known::RebuildParameter:
            return items.empty() || items[0]->kind != Kind::Tensor ? damaged() : push(items[0]);
        case Known::Size: return items.size() != 1 || items[0]->kind != Kind::Tuple ? damaged() : push(items[0]);
        case Known::StorageType: return damaged();
        }
        return damaged();
    }

    bool dictionaryOf(const std::vector<Value*>& items) // OrderedDict([[key, value], …])
    {
        if (items.size() != 1 || items[0]->kind != Kind::List)
            return damaged();
        Value* dictionary = make(Kind::Dictionary);
        m_copied += items[0]->items.size(); // the same list again and again would grow without bound
        if (m_copied > m_pickle.size())
            return damaged();
        for (const Value* pair : items[0]->items) {
            if ((pair->kind != Kind::List && pair->kind != Kind::Tuple) || pair->items.size() != 2)
                return damaged();
            dictionary->items.insert(dictionary->items.end(), pair->items.begin(), pair->items.end());
        }
        return push(dictionary);
    }

    static bool wholeNumbers(const Value& value, std::vector<std::int64_t>& numbers)
    {
        if (value.kind != Kind::Tuple || value.items.size() > dimension_limit)
            return false;
        for (const Value* item : value.items) {
            if (item->kind != Kind::Integer || item->integer < 0)
                return false;
            numbers.push_back(item->integer);
        }
        return true;
    }

    // (storage, offset, size, strides, requires_grad, backward_hooks…)
    bool rebuildTensor(const std::vector<Value*>& items)
    {
        if (items.size() < 4 || items[0]->kind != Kind::Storage || items[1]->kind != Kind::Integer
            || items[1]->integer < 0)
            return damaged();
        Value* value = make(Kind::Tensor);
        value->tensor = std::make_unique<PickledTensor>();
        PickledTensor& tensor = *value->tensor;
        tensor.dtype = items[0]->dtype;
        tensor.storage = items[0]->text;
        tensor.storage_values = static_cast<std::uint64_t>(items[0]->integer);
        tensor.offset = static_cast<std::uint64_t>(items[1]->integer);
        if (!wholeNumbers(*items[2], tensor.shape) || !wholeNumbers(*items[3], tensor.strides)
            || tensor.shape.size() != tensor.strides.size())
            return damaged();
        return push(value);
    }

    bool step();

    Result<std::vector<PickledTensor>> collect(const Value& dictionary)
    {
        std::vector<PickledTensor> tensors;
        std::set<std::string_view> names;
        bool nested = false;
        for (std::size_t i = 0; i + 1 < dictionary.items.size(); i += 2) {
            const Value &key = *dictionary.items[i], &value = *dictionary.items[i + 1];
            nested |= value.kind == Kind::Dictionary;
            if (value.kind != Kind::Tensor)
                continue;
            if (key.kind != Kind::Text || key.text.empty() || printable(key.text) != key.text)
                return fail(ErrorKind::Damaged, text("A weight of the file has no name in plain text."), m_where,
                            text("Download the model again."));
            if (!names.insert(key.text).second)
                return fail(ErrorKind::Damaged, text("The tensor \"{}\" is described twice.", key.text), m_where,
                            text("Download the model again."));
            tensors.push_back(*value.tensor);
            tensors.back().name = key.text;
        }
        if (tensors.empty())
            return fail(ErrorKind::Usage,
                        nested ? text("The weights lie deeper in this file, as in a training checkpoint.")
                               : text("There are no weights in this file."),
                        m_where, convertToSafetensors());
        return tensors;
    }

    std::span<const std::byte> m_pickle;
    const std::string& m_where;
    std::size_t m_at = 0;
    bool m_done = false;
    std::size_t m_copied = 0;
    Value m_none; // of which there need only be one
    std::vector<std::unique_ptr<Value>> m_values;
    std::vector<Value*> m_stack;
    std::vector<std::size_t> m_marks;
    std::unordered_map<std::uint64_t, Value*> m_memo;
    Error m_error;
};

bool Machine::step()
{
    std::uint8_t code = 0;
    if (!number(code))
        return false;
    std::vector<Value*> items;
    switch (code) {
    case 0x80: { // PROTO
        std::uint8_t protocol = 0;
        if (!number(protocol))
            return false;
        return protocol >= 2 && protocol <= 5 ? true : damaged();
    }
    case 0x95: { // FRAME: a hint for readers of streams
        std::uint64_t length = 0;
        return number(length);
    }
    case '.': m_done = true; return true; // STOP
    case '(': m_marks.push_back(m_stack.size()); return true; // MARK
    case '}': return push(make(Kind::Dictionary)); // EMPTY_DICT
    case ']': return push(make(Kind::List)); // EMPTY_LIST
    case ')': return push(make(Kind::Tuple)); // EMPTY_TUPLE
    case 'N': return push(&m_none);
    case 0x88: return pushInteger(1, Kind::Bool);
    case 0x89: return pushInteger(0, Kind::Bool);
    case 'K': { // BININT1
        std::uint8_t value = 0;
        return number(value) && pushInteger(value);
    }
    case 'M': { // BININT2
        std::uint16_t value = 0;
        return number(value) && pushInteger(value);
    }
    case 'J': { // BININT
        std::int32_t value = 0;
        return number(value) && pushInteger(value);
    }
    case 0x8a: { // LONG1
        std::uint8_t length = 0;
        return number(length) && longInteger(length);
    }
    case 'G': { // BINFLOAT
        std::uint64_t value = 0;
        return number(value) && push(make(Kind::Real));
    }
    case 'X': return pushText<std::uint32_t>(); // BINUNICODE
    case 0x8c: return pushText<std::uint8_t>(); // SHORT_BINUNICODE
    case 0x8d: return pushText<std::uint64_t>(); // BINUNICODE8
    case 'U': return pushText<std::uint8_t>(); // SHORT_BINSTRING, as Python 2 wrote texts
    case 'q': return memo<std::uint8_t>(&Machine::remember); // BINPUT
    case 'r': return memo<std::uint32_t>(&Machine::remember); // LONG_BINPUT
    case 0x94: return remember(m_memo.size()); // MEMOIZE
    case 'h': return memo<std::uint8_t>(&Machine::recall); // BINGET
    case 'j': return memo<std::uint32_t>(&Machine::recall); // LONG_BINGET
    case 0x85: return tuple(1);
    case 0x86: return tuple(2);
    case 0x87: return tuple(3);
    case 't': { // TUPLE
        if (!popMarked(items))
            return false;
        Value* value = make(Kind::Tuple);
        value->items = std::move(items);
        return push(value);
    }
    case 's': return setItem();
    case 'u': return popMarked(items) && setItems(items); // SETITEMS
    case 'a': return appendOne();
    case 'e': return popMarked(items) && append(items); // APPENDS
    case 'c': { // GLOBAL
        std::string_view module, name;
        return line(module) && line(name) && import(module, name);
    }
    case 0x93: return stackImport(); // STACK_GLOBAL
    case 'R': return reduce();
    case 'b': return build();
    case 'Q': return persistent(); // BINPERSID
    default:
        m_error =
            Error{ErrorKind::Usage,
                  text("The file asks for the operation {}, which plain weights do not need.", static_cast<int>(code)),
                  m_where,
                  convertToSafetensors(),
                  {}};
        return false;
    }
}

} // namespace

Text convertToSafetensors()
{
    return text("Download the safetensors version of this model, or convert it where you trust the file: in Python, "
                "open it with transformers and call save_pretrained.");
}

Result<std::vector<PickledTensor>> readTorchPickle(std::span<const std::byte> pickle, const std::string& where)
{
    if (pickle.size() > pickle_limit)
        return fail(ErrorKind::Usage,
                    text("The description of the weights has {} bytes, more than {} are read.",
                         std::to_string(pickle.size()), std::to_string(pickle_limit)),
                    where, convertToSafetensors());
    return Machine(pickle, where).run();
}

} // namespace luthier
