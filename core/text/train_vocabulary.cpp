// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/train_vocabulary.h"

#include "core/text/unicode.h"

#include <sentencepiece_trainer.h>

#include <algorithm>
#include <map>
#include <queue>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace luthier {

namespace {

// Lines of a mapped file, as sentencepiece asks for them.
class LineIterator final : public sentencepiece::SentenceIterator {
public:
    explicit LineIterator(std::string_view text) : m_text(text) { Next(); }

    bool done() const override { return m_done; }
    const std::string& value() const override { return m_line; }
    sentencepiece::util::Status status() const override { return {}; }
    void Next() override
    {
        if (m_position >= m_text.size()) {
            m_done = true;
            return;
        }
        const std::size_t end = std::min(m_text.find('\n', m_position), m_text.size());
        std::string_view line = m_text.substr(m_position, end - m_position);
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        m_line = toUtf8(line);
        m_position = end + 1;
    }

private:
    std::string_view m_text;
    std::size_t m_position = 0;
    std::string m_line;
    bool m_done = false;
};

Result<std::shared_ptr<const MappedFile>> openText(const fs::path& text_file)
{
    auto file = MappedFile::open(text_file);
    if (!file)
        return file;
    const std::string_view all = (*file)->text();
    if (std::all_of(all.begin(), all.end(), [](char c) { return isWhitespace(static_cast<unsigned char>(c)); }))
        return fail(ErrorKind::Damaged, text("The text file holds no text."), text_file.string(),
                    text("Choose a file with sentences to learn a vocabulary from."));
    return file;
}

tl::unexpected<Error> tooSmall(int vocabulary_size, std::size_t needed)
{
    return fail(ErrorKind::Usage,
                text("A vocabulary of {} entries is too small: the special tokens and single characters of this text "
                     "already take {}.",
                     vocabulary_size, needed),
                {}, text("Ask for a larger vocabulary."));
}

// A word of the text: its pieces so far (indices into the vocabulary) and how often it occurs.
struct Word {
    std::vector<std::int32_t> pieces;
    std::int64_t count = 0;
};

// Words as BERT's tokenizer cuts them: white space apart, signs and Han characters alone. Ordered, so that the result
// does not depend on a hash.
std::map<std::string, std::int64_t> countWords(std::string_view all)
{
    std::unordered_map<std::string, std::int64_t> counts;
    std::string word;
    const auto flush = [&] {
        if (!word.empty())
            ++counts[word];
        word.clear();
    };
    for (std::size_t i = 0; i < all.size();) {
        const Character c = readCharacter(all, i);
        i += c.length;
        if (isWhitespace(c.value)) {
            flush();
        } else if (isBertPunctuation(c.value) || isChineseCharacter(c.value)) {
            flush();
            appendCharacter(word, c.value);
            flush();
        } else if (c.value != 0 && c.value != 0xFFFD && !isBertControl(c.value)) {
            appendCharacter(word, c.value);
        }
    }
    flush();
    return {counts.begin(), counts.end()};
}

// Learns WordPiece by joining the most frequent pair of neighbours again and again.
class WordPieceTrainer {
public:
    explicit WordPieceTrainer(std::string_view all)
    {
        for (const char* special : {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"})
            add(special);
        const auto counted = countWords(all);
        addCharacters(counted);
        for (const auto& [spelling, count] : counted) {
            Word word{{}, count};
            for (std::size_t i = 0; i < spelling.size();) {
                const Character c = readCharacter(spelling, i);
                const std::string piece = (i ? "##" : "") + spelling.substr(i, c.length);
                if (const auto found = m_ids.find(piece); found != m_ids.end())
                    word.pieces.push_back(found->second);
                i += c.length;
            }
            m_words.push_back(std::move(word));
        }
    }

    std::size_t characters() const { return m_pieces.size(); }

    std::vector<std::string> run(std::size_t size)
    {
        for (std::size_t w = 0; w < m_words.size(); ++w)
            for (std::size_t i = 0; i + 1 < m_words[w].pieces.size(); ++i)
                addPair({m_words[w].pieces[i], m_words[w].pieces[i + 1]}, static_cast<std::int32_t>(w));
        for (const auto& [pair, state] : m_pairs)
            m_queue.push({state.count, pair});
        while (m_pieces.size() < size && !m_queue.empty()) {
            const Candidate best = m_queue.top();
            m_queue.pop();
            const auto found = m_pairs.find(best.pair);
            if (found == m_pairs.end() || found->second.count != best.count)
                continue; // a newer count of this pair is in the queue
            if (best.count < 2)
                break; // seen once: a word, not a piece of words
            join(best.pair);
        }
        return std::move(m_pieces);
    }

private:
    using Pair = std::pair<std::int32_t, std::int32_t>;
    struct PairState {
        std::int64_t count = 0;
        std::unordered_set<std::int32_t> words;
    };
    struct Candidate {
        std::int64_t count = 0;
        Pair pair;
        bool operator<(const Candidate& other) const
        {
            return count != other.count ? count < other.count : pair > other.pair;
        }
    };

    std::int32_t add(const std::string& piece)
    {
        const auto [entry, fresh] = m_ids.try_emplace(piece, static_cast<std::int32_t>(m_pieces.size()));
        if (fresh)
            m_pieces.push_back(piece);
        return entry->second;
    }

    // Every printable ASCII character is there even if the text lacks it: a tuned model must be able to read any figure
    // or code. Of the others the 2000 most frequent; the rest would only fill the table.
    void addCharacters(const std::map<std::string, std::int64_t>& words)
    {
        std::map<char32_t, std::int64_t> counts;
        for (const auto& [spelling, count] : words)
            for (std::size_t i = 0; i < spelling.size();) {
                const Character c = readCharacter(spelling, i);
                counts[c.value] += count;
                i += c.length;
            }
        std::vector<std::pair<std::int64_t, char32_t>> others;
        for (const auto& [c, count] : counts)
            if (c > 126)
                others.push_back({-count, c});
        std::sort(others.begin(), others.end());
        others.resize(std::min<std::size_t>(others.size(), 2000));
        std::set<char32_t> alphabet;
        for (char32_t c = 33; c <= 126; ++c)
            alphabet.insert(c);
        for (const auto& [count, c] : others)
            alphabet.insert(c);
        for (const char32_t c : alphabet) {
            std::string spelled;
            appendCharacter(spelled, c);
            add(spelled);
        }
        for (const char32_t c : alphabet)
            if (!isBertPunctuation(c) && !isChineseCharacter(c)) {
                std::string spelled = "##";
                appendCharacter(spelled, c);
                add(spelled);
            }
    }

    void addPair(Pair pair, std::int32_t word)
    {
        PairState& state = m_pairs[pair];
        state.count += m_words[static_cast<std::size_t>(word)].count;
        state.words.insert(word);
    }

    void join(Pair pair)
    {
        const std::string& tail = m_pieces[static_cast<std::size_t>(pair.second)];
        const std::int32_t joined = add(m_pieces[static_cast<std::size_t>(pair.first)] + tail.substr(2));
        const std::unordered_set<std::int32_t> where = std::move(m_pairs[pair].words);
        std::set<Pair> changed;
        for (const std::int32_t w : where) {
            Word& word = m_words[static_cast<std::size_t>(w)];
            for (std::size_t i = 0; i + 1 < word.pieces.size(); ++i) {
                const Pair old{word.pieces[i], word.pieces[i + 1]};
                m_pairs[old].count -= word.count;
                changed.insert(old);
            }
            std::vector<std::int32_t> pieces;
            for (std::size_t i = 0; i < word.pieces.size(); ++i) {
                if (i + 1 < word.pieces.size() && Pair{word.pieces[i], word.pieces[i + 1]} == pair) {
                    pieces.push_back(joined);
                    ++i;
                } else {
                    pieces.push_back(word.pieces[i]);
                }
            }
            word.pieces = std::move(pieces);
            for (std::size_t i = 0; i + 1 < word.pieces.size(); ++i) {
                const Pair fresh{word.pieces[i], word.pieces[i + 1]};
                addPair(fresh, w);
                changed.insert(fresh);
            }
        }
        m_pairs.erase(pair);
        for (const Pair& each : changed) {
            const auto found = m_pairs.find(each);
            if (found != m_pairs.end() && found->second.count > 0)
                m_queue.push({found->second.count, each});
        }
    }

    std::vector<std::string> m_pieces;
    std::unordered_map<std::string, std::int32_t> m_ids;
    std::vector<Word> m_words;
    std::map<Pair, PairState> m_pairs;
    std::priority_queue<Candidate> m_queue;
};

} // namespace

Status trainSentencePiece(const fs::path& text_file, const fs::path& model_out, int vocabulary_size)
{
    const auto file = openText(text_file);
    if (!file)
        return tl::unexpected(file.error());
    constexpr int fixed = 3 + 256; // <unk>, <s>, </s> and the bytes
    if (vocabulary_size <= fixed)
        return tooSmall(vocabulary_size, fixed + 1);
    const std::unordered_map<std::string, std::string> settings = {
        {"model_type", "bpe"},
        {"vocab_size", std::to_string(vocabulary_size)},
        {"hard_vocab_limit", "false"},
        {"byte_fallback", "true"},
        {"character_coverage", "0.99995"},
        {"split_digits", "true"},
        {"allow_whitespace_only_pieces", "true"},
        {"remove_extra_whitespaces", "false"},
        {"normalization_rule_name", "identity"},
        {"max_sentence_length", "10000000"},
        {"num_threads", "1"},
        {"unk_id", "0"},
        {"bos_id", "1"},
        {"eos_id", "2"},
        {"pad_id", "-1"},
        {"minloglevel", "2"},
    };
    LineIterator lines((*file)->text());
    std::string model;
    const auto status = sentencepiece::SentencePieceTrainer::Train(settings, &lines, &model);
    if (!status.ok())
        return fail(ErrorKind::Usage,
                    text("No vocabulary of {} entries can be learnt from this text.", vocabulary_size),
                    text_file.string(), text("Use a larger vocabulary, or a longer text."), status.ToString());
    return writeFile(model_out, model);
}

Status trainWordPiece(const fs::path& text_file, const fs::path& vocabulary_out, int vocabulary_size)
{
    const auto file = openText(text_file);
    if (!file)
        return tl::unexpected(file.error());
    WordPieceTrainer trainer((*file)->text());
    if (vocabulary_size < 0 || static_cast<std::size_t>(vocabulary_size) < trainer.characters())
        return tooSmall(vocabulary_size, trainer.characters());
    std::string vocabulary;
    for (const std::string& piece : trainer.run(static_cast<std::size_t>(vocabulary_size)))
        vocabulary += piece + "\n";
    return writeFile(vocabulary_out, vocabulary);
}

} // namespace luthier
