// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/database.h"

#include <cerrno>
#include <limits>
#include <sqlite3.h>
#include <unistd.h>

namespace luthier {

namespace {

Error sqliteError(sqlite3* connection, int code, const fs::path& file)
{
    const std::string shown = file.string();
    const int system = connection ? sqlite3_system_errno(connection) : 0;
    const std::string detail = fmt::format("sqlite {}: {} (system error {})", code,
                                           connection ? sqlite3_errmsg(connection) : sqlite3_errstr(code), system);
    Error error{ErrorKind::Failed, {}, {}, {}, detail};
    switch (code & 0xff) {
    case SQLITE_FULL: error = systemError(ENOSPC, file, "write"); break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH: error = systemError(EACCES, file, "write"); break;
    case SQLITE_CANTOPEN: error = systemError(system != 0 ? system : EACCES, file, "write"); break;
    case SQLITE_IOERR: error = systemError(system != 0 ? system : EIO, file, "write"); break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        error.kind = ErrorKind::Damaged;
        error.message = text("The project's store \"{}\" is damaged.", shown);
        error.next_step = text("Put a copy of project.db in its place; the folders of the runs beside it are whole.");
        break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        error.kind = ErrorKind::Busy;
        error.message = text("The project's store \"{}\" is in use by another program.", shown);
        error.next_step = text("Close the other program and try again.");
        break;
    default:
        error.message = text("The project's store \"{}\" refused an operation: {}.", shown,
                             connection ? sqlite3_errmsg(connection) : sqlite3_errstr(code));
        break;
    }
    error.detail = detail;
    return error;
}

// "%", "?" and "#" mean something in an SQLite address.
std::string address(const fs::path& file, std::string_view query)
{
    std::string uri = "file:";
    for (const char c : fs::absolute(file).string()) {
        if (c == '%' || c == '?' || c == '#')
            uri += fmt::format("%{:02x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        else
            uri += c;
    }
    return uri + std::string(query);
}

bool logIsEmpty(const fs::path& file)
{
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file.string() + "-wal", error);
    return error || size == 0;
}

} // namespace

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

void Statement::bind(int index, std::int64_t value)
{
    sqlite3_bind_int64(m_statement.get(), index, value);
}

void Statement::bind(int index, double value)
{
    sqlite3_bind_double(m_statement.get(), index, value);
}

void Statement::bind(int index, std::string_view value)
{
    // An empty view may have no address, which SQLite would take for NULL.
    sqlite3_bind_text64(m_statement.get(), index, value.empty() ? "" : value.data(), value.size(), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
}

Result<bool> Statement::next()
{
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return fail(sqliteError(sqlite3_db_handle(m_statement.get()), code, m_file));
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

double Statement::real(int column) const
{
    return isNull(column) ? std::numeric_limits<double>::quiet_NaN() : sqlite3_column_double(m_statement.get(), column);
}

std::string Statement::text(int column) const
{
    const auto* bytes = sqlite3_column_text(m_statement.get(), column);
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    return bytes ? std::string(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)) : std::string();
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

void Database::Closer::operator()(sqlite3* connection) const
{
    sqlite3_close_v2(connection);
}

Result<Database> Database::open(const fs::path& file, Mode mode)
{
    if (mode != Mode::Read)
        return openAs(file, mode, "");
    // Reading a store with a write-ahead log wants to create two files beside it. Where that is impossible (no
    // permission, a full disk) and no log is left, the file is read as one that nobody can change.
    const bool may_write = ::access(file.parent_path().c_str(), W_OK) == 0;
    if (may_write || !logIsEmpty(file)) {
        auto database = openAs(file, mode, "");
        const Status readable = database ? database->run("SELECT count(*) FROM sqlite_master") : fail(database.error());
        if (readable)
            return database;
        if (readable.error().kind == ErrorKind::Damaged || readable.error().kind == ErrorKind::Busy
            || !logIsEmpty(file))
            return fail(readable.error());
    }
    return openAs(file, mode, "?immutable=1");
}

Result<Database> Database::openAs(const fs::path& file, Mode mode, std::string_view query)
{
    int flags = SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE;
    switch (mode) {
    case Mode::Create: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE; break;
    case Mode::Write: flags |= SQLITE_OPEN_READWRITE; break;
    case Mode::Read: flags |= SQLITE_OPEN_READONLY; break;
    }
    sqlite3* connection = nullptr;
    const int code = sqlite3_open_v2(address(file, query).c_str(), &connection, flags, nullptr);
    Database database;
    database.m_connection.reset(connection); // to be closed after a failure too
    database.m_file = file;
    if (code != SQLITE_OK)
        return fail(sqliteError(connection, code, file));
    sqlite3_busy_timeout(connection, 5000);
    if (auto prepared = database.run("PRAGMA foreign_keys = ON"); !prepared)
        return fail(prepared.error());
    if (mode == Mode::Create) {
        if (auto prepared = database.run("PRAGMA journal_mode = WAL"); !prepared)
            return fail(prepared.error());
    }
    // With a write-ahead log this loses nothing when the program is killed, and stays whole when the power fails.
    if (auto prepared = database.run("PRAGMA synchronous = NORMAL"); !prepared)
        return fail(prepared.error());
    return database;
}

Status Database::run(const char* sql)
{
    const int code = sqlite3_exec(m_connection.get(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return fail(sqliteError(m_connection.get(), code, m_file));
    return {};
}

Result<Statement> Database::prepare(const char* sql) const
{
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(m_connection.get(), sql, -1, &statement, nullptr);
    if (code != SQLITE_OK)
        return fail(sqliteError(m_connection.get(), code, m_file));
    return Statement(statement, m_file);
}

Result<Transaction> Transaction::begin(Database& database)
{
    if (auto begun = database.run("BEGIN IMMEDIATE"); !begun)
        return fail(begun.error());
    return Transaction(database);
}

Transaction::~Transaction()
{
    if (m_database)
        static_cast<void>(m_database->run("ROLLBACK"));
}

Status Transaction::commit()
{
    auto committed = m_database->run("COMMIT");
    if (committed)
        m_database = nullptr;
    return committed;
}

} // namespace luthier
