// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project.h"

#include "core/base/process.h"
#include "core/project/database.h"
#include "core/project/project_lock.h"
#include "core/project/run_store.h"
#include "core/project/schema.h"
#include "core/project/stored_json.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace luthier {

namespace {

constexpr std::array<std::pair<RunState, const char*>, 6> state_names = {{{RunState::Waiting, "waiting"},
                                                                          {RunState::Running, "running"},
                                                                          {RunState::Interrupted, "interrupted"},
                                                                          {RunState::Stopped, "stopped"},
                                                                          {RunState::Finished, "finished"},
                                                                          {RunState::Failed, "failed"}}};

// Checking every page of a large store would keep the window waiting; a small one is checked whole.
constexpr std::uintmax_t whole_check_limit = 32u << 20;

fs::path storeOf(const fs::path& folder)
{
    return folder / "project.db";
}

// The largest number among the names of a folder's entries, 0 for none.
std::int64_t largestNumber(const fs::path& folder)
{
    std::int64_t largest = 0;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const std::string entry_name = entry->path().filename().string();
        std::int64_t number = 0;
        std::from_chars(entry_name.data(), entry_name.data() + entry_name.size(), number);
        largest = std::max(largest, number);
    }
    return largest;
}

Status checkWhole(Database& database, const fs::path& file)
{
    std::error_code error;
    if (fs::file_size(file, error) > whole_check_limit || error)
        return {};
    auto check = database.prepare("PRAGMA quick_check(1)");
    if (!check)
        return fail(check.error());
    const auto row = check->next();
    if (!row)
        return fail(row.error());
    if (*row && check->text(0) == "ok")
        return {};
    return fail(ErrorKind::Damaged, text("The project's store \"{}\" is damaged.", file.string()), {},
                text("Put a copy of project.db in its place; the folders of the runs beside it are whole."),
                *row ? check->text(0) : std::string());
}

// A recipe of a later version, or of an entry that this program lacks, still shows what it was.
Recipe plainRecipe(const Json& json)
{
    const auto field = [&](const char* key) {
        return json.is_object() && json.contains(key) && json[key].is_string() ? json[key].get<std::string>()
                                                                               : std::string();
    };
    Recipe recipe;
    recipe.base = field("base");
    recipe.task = field("task");
    recipe.method = field("method");
    return recipe;
}

} // namespace

const char* name(RunState state)
{
    for (const auto& [value, word] : state_names) {
        if (value == state)
            return word;
    }
    return "waiting";
}

struct Project::Impl {
    fs::path folder;
    Access access;
    std::shared_ptr<const FileLock> lock; // before the connection: it is given up after that is closed
    Database database;

    Status mayWrite() const
    {
        if (access == Access::Write)
            return {};
        return fail(ErrorKind::Usage, text("The project \"{}\" is open for reading only.", folder.string()));
    }

    tl::unexpected<Error> noRun(const std::string& id) const
    {
        return fail(ErrorKind::NotFound, text("There is no run \"{}\" in the project \"{}\".", id, folder.string()), {},
                    text("List the runs to see which there are."));
    }

    Status mustExist(const std::string& id) const;
    Status changeRun(const std::string& id, const char* sql, std::string_view value);
    Result<std::vector<RunRecord>> records(const std::string& id) const; // empty id: all
    Result<RunRecord> record(const Statement& row) const;
};

Project::Project(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) { }
Project::Project(Project&&) noexcept = default;
Project& Project::operator=(Project&&) noexcept = default;
Project::~Project() = default;

Result<Project> Project::create(const fs::path& folder)
{
    std::error_code error;
    const bool exists = fs::exists(folder, error);
    if (exists && (!fs::is_directory(folder, error) || !fs::is_empty(folder, error)))
        return fail(ErrorKind::Usage, text("\"{}\" exists already and is not an empty folder.", folder.string()), {},
                    text("Choose another name, or open it as a project."));
    auto part = AtomicFolder::create(folder);
    if (!part)
        return fail(part.error());
    {
        auto database = Database::open(storeOf(part->path()), Database::Mode::Create);
        if (!database)
            return fail(database.error());
        if (auto made = createSchema(*database); !made)
            return fail(made.error());
    }
    if (auto made = makeFolder(part->path() / "runs"); !made)
        return fail(made.error());
    if (auto committed = part->commit(); !committed)
        return fail(committed.error());
    return open(folder, Access::Write);
}

Result<Project> Project::open(const fs::path& folder, Access access)
{
    std::error_code error;
    if (!fs::exists(folder, error))
        return fail(ErrorKind::NotFound, text("There is no project \"{}\".", folder.string()), {},
                    text("Check the path, or make a new project."));
    if (!fs::exists(storeOf(folder), error))
        return fail(ErrorKind::Usage,
                    text("\"{}\" is not a Luthier project: there is no project.db in it.", folder.string()), {},
                    text("Choose a folder whose name ends in .luthier."));
    auto impl = std::make_unique<Impl>();
    impl->folder = fs::absolute(folder, error).lexically_normal();
    if (!impl->folder.has_filename())
        impl->folder = impl->folder.parent_path();
    impl->access = access;
    if (access == Access::Write) {
        auto lock = lockProject(folder);
        if (!lock)
            return fail(lock.error());
        impl->lock = std::move(*lock);
    }
    const auto mode = access == Access::Write ? Database::Mode::Write : Database::Mode::Read;
    const fs::path file = storeOf(impl->folder);
    auto database = Database::open(file, mode);
    if (!database)
        return fail(database.error());
    impl->database = std::move(*database);
    if (auto checked = checkWhole(impl->database, file); !checked)
        return fail(checked.error());
    if (auto checked = openSchema(impl->database, mode, file); !checked)
        return fail(checked.error());
    return Project(std::move(impl));
}

const fs::path& Project::folder() const
{
    return m_impl->folder;
}

Result<RunRecord> Project::addRun(const Recipe& recipe, const std::string& run_name)
{
    if (auto allowed = m_impl->mayWrite(); !allowed)
        return fail(allowed.error());
    const auto params = resolvedParams(recipe);
    if (!params)
        return fail(params.error());
    auto transaction = Transaction::begin(m_impl->database);
    if (!transaction)
        return fail(transaction.error());
    // Removed runs keep their number: a note that names run 3 must never come to mean another.
    auto last = m_impl->database.prepare("SELECT coalesce(max(CAST(id AS INTEGER)), 0) FROM runs");
    if (!last)
        return fail(last.error());
    if (const auto row = last->next(); !row)
        return fail(row.error());
    const std::int64_t number = 1
        + std::max({last->integer(0), largestNumber(m_impl->folder / "runs"), largestNumber(m_impl->folder / "trash")});
    last->reset();
    const std::string id = fmt::format("{:04}", number);

    const std::string json = stored::line(toJson(recipe));
    const std::string shown = run_name.empty() ? fmt::format("{} {}", recipe.method, number) : run_name;
    if (auto done = m_impl->database.execute("INSERT INTO recipes(json, params) VALUES(?, ?)", json,
                                             stored::line(stored::paramsJson(*params)));
        !done)
        return fail(done.error());
    if (auto done = m_impl->database.execute("INSERT INTO runs(id, recipe, name, state, created) "
                                             "VALUES(?, last_insert_rowid(), ?, 'waiting', ?)",
                                             id, shown, utcNow());
        !done)
        return fail(done.error());
    const fs::path run_folder = m_impl->folder / "runs" / id;
    auto part = AtomicFolder::create(run_folder);
    if (!part)
        return fail(part.error());
    if (auto written = writeJson(part->path() / "recipe.json", toJson(recipe)); !written)
        return fail(written.error());
    if (auto committed = part->commit(); !committed)
        return fail(committed.error());
    if (auto committed = transaction->commit(); !committed) {
        std::error_code ignored;
        fs::remove_all(run_folder, ignored);
        return fail(committed.error());
    }
    return run(id);
}

Result<RunRecord> Project::Impl::record(const Statement& row) const
{
    RunRecord record;
    record.id = row.text(0);
    record.name = row.text(1);
    record.notes = row.text(2);
    record.created = row.text(4);
    record.error = row.text(5);
    record.folder = folder / "runs" / record.id;
    const std::string state = row.text(3);
    for (const auto& [value, word] : state_names) {
        if (state == word)
            record.state = value;
    }
    if (record.state == RunState::Running && !FileLock::held(record.folder / ".lock"))
        record.state = RunState::Interrupted;

    const std::string where = fmt::format("recipe of run {}", record.id);
    const auto json = parseJson(row.text(6), where);
    if (!json)
        return fail(json.error());
    auto recipe = parseRecipe(*json, where, record.folder);
    record.recipe = recipe ? std::move(*recipe) : plainRecipe(*json);
    if (!recipe && record.error.empty())
        record.error = recipe.error().sentence();
    if (const auto params = parseJson(row.text(7), where))
        record.params = stored::paramsFrom(*params);
    if (!row.isNull(8)) {
        const auto outcome_json = parseJson(row.text(8), fmt::format("outcome of run {}", record.id));
        if (!outcome_json)
            return fail(outcome_json.error());
        auto outcome = RunOutcome::fromJson(*outcome_json);
        if (!outcome)
            return fail(outcome.error());
        record.outcome = std::move(*outcome);
    }
    return record;
}

Result<std::vector<RunRecord>> Project::Impl::records(const std::string& id) const
{
    auto select = database.prepare(
        "SELECT runs.id, runs.name, notes.text, runs.state, runs.created, runs.error, recipes.json, recipes.params, "
        "runs.outcome FROM runs JOIN recipes ON recipes.id = runs.recipe LEFT JOIN notes ON notes.run = runs.id "
        "WHERE runs.removed IS NULL AND (?1 = '' OR runs.id = ?1) ORDER BY CAST(runs.id AS INTEGER)");
    if (!select)
        return fail(select.error());
    select->bind(1, id);
    std::vector<RunRecord> found;
    for (;;) {
        const auto row = select->next();
        if (!row)
            return fail(row.error());
        if (!*row)
            return found;
        auto one = record(*select);
        if (!one)
            return fail(one.error());
        found.push_back(std::move(*one));
    }
}

Result<std::vector<RunRecord>> Project::runs() const
{
    return m_impl->records({});
}

Result<RunRecord> Project::run(const std::string& id) const
{
    if (id.empty())
        return m_impl->noRun(id);
    auto found = m_impl->records(id);
    if (!found)
        return fail(found.error());
    if (found->empty())
        return m_impl->noRun(id);
    return std::move(found->front());
}

Status Project::Impl::mustExist(const std::string& id) const
{
    auto select = database.prepare("SELECT 1 FROM runs WHERE id = ? AND removed IS NULL");
    if (!select)
        return fail(select.error());
    select->bind(1, id);
    const auto row = select->next();
    if (!row)
        return fail(row.error());
    return *row ? Status() : Status(noRun(id));
}

Result<std::vector<MetricPoint>> Project::metrics(const std::string& run_id) const
{
    if (auto exists = m_impl->mustExist(run_id); !exists)
        return fail(exists.error());
    auto select = m_impl->database.prepare("SELECT series, step, epoch, seconds, tokens, value FROM metrics "
                                           "WHERE run = ? ORDER BY step, series");
    if (!select)
        return fail(select.error());
    select->bind(1, run_id);
    std::vector<MetricPoint> points;
    for (;;) {
        const auto row = select->next();
        if (!row)
            return fail(row.error());
        if (!*row)
            return points;
        points.push_back({select->text(0), select->integer(1), select->real(2), select->real(3), select->integer(4),
                          select->real(5)});
    }
}

Result<std::vector<Sample>> Project::samples(const std::string& run_id) const
{
    if (auto exists = m_impl->mustExist(run_id); !exists)
        return fail(exists.error());
    return run_store::samples(m_impl->database, run_id);
}

Result<Evaluation> Project::evaluation(const std::string& run_id) const
{
    if (auto exists = m_impl->mustExist(run_id); !exists)
        return fail(exists.error());
    // While the run goes on the best so far stands for the best.
    auto select = m_impl->database.prepare("SELECT json FROM evaluations WHERE run = ? AND kind <> 'base' "
                                           "ORDER BY kind = 'best' DESC, loss IS NULL, loss LIMIT 1");
    if (!select)
        return fail(select.error());
    select->bind(1, run_id);
    const auto row = select->next();
    if (!row)
        return fail(row.error());
    if (!*row)
        return fail(ErrorKind::NotFound, text("The run \"{}\" has not been tried on held-out rows yet.", run_id));
    const auto json = parseJson(select->text(0), fmt::format("evaluation of run {}", run_id));
    if (!json)
        return fail(json.error());
    return evaluationFromJson(*json);
}

Status Project::Impl::changeRun(const std::string& id, const char* sql, std::string_view value)
{
    if (auto allowed = mayWrite(); !allowed)
        return allowed;
    if (auto exists = mustExist(id); !exists)
        return exists;
    return database.execute(sql, value, id);
}

Status Project::rename(const std::string& run_id, const std::string& run_name)
{
    if (run_name.find_first_not_of(" \t\r\n") == std::string::npos)
        return fail(ErrorKind::Usage, text("A run needs a name."));
    return m_impl->changeRun(run_id, "UPDATE runs SET name = ? WHERE id = ?", run_name);
}

Status Project::setNotes(const std::string& run_id, const std::string& notes)
{
    return m_impl->changeRun(run_id, "INSERT OR REPLACE INTO notes(text, run) VALUES(?, ?)", notes);
}

Status Project::removeRun(const std::string& run_id)
{
    if (auto allowed = m_impl->mayWrite(); !allowed)
        return allowed;
    const auto found = run(run_id);
    if (!found)
        return fail(found.error());
    if (FileLock::held(found->folder / ".lock"))
        return fail(ErrorKind::Busy, text("The run \"{}\" is still running.", run_id), {}, text("Stop it first."));
    auto transaction = Transaction::begin(m_impl->database);
    if (!transaction)
        return fail(transaction.error());
    // The figures stay in the store beside the folder in trash/: nothing is lost that somebody may want back.
    if (auto done = m_impl->database.execute("UPDATE runs SET removed = ? WHERE id = ?", utcNow(), run_id); !done)
        return done;
    std::error_code error;
    if (fs::exists(found->folder, error)) {
        const fs::path trash = m_impl->folder / "trash";
        if (auto made = makeFolder(trash); !made)
            return made;
        fs::rename(found->folder, trash / run_id, error);
        if (error)
            return fail(systemError(error.value(), trash / run_id, "write"));
    }
    return transaction->commit();
}

Status Project::saveDraft(const Json& draft)
{
    if (auto allowed = m_impl->mayWrite(); !allowed)
        return allowed;
    return m_impl->database.execute("INSERT OR REPLACE INTO draft(id, json) VALUES(1, ?)", stored::line(draft));
}

Result<Json> Project::draft() const
{
    auto select = m_impl->database.prepare("SELECT json FROM draft WHERE id = 1");
    if (!select)
        return fail(select.error());
    const auto row = select->next();
    if (!row)
        return fail(row.error());
    return *row ? parseJson(select->text(0), "draft of the project") : Result<Json>(Json::object());
}

} // namespace luthier
