// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/tensor_file.h"

#include "core/weights/safetensors.h"

namespace luthier {

namespace {

std::string shapeText(at::IntArrayRef shape)
{
    std::string list;
    for (const std::int64_t size : shape)
        list += (list.empty() ? "" : " × ") + std::to_string(size);
    return list.empty() ? "1" : list;
}

} // namespace

std::vector<NamedTensor> named(std::span<const TrainableTensor> tensors)
{
    std::vector<NamedTensor> list;
    list.reserve(tensors.size());
    for (const TrainableTensor& tensor : tensors)
        list.push_back({tensor.name, tensor.tensor});
    return list;
}

Status writeTensors(const fs::path& file, std::span<const NamedTensor> tensors)
{
    std::vector<at::Tensor> held; // host copies live until the file is written
    std::vector<TensorToWrite> plain;
    held.reserve(tensors.size());
    for (const NamedTensor& tensor : tensors) {
        held.push_back(tensor.tensor.detach().cpu().contiguous());
        const at::Tensor& host = held.back();
        plain.push_back({tensor.name, dtypeOf(host.scalar_type()), host.sizes().vec(),
                         std::span(static_cast<const std::byte*>(host.const_data_ptr()), host.nbytes())});
    }
    return writeSafetensors(file, plain);
}

Result<std::vector<at::Tensor>> readTensors(const fs::path& file, std::span<const NamedTensor> wanted)
{
    auto reader = SafetensorsReader::open(file);
    if (!reader)
        return fail(reader.error());
    const std::string where = file.string();
    std::vector<at::Tensor> tensors;
    tensors.reserve(wanted.size());
    for (const NamedTensor& tensor : wanted) {
        const TensorView* view = reader->find(tensor.name);
        if (!view)
            return fail(ErrorKind::Damaged, text("The weights \"{}\" are missing.", tensor.name), where);
        if (at::IntArrayRef(view->shape) != tensor.tensor.sizes()
            || scalarType(view->dtype) != tensor.tensor.scalar_type())
            return fail(ErrorKind::Damaged,
                        text("The weights \"{}\" are {} of type {} where {} of type {} are needed.", tensor.name,
                             shapeText(view->shape), name(view->dtype), shapeText(tensor.tensor.sizes()),
                             name(dtypeOf(tensor.tensor.scalar_type()))),
                        where);
        tensors.push_back(tensorOf(*view));
    }
    if (reader->tensors().size() != wanted.size())
        return fail(ErrorKind::Damaged,
                    text("{} weights were found where {} are needed.", reader->tensors().size(), wanted.size()), where,
                    text("It belongs to another recipe."));
    return tensors;
}

void copyTensors(std::span<const at::Tensor> from, std::span<const NamedTensor> to)
{
    const at::NoGradGuard no_gradient;
    for (std::size_t i = 0; i < to.size(); ++i) {
        at::Tensor target = to[i].tensor;
        target.copy_(from[i]);
    }
}

} // namespace luthier
