// SPDX-License-Identifier: GPL-3.0-or-later
// Writes every sentence of core as QT_TRANSLATE_NOOP lines, so that lupdate finds them: collect CORE_FOLDER OUT.cpp
#include "resources/translations/core_texts.h"

#include <cstdio>

namespace {

std::string quoted(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out + '"';
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fputs("usage: collect CORE_FOLDER OUT.cpp\n", stderr);
        return 2;
    }
    std::set<std::string> texts = luthier::catalogueTexts();
    texts.merge(luthier::sourcePatterns(argv[1]));
    texts.merge(luthier::sourcePatterns(std::filesystem::path(argv[1]).parent_path() / "ui"));
    std::ofstream out(argv[2], std::ios::binary);
    for (const std::string& text : texts)
        out << "QT_TRANSLATE_NOOP(\"core\", " << quoted(text) << ")\n";
    out.close();
    if (!out) {
        std::fprintf(stderr, "%s could not be written\n", argv[2]);
        return 1;
    }
    return 0;
}
