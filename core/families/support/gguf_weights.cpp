// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/families/support/gguf_weights.h"

#include "core/weights/half.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <new>

namespace luthier {

namespace {

struct Published {
    std::string name;
    GgufChange change = GgufChange::None;
};

// "blk.3.attn_q.weight" → "model.layers.3.self_attn.q_proj.weight".
Published publishedName(const GgufArchitecture& architecture, const std::string& gguf)
{
    std::string_view stem = gguf, ending;
    for (const std::string_view one : {".weight", ".bias"}) {
        if (stem.ends_with(one)) {
            ending = one;
            stem.remove_suffix(one.size());
        }
    }
    for (const GgufName& name : architecture.names)
        if (stem == name.gguf)
            return {name.published + std::string(ending), name.change};
    if (!stem.starts_with("blk."))
        return {gguf};
    const std::size_t dot = stem.find('.', 4);
    std::uint32_t layer = 0;
    if (dot == std::string_view::npos
        || std::from_chars(stem.data() + 4, stem.data() + dot, layer).ptr != stem.data() + dot)
        return {gguf};
    for (const GgufName& name : architecture.layer_names)
        if (stem.substr(dot + 1) == name.gguf)
            return {architecture.layer_prefix + std::to_string(layer) + "." + name.published + std::string(ending),
                    name.change};
    return {gguf};
}

struct Heads {
    std::int64_t query = 0, key = 0;
    std::int64_t cut = 0; // rows left out of the table of positions
};

class RenamedSource final : public TensorSource {
public:
    RenamedSource(std::shared_ptr<const GgufSource> source, Heads heads) : m_source(std::move(source)), m_heads(heads)
    {
    }

    Status fill(const GgufArchitecture& architecture, const std::string& where)
    {
        for (const TensorInfo& from : m_source->tensors()) {
            if (from.name == "rope_freqs.weight" || from.name.starts_with("rope_factors_"))
                continue;
            Published published = publishedName(architecture, from.name);
            // The bias of a transposed layer is a plain list.
            if (from.shape.size() < 2
                && (published.change == GgufChange::Transposed || published.change == GgufChange::CutPositions))
                published.change = GgufChange::None;
            TensorInfo info = from;
            info.name = std::move(published.name);
            if (!reshape(info, published.change))
                return fail(
                    ErrorKind::Damaged,
                    text("The weight \"{}\" of the GGUF file does not have a size that the model's heads divide.",
                         from.name),
                    where, text("Choose another GGUF file of this model."));
            const std::string name = info.name;
            if (!add(std::move(info)))
                return fail(ErrorKind::Damaged, text("The GGUF file holds the weight \"{}\" twice.", name), where,
                            text("Choose another GGUF file of this model."));
            m_origins.push_back({&from, published.change});
        }
        return {};
    }

    Result<TensorView> load(const TensorInfo& tensor) const override
    {
        const std::size_t at = place(tensor.name);
        if (at == npos)
            return fail(ErrorKind::NotFound, text("There is no tensor \"{}\" in these files.", tensor.name));
        const TensorInfo& known = tensors()[at];
        auto view = m_source->load(*m_origins[at].tensor);
        if (!view)
            return view;
        view->name = known.name;
        if (m_origins[at].change == GgufChange::None)
            return view;
        std::size_t size = byteSize(known.dtype);
        for (const std::int64_t dimension : known.shape)
            size *= static_cast<std::size_t>(dimension);
        std::shared_ptr<std::byte[]> memory(new (std::nothrow) std::byte[size]);
        if (!memory)
            return fail(ErrorKind::Failed,
                        text("The memory is not enough for the tensor \"{}\", which takes {} bytes.", known.name, size),
                        {}, text("Close other programs, or choose a smaller model."));
        undo(*view, m_origins[at].change, memory.get());
        m_source->letGo(*m_origins[at].tensor);
        view->dtype = known.dtype;
        view->shape = known.shape;
        view->bytes = {memory.get(), size};
        view->owner = std::shared_ptr<const void>(memory, memory.get());
        return view;
    }

    std::span<const std::byte> stored(const TensorInfo& tensor) const override
    {
        const std::size_t at = place(tensor.name);
        return at == npos ? std::span<const std::byte>() : m_source->stored(*m_origins[at].tensor);
    }

    std::vector<fs::path> files() const override { return m_source->files(); }

private:
    struct Origin {
        const TensorInfo* tensor;
        GgufChange change;
    };

    // The shape and type after the change is undone; false when that is not possible.
    bool reshape(TensorInfo& info, GgufChange change) const
    {
        const std::int64_t rows = info.shape.empty() ? 0 : info.shape[0];
        switch (change) {
        case GgufChange::None: return true;
        case GgufChange::QueryRows: return rows > 0 && m_heads.query > 0 && rows % (2 * m_heads.query) == 0;
        case GgufChange::KeyRows: return rows > 0 && m_heads.key > 0 && rows % (2 * m_heads.key) == 0;
        case GgufChange::SplitQueryKeyValue: return rows > 0 && m_heads.query > 0 && rows % (3 * m_heads.query) == 0;
        case GgufChange::AddedOne: info.dtype = DType::F32; return true;
        case GgufChange::Transposed: std::swap(info.shape[0], info.shape[1]); return info.shape.size() == 2;
        case GgufChange::CutPositions: info.shape[0] += m_heads.cut; return m_heads.cut >= 0 && m_heads.cut < 1 << 20;
        }
        return false;
    }

    void undo(const TensorView& from, GgufChange change, std::byte* out) const
    {
        const std::size_t rows = static_cast<std::size_t>(from.shape.empty() ? 1 : from.shape[0]);
        const std::size_t row = rows > 0 ? from.bytes.size() / rows : 0;
        switch (change) {
        case GgufChange::None: break;
        case GgufChange::QueryRows: permuteRows(from, rows / static_cast<std::size_t>(m_heads.query), row, out); break;
        case GgufChange::KeyRows: permuteRows(from, rows / static_cast<std::size_t>(m_heads.key), row, out); break;
        case GgufChange::SplitQueryKeyValue: interleave(from, rows, row, out); break;
        case GgufChange::AddedOne: subtractOne(from, out); break;
        case GgufChange::Transposed: transpose(from, rows, out); break;
        case GgufChange::CutPositions: {
            const std::size_t cut = static_cast<std::size_t>(m_heads.cut) * row;
            std::fill_n(out, cut, std::byte{0});
            std::copy(from.bytes.begin(), from.bytes.end(), out + cut);
            break;
        }
        }
    }

    // Within a head the file has row j of the first half beside row j of the second; published, the halves lie apart.
    static void permuteRows(const TensorView& from, std::size_t head, std::size_t row, std::byte* out)
    {
        const std::size_t half = head / 2, rows = from.bytes.size() / std::max<std::size_t>(row, 1);
        for (std::size_t i = 0; i < rows; ++i) {
            const std::size_t inside = i % head, target = i - inside + inside % 2 * half + inside / 2;
            std::memcpy(out + target * row, from.bytes.data() + i * row, row);
        }
    }

    // [3, heads, width] → [heads, 3, width]
    void interleave(const TensorView& from, std::size_t rows, std::size_t row, std::byte* out) const
    {
        const auto heads = static_cast<std::size_t>(m_heads.query);
        const std::size_t width = rows / (3 * heads);
        for (std::size_t part = 0; part < 3; ++part)
            for (std::size_t head = 0; head < heads; ++head)
                std::memcpy(out + (head * 3 + part) * width * row,
                            from.bytes.data() + (part * heads + head) * width * row, width * row);
    }

    static void subtractOne(const TensorView& from, std::byte* out)
    {
        const std::size_t size = byteSize(from.dtype);
        const std::size_t count = from.bytes.size() / size;
        for (std::size_t i = 0; i < count; ++i) {
            const float value = floatAt(from.bytes.data() + i * size, from.dtype) - 1;
            std::memcpy(out + i * sizeof value, &value, sizeof value);
        }
    }

    // In squares, so that both sides stay in the cache.
    static void transpose(const TensorView& from, std::size_t rows, std::byte* out)
    {
        constexpr std::size_t square = 32;
        const std::size_t size = byteSize(from.dtype), columns = static_cast<std::size_t>(from.shape[1]);
        for (std::size_t top = 0; top < rows; top += square)
            for (std::size_t left = 0; left < columns; left += square)
                for (std::size_t i = top; i < std::min(rows, top + square); ++i)
                    for (std::size_t j = left; j < std::min(columns, left + square); ++j)
                        std::memcpy(out + (j * rows + i) * size, from.bytes.data() + (i * columns + j) * size, size);
    }

    std::shared_ptr<const GgufSource> m_source;
    Heads m_heads;
    std::vector<Origin> m_origins; // as tensors()
};

std::int64_t firstOf(const Json& config, std::initializer_list<const char*> fields)
{
    for (const char* field : fields)
        if (const auto found = config.find(field); found != config.end() && found->is_number_integer())
            return found->get<std::int64_t>();
    return 0;
}

} // namespace

Result<std::shared_ptr<const TensorSource>> ggufWeights(std::shared_ptr<const GgufSource> source,
                                                        const GgufArchitecture& architecture, const Json& config,
                                                        const std::string& where)
{
    Heads heads;
    heads.query = firstOf(config, {"num_attention_heads", "n_head", "n_heads"});
    heads.key = firstOf(config, {"num_key_value_heads", "num_attention_heads", "n_head", "n_heads"});
    heads.cut = firstOf(config, {"pad_token_id"}) + 1;
    constexpr std::int64_t heads_limit = 1 << 20;
    if (heads.query > heads_limit || heads.key > heads_limit)
        return fail(ErrorKind::Damaged, text("The GGUF file claims to have {} attention heads.", heads.query), where,
                    text("Choose another GGUF file of this model."));
    const GgufArchitecture* variant = architecture.variant ? architecture.variant(config) : nullptr;
    auto renamed = std::make_shared<RenamedSource>(std::move(source), heads);
    if (auto filled = renamed->fill(variant ? *variant : architecture, where); !filled)
        return fail(filled.error());
    return std::shared_ptr<const TensorSource>(std::move(renamed));
}

} // namespace luthier
