// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/gguf.h"

#include <fstream>
#include <new>

namespace luthier {

namespace {

constexpr std::int64_t parts_limit = 1000;

std::int64_t wholeEntry(const GgufMetadata& metadata, std::string_view key, std::int64_t otherwise)
{
    const auto found = metadata.find(key);
    return found != metadata.end() && found->second.isInteger() ? found->second.integer : otherwise;
}

// NAME-00001-of-00003.gguf → the name of another part; empty when the name does not follow that pattern.
std::string nameOfPart(const std::string& first, std::int64_t part, std::int64_t parts)
{
    const std::string end = fmt::format("-{:05}-of-{:05}.gguf", 1, parts);
    if (!first.ends_with(end))
        return {};
    return first.substr(0, first.size() - end.size()) + fmt::format("-{:05}-of-{:05}.gguf", part, parts);
}

} // namespace

bool isGguf(const fs::path& path)
{
    char begin[4] = {};
    std::error_code ignored;
    if (path.extension() == ".gguf")
        return !fs::is_directory(path, ignored);
    if (!fs::is_regular_file(path, ignored))
        return false;
    std::ifstream stream(path, std::ios::binary);
    return stream.read(begin, sizeof begin) && std::string_view(begin, sizeof begin) == "GGUF";
}

Status GgufSource::addPart(const fs::path& file)
{
    auto mapped = MappedFile::open(file);
    if (!mapped)
        return fail(mapped.error());
    auto contents = parseGguf((*mapped)->bytes(), file.string());
    if (!contents)
        return fail(contents.error());
    if (m_files.empty())
        m_metadata = std::move(contents->metadata);
    for (GgufTensor& tensor : contents->tensors) {
        if (!add({tensor.name, tensor.type->plain.value_or(m_options.dequantised), tensor.shape, tensor.type->name,
                  tensor.bytes.size()}))
            return fail(ErrorKind::Damaged, text("The tensor \"{}\" is in two files of this model.", tensor.name),
                        file.string(), text("Download the model again."));
        m_stored.push_back({std::move(tensor), m_files.size()});
    }
    m_files.push_back(std::move(*mapped));
    return {};
}

Result<std::shared_ptr<const GgufSource>> GgufSource::open(const fs::path& file, const TensorSourceOptions& options)
{
    std::shared_ptr<GgufSource> source(new GgufSource);
    source->m_options = options;
    if (auto added = source->addPart(file); !added)
        return fail(added.error());
    const std::int64_t parts = wholeEntry(source->m_metadata, "split.count", 1);
    if (parts <= 1)
        return source;
    const std::string first = file.filename().string();
    if (wholeEntry(source->m_metadata, "split.no", 0) != 0 || parts > parts_limit
        || nameOfPart(first, 1, parts).empty())
        return fail(ErrorKind::Usage, text("This GGUF file is one of {} parts, and not the first.", parts),
                    file.string(),
                    text("Choose the part whose name ends in -00001-of-{}.gguf, beside the others.",
                         fmt::format("{:05}", parts)));
    for (std::int64_t part = 2; part <= parts; ++part) {
        const fs::path other = file.parent_path() / nameOfPart(first, part, parts);
        std::error_code ignored;
        if (!fs::exists(other, ignored))
            return fail(ErrorKind::NotFound, text("The file \"{}\" of this model is missing.", other.string()), {},
                        text("Download the rest of the model."));
        if (auto added = source->addPart(other); !added)
            return fail(added.error());
    }
    const std::int64_t tensors = wholeEntry(source->m_metadata, "split.tensors.count", -1);
    if (tensors >= 0 && static_cast<std::uint64_t>(tensors) != source->tensors().size())
        return fail(
            ErrorKind::Damaged,
            text("The parts of this model hold {} tensors where {} are announced.", source->tensors().size(), tensors),
            file.string(), text("Download the model again."));
    return source;
}

Result<TensorView> GgufSource::load(const TensorInfo& tensor) const
{
    const std::size_t at = place(tensor.name);
    if (at == npos)
        return fail(ErrorKind::NotFound, text("There is no tensor \"{}\" in these files.", tensor.name));
    const TensorInfo& known = tensors()[at];
    const Stored& stored = m_stored[at];
    TensorView view{known.name, known.dtype, known.shape, stored.tensor.bytes, m_files[stored.file]};
    if (stored.tensor.type->plain)
        return view;
    const std::uint64_t values = stored.tensor.bytes.size() / stored.tensor.type->bytes * stored.tensor.type->values;
    const std::size_t size = static_cast<std::size_t>(values) * byteSize(known.dtype);
    std::shared_ptr<std::byte[]> memory(new (std::nothrow) std::byte[size]);
    if (!memory)
        return fail(ErrorKind::Failed,
                    text("The memory is not enough for the tensor \"{}\", which takes {} bytes.", known.name, size), {},
                    text("Close other programs, or choose a smaller model."));
    dequantise(*stored.tensor.type, stored.tensor.bytes.data(), values, known.dtype, memory.get());
    letGo(known);
    view.bytes = {memory.get(), size};
    view.owner = std::shared_ptr<const void>(memory, memory.get());
    return view;
}

void GgufSource::letGo(const TensorInfo& tensor) const
{
    if (const std::size_t at = place(tensor.name); at != npos && !m_stored[at].tensor.bytes.empty())
        m_files[m_stored[at].file]->letGo(m_stored[at].tensor.bytes);
}

std::span<const std::byte> GgufSource::stored(const TensorInfo& tensor) const
{
    const std::size_t at = place(tensor.name);
    return at == npos ? std::span<const std::byte>() : m_stored[at].tensor.bytes;
}

std::vector<fs::path> GgufSource::files() const
{
    std::vector<fs::path> paths;
    for (const auto& file : m_files)
        paths.push_back(file->path());
    return paths;
}

} // namespace luthier
