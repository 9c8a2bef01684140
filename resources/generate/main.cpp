// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/generate/grammar.h"
#include "resources/generate/samples.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <string>

using namespace luthier::generate;

namespace {

int usage()
{
    std::fputs("usage: luthier-generate WHAT --out PATH [--seed N] [--rows N]\n"
               "WHAT: corpus-en, corpus-nl, corpus-mixed  running text; rows: megabytes, 20 unless told\n"
               "      clauses      JSON lines, 600 rows\n"
               "      tickets      CSV, 1200 rows\n"
               "      reports-nl   CoNLL, 400 reports\n"
               "      catalogue    PATH is a folder: products.csv and behaviour.csv, 5000 rows of behaviour\n",
               stderr);
    return 2;
}

bool write(const std::string& path, const std::string& text)
{
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.close();
    if (!file)
        std::fprintf(stderr,
                     "The file %s could not be written. Check that the folder exists and that the disk has room.\n",
                     path.c_str());
    return static_cast<bool>(file);
}

} // namespace

int main(int count, char** arguments)
{
    if (count < 2)
        return usage();
    const std::string what = arguments[1];
    std::string out;
    std::uint64_t seed = 1;
    std::size_t rows = 0;
    for (int i = 2; i + 1 < count; i += 2) {
        const std::string key = arguments[i];
        if (key == "--out")
            out = arguments[i + 1];
        else if (key == "--seed")
            seed = std::strtoull(arguments[i + 1], nullptr, 10);
        else if (key == "--rows")
            rows = std::strtoul(arguments[i + 1], nullptr, 10);
        else
            return usage();
    }
    if (out.empty())
        return usage();
    const std::map<std::string, Language> languages{
        {"corpus-en", Language::English}, {"corpus-nl", Language::Dutch}, {"corpus-mixed", Language::Mixed}};
    if (const auto found = languages.find(what); found != languages.end())
        return write(out, corpus(found->second, seed, (rows == 0 ? 20 : rows) * 1000000)) ? 0 : 1;
    if (what == "clauses")
        return write(out, clauses(seed, rows == 0 ? 600 : rows)) ? 0 : 1;
    if (what == "tickets")
        return write(out, tickets(seed, rows == 0 ? 1200 : rows)) ? 0 : 1;
    if (what == "reports-nl")
        return write(out, reportsNl(seed, rows == 0 ? 400 : rows)) ? 0 : 1;
    if (what == "catalogue") {
        const Catalogue made = catalogue(seed, rows == 0 ? 5000 : rows);
        return write(out + "/products.csv", made.products) && write(out + "/behaviour.csv", made.behaviour) ? 0 : 1;
    }
    return usage();
}
