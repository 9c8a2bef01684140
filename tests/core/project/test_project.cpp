// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/database.h"
#include "core/project/project.h"
#include "core/project/run_store.h"
#include "tests/support/child_process.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <csignal>
#include <fstream>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>

using namespace luthier;
using luthier::test::becomeNobody;
using luthier::test::inChild;

namespace {

Recipe recipe()
{
    Recipe made;
    made.base = "starter:llama";
    made.task = "instruct";
    made.method = "lora";
    made.data.train = "/data/clauses.jsonl";
    made.data.map = {{"prompt", "question"}, {"response", "answer"}};
    made.params.set("lora.rank", std::int64_t{4});
    made.params.set("train.learning_rate", 1e-3);
    return made;
}

QString said(const Error& error)
{
    return QString::fromStdString(error.sentence());
}

// Names and contents of all files but the lock and SQLite's two helpers, which hold nothing of the user's.
std::string tree(const fs::path& folder)
{
    std::vector<std::string> lines;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (entry.is_regular_file() && name != ".lock" && !name.ends_with("-wal") && !name.ends_with("-shm"))
            lines.push_back(entry.path().string() + " " + *sha256OfFile(entry.path()));
    }
    std::sort(lines.begin(), lines.end());
    std::string all;
    for (const std::string& line : lines)
        all += line + "\n";
    return all;
}

} // namespace

class TestProject : public QObject {
    Q_OBJECT

    QTemporaryDir m_temp;
    fs::path m_folder; // of the project, not there yet

    Project make()
    {
        auto project = Project::create(m_folder);
        if (!project)
            qFatal("%s", project.error().sentence().c_str());
        return std::move(*project);
    }

private Q_SLOTS:
    void init()
    {
        static int number = 0;
        m_folder = fs::path(m_temp.path().toStdString()) / fmt::format("clauses {} #%?.luthier", number++);
        ::chmod(m_temp.path().toStdString().c_str(), 0755);
    }

    void keepsRuns()
    {
        std::string first_id;
        {
            Project project = make();
            QVERIFY(fs::is_directory(m_folder / "runs"));
            const auto first = project.addRun(recipe(), "Gentle LoRA");
            QVERIFY2(first.has_value(), first ? "" : first.error().sentence().c_str());
            first_id = first->id;
            QCOMPARE(first->id, std::string("0001"));
            QCOMPARE(first->folder, m_folder / "runs" / "0001");
            QVERIFY(fs::exists(first->folder / "recipe.json"));
            QCOMPARE(project.addRun(recipe(), "")->id, std::string("0002"));
            QVERIFY(project.rename("0002", "Second"));
            QVERIFY(project.setNotes("0001", "as discussed \u00e9"));
            QVERIFY(project.setNotes("0001", "as discussed twice"));
            QVERIFY(project.saveDraft({{"goal", "instruct"}}));
            QVERIFY(project.saveDraft({{"goal", "classify"}}));
        }
        QVERIFY(!fs::exists(m_folder / "project.db-wal")); // closed: the folder can be copied
        for (const auto access : {Project::Access::Read, Project::Access::Write}) {
            const auto project = Project::open(m_folder, access);
            QVERIFY(project);
            const auto runs = project->runs();
            QVERIFY2(runs.has_value(), runs ? "" : runs.error().sentence().c_str());
            QCOMPARE(runs->size(), std::size_t{2});
            const RunRecord& run = runs->front();
            QCOMPARE(run.name, std::string("Gentle LoRA"));
            QCOMPARE(run.notes, std::string("as discussed twice"));
            QVERIFY(run.state == RunState::Waiting);
            QCOMPARE(run.created.size(), std::size_t{20});
            QVERIFY(!run.outcome);
            QCOMPARE(toJson(run.recipe).dump(), toJson(recipe()).dump());
            QCOMPARE(run.params.integer("lora.rank"), std::int64_t{4});
            QCOMPARE(run.params.real("train.learning_rate"), 1e-3);
            QVERIFY(run.params == *resolvedParams(recipe()));
            QCOMPARE(runs->back().name, std::string("Second"));
            QCOMPARE((*project->draft())["goal"].get<std::string>(), std::string("classify"));
            QVERIFY(project->metrics("0001")->empty());
            QVERIFY(project->samples("0001")->empty());
            QVERIFY(project->evaluation("0001").error().kind == ErrorKind::NotFound);
        }
    }

    void anEmptyDraft()
    {
        const Project project = make();
        QVERIFY(project.draft()->is_object() && project.draft()->empty());
    }

    void aRelativeFolderWorks()
    {
        const fs::path before = fs::current_path();
        fs::current_path(m_temp.path().toStdString());
        const std::string name = m_folder.filename().string() + "/";
        {
            auto project = Project::create(name);
            QVERIFY2(project.has_value(), project ? "" : project.error().sentence().c_str());
            QCOMPARE(project->folder(), m_folder);
            QCOMPARE(project->addRun(recipe(), "x")->folder, m_folder / "runs" / "0001");
        }
        fs::current_path(before);
        QVERIFY(Project::open(m_folder, Project::Access::Write));
    }

    void removesIntoTheTrash()
    {
        Project project = make();
        QVERIFY(project.addRun(recipe(), "one"));
        QVERIFY(project.addRun(recipe(), "two"));
        QVERIFY(project.removeRun("0002"));
        QCOMPARE(project.runs()->size(), std::size_t{1});
        QVERIFY(fs::exists(m_folder / "trash" / "0002" / "recipe.json"));
        QVERIFY(!fs::exists(m_folder / "runs" / "0002"));
        QVERIFY(project.removeRun("0002").error().kind == ErrorKind::NotFound);
        QCOMPARE(project.addRun(recipe(), "three")->id, std::string("0003")); // numbers are not used twice

        const auto lock = FileLock::acquire(m_folder / "runs" / "0001" / ".lock");
        const auto busy = project.removeRun("0001");
        QVERIFY(!busy);
        QVERIFY(said(busy.error()).contains("is still running"));
        QVERIFY(fs::exists(m_folder / "runs" / "0001" / "recipe.json"));
    }

    void refusesBadRequests()
    {
        Project project = make();
        QVERIFY(project.addRun(recipe(), "one"));
        for (const char* id : {"0009", "", "../x", "1"}) {
            QVERIFY(project.run(id).error().kind == ErrorKind::NotFound);
            QVERIFY(project.metrics(id).error().kind == ErrorKind::NotFound);
            QVERIFY(project.rename(id, "x").error().kind == ErrorKind::NotFound);
            QVERIFY(project.setNotes(id, "x").error().kind == ErrorKind::NotFound);
            QVERIFY(project.removeRun(id).error().kind == ErrorKind::NotFound);
        }
        QVERIFY(said(project.rename("0001", " ").error()).contains("needs a name"));
        Recipe wrong = recipe();
        wrong.params.set("lora.rnak", std::int64_t{4});
        const auto added = project.addRun(wrong, "wrong");
        QVERIFY(!added);
        QVERIFY2(said(added.error()).contains("lora.rank"), qPrintable(said(added.error())));
        QCOMPARE(project.runs()->size(), std::size_t{1});
        QVERIFY(!fs::exists(m_folder / "runs" / "0002"));

        auto reader = Project::open(m_folder, Project::Access::Read);
        QVERIFY(reader);
        QVERIFY(said(reader->rename("0001", "x").error()).contains("open for reading only"));
        QVERIFY(!reader->addRun(recipe(), "x"));
        QVERIFY(!reader->saveDraft(Json::object()));
        QVERIFY(!reader->removeRun("0001"));
        QCOMPARE(reader->run("0001")->name, std::string("one"));
    }

    void refusesWhatIsNoProject_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("nothing") << "nothing"
                                 << "There is no project \"";
        QTest::newRow("empty folder") << "folder"
                                      << "is not a Luthier project: there is no project.db";
        QTest::newRow("a file") << "file"
                                << "is not a Luthier project";
        QTest::newRow("empty store") << "empty"
                                     << "is not the store of a Luthier project";
        QTest::newRow("text store") << "text"
                                    << "is damaged. Put a copy";
        QTest::newRow("another program's") << "other"
                                           << "is not the store of a Luthier project";
        QTest::newRow("overwritten in the middle") << "torn"
                                                   << "is damaged";
        QTest::newRow("cut short") << "cut"
                                   << "is damaged";
        QTest::newRow("newer")
            << "newer"
            << "made by a newer Luthier: its store has version 7 and this program knows versions up to 1";
        QTest::newRow("a folder as store") << "store folder"
                                           << "project.db";
    }
    void refusesWhatIsNoProject()
    {
        QFETCH(QString, what);
        QFETCH(QString, sentence);
        const fs::path store = m_folder / "project.db";
        if (what == "torn" || what == "cut" || what == "newer") {
            Project project = make();
            for (int i = 0; i < 30; ++i)
                QVERIFY(project.addRun(recipe(), std::string(500, 'n')));
        } else if (what == "file") {
            QVERIFY(writeFile(m_folder, "x"));
        } else if (what != "nothing") {
            QVERIFY(makeFolder(m_folder));
        }
        if (what == "empty")
            QVERIFY(writeFile(store, ""));
        if (what == "text")
            QVERIFY(writeFile(store, std::string(5000, 'x')));
        if (what == "store folder")
            QVERIFY(makeFolder(store));
        if (what == "other") {
            auto database = Database::open(store, Database::Mode::Create);
            QVERIFY(database->run("CREATE TABLE bookmarks(x)"));
        }
        if (what == "newer") {
            auto database = Database::open(store, Database::Mode::Write);
            QVERIFY(database->run("INSERT INTO schema_version VALUES(7, 'then')"));
        }
        if (what == "torn") {
            std::fstream file(store, std::ios::in | std::ios::out | std::ios::binary);
            file.seekp(4096 * 2);
            for (int i = 0; i < 4096 * 6; ++i)
                file.put('\x5a');
        }
        if (what == "cut")
            fs::resize_file(store, 9000);
        const std::string before = fs::is_directory(m_folder) ? tree(m_folder) : std::string();
        for (const auto access : {Project::Access::Read, Project::Access::Write}) {
            const auto project = Project::open(m_folder, access);
            QVERIFY(!project);
            QVERIFY2(said(project.error()).contains(sentence), qPrintable(said(project.error())));
            if (fs::is_directory(m_folder))
                QCOMPARE(tree(m_folder), before); // nothing was changed
        }
    }

    void createsOnlyWhereNothingIs()
    {
        QVERIFY(makeFolder(m_folder));
        make(); // an empty folder is fine
        const std::string before = tree(m_folder);
        const auto again = Project::create(m_folder);
        QVERIFY(!again);
        QVERIFY(said(again.error()).contains("exists already and is not an empty folder"));
        QCOMPARE(tree(m_folder), before);
        const fs::path file = m_folder / "file";
        QVERIFY(writeFile(file, "x"));
        QVERIFY(!Project::create(file));
        QCOMPARE(*readFile(file), std::string("x"));
    }

    void twoWindowsOnOneProject()
    {
        Project project = make();
        QVERIFY(project.addRun(recipe(), "one"));
        // The same process may open it again, for another thread.
        {
            auto second = Project::open(m_folder, Project::Access::Write);
            QVERIFY(second);
            QVERIFY(second->rename("0001", "renamed"));
            QCOMPARE(project.run("0001")->name, std::string("renamed"));
        }
        const int parent = ::getpid();
        // exec would be the honest second window; a child drops what it inherited by taking the lock file anew.
        const std::string command = fmt::format("exec flock -n -x '{}/.lock' true", m_folder.string());
        QVERIFY(std::system(command.c_str()) != 0); // another process cannot have it
        QVERIFY(FileLock::held(m_folder / ".lock"));
        QVERIFY(readFile(m_folder / ".lock")->starts_with(std::to_string(parent)));
        {
            const Project moved = std::move(project);
        }
        QVERIFY(std::system(command.c_str()) == 0); // the last handle gave it up
    }

    void anotherProcessIsNamed()
    {
        make();
        // The other process holds the project while this one asks.
        int ready[2];
        int done[2];
        QVERIFY(::pipe(ready) == 0 && ::pipe(done) == 0);
        const pid_t other = ::fork();
        if (other == 0) {
            ::close(done[1]);
            const auto project = Project::open(m_folder, Project::Access::Write);
            char byte = project ? '1' : '0';
            static_cast<void>(!::write(ready[1], &byte, 1));
            static_cast<void>(!::read(done[0], &byte, 1));
            ::_exit(0);
        }
        ::close(done[0]);
        char byte = '0';
        QCOMPARE(::read(ready[0], &byte, 1), ssize_t{1});
        QCOMPARE(byte, '1');
        const auto refused = Project::open(m_folder, Project::Access::Write);
        QVERIFY(!refused);
        QVERIFY(refused.error().kind == ErrorKind::Busy);
        QVERIFY2(said(refused.error()).contains(QString("is in use by another Luthier (process %1)").arg(other)),
                 qPrintable(said(refused.error())));
        const auto reader = Project::open(m_folder, Project::Access::Read);
        QVERIFY(reader && reader->runs());
        ::close(done[1]);
        int status = 0;
        ::waitpid(other, &status, 0);
        QVERIFY(Project::open(m_folder, Project::Access::Write));
        ::close(ready[0]);
        ::close(ready[1]);
    }

    void threadsShareAProject()
    {
        make();
        std::vector<std::thread> threads;
        std::atomic<int> added{0};
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                auto project = Project::open(m_folder, Project::Access::Write);
                for (int i = 0; project && i < 5; ++i)
                    added += project->addRun(recipe(), "thread").has_value();
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(added.load(), 20);
        const auto runs = Project::open(m_folder, Project::Access::Read)->runs();
        QCOMPARE(runs->size(), std::size_t{20});
        QCOMPARE(runs->back().id, std::string("0020"));
    }

    void readsWhereNothingMayBeWritten()
    {
        {
            Project project = make();
            QVERIFY(project.addRun(recipe(), "one"));
        }
        ::chmod((m_folder / "project.db").c_str(), 0444);
        ::chmod((m_folder / "runs").c_str(), 0555);
        ::chmod(m_folder.c_str(), 0555);
        fs::permissions(m_folder / ".lock", fs::perms(0444));
        const std::string before = tree(m_folder);
        const bool fine = inChild([&] {
            becomeNobody();
            const auto reader = Project::open(m_folder, Project::Access::Read);
            const auto writer = Project::open(m_folder, Project::Access::Write);
            return reader && reader->runs()->size() == 1 && !writer && writer.error().kind == ErrorKind::Permission
                && said(writer.error()).contains("its folder may not be written");
        });
        ::chmod(m_folder.c_str(), 0755);
        ::chmod((m_folder / "runs").c_str(), 0755);
        QVERIFY(fine);
        QCOMPARE(tree(m_folder), before);
    }

    // No file may grow: what a full disk does to the two files that a reader would make.
    void readsOnAFullDisk()
    {
        {
            Project project = make();
            QVERIFY(project.addRun(recipe(), "one"));
        }
        const bool fine = inChild([&] {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit none{0, 0};
            ::setrlimit(RLIMIT_FSIZE, &none);
            const bool full = !Project::create(fs::path(m_temp.path().toStdString()) / "other.luthier");
            const auto reader = Project::open(m_folder, Project::Access::Read);
            return full && reader && reader->runs() && reader->runs()->size() == 1;
        });
        QVERIFY(fine);
    }

    void keepsMetricsOncePerStep()
    {
        Project project = make();
        QVERIFY(project.addRun(recipe(), "one"));
        auto database = Database::open(m_folder / "project.db", Database::Mode::Write);
        QVERIFY(database);
        const std::vector<MetricPoint> first = {{"train_loss", 1, 0.1, 0.5, 100, 2.0},
                                                {"train_loss", 2, 0.2, 1.0, 200, 1.5},
                                                {"learning_rate", 1, 0.1, 0.5, 100, 1e-4},
                                                {"validation_loss", 2, 0.2, 1.0, 200, std::nan("")}};
        QVERIFY(run_store::addMetrics(*database, "0001", first));
        const std::vector<MetricPoint> again = {{"train_loss", 2, 0.2, 9.0, 200, 1.25}};
        QVERIFY(run_store::addMetrics(*database, "0001", again));
        auto points = project.metrics("0001");
        QVERIFY(points);
        QCOMPARE(points->size(), std::size_t{4});
        QCOMPARE((*points)[0].series, std::string("learning_rate"));
        QCOMPARE((*points)[0].epoch, 0.1);
        QCOMPARE((*points)[0].tokens, std::int64_t{100});
        QCOMPARE((*points)[2].value, 1.25);
        QCOMPARE((*points)[2].seconds, 9.0);
        QVERIFY(std::isnan((*points)[3].value));
        QVERIFY(run_store::forgetAfter(*database, "0001", 1));
        QCOMPARE(project.metrics("0001")->size(), std::size_t{2});
        // A run that is not there takes no points with it.
        QVERIFY(!run_store::addMetrics(*database, "0009", first));
        QCOMPARE(project.metrics("0001")->size(), std::size_t{2});
    }

    void aRecipeOfALaterVersionDoesNotHideTheRuns()
    {
        Project project = make();
        QVERIFY(project.addRun(recipe(), "one"));
        auto database = Database::open(m_folder / "project.db", Database::Mode::Write);
        QVERIFY(database->run("UPDATE recipes SET json = '{\"base\":\"b\",\"task\":\"dream\",\"method\":\"lora\"}'"));
        const auto runs = project.runs();
        QVERIFY(runs);
        QCOMPARE(runs->front().recipe.task, std::string("dream"));
        QVERIFY(QString::fromStdString(runs->front().error).contains("dream"));
    }

    void findsRuns()
    {
        const fs::path here = fs::path(m_temp.path().toStdString()) / ("here" + m_folder.filename().string());
        QVERIFY(makeFolder(here));
        m_folder = here / "one.luthier";
        {
            Project project = make();
            QVERIFY(project.addRun(recipe(), "one"));
        }
        const fs::path run = m_folder / "runs" / "0001";
        const fs::path before = fs::current_path();
        fs::current_path(here);
        struct Case {
            const char* run;
            const char* project;
            fs::path expected;
            const char* sentence;
        };
        const auto check = [&](const Case& c) {
            const auto found = resolveRun(c.run, c.project);
            if (!c.expected.empty())
                return found && *found == c.expected;
            return !found && said(found.error()).contains(c.sentence);
        };
        const std::string absolute = run.string();
        QVERIFY(check({absolute.c_str(), "", run, ""}));
        QVERIFY(check({absolute.c_str(), "one.luthier", run, ""}));
        QVERIFY(check({"one.luthier/runs/0001", "", run, ""}));
        QVERIFY(check({"one.luthier/runs/0001/", "", run, ""}));
        QVERIFY(check({"0001", "", run, ""}));
        QVERIFY(check({"1", "", run, ""}));
        QVERIFY(check({"0001", "one.luthier", run, ""}));
        QVERIFY(check({"0001", "one.luthier/", run, ""}));
        QVERIFY(check({"0002", "", {}, "There is no run \"0002\" in the project"}));
        QVERIFY(check({"0001", "two.luthier", {}, "is not a Luthier project"}));
        QVERIFY(check({"one.luthier", "", {}, "is a project, not a run"}));
        QVERIFY(check({"elsewhere/0001", "", {}, "There is no run \"elsewhere/0001\""}));
        QVERIFY(check({"", "", {}, "No run was named"}));
        QVERIFY(Project::create(here / "two.luthier"));
        QVERIFY(check({"0001", "", {}, "several projects in"}));
        fs::current_path(m_folder);
        QVERIFY(check({"0001", "", run, ""}));
        fs::current_path(m_folder / "runs");
        QVERIFY(check({"0001", "", run, ""})); // the folder of that name
        QVERIFY(check({"0005", "", {}, "There is no project in"}));
        fs::current_path(before);
    }
};

QTEST_APPLESS_MAIN(TestProject)
#include "test_project.moc"
