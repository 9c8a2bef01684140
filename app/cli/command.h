// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/run_control.h"
#include "core/runs/predictor.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <functional>
#include <string>

namespace luthier::cli {

// What every command shares: --json, the stop button (Ctrl-C) and how results and errors leave the program.
struct Context {
    bool json = false;
    RunControl control; // Ctrl-C requests the stop; a second Ctrl-C ends the program at once
    int exit_code = 0;

    // The last line on standard output with --json; `human` is called without it.
    void result(const Json& json_result, const std::function<void()>& human);
    // The sentence on standard error (and an {"error": …} line with --json); sets the exit code: 1, 2 usage, 130
    // stopped.
    void failed(const Error& error);
};

// --model, --adapter, --dtype, --device, --threads.
void addModelOptions(CLI::App& command, PredictorOptions& options);
// Opens the model or reports why not (nullptr).
std::unique_ptr<Predictor> openModel(Context& context, const PredictorOptions& options);
// The folder with tokenizer and templates of the same --model; of a run, those of its base model.
Result<fs::path> tokenizerFolder(const std::string& model);
std::string readStandardInput();

// A bar on a terminal that replaces itself, plain lines at most every few seconds otherwise. On standard error.
class ProgressLine {
public:
    void show(const std::string& line, double fraction);
    void say(const std::string& line); // a line that stays
    void finish();

private:
    bool m_open = false;
    double m_last = -1e9;
};

// Each adds its commands to the program.
void addTextCommands(CLI::App& app, Context& context); // tokenize, score, generate, predict, embed
void addRenderCommand(CLI::App& app, Context& context); // render
void addInspectCommand(CLI::App& app, Context& context); // inspect
void addDataCommands(CLI::App& app, Context& context); // data check, data rows
void addTrainCommands(CLI::App& app, Context& context); // train, resume
void addRunCommands(CLI::App& app, Context& context); // runs, compare, export
void addDemoCommand(CLI::App& app, Context& context); // demo
void addCheckCommands(CLI::App& app, Context& context); // selftest, bench

std::string bytesText(std::uint64_t bytes); // "1.4 GB"
std::string durationText(double seconds); // "2 min 10 s"
std::string numberText(double value, int digits); // "1.183"

} // namespace luthier::cli
