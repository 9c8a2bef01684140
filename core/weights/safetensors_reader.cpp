// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/safetensors.h"
#include "core/weights/safetensors_header.h"
#include "core/weights/weight_index.h"

#include <algorithm>
#include <cstring>

namespace luthier {

namespace {

constexpr std::uint64_t header_limit = 100'000'000; // as the reference implementation has it
constexpr std::uint64_t length_bytes = 8;

tl::unexpected<Error> damaged(const fs::path& file, Text message)
{
    return fail(ErrorKind::Damaged, std::move(message), file.string(), text("Download the model again."));
}

std::uint64_t littleEndian(std::span<const std::byte> bytes)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < length_bytes; ++i)
        value |= static_cast<std::uint64_t>(bytes[i]) << (8 * i);
    return value;
}

// The data must be covered by the tensors exactly: a hole can hide things, an overlap lets one tensor change another.
Status checkCover(const fs::path& file, const std::vector<TensorEntry>& sorted, std::uint64_t data_size)
{
    std::uint64_t covered = 0;
    const TensorEntry* previous = nullptr;
    for (const TensorEntry& tensor : sorted) {
        if (tensor.end > data_size)
            return damaged(
                file,
                text("The file is cut short: the tensor \"{}\" ends at byte {} of the data and there are {}.",
                     tensor.name, tensor.end, data_size));
        if (tensor.begin < covered)
            return damaged(file, text("The tensors \"{}\" and \"{}\" overlap.", previous->name, tensor.name));
        if (tensor.begin > covered && !previous)
            return damaged(file,
                           text("The first {} bytes of the data belong to no tensor; \"{}\" comes after them.",
                                tensor.begin, tensor.name));
        if (tensor.begin > covered)
            return damaged(file,
                           text("{} bytes between the tensors \"{}\" and \"{}\" belong to no tensor.",
                                tensor.begin - covered, previous->name, tensor.name));
        covered = tensor.end;
        previous = &tensor;
    }
    if (covered < data_size && previous)
        return damaged(
            file,
            text("{} bytes after the last tensor \"{}\" belong to no tensor.", data_size - covered, previous->name));
    if (covered < data_size)
        return damaged(file, text("The file has {} bytes of data but describes no tensor.", data_size));
    return {};
}

} // namespace

Result<SafetensorsReader> SafetensorsReader::open(const fs::path& file)
{
    auto opened = MappedFile::open(file);
    if (!opened)
        return fail(opened.error());
    const std::shared_ptr<const MappedFile> mapped = *opened;
    const auto bytes = mapped->bytes();
    if (bytes.size() < length_bytes)
        return damaged(file, text("The file has only {} bytes and is not a safetensors file.", bytes.size()));
    const std::uint64_t header_size = littleEndian(bytes);
    if (header_size > header_limit)
        return damaged(file,
                       text("The file is not a safetensors file: its header would have {} bytes where at most {} are "
                            "allowed.",
                            header_size, header_limit));
    if (header_size > bytes.size() - length_bytes)
        return damaged(file,
                       text("The file is cut short: its header has {} bytes and only {} are there.", header_size,
                            bytes.size() - length_bytes));
    const std::string_view json = mapped->text().substr(length_bytes, static_cast<std::size_t>(header_size));
    auto header = parseSafetensorsHeader(json, file.string());
    if (!header)
        return fail(header.error());

    const auto data = bytes.subspan(static_cast<std::size_t>(length_bytes + header_size));
    std::vector<TensorEntry>& entries = header->tensors;
    std::stable_sort(entries.begin(), entries.end(), [](const TensorEntry& a, const TensorEntry& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
    });
    if (auto covered = checkCover(file, entries, data.size()); !covered)
        return fail(covered.error());

    SafetensorsReader reader;
    reader.m_metadata = std::move(header->metadata);
    reader.m_files = {file};
    reader.m_file_of.assign(entries.size(), 0);
    reader.m_tensors.reserve(entries.size());
    for (TensorEntry& entry : entries) {
        reader.m_index.emplace(entry.name, reader.m_tensors.size());
        reader.m_tensors.push_back(
            {std::move(entry.name), entry.dtype, std::move(entry.shape),
             data.subspan(static_cast<std::size_t>(entry.begin), static_cast<std::size_t>(entry.end - entry.begin)),
             mapped});
    }
    return reader;
}

Result<SafetensorsReader> SafetensorsReader::openFolder(const fs::path& folder)
{
    std::error_code error;
    const fs::path single = folder / "model.safetensors";
    if (fs::exists(single, error))
        return open(single);
    const fs::path index_file = folder / "model.safetensors.index.json";
    if (!fs::exists(index_file, error)) {
        if (!fs::is_directory(folder, error))
            return fail(ErrorKind::NotFound, text("There is no folder \"{}\".", folder.string()), {},
                        text("Check the path."));
        return fail(ErrorKind::NotFound,
                    text("There are no weights in \"{}\": neither model.safetensors nor model.safetensors.index.json.",
                         folder.string()),
                    {}, text("Choose the folder of a complete model."));
    }

    auto index = WeightIndex::read(index_file);
    if (!index)
        return fail(index.error());
    SafetensorsReader reader;
    for (const std::string& shard : index->files) {
        auto part = open(folder / shard);
        if (!part) {
            if (part.error().kind == ErrorKind::NotFound)
                return fail(ErrorKind::NotFound,
                            text("The file \"{}\" of this model is missing.", (folder / shard).string()), {},
                            text("Download the rest of the model."));
            return fail(part.error());
        }
        for (TensorView& tensor : part->m_tensors) {
            if (!reader.m_index.emplace(tensor.name, reader.m_tensors.size()).second)
                return damaged(folder / shard, text("The tensor \"{}\" is in two files of this model.", tensor.name));
            reader.m_tensors.push_back(std::move(tensor));
            reader.m_file_of.push_back(reader.m_files.size());
        }
        reader.m_files.push_back(folder / shard);
        reader.m_metadata.merge(part->m_metadata);
    }
    for (const auto& [tensor, shard] : index->tensors) {
        const auto found = reader.m_index.find(tensor);
        if (found == reader.m_index.end() || reader.m_files[reader.m_file_of[found->second]].filename() != shard)
            return damaged(folder / shard,
                           text("The tensor \"{}\" is not in the file where the index puts it.", tensor));
    }
    return reader;
}

const TensorView* SafetensorsReader::find(std::string_view name) const
{
    const auto found = m_index.find(name);
    return found == m_index.end() ? nullptr : &m_tensors[found->second];
}

std::vector<fs::path> SafetensorsReader::files() const
{
    std::vector<fs::path> paths; // of the files that hold tensors
    for (std::size_t i = 0; i < m_tensors.size(); ++i)
        if (i == 0 || m_file_of[i] != m_file_of[i - 1])
            paths.push_back(m_files[m_file_of[i]]);
    return paths;
}

namespace {

class SafetensorsSource final : public TensorSource {
public:
    explicit SafetensorsSource(SafetensorsReader reader) : m_reader(std::move(reader))
    {
        for (const TensorView& view : m_reader.tensors())
            add({view.name, view.dtype, view.shape, name(view.dtype), view.bytes.size()});
    }

    Result<TensorView> load(const TensorInfo& tensor) const override
    {
        const TensorView* found = m_reader.find(tensor.name);
        if (!found)
            return fail(ErrorKind::NotFound, text("There is no tensor \"{}\" in these files.", tensor.name));
        return *found;
    }

    std::span<const std::byte> stored(const TensorInfo& tensor) const override
    {
        const TensorView* found = m_reader.find(tensor.name);
        return found ? found->bytes : std::span<const std::byte>();
    }

    std::vector<fs::path> files() const override { return m_reader.files(); }

private:
    SafetensorsReader m_reader;
};

} // namespace

std::shared_ptr<const TensorSource> tensorSourceOf(SafetensorsReader reader)
{
    return std::make_shared<const SafetensorsSource>(std::move(reader));
}

} // namespace luthier
