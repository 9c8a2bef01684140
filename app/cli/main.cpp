// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "core/base/process.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <csignal>
#include <exception>
#include <iostream>
#include <string_view>
#include <thread>

#include <unistd.h>

namespace {

// Ctrl-C and SIGTERM arrive in a thread of their own, where requesting a stop is allowed (in a handler it is not).
void watchSignals(luthier::RunControl& control)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::thread([signals, &control] {
        int signal = 0;
        sigwait(&signals, &signal);
        const char message[] = "\nStopping after this step … (again to stop at once)\n";
        (void)!write(STDERR_FILENO, message, sizeof message - 1);
        control.requestStop();
        sigwait(&signals, &signal);
        _exit(130);
    }).detach();
}

} // namespace

int main(int argc, char** argv)
{
    luthier::prepareProcess(argc, argv);
    std::signal(SIGPIPE, SIG_IGN);
    // Never destroyed: the signal thread holds it until the process ends.
    auto& context = *new luthier::cli::Context;
    watchSignals(context.control);

    CLI::App app{"Luthier: fine-tunes language models on this machine, offline."};
    app.name("luthier-cli");
    app.set_version_flag("--version", "luthier " LUTHIER_VERSION);
    app.require_subcommand(1);
    app.fallthrough();
    app.add_flag("--json", context.json, "The last line on standard output is one JSON object");
    luthier::cli::addTextCommands(app, context);
    luthier::cli::addRenderCommand(app, context);
    luthier::cli::addInspectCommand(app, context);
    luthier::cli::addDataCommands(app, context);
    luthier::cli::addTrainCommands(app, context);
    luthier::cli::addRunCommands(app, context);
    luthier::cli::addDemoCommand(app, context);
    luthier::cli::addCheckCommands(app, context);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error) == 0 ? 0 : 2;
        // The flag may stand behind the mistake, where parsing ended before it was read.
        if (code != 0
            && std::any_of(argv, argv + argc, [](const char* word) { return word == std::string_view("--json"); }))
            std::cout << nlohmann::json{{"error",
                                         {{"kind", "usage"},
                                          {"message", error.what()},
                                          {"where", ""},
                                          {"next_step", "luthier-cli --help lists the commands."}}}}
                             .dump()
                      << std::endl;
        return code;
    } catch (const std::exception& error) {
        std::cerr << "Luthier met something unexpected: " << error.what() << std::endl;
        return 1;
    }
    return context.exit_code;
}
