// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/schema.h"

#include "core/base/process.h"

#include <array>

namespace luthier {

namespace {

// Entry N brings a store of version N to version N + 1. Entries are never changed once released, only added.
constexpr std::array<const char*, 1> migrations = {R"sql(
CREATE TABLE recipes(
    id INTEGER PRIMARY KEY,
    json TEXT NOT NULL,
    params TEXT NOT NULL);
CREATE TABLE runs(
    id TEXT PRIMARY KEY,
    recipe INTEGER NOT NULL REFERENCES recipes(id),
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    created TEXT NOT NULL,
    started TEXT,
    ended TEXT,
    removed TEXT,
    outcome TEXT,
    error TEXT NOT NULL DEFAULT '');
CREATE TABLE metrics(
    run TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    series TEXT NOT NULL,
    step INTEGER NOT NULL,
    epoch REAL,
    seconds REAL,
    tokens INTEGER NOT NULL,
    value REAL,
    PRIMARY KEY(run, series, step)) WITHOUT ROWID;
CREATE TABLE samples(
    run TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    step INTEGER NOT NULL,
    input TEXT NOT NULL,
    expected TEXT NOT NULL,
    answer TEXT NOT NULL,
    UNIQUE(run, step, input));
CREATE TABLE evaluations(
    run TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    step INTEGER NOT NULL,
    loss REAL,
    json TEXT NOT NULL,
    PRIMARY KEY(run, kind, step)) WITHOUT ROWID;
CREATE TABLE notes(
    run TEXT PRIMARY KEY REFERENCES runs(id) ON DELETE CASCADE,
    text TEXT NOT NULL);
CREATE TABLE draft(
    id INTEGER PRIMARY KEY CHECK(id = 1),
    json TEXT NOT NULL);
)sql"};

constexpr std::int64_t known_version = migrations.size();
constexpr std::int64_t application_id = 0x4c757468; // "Luth", so that the file can be told from any other

Status migrate(Database& database, std::int64_t from)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return fail(transaction.error());
    for (std::int64_t version = from; version < known_version; ++version) {
        if (auto done = database.run(migrations[static_cast<std::size_t>(version)]); !done)
            return done;
        if (auto done =
                database.execute("INSERT INTO schema_version(version, applied) VALUES(?, ?)", version + 1, utcNow());
            !done)
            return done;
    }
    return transaction->commit();
}

Result<std::int64_t> number(Database& database, const char* sql)
{
    auto statement = database.prepare(sql);
    if (!statement)
        return fail(statement.error());
    const auto row = statement->next();
    if (!row)
        return fail(row.error());
    return *row ? statement->integer(0) : 0;
}

} // namespace

Status createSchema(Database& database)
{
    if (auto done = database.run(fmt::format("PRAGMA application_id = {}", application_id).c_str()); !done)
        return done;
    if (auto done = database.run("CREATE TABLE schema_version(version INTEGER PRIMARY KEY, applied TEXT NOT NULL)");
        !done)
        return done;
    return migrate(database, 0);
}

Status openSchema(Database& database, Database::Mode mode, const fs::path& file)
{
    const auto id = number(database, "PRAGMA application_id");
    if (!id)
        return fail(id.error());
    const auto table = number(database, "SELECT count(*) FROM sqlite_master WHERE name = 'schema_version'");
    if (!table)
        return fail(table.error());
    if (*id != application_id || *table == 0)
        return fail(ErrorKind::Damaged, text("\"{}\" is not the store of a Luthier project.", file.string()), {},
                    text("Choose another folder."));
    const auto version = number(database, "SELECT max(version) FROM schema_version");
    if (!version)
        return fail(version.error());
    if (*version > known_version)
        return fail(ErrorKind::Usage,
                    text("This project was made by a newer Luthier: its store has version {} and this program knows "
                         "versions up to {}.",
                         *version, known_version),
                    file.string(), text("Update Luthier, then open it again."));
    if (*version == known_version)
        return {};
    if (mode == Database::Mode::Read)
        return fail(ErrorKind::Usage, text("This project was made by an older Luthier and must be brought up to date."),
                    file.string(), text("Open it once where it may be written."));
    return migrate(database, *version);
}

} // namespace luthier
