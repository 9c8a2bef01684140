// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/run_store.h"

#include "core/base/process.h"
#include "core/project/stored_json.h"

#include <array>

namespace luthier::run_store {

namespace {

const char* kindName(EvaluationKind kind)
{
    switch (kind) {
    case EvaluationKind::Step: return "step";
    case EvaluationKind::Base: return "base";
    case EvaluationKind::Best: return "best";
    }
    return "step";
}

} // namespace

Status addMetrics(Database& database, const std::string& run, std::span<const MetricPoint> points)
{
    if (points.empty())
        return {};
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return fail(transaction.error());
    auto insert = database.prepare("INSERT OR REPLACE INTO metrics(run, series, step, epoch, seconds, tokens, value) "
                                   "VALUES(?, ?, ?, ?, ?, ?, ?)");
    if (!insert)
        return fail(insert.error());
    insert->bind(1, run);
    for (const MetricPoint& point : points) {
        insert->bind(2, point.series);
        insert->bind(3, point.step);
        insert->bind(4, point.epoch);
        insert->bind(5, point.seconds);
        insert->bind(6, point.tokens);
        insert->bind(7, point.value);
        if (auto stored = insert->next(); !stored)
            return fail(stored.error());
        insert->reset();
    }
    return transaction->commit();
}

Status addSample(Database& database, const std::string& run, const Sample& sample)
{
    return database.execute("INSERT OR REPLACE INTO samples(run, step, input, expected, answer) VALUES(?, ?, ?, ?, ?)",
                            run, sample.step, sample.input, sample.expected, sample.answer);
}

Status addEvaluation(Database& database, const std::string& run, EvaluationKind kind, std::int64_t step,
                     const Evaluation& evaluation)
{
    return database.execute("INSERT OR REPLACE INTO evaluations(run, kind, step, loss, json) VALUES(?, ?, ?, ?, ?)",
                            run, std::string_view(kindName(kind)), step, evaluation.loss,
                            stored::line(toJson(evaluation)));
}

Status forgetAfter(Database& database, const std::string& run, std::int64_t step)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return fail(transaction.error());
    for (const char* sql :
         {"DELETE FROM metrics WHERE run = ? AND step > ?", "DELETE FROM samples WHERE run = ? AND step > ?",
          "DELETE FROM evaluations WHERE run = ? AND (step > ? OR kind <> 'step')"}) {
        if (auto done = database.execute(sql, run, step); !done)
            return done;
    }
    return transaction->commit();
}

Result<std::vector<Sample>> samples(const Database& database, const std::string& run)
{
    auto select =
        database.prepare("SELECT step, input, expected, answer FROM samples WHERE run = ? ORDER BY step, rowid");
    if (!select)
        return fail(select.error());
    select->bind(1, run);
    std::vector<Sample> found;
    for (;;) {
        const auto row = select->next();
        if (!row)
            return fail(row.error());
        if (!*row)
            return found;
        found.push_back({select->integer(0), select->text(1), select->text(2), select->text(3)});
    }
}

Status setRunning(Database& database, const std::string& run)
{
    return database.execute("UPDATE runs SET state = 'running', started = coalesce(started, ?), ended = NULL, "
                            "error = '', outcome = NULL WHERE id = ?",
                            utcNow(), run);
}

Status setEnded(Database& database, const std::string& run, RunState state, const RunOutcome* outcome,
                const std::string& error)
{
    if (outcome) {
        using Entry = std::pair<EvaluationKind, const Evaluation*>;
        const std::array<Entry, 2> evaluations = {Entry{EvaluationKind::Best, &outcome->evaluation},
                                                  Entry{EvaluationKind::Base, &outcome->base_evaluation}};
        for (const auto& [kind, evaluation] : evaluations) {
            if (evaluation->targets == 0) // nobody measured it
                continue;
            const std::int64_t step = kind == EvaluationKind::Best ? outcome->best_step : 0;
            if (auto done = addEvaluation(database, run, kind, step, *evaluation); !done)
                return done;
        }
    }
    return database.execute("UPDATE runs SET state = ?, ended = ?, outcome = nullif(?, ''), error = ? WHERE id = ?",
                            std::string_view(name(state)), utcNow(),
                            outcome ? stored::line(outcome->toJson()) : std::string(), error, run);
}

} // namespace luthier::run_store
