// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace luthier {

// One prepared SQL statement. Columns count from 0, parameters from 1. A double that is NaN is stored as NULL and NULL
// reads back as NaN.
class Statement {
public:
    void bind(int index, std::int64_t value);
    void bind(int index, double value);
    void bind(int index, std::string_view value);
    // True while there is a row to read.
    Result<bool> next();
    void reset();

    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string text(int column) const; // NULL reads as empty
    bool isNull(int column) const;

private:
    friend class Database;
    struct Finalizer {
        void operator()(sqlite3_stmt* statement) const;
    };
    Statement(sqlite3_stmt* statement, const fs::path& file) : m_statement(statement), m_file(file) { }
    std::unique_ptr<sqlite3_stmt, Finalizer> m_statement;
    fs::path m_file;
};

// A connection to one SQLite file: write-ahead log, foreign keys, waits up to five seconds for others. Belongs to one
// thread at a time. Every failure is a sentence that names the file.
class Database {
public:
    enum class Mode { Create, Write, Read };
    // Read works on media that cannot be written and on a full disk. Write never creates the file.
    static Result<Database> open(const fs::path& file, Mode mode);

    Status run(const char* sql); // one or more statements without parameters
    Result<Statement> prepare(const char* sql) const;

    // Prepares, binds the arguments in order, and runs to the end.
    template <class... Arguments> Status execute(const char* sql, const Arguments&... arguments)
    {
        auto statement = prepare(sql);
        if (!statement)
            return fail(statement.error());
        int index = 0;
        (statement->bind(++index, arguments), ...);
        auto stepped = statement->next();
        if (!stepped)
            return fail(stepped.error());
        return {};
    }

private:
    static Result<Database> openAs(const fs::path& file, Mode mode, std::string_view query);

    struct Closer {
        void operator()(sqlite3* connection) const;
    };
    std::unique_ptr<sqlite3, Closer> m_connection;
    fs::path m_file;
};

// Takes the write lock at once, so that reads and writes inside see one state; rolls back unless committed.
class Transaction {
public:
    static Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept : m_database(std::exchange(other.m_database, nullptr)) { }
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    Status commit();

private:
    explicit Transaction(Database& database) : m_database(&database) { }
    Database* m_database;
};

} // namespace luthier
