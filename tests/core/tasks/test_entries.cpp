// SPDX-License-Identifier: GPL-3.0-or-later
#include "byte_tokenizer.h"
#include "core/datasets/format.h"

#include <QTest>

#include <set>

using namespace luthier;

// What holds for every task and format of the catalogue, also for those that come later.
class TestEntries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void infos_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("tasks") << static_cast<int>(Kind::Task);
        QTest::newRow("formats") << static_cast<int>(Kind::Format);
    }

    void infos()
    {
        QFETCH(int, kind);
        const auto all = entries(static_cast<Kind>(kind));
        QVERIFY(all.size() >= 2);
        std::set<std::string> ids;
        std::set<std::string> titles;
        for (const EntryInfo* info : all) {
            QVERIFY2(ids.insert(info->id).second, info->id);
            QVERIFY2(titles.insert(info->title).second, info->id);
            QVERIFY2(*info->title && *info->term, info->id);
            const std::string_view summary = info->summary;
            QVERIFY2(summary.size() > 20 && summary.ends_with('.'), info->id);
            QVERIFY2(std::string(info->id).find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos,
                     info->id);
            for (const Param& param : info->params)
                QVERIFY2(*param.label && *param.help, param.key);
        }
    }

    void rolesSpeakToTheUser()
    {
        for (const TaskDescriptor* task : tasks()) {
            QVERIFY2(!task->roles.empty() && *task->example, task->info.id);
            std::set<std::string> ids;
            for (const ColumnRole& role : task->roles) {
                QVERIFY2(ids.insert(role.id).second, role.id);
                QVERIFY2(*role.label && *role.help, role.id);
                QVERIFY2(!role.usual_names.empty(), role.id);
                std::set<std::string_view> names;
                for (const std::string_view name : role.usual_names) {
                    QVERIFY2(names.insert(name).second, role.id);
                    for (const char c : name)
                        QVERIFY2(!(c >= 'A' && c <= 'Z') && c != '_', role.id);
                }
            }
        }
    }

    // Whatever a row holds, an example stays inside the limit and points only at what it has.
    void examplesAreSound()
    {
        using Style = test::ByteTokenizer::Style;
        const std::vector<std::string> texts = {
            "", " ", "a", "word and word", std::string(300, 'x'), "é€😀", std::string("\0x\0", 3)};
        for (const TaskDescriptor* task : tasks())
            for (const Style style : {Style::Llama, Style::Gpt, Style::T5, Style::Bert})
                for (const std::int64_t limit : {1, 2, 3, 4, 7, 16, 100, 4096})
                    for (const std::string& first : texts)
                        for (const std::string& second : texts) {
                            TaskContext context = test::byteContext(style, limit);
                            context.labels = {"a", "b"};
                            std::vector<std::string> values(task->roles.size());
                            for (std::size_t i = 0; i < values.size(); ++i)
                                if (task->roles[i].required)
                                    values[i] = i == 0 ? first : second;
                            const RowLayout layout = task->layout(context, values);
                            const Example& example = layout.example;
                            const auto size = static_cast<std::int32_t>(example.ids.size());
                            const bool only_specials = style == Style::Bert && limit < 2;
                            QVERIFY2(size <= limit || (only_specials && size == 2)
                                         || (example.targets.empty() && size <= 2),
                                     task->info.id);
                            for (const Example::Target& target : example.targets)
                                QVERIFY(target.row >= 0 && target.row < size && target.id >= 0);
                            QCOMPARE(static_cast<std::int64_t>(layout.tokens.size()), size + example.cut_tokens);
                        }
    }

    void formatsKnowTheirFiles()
    {
        for (const FormatDescriptor* format : formats()) {
            QVERIFY2(std::string_view(format->extensions).starts_with("*."), format->info.id);
            QCOMPARE(format->confidence("x", std::string_view("\0\1\2", 3)), 0);
            if (format->without_names)
                QVERIFY2(findFormat(format->without_names), format->without_names);
            for (const char* text : {"", "x", "{", "[", "a,b\n1,2\n", "\"", "\n\n"}) {
                const int confidence = format->confidence("x.csv", text);
                QVERIFY(confidence >= 0 && confidence <= 100);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestEntries)
#include "test_entries.moc"
