// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/torch_zip.h"

#include <cstdint>
#include <cstring>

namespace luthier {

namespace {

constexpr std::uint32_t end_mark = 0x06054b50, end64_mark = 0x06064b50, locator_mark = 0x07064b50;
constexpr std::uint32_t entry_mark = 0x02014b50, local_mark = 0x04034b50;
constexpr std::size_t end_size = 22, end64_size = 56, locator_size = 20, entry_size = 46, local_size = 30;
constexpr std::size_t comment_limit = 65535;
constexpr std::uint64_t entry_limit = 1'000'000;
constexpr std::uint32_t unset32 = 0xffffffff; // the value stands in a zip64 field
constexpr std::uint16_t unset16 = 0xffff, zip64_field = 1;

using Bytes = std::span<const std::byte>;

template <class Number> Number at(Bytes bytes, std::size_t place)
{
    Number number;
    std::memcpy(&number, bytes.data() + place, sizeof number);
    return number;
}

struct Directory {
    std::uint64_t begin = 0, size = 0, count = 0;
};

struct Entry {
    std::string name;
    std::uint64_t size = 0, stored = 0, local = 0;
    std::uint16_t flags = 0, method = 0;
};

class ZipReader {
public:
    ZipReader(Bytes file, const std::string& where) : m_file(file), m_where(where) { }

    Result<TorchZip> read() const
    {
        Directory directory;
        if (!findDirectory(directory))
            return damaged(text("The file is cut short: the list of its parts at the end is missing."));
        if (directory.count > entry_limit || directory.begin > m_file.size()
            || directory.size > m_file.size() - directory.begin)
            return damaged(text("The list of the file's parts lies outside the file."));
        const Bytes list = m_file.subspan(directory.begin, directory.size);
        TorchZip entries;
        std::size_t place = 0;
        for (std::uint64_t i = 0; i < directory.count; ++i) {
            Entry entry;
            if (!nextEntry(list, place, entry))
                return damaged(text("The list of the file's parts is damaged at part {}.", i + 1));
            if (entry.flags & 1)
                return fail(ErrorKind::Usage, text("The part \"{}\" of the file is encrypted.", entry.name), m_where,
                            text("Download the model again."));
            Bytes data;
            if (!dataOf(entry, data) || (entry.method == 0 && entry.size != entry.stored))
                return damaged(text("The part \"{}\" lies outside the file.", entry.name));
            if (!entries.emplace(entry.name, TorchZipEntry{data, entry.method != 0}).second)
                return damaged(text("The file has two parts \"{}\".", entry.name));
        }
        return entries;
    }

private:
    tl::unexpected<Error> damaged(Text message) const
    {
        return fail(ErrorKind::Damaged, std::move(message), m_where, text("Download the model again."));
    }

    // The end record is the last thing in the file but for a comment.
    bool findDirectory(Directory& directory) const
    {
        if (m_file.size() < end_size)
            return false;
        const std::size_t last = m_file.size() - end_size;
        const std::size_t first = last > comment_limit ? last - comment_limit : 0;
        for (std::size_t place = last + 1; place-- > first;) {
            if (at<std::uint32_t>(m_file, place) != end_mark
                || at<std::uint16_t>(m_file, place + 20) != m_file.size() - end_size - place)
                continue;
            directory.count = at<std::uint16_t>(m_file, place + 10);
            directory.size = at<std::uint32_t>(m_file, place + 12);
            directory.begin = at<std::uint32_t>(m_file, place + 16);
            const bool large = directory.count == unset16 || directory.size == unset32 || directory.begin == unset32;
            return !large || findLargeDirectory(place, directory);
        }
        return false;
    }

    bool findLargeDirectory(std::size_t end, Directory& directory) const
    {
        if (end < locator_size || at<std::uint32_t>(m_file, end - locator_size) != locator_mark)
            return false;
        const auto place = at<std::uint64_t>(m_file, end - locator_size + 8);
        if (m_file.size() < end64_size || place > m_file.size() - end64_size
            || at<std::uint32_t>(m_file, place) != end64_mark)
            return false;
        directory.count = at<std::uint64_t>(m_file, place + 32);
        directory.size = at<std::uint64_t>(m_file, place + 40);
        directory.begin = at<std::uint64_t>(m_file, place + 48);
        return true;
    }

    static bool nextEntry(Bytes list, std::size_t& place, Entry& entry)
    {
        if (list.size() - place < entry_size || at<std::uint32_t>(list, place) != entry_mark)
            return false;
        const Bytes head = list.subspan(place, entry_size);
        entry.flags = at<std::uint16_t>(head, 8);
        entry.method = at<std::uint16_t>(head, 10);
        entry.stored = at<std::uint32_t>(head, 20);
        entry.size = at<std::uint32_t>(head, 24);
        const std::size_t name = at<std::uint16_t>(head, 28), extra = at<std::uint16_t>(head, 30),
                          comment = at<std::uint16_t>(head, 32);
        entry.local = at<std::uint32_t>(head, 42);
        place += entry_size;
        if (list.size() - place < name + extra + comment)
            return false;
        entry.name.assign(reinterpret_cast<const char*>(list.data()) + place, name);
        const bool read = readExtra(list.subspan(place + name, extra), entry);
        place += name + extra + comment;
        return read;
    }

    // zip64: the values that did not fit, in this order, only those that are unset.
    static bool readExtra(Bytes extra, Entry& entry)
    {
        while (extra.size() >= 4) {
            const auto kind = at<std::uint16_t>(extra, 0);
            const std::size_t size = at<std::uint16_t>(extra, 2);
            if (extra.size() - 4 < size)
                return false;
            if (kind == zip64_field) {
                Bytes field = extra.subspan(4, size);
                for (std::uint64_t* value : {&entry.size, &entry.stored, &entry.local}) {
                    if (*value != unset32)
                        continue;
                    if (field.size() < 8)
                        return false;
                    *value = at<std::uint64_t>(field, 0);
                    field = field.subspan(8);
                }
            }
            extra = extra.subspan(4 + size);
        }
        return true;
    }

    bool dataOf(const Entry& entry, Bytes& data) const
    {
        if (m_file.size() < local_size || entry.local > m_file.size() - local_size
            || at<std::uint32_t>(m_file, entry.local) != local_mark)
            return false;
        const std::uint64_t begin = entry.local + local_size + at<std::uint16_t>(m_file, entry.local + 26)
            + at<std::uint16_t>(m_file, entry.local + 28);
        if (begin > m_file.size() || entry.stored > m_file.size() - begin)
            return false;
        data = m_file.subspan(begin, entry.stored);
        return true;
    }

    Bytes m_file;
    const std::string& m_where;
};

} // namespace

Result<TorchZip> readTorchZip(Bytes file, const std::string& where)
{
    return ZipReader(file, where).read();
}

} // namespace luthier
