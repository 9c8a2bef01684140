// SPDX-License-Identifier: GPL-3.0-or-later
// What a config.json becomes, and what is said of one that makes no network.
#include "core/families/support/folder.h"
#include "tests/support/row_names.h"
#include "tests/support/shared_data.h"
#include "tests/support/tuned_run.h"

#include "core/families/base_model.h"

#include <QTest>

using namespace luthier;
using namespace luthier::test;

namespace {

Json smallConfig(const std::string& type)
{
    return {{"model_type", type},
            {"vocab_size", 64},
            {"hidden_size", 32},
            {"num_hidden_layers", 4},
            {"num_attention_heads", 4},
            {"intermediate_size", 48},
            {"num_key_value_heads", 2},
            {"head_dim", 8},
            {"max_position_embeddings", 128}};
}

Json with(const std::string& type, const char* changes)
{
    Json config = smallConfig(type);
    config.merge_patch(Json::parse(changes));
    return config;
}

Json rowConfig(const std::string& row)
{
    return must(readJson(fixture("models/" + row) / "config.json"));
}

QString said(const Json& config)
{
    const auto described = describeConfig(config, "here/config.json");
    return described ? QString() : QString::fromStdString(described.error().sentence());
}

} // namespace

class TestConfig : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The same network in the spelling of today and in that of older files.
    void spellings_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("older");
        QTest::addColumn<QByteArray>("newer");
        QTest::newRow("base") << QByteArray("llama") << QByteArray(R"({"rope_theta": 500000.0})")
                              << QByteArray(R"({"rope_parameters": {"rope_type": "default", "rope_theta": 500000.0}})");
        QTest::newRow("linear")
            << QByteArray("llama")
            << QByteArray(R"({"rope_theta": 5000.0, "rope_scaling": {"type": "linear", "factor": 4.0}})")
            << QByteArray(R"({"rope_parameters": {"rope_type": "linear", "factor": 4.0, "rope_theta": 5000.0}})");
        QTest::newRow("dynamic") << QByteArray("llama")
                                 << QByteArray(R"({"rope_scaling": {"type": "dynamic", "factor": 2.0}})")
                                 << QByteArray(R"({"rope_parameters": {"rope_type": "dynamic", "factor": 2.0}})");
        QTest::newRow("yarn")
            << QByteArray("qwen2")
            << QByteArray(R"({"rope_scaling": {"type": "yarn", "factor": 4, "original_max_position_embeddings": 32}})")
            << QByteArray(
                   R"({"rope_parameters": {"rope_type": "yarn", "factor": 4, "original_max_position_embeddings": 32}})");
        QTest::newRow("llama3") << QByteArray(
            "llama") << QByteArray(R"({"rope_theta": 500000.0, "rope_scaling": {"rope_type": "llama3", "factor": 8,
                "low_freq_factor": 1, "high_freq_factor": 4, "original_max_position_embeddings": 64}})")
                                << QByteArray(
                                       R"({"rope_parameters": {"rope_type": "llama3", "factor": 8, "low_freq_factor": 1,
                "high_freq_factor": 4, "original_max_position_embeddings": 64, "rope_theta": 500000.0}})");
        QTest::newRow("longrope under its first name")
            << QByteArray("phi3")
            << QByteArray(R"({"original_max_position_embeddings": 32, "rope_scaling": {"type": "su",
                "short_factor": [1, 1, 1, 1], "long_factor": [1, 2, 3, 4]}})")
            << QByteArray(R"({"original_max_position_embeddings": 32, "rope_parameters": {"rope_type": "longrope",
                "short_factor": [1, 1, 1, 1], "long_factor": [1, 2, 3, 4]}})");
        QTest::newRow("part of a head") << QByteArray("phi3") << QByteArray(R"({"partial_rotary_factor": 0.5})")
                                        << QByteArray(R"({"rope_parameters": {"partial_rotary_factor": 0.5}})");
        QTest::newRow("part of a head, neox")
            << QByteArray("gpt_neox") << QByteArray(R"({"rotary_pct": 0.5, "rotary_emb_base": 7000})")
            << QByteArray(R"({"rope_parameters": {"partial_rotary_factor": 0.5, "rope_theta": 7000}})");
        QTest::newRow("two bases")
            << QByteArray("gemma3_text")
            << QByteArray(R"({"rope_theta": 900000.0, "rope_local_base_freq": 9000.0, "sliding_window_pattern": 2,
                "sliding_window": 8, "rope_scaling": {"rope_type": "linear", "factor": 8.0}})")
            << QByteArray(R"({"sliding_window": 8, "layer_types":
                ["sliding_attention", "full_attention", "sliding_attention", "full_attention"], "rope_parameters": {
                "full_attention": {"rope_type": "linear", "factor": 8.0, "rope_theta": 900000.0},
                "sliding_attention": {"rope_type": "default", "rope_theta": 9000.0}}})");
        QTest::newRow("modernbert")
            << QByteArray("modernbert")
            << QByteArray(
                   R"({"global_rope_theta": 90000.0, "local_rope_theta": 900.0, "global_attn_every_n_layers": 2})")
            << QByteArray(R"({"layer_types":
                ["full_attention", "sliding_attention", "full_attention", "sliding_attention"], "rope_parameters": {
                "full_attention": {"rope_theta": 90000.0}, "sliding_attention": {"rope_theta": 900.0}}})");
        QTest::newRow("windows") << QByteArray(
            "qwen3") << QByteArray(R"({"use_sliding_window": true, "sliding_window": 16, "max_window_layers": 3})")
                                 << QByteArray(
                                        R"({"use_sliding_window": true, "sliding_window": 16, "layer_types":
                ["full_attention", "full_attention", "full_attention", "sliding_attention"]})");
        QTest::newRow("layers that do not turn")
            << QByteArray("smollm3") << QByteArray(R"({"no_rope_layers": [1, 0, 1, 0]})")
            << QByteArray(R"({"no_rope_layer_interval": 2})");
    }
    void spellings()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, older);
        QFETCH(QByteArray, newer);
        const Spec one = must(describeConfig(with(type.toStdString(), older.constData()), "older")).spec;
        const Spec two = must(describeConfig(with(type.toStdString(), newer.constData()), "newer")).spec;
        const Spec plain = must(describeConfig(smallConfig(type.toStdString()), "plain")).spec;
        QCOMPARE(QString::fromStdString(toText(one)), QString::fromStdString(toText(two)));
        QVERIFY(one == two);
        QVERIFY(!(one == plain));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("changes");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* type, const char* changes, const char* says) {
            QTest::newRow(name) << QByteArray(type) << QByteArray(changes) << QString::fromUtf8(says);
        };
        row("unknown type", "mamba", "{}", "“mamba”");
        row("no type", "llama", R"({"model_type": null})", "“unknown”");
        row("type is a number", "llama", R"({"model_type": 3})", "“model_type”");
        row("no size", "llama", R"({"hidden_size": null})", "“hidden_size” is missing");
        row("size of 0", "qwen2", R"({"num_attention_heads": 0})", "“num_attention_heads” is 0");
        row("size is a text", "gpt2", R"({"n_embd": "many", "n_layer": 1, "n_head": 1})", "“n_embd” is \"many\"");
        row("heads and keys", "mistral", R"({"num_key_value_heads": 3})", "no multiple");
        row("theta of 0", "llama", R"({"rope_theta": 0})", "“rope_theta” is 0, but must be a number above 0");
        row("theta below 0", "gemma", R"({"rope_theta": -1.5})", "“rope_theta” is -1.5");
        row("theta inside", "llama", R"({"rope_parameters": {"rope_theta": 0.0}})", "“rope_theta” is 0.0");
        row("theta is a text", "llama", R"({"rope_parameters": {"rope_theta": "big"}})", "“rope_theta” is \"big\"");
        row("theta of local layers", "gemma3_text", R"({"rope_local_base_freq": 0})", "“rope_local_base_freq” is 0");
        row("theta inside a kind", "gemma3_text",
            R"({"rope_parameters": {"sliding_attention": {"rope_theta": -2}, "full_attention": {}}})",
            "“rope_theta” is -2");
        row("scaling is a list", "llama", R"({"rope_scaling": [1]})", "“rope_scaling” is [1]");
        row("unknown scaling", "llama", R"({"rope_scaling": {"type": "spiral", "factor": 2}})", "“spiral”");
        row("mrope", "qwen2", R"({"rope_scaling": {"type": "mrope", "mrope_section": [1]}})", "“mrope”");
        row("no factor", "llama", R"({"rope_scaling": {"type": "linear"}})", "“factor” is missing");
        row("factor of 0", "llama", R"({"rope_scaling": {"type": "yarn", "factor": 0}})", "“factor” is 0");
        row("frequencies the wrong way", "llama",
            R"({"rope_scaling": {"rope_type": "llama3", "factor": 8, "low_freq_factor": 4, "high_freq_factor": 1}})",
            "“high_freq_factor” must be larger than “low_freq_factor”");
        row("factors too few", "phi3",
            R"({"rope_scaling": {"type": "longrope", "short_factor": [1], "long_factor": [1]}})", "wrong length");
        row("factors are no list", "phi3", R"({"rope_scaling": {"type": "longrope", "short_factor": 1}})",
            "“short_factor” must be a list");
        row("more than a head", "phi3", R"({"partial_rotary_factor": 1.5})", "up to 1");
        row("odd part of a head", "phi3", R"({"partial_rotary_factor": 0.4})", "must be even");
        row("rotary dim", "gptj", R"({"n_embd": 32, "n_layer": 1, "n_head": 4, "rotary_dim": 10})",
            "More of an attention head");
        row("kinds too few", "gemma2", R"({"layer_types": ["full_attention"]})", "“layer_types” has 1 entries");
        row("unknown kind", "qwen3",
            R"({"layer_types": ["full_attention", "full_attention", "full_attention", "linear_attention"]})",
            "“linear_attention”");
        row("kinds are numbers", "gemma2", R"({"layer_types": [1, 2, 3, 4]})", "list of texts");
        row("layers without rotary", "smollm3", R"({"no_rope_layers": [1, 0]})", "“no_rope_layers” has 2 entries");
        row("both directions", "gemma3_text", R"({"use_bidirectional_attention": true})", "both directions");
        row("activation", "bert", R"({"hidden_act": "wave"})", "“wave”");
        row("positions", "bert", R"({"position_embedding_type": "relative_key"})", "“relative_key”");
        row("decoder", "roberta", R"({"is_decoder": true})", "“is_decoder”");
        row("no room", "roberta", R"({"max_position_embeddings": 2})", "no room");
        row("pooling", "modernbert", R"({"classifier_pooling": "max"})", "“max”");
        row("scaled by layer", "gpt2",
            R"({"n_embd": 32, "n_layer": 1, "n_head": 4, "scale_attn_by_inverse_layer_idx": true})",
            "“scale_attn_by_inverse_layer_idx”");
        row("too many layers", "smollm3", R"({"num_hidden_layers": 2000000000})", "more than 1024 layers");
        row("context", "llama", R"({"max_position_embeddings": 2000000000})", "16 million");
    }
    void refuses()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, changes);
        QFETCH(QString, says);
        const QString sentence = said(with(type.toStdString(), changes.constData()));
        QVERIFY2(sentence.contains(says), qPrintable(sentence.isEmpty() ? QString("accepted") : sentence));
    }

    // A folder whose config.json and weights are not of one model: the tensor is named, with what was expected.
    void contradictions_data()
    {
        QTest::addColumn<QString>("row");
        QTest::addColumn<QByteArray>("changes");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* fixture, const char* changes, const char* says) {
            QTest::newRow(name) << QString(fixture) << QByteArray(changes) << QString::fromUtf8(says);
        };
        row("another width", "llama3", R"({"intermediate_size": 40})",
            "“model.layers.0.mlp.gate_proj.weight” has size 48 × 32, but config.json says 40 × 32");
        row("another width, fused", "phi3", R"({"intermediate_size": 40})",
            "“model.layers.0.mlp.gate_up_proj.weight” has size 96 × 32, but config.json says 80 × 32");
        row("another width, transposed", "gpt2", R"({"n_inner": 64})",
            "“h.0.mlp.c_fc.weight” has size 32 × 128, but config.json says 32 × 64");
        row("other heads, fused", "phi3", R"({"num_key_value_heads": 4})",
            "“model.layers.0.self_attn.qkv_proj.weight” has size 64 × 32, but config.json says 96 × 32");
        row("more layers", "olmo2", R"({"num_hidden_layers": 5})",
            "“model.layers.2.self_attn.q_proj.weight” of size 32 × 32 is missing");
        row("fewer layers", "llama3", R"({"num_hidden_layers": 1})", "config.json says that there are 1 layers");
        row("biases that config.json denies", "gpt-neox", R"({"attention_bias": false})",
            "“gpt_neox.layers.0.attention.dense.bias”, which a model with this config.json does not have");
        row("norms that its type does not have", "qwen3", R"({"model_type": "llama"})",
            "k_norm.weight”, which a model");
        row("biases that its type does not have", "qwen2", R"({"model_type": "mistral"})",
            ".bias”, which a model with this config.json does not have");
        row("a larger vocabulary", "distilbert", R"({"vocab_size": 200})",
            "“distilbert.embeddings.word_embeddings.weight” has size 128 × 32, but config.json says 200 × 32");
        row("no head", "mistral",
            R"({"tie_word_embeddings": false, "architectures": ["MistralForSequenceClassification"]})",
            "“score.weight” of size any × 32 is missing");
        row("no head of its own", "qwen3", R"({"tie_word_embeddings": false})", "“lm_head.weight” of size 128 × 32");
        row("no classifier", "roberta", R"({"architectures": ["RobertaForSequenceClassification"]})",
            "“classifier.dense.weight” of size 32 × 32 is missing");
        row("other positions", "xlm-roberta", R"({"max_position_embeddings": 50})",
            "position_embeddings.weight” has size 64 × 32, but config.json says 50 × 32");
        row("another projection", "electra", R"({"embedding_size": 32})", "word_embeddings.weight” has size 128 × 24");
    }
    void contradictions()
    {
        QFETCH(QString, row);
        QFETCH(QByteArray, changes);
        QFETCH(QString, says);
        const ScratchFolder scratch;
        const fs::path folder = scratch.path() / "model";
        fs::copy(fixture("models/" + row.toStdString()), folder);
        Json config = rowConfig(row.toStdString());
        config.merge_patch(Json::parse(changes.constData()));
        must(writeJson(folder / "config.json", config));
        const auto opened = openBaseModel(folder, {});
        QVERIFY2(!opened, "it opened");
        const QString sentence = QString::fromStdString(opened.error().sentence());
        QVERIFY2(sentence.contains(says), qPrintable(sentence));
        QCOMPARE(opened.error().kind, ErrorKind::Damaged);
    }

    // The tokenizer and the head of every row come along, and only what has a use is passed over.
    void opens_data()
    {
        QTest::addColumn<QString>("row");
        for (const std::string& row : rowNames())
            QTest::newRow(row.c_str()) << QString::fromStdString(row);
    }
    void opens()
    {
        QFETCH(QString, row);
        const auto model = must(openBaseModel(fixture("models/" + row.toStdString()), {}));
        QVERIFY(model->head == FolderHead::Language || row == "electra");
        QVERIFY(model->network->has(model->network->spec().masked_head ? HeadKind::MaskedLanguage : HeadKind::Language)
                || row == "electra");
        for (const std::string& name : model->unused)
            QVERIFY2(row == "electra" || name.ends_with(".attn.bias"), name.c_str());
        QVERIFY(model->tokenizer->vocabularySize() <= model->network->spec().vocabulary);
    }
};

QTEST_APPLESS_MAIN(TestConfig)
#include "test_config.moc"
