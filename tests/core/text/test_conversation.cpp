// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/conversation.h"

#include <QTest>

using namespace luthier;

class TestConversation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QByteArray>("messages");
        const QByteArray plain = R"([{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}])";
        QTest::newRow("chat completions") << QByteArray(R"([{"role": "user", "content": "Hi"},
            {"role": "assistant", "content": "Hello"}])")
                                          << plain;
        QTest::newRow("ShareGPT") << QByteArray(R"([{"from": "human", "value": "Hi"},
            {"from": "gpt", "value": "Hello"}])")
                                  << plain;
        QTest::newRow("inside an object") << QByteArray(R"({"id": 7, "messages": [{"role": "user", "content": "Hi"},
            {"role": "assistant", "content": "Hello"}]})")
                                          << plain;
        QTest::newRow("what else a message holds stays")
            << QByteArray(R"([{"role": "assistant", "content": null, "tool_calls": [1], "weight": 0}])")
            << QByteArray(R"([{"role":"assistant","tool_calls":[1],"weight":0}])");
        QTest::newRow("what is absent is written as null")
            << QByteArray(R"([{"role": "user", "content": "Hi", "name": null, "tool_calls": null},
                {"role": "assistant", "content": "Hello", "tool_calls": []}])")
            << plain;
        QTest::newRow("Windows line ends")
            << QByteArray(R"([{"role": "user", "content": "A\r\nb"},
                {"role": "assistant", "content": [{"type": "text", "text": "C\r\nd"}]}])")
            << QByteArray(R"([{"role":"user","content":"A\nb"},)"
                          R"({"role":"assistant","content":[{"type":"text","text":"C\nd"}]}])");
        QTest::newRow("content in parts") << QByteArray(
            R"([{"role": "user", "content": [{"type": "text", "text": "A"}, {"type": "text", "text": "b"}]}])")
                                          << QByteArray(R"([{"role":"user","content":[{"type":"text","text":"A"},)"
                                                        R"({"type":"text","text":"b"}]}])");
    }

    void reads()
    {
        QFETCH(QByteArray, source);
        QFETCH(QByteArray, messages);
        const auto read = readConversation(source.toStdString());
        QVERIFY2(read.has_value(), read ? "" : read.error().sentence().c_str());
        QCOMPARE(QByteArray::fromStdString(read->dump()), messages);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QString>("says");
        QTest::newRow("no JSON") << QByteArray("Hi there") << "not a list of messages";
        QTest::newRow("cut off") << QByteArray(R"([{"role": "user")") << "not a list of messages";
        QTest::newRow("a number") << QByteArray("7") << "not a list of messages";
        QTest::newRow("empty") << QByteArray("[]") << "has no messages";
        QTest::newRow("texts") << QByteArray(R"(["Hi"])") << "Message 1 of the conversation is not an object";
        QTest::newRow("nobody's") << QByteArray(R"([{"role": "user", "content": "x"}, {"content": "y"}])")
                                  << "Message 2 of the conversation does not say whose it is";
        QTest::newRow("unknown role") << QByteArray(R"([{"role": "narrator", "content": "x"}])") << "“narrator”";
        QTest::newRow("no text") << QByteArray(R"([{"role": "user"}])") << "Message 1 of the conversation has no text";
        QTest::newRow("no text and no call")
            << QByteArray(R"([{"role": "assistant", "content": null, "tool_calls": null}])") << "has no text";
        QTest::newRow("text of another kind") << QByteArray(R"([{"role": "user", "content": 4}])") << "has no text";
    }

    void refuses()
    {
        QFETCH(QByteArray, source);
        QFETCH(QString, says);
        const auto read = readConversation(source.toStdString());
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Damaged);
        QVERIFY2(QString::fromStdString(read.error().sentence()).contains(says), read.error().sentence().c_str());
        QVERIFY(!read.error().next_step.empty());
    }

    void textOfParts()
    {
        const auto read = readConversation(
            R"([{"role": "user", "content": [{"type": "text", "text": "A"}, {"type": "image"}, {"type": "text", "text": "b"}]}])");
        QVERIFY(read);
        QCOMPARE(textOfMessage((*read)[0]), std::string("Ab"));
    }
};

QTEST_APPLESS_MAIN(TestConversation)
#include "test_conversation.moc"
