// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/instruction_template.h"
#include "core/train/train_run.h"

namespace luthier {

// How a run read a data file.
struct FileReading {
    std::string format; // catalogue id; empty: the run is older than this record
    ColumnMap columns; // role → column, guessed or given
};

// RUN/run.json: what a run settled before it began and how it came out. Whoever opens the run again (tuned model,
// exporters, compare page) reads it here.
//
// {
//   "state": "running" | "stopped" | "finished" | "failed",
//   "labels": ["…"],                           of classify, in order of id; else []
//   "template": {"name", "pattern", …},        InstructionTemplate
//   "max_length": 512,                         tokens, as limited by the model's context
//   "split": {"seed": 1, "file": "train" | "validation", "validation_rows": [3, 17…],
//                                              rows of that file's table, from 0, in the order of evaluation
//             "sha256": "…", "format": "csv", "columns": {"text": "report"}},   of that file, as it was read
//   "base": {"fingerprint": "…"},              of the base model (families/support/fingerprint.h)
//   "data": {"sha256": "…", "rows": 1200,      of the training file; rows as read
//            "format": "csv", "columns": {…}, "told": false},
//   "parameters": {"train.epochs": 3, …},      every parameter with its value
//   "compute": "bf16", "device": "cpu", "threads": 2,
//   "trainable": 125000, "total": 9000000,     numbers, not tensors
//   "error": "…",                              a sentence, when failed; else absent
//   "outcome": {…} | null                      RunOutcome
// }
struct RunFile {
    std::string state = "running";
    std::vector<std::string> labels;
    InstructionTemplate instruction;
    std::int64_t max_length = 0;
    std::uint64_t split_seed = 1;
    std::string split_file = "train";
    std::vector<std::int64_t> validation_rows;
    std::string held_out_sha256;
    FileReading held_out; // how the file of the held-out rows was read
    FileReading data; // and the training file
    bool told = false; // rows were told something beforehand (system text)
    std::string base_fingerprint;
    std::string data_sha256;
    std::int64_t data_rows = 0;
    ParamSet params;
    std::string compute = "fp32";
    std::string device = "cpu";
    int threads = 0;
    std::int64_t trainable_parameters = 0, parameters = 0;
    std::string error;
    std::optional<RunOutcome> outcome;

    Json toJson() const;
    static Result<RunFile> fromJson(const Json& json, const std::string& where);
    static Result<RunFile> read(const fs::path& run_folder); // NotFound when the run has not begun
    Status write(const fs::path& run_folder) const;
};

} // namespace luthier
