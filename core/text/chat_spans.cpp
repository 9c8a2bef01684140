// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/chat_spans.h"

#include "core/text/json_parts.h"

#include <algorithm>

namespace luthier {

namespace {

struct Part {
    std::size_t begin = 0, end = 0;
};

// The part of a text that another content would change: where it stops being equal to its variants, from both ends.
std::optional<Part> changedPart(const std::string& text, const std::vector<std::string>& variants)
{
    std::size_t front = text.size(), back = text.size();
    for (const std::string& variant : variants) {
        const auto most = static_cast<std::ptrdiff_t>(std::min(text.size(), variant.size()));
        front = std::min<std::size_t>(
            front,
            static_cast<std::size_t>(std::mismatch(text.begin(), text.begin() + most, variant.begin()).first
                                     - text.begin()));
        back = std::min<std::size_t>(
            back,
            static_cast<std::size_t>(std::mismatch(text.rbegin(), text.rbegin() + most, variant.rbegin()).first
                                     - text.rbegin()));
    }
    if (front + back > text.size()) // the content does not show
        return std::nullopt;
    return Part{front, text.size() - back};
}

// One turn of the assistant in one rendered conversation. It begins where the text would end that asks the assistant to
// speak, and ends where the conversation would end with it. Many templates write earlier turns differently from the
// last one, leave out old reasoning or ask with more than they repeat; then the content is looked for: what stands
// before it must be what asks the assistant to speak, and what stands behind it must be what ends it as the last turn.
class Turn {
public:
    Turn(const JinjaTemplate& made, const Json& messages, const Json& variables, const std::tm& now,
         const JinjaTemplate::Limits& limits, const std::string& whole, std::size_t turn)
        : m_template(made), m_messages(messages), m_variables(variables), m_now(now), m_limits(limits), m_whole(whole),
          m_turn(turn), m_eos(stringOf(variables, "eos_token"))
    {
    }

    // What is not exact gives nothing; `why` tells the log.
    std::optional<Part> find(std::string& why)
    {
        const auto start = begin();
        if (!start) {
            why = "what stands before the turn is not what asks the assistant to speak";
            return std::nullopt;
        }
        const auto stop = end(*start);
        if (!stop) {
            why = "what stands behind the turn is not what ends it as the last one";
            return std::nullopt;
        }
        return Part{*start, *stop};
    }

private:
    enum class Ask { No, Yes }; // the assistant to speak

    std::optional<std::string> render(const Json& messages, const Json& ask) const
    {
        if (messages.empty())
            return std::nullopt;
        Json variables = m_variables;
        variables["messages"] = messages;
        variables["add_generation_prompt"] = ask;
        auto rendered = m_template.render(variables, m_now, m_limits);
        return rendered ? std::optional(std::move(rendered->text)) : std::nullopt;
    }

    std::optional<std::string> render(const Json& messages, Ask ask) const
    {
        return render(messages, Json(ask == Ask::Yes));
    }

    Json firstMessages(std::size_t count) const
    {
        Json list = Json::array();
        for (std::size_t i = 0; i < count; ++i)
            list.push_back(m_messages[i]);
        return list;
    }

    // The content's place in a text of these messages, by two contents that share neither first nor last letter.
    std::optional<Part> contentIn(const std::string& text, const Json& messages, const Json& ask) const
    {
        if (!memberOf(m_messages[m_turn], "content").is_string())
            return std::nullopt;
        std::vector<std::string> variants;
        for (const char* content : {"A content that stands for another Q", "7 other words in its place z"}) {
            Json changed = messages;
            changed[m_turn]["content"] = content;
            auto rendered = render(changed, ask);
            if (!rendered)
                return std::nullopt;
            variants.push_back(std::move(*rendered));
        }
        return changedPart(text, variants);
    }

    const std::optional<Part>& content()
    {
        if (!m_content_known)
            m_content = contentIn(m_whole, m_messages, memberOf(m_variables, "add_generation_prompt"));
        m_content_known = true;
        return m_content;
    }

    std::optional<std::size_t> begin()
    {
        const Json before = firstMessages(m_turn);
        const auto asked = render(before, Ask::Yes);
        if (asked && m_whole.starts_with(*asked))
            return asked->size();
        if (!content())
            return std::nullopt;
        // Some ask with more than they write before a turn that is given: "<think>".
        const auto quiet = render(before, Ask::No);
        if (asked && quiet && m_whole.starts_with(*quiet) && asked->starts_with(*quiet)
            && content()->begin > quiet->size()) {
            const std::string question = asked->substr(quiet->size());
            if (question.starts_with(std::string_view(m_whole).substr(quiet->size(), content()->begin - quiet->size())))
                return content()->begin;
        }
        // Where nothing can stand before the turn, or what does changes with it: the same words that ask at the end.
        const auto closed = render(m_messages, Ask::No), open = render(m_messages, Ask::Yes);
        if (closed && open && open->size() > closed->size() && open->starts_with(*closed)
            && std::string_view(m_whole).substr(0, content()->begin).ends_with(open->substr(closed->size())))
            return content()->begin;
        return std::nullopt;
    }

    std::optional<std::size_t> end(std::size_t start)
    {
        const Json messages = firstMessages(m_turn + 1);
        const auto with = render(messages, Ask::No);
        if (!with)
            return std::nullopt;
        for (const std::string& closed : {*with, withoutEos(*with)})
            if (m_whole.starts_with(closed) && closed.size() >= start)
                return closed.size();
        if (!content() || content()->begin < start)
            return std::nullopt;
        const auto last = contentIn(*with, messages, Json(false));
        if (!last)
            return std::nullopt;
        const std::string mark = with->substr(last->end);
        for (const std::string& each : {mark, withoutEos(mark)})
            if (!each.empty() && m_whole.compare(content()->end, each.size(), each) == 0)
                return content()->end + each.size();
        return std::nullopt;
    }

    // Some templates write this mark at the very end of a conversation only.
    std::string withoutEos(const std::string& text) const
    {
        return !m_eos.empty() && text.ends_with(m_eos) ? text.substr(0, text.size() - m_eos.size()) : text;
    }

    const JinjaTemplate& m_template;
    const Json& m_messages;
    const Json& m_variables;
    const std::tm& m_now;
    const JinjaTemplate::Limits& m_limits;
    const std::string& m_whole;
    const std::size_t m_turn;
    const std::string m_eos;
    std::optional<Part> m_content;
    bool m_content_known = false;
};

} // namespace

Result<std::vector<ByteRange>> spansByTurns(const JinjaTemplate& made, const Json& messages, const Json& variables,
                                            const std::tm& now, const JinjaTemplate::Limits& limits,
                                            const std::string& whole)
{
    std::vector<ByteRange> spans;
    for (std::size_t turn = 0; turn < messages.size(); ++turn) {
        if (stringOf(messages[turn], "role") != "assistant")
            continue;
        std::string why;
        auto found = Turn(made, messages, variables, now, limits, whole, turn).find(why);
        if (found && !spans.empty() && found->begin < spans.back().end) {
            why = "turns overlap";
            found.reset();
        }
        if (!found)
            return fail(ErrorKind::Failed,
                        text("Where the assistant speaks in message {} cannot be told exactly from the text that this "
                             "chat template makes.",
                             turn + 1),
                        made.where(),
                        text("Begin the conversation with a user's message, or use a template with generation blocks."),
                        why);
        spans.push_back({static_cast<std::uint32_t>(found->begin), static_cast<std::uint32_t>(found->end)});
    }
    return spans;
}

} // namespace luthier
