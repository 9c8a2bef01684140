// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/support/entities.h"

#include "core/text/python_text.h"

#include <algorithm>

namespace luthier {

namespace {

struct Tag {
    bool begins = false;
    std::string kind;
};

Tag tagOf(const std::string& label)
{
    if (label.starts_with("B-"))
        return {true, label.substr(2)};
    if (label.starts_with("I-"))
        return {false, label.substr(2)};
    return {false, label};
}

} // namespace

std::vector<Entity> entitiesOf(std::string_view text, std::span<const LabelledToken> tokens)
{
    std::vector<Entity> entities;
    for (std::size_t i = 0; i < tokens.size();) {
        const std::string kind = tagOf(tokens[i].label).kind;
        double sum = tokens[i].score;
        std::size_t end = i + 1;
        for (; end < tokens.size(); ++end) {
            const Tag tag = tagOf(tokens[end].label);
            if (tag.begins || tag.kind != kind)
                break;
            sum += tokens[end].score;
        }
        if (kind != "O") {
            const std::size_t first = tokens[i].range.begin;
            const std::size_t last = std::max<std::size_t>(tokens[end - 1].range.end, first);
            const std::string_view part = text.substr(first, last - first);
            Entity entity;
            entity.start = python::length(text.substr(0, first));
            entity.end = entity.start + python::length(part);
            entity.label = kind;
            entity.text = part;
            entity.score = sum / static_cast<double>(end - i);
            entities.push_back(std::move(entity));
        }
        i = end;
    }
    return entities;
}

} // namespace luthier
