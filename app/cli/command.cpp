// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "core/families/inspect.h"
#include "core/train/recipe.h"

#include <unistd.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <iterator>

namespace luthier::cli {

void Context::result(const Json& json_result, const std::function<void()>& human)
{
    if (json)
        std::cout << json_result.dump(-1, ' ', false, Json::error_handler_t::replace) << std::endl;
    else
        human();
}

void Context::failed(const Error& error)
{
    std::cerr << error.sentence() << std::endl;
    if (json) {
        Json line;
        line["error"] = {{"kind", name(error.kind)},
                         {"message", error.message.english()},
                         {"where", error.where},
                         {"next_step", error.next_step.english()}};
        std::cout << line.dump(-1, ' ', false, Json::error_handler_t::replace) << std::endl;
    }
    exit_code = error.kind == ErrorKind::Usage ? 2 : error.kind == ErrorKind::Stopped ? 130 : 1;
}

void addModelOptions(CLI::App& command, PredictorOptions& options)
{
    command
        .add_option("--model", options.model, "A model folder, a GGUF file, a run, an exported folder, or starter:NAME")
        ->required();
    command.add_option_function<std::string>(
        "--adapter", [&options](const std::string& folder) { options.adapter = folder; },
        "A LoRA adapter folder in the PEFT layout");
    command.add_option("--dtype", options.dtype, "Type of the matrix products")->check(CLI::IsMember({"fp32", "bf16"}));
    command.add_option("--device", options.device, "Where to compute")->check(CLI::IsMember({"cpu", "cuda", "auto"}));
    command.add_option("--threads", options.threads, "Threads to use (0: all)")->check(CLI::Range(0, 1024));
}

std::unique_ptr<Predictor> openModel(Context& context, const PredictorOptions& options)
{
    auto predictor = Predictor::open(options);
    if (!predictor) {
        context.failed(predictor.error());
        return nullptr;
    }
    return std::move(*predictor);
}

Result<fs::path> tokenizerFolder(const std::string& model)
{
    if (!isRunFolder(model))
        return resolveModelFolder(model);
    const auto recipe = readRecipe(fs::path(model) / "recipe.json");
    return recipe ? resolveModelFolder(recipe->base) : fail(recipe.error());
}

std::string readStandardInput()
{
    return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
}

namespace {

double now()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

} // namespace

void ProgressLine::show(const std::string& line, double fraction)
{
    const bool terminal = isatty(STDERR_FILENO) != 0;
    const double time = now();
    if (time - m_last < (terminal ? 0.1 : 5.0))
        return;
    m_last = time;
    if (!terminal) {
        std::fprintf(stderr, "%s\n", line.c_str());
        return;
    }
    constexpr int width = 28;
    const int filled = static_cast<int>(std::lround(std::min(1.0, std::max(0.0, fraction)) * width));
    std::string bar;
    for (int i = 0; i < width; ++i)
        bar += i < filled ? "█" : "░";
    std::fprintf(stderr, "\r\033[K%s %s", bar.c_str(), line.c_str());
    std::fflush(stderr);
    m_open = true;
}

void ProgressLine::say(const std::string& line)
{
    std::fprintf(stderr, "%s%s\n", m_open ? "\r\033[K" : "", line.c_str());
    m_open = false;
}

void ProgressLine::finish()
{
    if (m_open)
        std::fprintf(stderr, "\r\033[K");
    m_open = false;
}

std::string bytesText(std::uint64_t bytes)
{
    const char* units[] = {"bytes", "kB", "MB", "GB", "TB"};
    double value = static_cast<double>(bytes);
    int unit = 0;
    while (value >= 1000 && unit < 4) {
        value /= 1000;
        ++unit;
    }
    return fmt::format("{:.{}f} {}", value, unit == 0 ? 0 : 1, units[unit]);
}

std::string durationText(double seconds)
{
    const long whole = std::lround(std::max(0.0, seconds));
    if (whole < 60)
        return fmt::format("{} s", whole);
    if (whole < 3600)
        return fmt::format("{} min {} s", whole / 60, whole % 60);
    return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

std::string numberText(double value, int digits)
{
    return fmt::format("{:.{}f}", value, digits);
}

} // namespace luthier::cli
