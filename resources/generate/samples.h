// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace luthier::generate {

// JSON lines of {"prompt", "response"}: a request for a contract clause and the clause in the house style.
std::string clauses(std::uint64_t seed, std::size_t rows);

// CSV of text,category: what customers of a shop for software and devices write to its helpdesk.
std::string tickets(std::uint64_t seed, std::size_t rows);

// CoNLL, "token TAB tag": Dutch medical reports; rows counts reports.
std::string reportsNl(std::uint64_t seed, std::size_t rows);

struct Catalogue {
    std::string products; // id,title,category,brand,price,description
    std::string behaviour; // customer,product,action,timestamp
};
// `rows` lines of behaviour, in order of time.
Catalogue catalogue(std::uint64_t seed, std::size_t rows);

// A topic of the clause generator; slots as in clauses.cpp.
struct ClauseTopic {
    std::string_view name; // as in a request
    std::string_view heading; // as in the clause, capitals
    std::vector<std::string_view> wishes; // what the request adds
    std::vector<std::string_view> clause; // the numbered paragraphs
    bool survives;
    char scale = 0; // of its amounts: s small, l large
};
std::vector<ClauseTopic> clauseTopics();

struct TicketCategory {
    std::string_view name;
    std::vector<std::string_view> english;
    std::vector<std::string_view> dutch;
};
std::vector<TicketCategory> ticketCategories();

// A field of a CSV line, quoted where RFC 4180 asks for it.
std::string csvField(std::string_view text);

} // namespace luthier::generate
