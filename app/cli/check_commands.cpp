// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "core/runs/self_test.h"

#include <algorithm>
#include <iostream>

namespace luthier::cli {

void addCheckCommands(CLI::App& app, Context& context)
{
    app.add_subcommand("selftest", "Checks this machine's arithmetic against reference values")->callback([&context] {
        const auto report = selfTest();
        if (!report)
            return context.failed(report.error());
        context.result(report->toJson(), [&] {
            for (const SelfTestCase& one : report->cases)
                std::cout << fmt::format("{}  {:<44} against {:<20} {:.1e} (allowed {:.0e})\n",
                                         one.pass() ? "ok  " : "FAIL", one.what, one.against, one.difference,
                                         one.tolerance);
        });
        if (!report->pass())
            context.exit_code = 1;
    });

    struct Options {
        std::string model = "starter:llama";
        int threads = 0;
    };
    auto options = std::make_shared<Options>();
    CLI::App* bench = app.add_subcommand("bench", "How fast this machine trains, beside its own matrix rate");
    bench->add_option("--model", options->model, "A model folder, a GGUF file or starter:NAME");
    bench->add_option("--threads", options->threads, "Threads to use (0: all)")->check(CLI::Range(0, 1024));
    bench->callback([&context, options] {
        const auto report = benchmark(options->model, options->threads);
        if (!report)
            return context.failed(report.error());
        context.result(report->toJson(), [&] {
            std::cout << fmt::format("matrix products: {:.2f} TFLOP/s in fp32, {:.2f} in bf16\n",
                                     report->fp32_flops / 1e12, report->bf16_flops / 1e12);
            if (std::none_of(report->rows.begin(), report->rows.end(),
                             [](const BenchReport::Row& row) { return row.dtype == "bf16"; }))
                std::cout << "bf16 is too slow here to be trained in, so it was not measured further.\n";
            for (const BenchReport::Row& row : report->rows)
                std::cout << fmt::format("{:<6} {}  {:>8.0f} tokens/s  {:>3.0f} % of the matrix rate  {}\n", row.method,
                                         row.dtype, row.tokens_per_second, 100 * row.achieved,
                                         bytesText(static_cast<std::uint64_t>(row.peak_bytes)));
        });
    });
}

} // namespace luthier::cli
