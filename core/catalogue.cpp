// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue.h"

#include "core/datasets/format.h"
#include "core/exporters/exporter.h"
#include "core/families/family.h"
#include "core/methods/method.h"
#include "core/tasks/task.h"

#include <iterator>
#include <string>
#include <vector>

namespace luthier {

namespace {

const FamilyDescriptor* const family_table[] = {
#define LUTHIER_FAMILY(name) &family::name,
#include "core/catalogue.def"
};
const TaskDescriptor* const task_table[] = {
#define LUTHIER_TASK(name) &task::name,
#include "core/catalogue.def"
};
const MethodDescriptor* const method_table[] = {
#define LUTHIER_METHOD(name) &method::name,
#include "core/catalogue.def"
};
const FormatDescriptor* const format_table[] = {
#define LUTHIER_FORMAT(name) &format::name,
#include "core/catalogue.def"
};
const ExporterDescriptor* const exporter_table[] = {
#define LUTHIER_EXPORTER(name) &exporter::name,
#include "core/catalogue.def"
};

template <class Descriptor, std::size_t size>
const std::vector<const EntryInfo*>& infosOf(const Descriptor* const (&table)[size])
{
    static const std::vector<const EntryInfo*> infos = [&table] {
        std::vector<const EntryInfo*> list;
        for (const Descriptor* descriptor : table)
            list.push_back(&descriptor->info);
        return list;
    }();
    return infos;
}

template <class Descriptor, std::size_t size>
const Descriptor* findIn(const Descriptor* const (&table)[size], std::string_view id)
{
    for (const Descriptor* descriptor : table)
        if (id == descriptor->info.id)
            return descriptor;
    return nullptr;
}

const char* wordFor(Kind kind)
{
    switch (kind) {
    case Kind::Family: return "model family";
    case Kind::Task: return "task";
    case Kind::Method: return "method";
    case Kind::Format: return "data format";
    case Kind::Exporter: return "export format";
    }
    return "entry";
}

} // namespace

std::span<const FamilyDescriptor* const> families()
{
    return family_table;
}

std::span<const TaskDescriptor* const> tasks()
{
    return task_table;
}

std::span<const MethodDescriptor* const> methods()
{
    return method_table;
}

std::span<const FormatDescriptor* const> formats()
{
    return format_table;
}

std::span<const ExporterDescriptor* const> exporters()
{
    return exporter_table;
}

const TaskDescriptor* findTask(std::string_view id)
{
    return findIn(task_table, id);
}

const MethodDescriptor* findMethod(std::string_view id)
{
    return findIn(method_table, id);
}

const FormatDescriptor* findFormat(std::string_view id)
{
    return findIn(format_table, id);
}

std::span<const EntryInfo* const> entries(Kind kind)
{
    switch (kind) {
    case Kind::Family: return infosOf(family_table);
    case Kind::Task: return infosOf(task_table);
    case Kind::Method: return infosOf(method_table);
    case Kind::Format: return infosOf(format_table);
    case Kind::Exporter: return infosOf(exporter_table);
    }
    return {};
}

const EntryInfo* findEntry(Kind kind, std::string_view id)
{
    for (const EntryInfo* info : entries(kind))
        if (id == info->id)
            return info;
    return nullptr;
}

bool taskSuits(std::string_view task, const Spec& spec)
{
    const TaskDescriptor* descriptor = findTask(task);
    return descriptor != nullptr && descriptor->unsuitable(spec).empty();
}

TaskUse taskUse(std::string_view task)
{
    const TaskDescriptor* descriptor = findTask(task);
    return descriptor != nullptr ? descriptor->use : TaskUse::Continues;
}

std::int64_t trainedWeights(std::string_view method, const Spec& spec, std::int64_t all, const ParamSet& params)
{
    const MethodDescriptor* descriptor = findMethod(method);
    return descriptor != nullptr ? descriptor->trained(spec, all, params) : all;
}

Error unknownEntry(Kind kind, std::string_view id)
{
    std::vector<std::string> known;
    std::string list;
    for (const EntryInfo* info : entries(kind)) {
        known.emplace_back(info->id);
        list += (list.empty() ? "" : ", ") + std::string(info->id);
    }
    const std::string nearest = nearestWord(id, known);
    return Error{ErrorKind::Usage,
                 text("There is no {} called “{}”.", wordFor(kind), id),
                 {},
                 nearest.empty() ? text("Known are: {}.", list)
                                 : text("Did you mean “{}”? Known are: {}.", nearest, list),
                 {}};
}

} // namespace luthier
