// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/torch_bin.h"

#include "core/weights/torch_zip.h"
#include "core/weights/weight_index.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace luthier {

namespace {

// The pickled number with which every file of PyTorch before 1.6 begins (after the protocol).
constexpr unsigned char old_magic[] = {0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19};

tl::unexpected<Error> damaged(const std::string& where, Text message)
{
    return fail(ErrorKind::Damaged, std::move(message), where, text("Download the model again."));
}

tl::unexpected<Error> compressedPart(const std::string& where, const std::string& name)
{
    return fail(ErrorKind::Usage, text("The part \"{}\" of the file is compressed, as PyTorch never does it.", name),
                where, convertToSafetensors());
}

std::string_view textOf(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Sizes that fit into 64 bits and a last value inside the storage.
bool fits(const PickledTensor& tensor, std::uint64_t storage_values, std::uint64_t& values)
{
    values = 1;
    std::uint64_t last = tensor.offset;
    bool overflow = false, empty = false;
    for (std::size_t i = 0; i < tensor.shape.size(); ++i) {
        const auto size = static_cast<std::uint64_t>(tensor.shape[i]);
        if (size == 0) {
            empty = true;
            continue;
        }
        std::uint64_t reach = 0;
        overflow |= __builtin_mul_overflow(values, size, &values);
        overflow |= __builtin_mul_overflow(size - 1, static_cast<std::uint64_t>(tensor.strides[i]), &reach);
        overflow |= __builtin_add_overflow(last, reach, &last);
    }
    if (overflow)
        return false;
    if (empty) {
        values = 0;
        return true;
    }
    return last < storage_values;
}

bool isContiguous(const PickledTensor& tensor)
{
    std::int64_t expected = 1;
    for (std::size_t i = tensor.shape.size(); i-- > 0;) {
        if (tensor.shape[i] != 1 && tensor.strides[i] != expected)
            return false;
        expected *= tensor.shape[i];
    }
    return true;
}

void copyStrided(const TorchTensor& tensor, std::byte* out)
{
    const PickledTensor& from = tensor.description;
    const std::size_t size = byteSize(from.dtype);
    std::vector<std::int64_t> index(from.shape.size(), 0);
    std::uint64_t place = from.offset;
    for (std::uint64_t done = 0; done < tensor.values; ++done) {
        std::memcpy(out + done * size, tensor.storage.data() + place * size, size);
        for (std::size_t i = from.shape.size(); i-- > 0;) {
            const auto stride = static_cast<std::uint64_t>(from.strides[i]);
            if (++index[i] < from.shape[i]) {
                place += stride;
                break;
            }
            place -= static_cast<std::uint64_t>(from.shape[i] - 1) * stride;
            index[i] = 0;
        }
    }
}

} // namespace

Result<std::vector<TorchTensor>> readTorchFile(std::span<const std::byte> file, const std::string& where)
{
    const std::string_view begin = textOf(file.first(std::min<std::size_t>(file.size(), 16)));
    if (begin.size() >= 14 && static_cast<unsigned char>(begin[0]) == 0x80
        && std::memcmp(begin.data() + 2, old_magic, sizeof old_magic) == 0)
        return fail(ErrorKind::Usage,
                    text("The weights were saved by a PyTorch older than 1.6, in a form that is not read."), where,
                    convertToSafetensors());
    if (!begin.starts_with("PK"))
        return damaged(where, text("This is not a file of PyTorch weights."));
    auto entries = readTorchZip(file, where);
    if (!entries)
        return fail(entries.error());
    const auto ends = [&](const char* name) {
        return std::any_of(entries->begin(), entries->end(),
                           [&](const auto& one) { return one.first.ends_with(name); });
    };
    if (ends("/constants.pkl"))
        return fail(ErrorKind::Usage, text("The file holds a program (TorchScript), not weights alone."), where,
                    convertToSafetensors());
    std::string folder; // what comes before data.pkl in every entry's name
    std::span<const std::byte> pickle;
    for (const auto& [name, entry] : *entries) {
        if (!name.ends_with("/data.pkl") || name.find('/') != name.size() - 9)
            continue;
        folder = name.substr(0, name.size() - 8);
        if (entry.compressed)
            return compressedPart(where, name);
        pickle = entry.bytes;
        break;
    }
    if (folder.empty())
        return damaged(where, text("The file has no list of weights (data.pkl)."));
    if (const auto order = entries->find(folder + "byteorder");
        order != entries->end() && textOf(order->second.bytes) != "little")
        return fail(ErrorKind::Usage, text("The weights were saved on another kind of processor (big-endian)."), where,
                    convertToSafetensors());
    auto described = readTorchPickle(pickle, where);
    if (!described)
        return fail(described.error());
    std::vector<TorchTensor> tensors;
    for (PickledTensor& one : *described) {
        TorchTensor tensor;
        const auto entry = entries->find(folder + "data/" + one.storage);
        if (entry == entries->end())
            return damaged(where, text("The values of the tensor \"{}\" are missing from the file.", one.name));
        if (entry->second.compressed)
            return compressedPart(where, entry->first);
        tensor.storage = entry->second.bytes;
        const std::uint64_t held = tensor.storage.size() / byteSize(one.dtype);
        if (one.storage_values > held)
            return damaged(where,
                           text("The tensor \"{}\" needs {} stored values and the file holds {}.", one.name,
                                one.storage_values, held));
        if (!fits(one, one.storage_values, tensor.values))
            return damaged(where, text("The tensor \"{}\" reaches beyond its stored values.", one.name));
        tensor.contiguous = isContiguous(one) || tensor.values == 0;
        // A tensor may repeat its values (stride 0), but a small file must not ask for more memory than it could fill.
        if (!tensor.contiguous && tensor.values > file.size() / byteSize(one.dtype))
            return damaged(where, text("The tensor \"{}\" would be larger than the whole file.", one.name));
        tensor.description = std::move(one);
        tensors.push_back(std::move(tensor));
    }
    return tensors;
}

Result<TensorView> valuesOf(const TorchTensor& tensor, const std::shared_ptr<const void>& file)
{
    const PickledTensor& from = tensor.description;
    const std::size_t size = byteSize(from.dtype);
    TensorView view{from.name, from.dtype, from.shape, {}, file};
    if (tensor.values == 0)
        return view;
    const std::size_t bytes = static_cast<std::size_t>(tensor.values) * size;
    if (tensor.contiguous) {
        view.bytes = tensor.storage.subspan(static_cast<std::size_t>(from.offset) * size, bytes);
        return view;
    }
    std::shared_ptr<std::byte[]> memory(new (std::nothrow) std::byte[bytes]);
    if (!memory)
        return fail(ErrorKind::Failed,
                    text("The memory is not enough for the tensor \"{}\", which takes {} bytes.", from.name, bytes), {},
                    text("Close other programs, or choose a smaller model."));
    copyStrided(tensor, memory.get());
    view.bytes = {memory.get(), bytes};
    view.owner = std::shared_ptr<const void>(memory, memory.get());
    return view;
}

Status TorchSource::addPart(const fs::path& file)
{
    auto mapped = MappedFile::open(file);
    if (!mapped)
        return fail(mapped.error());
    auto tensors = readTorchFile((*mapped)->bytes(), file.string());
    if (!tensors)
        return fail(tensors.error());
    for (TorchTensor& tensor : *tensors) {
        const PickledTensor& from = tensor.description;
        if (!add({from.name, from.dtype, from.shape, name(from.dtype), tensor.values * byteSize(from.dtype)}))
            return damaged(file.string(), text("The tensor \"{}\" is in two files of this model.", from.name));
        m_stored.push_back({std::move(tensor), m_files.size()});
    }
    m_files.push_back(std::move(*mapped));
    return {};
}

Result<std::shared_ptr<const TorchSource>> TorchSource::open(const fs::path& file)
{
    std::shared_ptr<TorchSource> source(new TorchSource);
    if (auto added = source->addPart(file); !added)
        return fail(added.error());
    return source;
}

Result<std::shared_ptr<const TorchSource>> TorchSource::openIndex(const fs::path& index_file)
{
    auto index = WeightIndex::read(index_file);
    if (!index)
        return fail(index.error());
    std::shared_ptr<TorchSource> source(new TorchSource);
    for (const std::string& part : index->files) {
        const fs::path file = index_file.parent_path() / part;
        std::error_code ignored;
        if (!fs::exists(file, ignored))
            return fail(ErrorKind::NotFound, text("The file \"{}\" of this model is missing.", file.string()), {},
                        text("Download the rest of the model."));
        if (auto added = source->addPart(file); !added)
            return fail(added.error());
    }
    for (const auto& [tensor, part] : index->tensors) {
        const std::size_t at = source->place(tensor);
        if (at == npos || source->m_files[source->m_stored[at].file]->path().filename() != part)
            return damaged((index_file.parent_path() / part).string(),
                           text("The tensor \"{}\" is not in the file where the index puts it.", tensor));
    }
    return source;
}

Result<TensorView> TorchSource::load(const TensorInfo& tensor) const
{
    const std::size_t at = place(tensor.name);
    if (at == npos)
        return fail(ErrorKind::NotFound, text("There is no tensor \"{}\" in these files.", tensor.name));
    return valuesOf(m_stored[at].tensor, m_files[m_stored[at].file]);
}

std::span<const std::byte> TorchSource::stored(const TensorInfo& tensor) const
{
    const std::size_t at = place(tensor.name);
    if (at == npos || m_stored[at].tensor.values == 0)
        return {};
    const TorchTensor& found = m_stored[at].tensor;
    const std::size_t size = byteSize(found.description.dtype);
    const std::size_t begin = static_cast<std::size_t>(found.description.offset) * size;
    if (found.contiguous)
        return found.storage.subspan(begin, static_cast<std::size_t>(found.values) * size);
    return found.storage.subspan(begin);
}

std::vector<fs::path> TorchSource::files() const
{
    std::vector<fs::path> paths;
    for (const auto& file : m_files)
        paths.push_back(file->path());
    return paths;
}

} // namespace luthier
