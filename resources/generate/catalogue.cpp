// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/generate/catalogue_tables.h"
#include "resources/generate/pattern.h"
#include "resources/generate/samples.h"
#include "resources/generate/strings.h"

#include <algorithm>
#include <set>

namespace luthier::generate {

namespace {

constexpr int productCount = 300;
constexpr int minutesInYear = 365 * 24 * 60;

struct Product {
    std::string title;
    std::size_t category;
    const ProductKind* kind;
    std::size_t brand;
    int cents;
    std::string description;
};

struct Event {
    int minute;
    int customer;
    int product;
    const char* action;
};

std::vector<Product> makeProducts(Draw& draw)
{
    const auto& categories = productCategories();
    std::vector<Product> products;
    std::set<std::string> titles;
    const std::vector<std::string_view> praise{
        "Made to last",  "Simple and sturdy", "Light in the hand",           "A quiet favourite",
        "Well finished", "Easy to clean",     "Tested for ten years of use", "Made in small series"};
    const std::vector<std::string_view> care{"Comes with a two-year guarantee.", "Spare parts are available.",
                                             "Packed without plastic.",          "Wipe clean with a damp cloth.",
                                             "Delivered ready to use.",          "Some assembly is needed.",
                                             "Also available as a gift.",        ""};
    for (int i = 0; static_cast<int>(products.size()) < productCount; ++i) {
        Product product;
        product.category = static_cast<std::size_t>(i) % categories.size();
        const ProductCategory& category = categories[product.category];
        product.kind = &category.kinds[static_cast<std::size_t>(i) / categories.size() % category.kinds.size()];
        product.brand = draw.below(category.brands.size());
        const std::string feature(draw.pick(product.kind->features));
        std::string_view second = draw.pick(product.kind->features);
        product.title =
            std::string(category.brands[product.brand]) + " " + std::string(product.kind->name) + ", " + feature;
        if (!titles.insert(product.title).second) {
            const std::string series =
                std::string(category.brands[product.brand]) + " " + std::string(product.kind->name) + " "
                + std::string(
                    draw.pick(std::vector<std::string_view>{"Classic", "Compact", "Plus", "Studio", "Nova", "Basic"}))
                + ", " + feature;
            if (!titles.insert(series).second)
                continue;
            product.title = series;
        }
        // The first brand of a category is the dearest.
        const double level = (0.25 + 0.75 * static_cast<double>(draw.below(1000)) / 1000)
            * (product.brand == 0       ? 1.0
                   : product.brand == 1 ? 0.75
                                        : 0.55);
        const int euros = product.kind->low + static_cast<int>(level * (product.kind->high - product.kind->low));
        product.cents = euros * 100 - (draw.chance(0.6) ? 5 : draw.chance(0.5) ? 1 : 0);
        std::string kindName(product.kind->name);
        for (char& letter : kindName)
            letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
        product.description = std::string(draw.pick(praise)) + ": "
            + (endsWith(kindName, "s") || kindName == "potting soil" || kindName == "rosin" ? "" : "a~ ") + kindName
            + " " + std::string(draw.pick(category.users)) + ". ";
        product.description += capitalised(feature) + (second == feature ? "" : ", " + std::string(second)) + ". "
            + std::string(draw.pick(care));
        product.description = std::string(trim(finished(product.description)));
        products.push_back(product);
    }
    return products;
}

std::string stamp(int minute)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int day = minute / (24 * 60);
    int month = 0;
    while (day >= lengths[month])
        day -= lengths[month++];
    return "2025-" + padded(month + 1, 2) + "-" + padded(day + 1, 2) + "T" + padded(minute / 60 % 24, 2) + ":"
        + padded(minute % 60, 2) + ":00";
}

// One customer through a year: sessions of looking around, mostly in favourite categories and at a favourite price
// level; after a purchase often the thing that goes with it.
class Customer {
public:
    Customer(int number, const std::vector<Product>& products, Draw& draw)
        : m_number(number), m_products(products), m_draw(draw)
    {
        m_first = draw.below(productCategories().size());
        m_second = draw.below(productCategories().size());
        m_brand = draw.below(3);
    }

    void session(int start, std::vector<Event>& events)
    {
        int minute = start;
        const std::size_t category = m_draw.chance(0.6) ? m_first
            : m_draw.chance(0.7)                        ? m_second
                                                        : m_draw.below(productCategories().size());
        const int looks = m_draw.between(1, 6);
        std::vector<int> looked;
        for (int i = 0; i < looks; ++i) {
            const int product = m_wanted != nullptr && m_draw.chance(0.7) ? ofKind(*m_wanted) : inCategory(category);
            if (product < 0)
                continue;
            events.push_back({minute, m_number, product, "view"});
            looked.push_back(product);
            minute += m_draw.between(1, 6);
        }
        if (looked.empty() || !m_draw.chance(0.45))
            return;
        const int chosen = m_draw.pick(looked);
        buy(chosen, minute, events);
        const ProductKind& kind = *m_products[static_cast<std::size_t>(chosen)].kind;
        m_wanted = nullptr;
        if (kind.goesWith.empty())
            return;
        const std::string_view next = m_draw.pick(kind.goesWith);
        if (m_draw.chance(0.45)) { // in the same basket
            const int partner = ofKind(next);
            if (partner >= 0) {
                events.push_back({minute, m_number, partner, "view"});
                buy(partner, minute, events);
            }
        } else {
            m_wantedName = next;
            m_wanted = &m_wantedName;
        }
    }

private:
    void buy(int product, int& minute, std::vector<Event>& events)
    {
        minute += m_draw.between(1, 4);
        events.push_back({minute, m_number, product, "cart"});
        if (!m_draw.chance(0.75))
            return;
        minute += m_draw.between(1, 5);
        events.push_back({minute, m_number, product, "buy"});
        if (m_draw.chance(0.06))
            events.push_back(
                {minute + 60 * 24 * m_draw.between(3, 14) + m_draw.between(1, 600), m_number, product, "return"});
    }

    template <class Fits> int drawn(Fits fits)
    {
        std::vector<int> found;
        std::vector<double> weights;
        for (std::size_t i = 0; i < m_products.size(); ++i)
            if (fits(m_products[i])) {
                found.push_back(static_cast<int>(i));
                // Low numbers are popular; a favourite brand counts three times.
                weights.push_back((1.0 + 60.0 / (8.0 + static_cast<double>(i)))
                                  * (m_products[i].brand == m_brand ? 3 : 1));
            }
        return found.empty() ? -1 : found[m_draw.weighted(weights)];
    }
    int inCategory(std::size_t category)
    {
        return drawn([&](const Product& product) { return product.category == category; });
    }
    int ofKind(std::string_view name)
    {
        return drawn([&](const Product& product) { return product.kind->name == name; });
    }

    int m_number;
    const std::vector<Product>& m_products;
    Draw& m_draw;
    std::size_t m_first, m_second, m_brand;
    std::string_view m_wantedName;
    const std::string_view* m_wanted = nullptr;
};

std::string productId(int index)
{
    return "P" + padded(index + 1, 4);
}

} // namespace

Catalogue catalogue(std::uint64_t seed, std::size_t rows)
{
    Draw draw(seed, "catalogue");
    const std::vector<Product> products = makeProducts(draw);
    Catalogue result;
    result.products = "id,title,category,brand,price,description\n";
    for (std::size_t i = 0; i < products.size(); ++i) {
        const Product& product = products[i];
        const ProductCategory& category = productCategories()[product.category];
        result.products += productId(static_cast<int>(i)) + "," + csvField(product.title) + ","
            + std::string(category.name) + "," + std::string(category.brands[product.brand]) + ","
            + std::to_string(product.cents / 100) + "." + padded(product.cents % 100, 2) + ","
            + csvField(product.description) + "\n";
    }
    std::vector<Event> events;
    for (int number = 1; events.size() < rows; ++number) {
        Customer customer(number, products, draw);
        int minute = draw.between(0, minutesInYear / 2);
        const int sessions = draw.between(2, 9);
        for (int i = 0; i < sessions && minute < minutesInYear - 20 * 24 * 60; ++i) {
            const int day = minute / (24 * 60);
            customer.session(day * 24 * 60 + draw.between(8 * 60, 22 * 60), events);
            minute += draw.between(2, 50) * 24 * 60;
        }
    }
    std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.minute < b.minute; });
    events.resize(std::min(events.size(), rows));
    result.behaviour = "customer,product,action,timestamp\n";
    for (const Event& event : events)
        result.behaviour += "C" + padded(event.customer, 4) + "," + productId(event.product) + "," + event.action + ","
            + stamp(event.minute) + "\n";
    return result;
}

} // namespace luthier::generate
