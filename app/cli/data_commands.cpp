// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "core/tasks/data_view.h"

#include <iostream>

namespace luthier::cli {

namespace {

struct Options {
    DataRequest request;
    std::vector<std::string> map;
    std::int64_t limit = -1;
};

Json toJson(const Finding& finding)
{
    return Json{
        {"line", finding.line}, {"row", finding.row}, {"code", finding.code}, {"message", finding.message.english()}};
}

void check(Context& context, Options& options)
{
    for (const std::string& entry : options.map) {
        const std::size_t equals = entry.find('=');
        if (equals == entry.npos)
            return context.failed({ErrorKind::Usage,
                                   text("“{}” is no mapping.", entry),
                                   {},
                                   text("Write --map role=column, for instance --map prompt=question."),
                                   {}});
        options.request.columns[entry.substr(0, equals)] = entry.substr(equals + 1);
    }
    const auto report = checkData(options.request, &context.control);
    if (!report)
        return context.failed(report.error());
    Json result;
    result["format"] = report->table.format;
    result["encoding"] = report->table.encoding;
    result["rows"] = report->table.rows.size();
    result["usable_rows"] = report->usable_rows.size();
    result["columns"] = report->table.columns;
    result["map"] = report->columns;
    if (!report->label_counts.empty())
        result["labels"] = report->label_counts;
    result["errors"] = Json::array();
    result["warnings"] = Json::array();
    for (const Finding& finding : report->findings)
        result[finding.severity == Severity::Error ? "errors" : "warnings"].push_back(toJson(finding));
    context.result(result, [&] {
        std::cout << fmt::format("{}: {} rows ({}, {})\n", options.request.file.filename().string(),
                                 report->table.rows.size(), report->table.format, report->table.encoding);
        for (const Finding& finding : report->findings)
            std::cout << (finding.severity == Severity::Error ? "error: " : "warning: ")
                      << (finding.line > 0 ? fmt::format("line {}: ", finding.line) : "") << finding.message.english()
                      << '\n';
    });
    if (!result["errors"].empty())
        context.exit_code = 1;
}

void rows(Context& context, const Options& options)
{
    const auto table = readTable(options.request.file, options.request.format, &context.control);
    if (!table)
        return context.failed(table.error());
    std::int64_t printed = 0;
    for (const auto& row : table->rows) {
        if (options.limit >= 0 && printed++ >= options.limit)
            break;
        Json line = Json::object();
        for (std::size_t c = 0; c < table->columns.size(); ++c)
            line[table->columns[c]] = c < row.size() ? row[c] : "";
        std::cout << line.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    }
}

} // namespace

void addDataCommands(CLI::App& app, Context& context)
{
    CLI::App* data = app.add_subcommand("data", "Look at a data file");
    data->require_subcommand(1);
    const auto add = [&](const char* name, const char* help, void (*run)(Context&, Options&)) {
        CLI::App* command = data->add_subcommand(name, help);
        auto options = std::make_shared<Options>();
        command->add_option("file", options->request.file, "The data file")->required();
        command->add_option("--format", options->request.format, "auto, or one of the formats of the catalogue");
        command->callback([&context, options, run] { run(context, *options); });
        return std::pair(command, options);
    };
    auto [check_command, check_options] = add("check", "Reads the file and says what is wrong with it", check);
    check_command->add_option("--task", check_options->request.task, "Check for this task: instruct, classify, corpus");
    check_command->add_option("--map", check_options->map, "role=column; may be given several times")
        ->allow_extra_args(false);
    check_command->add_option("--model", check_options->request.model, "Also count tokens of this model");
    check_command->add_option("--max-length", check_options->request.max_length, "Tokens that a row may have")
        ->check(CLI::Range(8, 1 << 24));
    auto [rows_command, rows_options] =
        add("rows", "The rows as read, one JSON object a line", [](Context& c, Options& o) { rows(c, o); });
    rows_command->add_option("--limit", rows_options->limit, "At most so many rows");
}

} // namespace luthier::cli
