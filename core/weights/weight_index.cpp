// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/weight_index.h"

#include "core/base/json.h"

#include <set>

namespace luthier {

namespace {

tl::unexpected<Error> damaged(const fs::path& file, Text message)
{
    return fail(ErrorKind::Damaged, std::move(message), file.string(), text("Download the model again."));
}

bool isPlainName(const std::string& name)
{
    return !name.empty() && name != "." && name != ".."
        && name.find_first_of(std::string_view("/\\\0", 3)) == std::string::npos;
}

} // namespace

Result<WeightIndex> WeightIndex::read(const fs::path& file)
{
    auto json = readJson(file);
    if (!json)
        return fail(json.error());
    if (!json->is_object() || !json->contains("weight_map") || !(*json)["weight_map"].is_object()
        || (*json)["weight_map"].empty())
        return damaged(file, text("The index of the model's parts has no weight_map."));
    WeightIndex index;
    std::set<std::string> seen;
    for (const auto& [tensor, shard] : (*json)["weight_map"].items()) {
        if (!shard.is_string())
            return damaged(file, text("The index names no file for the tensor \"{}\".", tensor));
        const auto& shard_name = shard.get_ref<const std::string&>();
        if (!isPlainName(shard_name))
            return damaged(file,
                           text("The index puts the tensor \"{}\" into \"{}\", which is not the name of a file in "
                                "the model's folder.",
                                tensor, shard_name));
        seen.insert(shard_name);
        index.tensors.emplace_back(tensor, shard_name);
    }
    index.files.assign(seen.begin(), seen.end());
    return index;
}

} // namespace luthier
