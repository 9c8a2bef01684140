// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/gguf_type.h"
#include "core/weights/tensor_source.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace luthier {

enum class GgufValueType : std::uint32_t { U8, I8, U16, I16, U32, I32, F32, Bool, String, Array, U64, I64, F64 };
const char* name(GgufValueType type); // "u32", "string"…

// One value of a GGUF file's metadata. Texts and lists are views into the file.
struct GgufValue {
    GgufValueType type = GgufValueType::U32;
    std::int64_t integer = 0; // I… and U… up to 2^63 - 1, Bool
    double real = 0; // F…
    std::string_view text; // String

    GgufValueType element = GgufValueType::U8; // Array: of what; lists of lists are passed over and stay empty
    std::uint64_t count = 0;
    std::span<const std::byte> numbers; // Array of numbers
    std::vector<std::string_view> texts; // Array of texts

    bool isInteger() const;
    bool isReal() const { return type == GgufValueType::F32 || type == GgufValueType::F64; }
    // One number of a list, as a whole number (reals are cut) or as a real. index < count.
    std::int64_t integerAt(std::uint64_t index) const;
    double realAt(std::uint64_t index) const;
};

using GgufMetadata = std::map<std::string, GgufValue, std::less<>>;

// One tensor as the file describes it: place and size are checked against the file.
struct GgufTensor {
    std::string name;
    const GgufTensorType* type = nullptr;
    std::vector<std::int64_t> shape; // row-major, as PyTorch says it: GGUF lists the fastest dimension first
    std::span<const std::byte> bytes;
};

// The contents of one GGUF file, version 2 or 3, little-endian.
// Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
struct GgufContents {
    std::uint32_t version = 0;
    GgufMetadata metadata;
    std::vector<GgufTensor> tensors; // as the file lists them
};

// Views into `file`, which must outlive them. Errors (Damaged, naming `where`): everything that contradicts the format
// or the size of the file; Usage: version 1, big-endian files, types of values that are not read.
Result<GgufContents> parseGguf(std::span<const std::byte> file, const std::string& where);

// What counts as a GGUF file, here and everywhere: any path that is called so (then sentences can say what is wrong
// with it), and any file that begins so; a folder never.
bool isGguf(const fs::path& path);

// An opened GGUF file with all its parts (NAME-00001-of-00003.gguf…): metadata of the first, tensors of all. Tensors
// carry GGUF's own names. Immutable; may be used from several threads at once.
class GgufSource final : public TensorSource {
public:
    static Result<std::shared_ptr<const GgufSource>> open(const fs::path& file, const TensorSourceOptions& options);

    Result<TensorView> load(const TensorInfo& tensor) const override;
    std::span<const std::byte> stored(const TensorInfo& tensor) const override;
    std::vector<fs::path> files() const override;
    const GgufMetadata& metadata() const { return m_metadata; }
    // The caller has made its own copy of the tensor's values: the file's pages need not stay in memory.
    void letGo(const TensorInfo& tensor) const;

private:
    GgufSource() = default;
    Status addPart(const fs::path& file);

    TensorSourceOptions m_options;
    std::vector<std::shared_ptr<const MappedFile>> m_files;
    GgufMetadata m_metadata;
    struct Stored {
        GgufTensor tensor;
        std::size_t file = 0;
    };
    std::vector<Stored> m_stored; // as tensors()
};

} // namespace luthier
