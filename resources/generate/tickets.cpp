// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/generate/pattern.h"
#include "resources/generate/samples.h"
#include "resources/generate/strings.h"

#include <cctype>
#include <set>

namespace luthier::generate {

namespace {

const std::vector<std::string_view> items{
    "headphones",  "keyboard",       "lamp",    "camera",     "router",  "backpack",   "speaker", "tablet",
    "smart watch", "coffee machine", "printer", "desk chair", "monitor", "microphone", "charger", "e-reader"};
const std::vector<std::string_view> itemsNl{"koptelefoon", "lamp",      "camera",        "router",  "rugzak",
                                            "luidspreker", "tablet",    "koffiemachine", "printer", "bureaustoel",
                                            "monitor",     "microfoon", "oplader",       "e-reader"};
const std::vector<std::string_view> apps{"Notaboom",  "Ledgerly Fox", "Sketchpond",
                                         "Mailwhisk", "Timeheron",    "Formbriar"};
const std::vector<std::string_view> carriers{"Pakketduif", "Swiftmole", "Boxheron"};
const std::vector<std::string_view> days{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
const std::vector<std::string_view> daysNl{"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"};
const std::vector<std::string_view> months{"January", "February",  "March",   "April",    "May",
                                           "June",    "September", "October", "November", "December"};
const std::vector<std::string_view> monthsNl{"januari", "februari",  "maart",   "april",    "mei",
                                             "juni",    "september", "oktober", "november", "december"};

const std::vector<std::string_view> greetings{
    "Hello,", "Hi,", "Dear helpdesk,", "Good morning,", "Hi there,", "Dear Sir or Madam,", "Hey,", "", "", "", ""};
const std::vector<std::string_view> greetingsNl{
    "Hallo,", "Beste helpdesk,", "Goedemorgen,", "Geachte heer/mevrouw,", "Hoi,", "", "", ""};
const std::vector<std::string_view> thanks{"Thanks!",
                                           "Thank you in advance.",
                                           "Kind regards",
                                           "Please help.",
                                           "Regards, a loyal customer",
                                           "I hope to hear from you soon.",
                                           "Can you help?",
                                           "",
                                           "",
                                           "",
                                           "",
                                           ""};
const std::vector<std::string_view> thanksNl{
    "Alvast bedankt!", "Met vriendelijke groet", "Graag hoor ik van u.", "Kunt u helpen?", "Groetjes", "", "", ""};

// True of any customer, with the words of the categories in them: they carry no information about the category.
const std::vector<std::string_view> asides{"I paid [by card|in advance|with a gift card] on {date}.",
                                           "My order number is {order}.",
                                           "My account is under {email}.",
                                           "I bought [the {item}|it] in your [web shop|shop] [on {date}|].",
                                           "I use {app} every day [for work|at school].",
                                           "The invoice is attached.",
                                           "I have been [a customer|with you] for {n} years.",
                                           "I already looked at your [delivery and returns|privacy|help] page.",
                                           "The parcel was well packed, by the way.",
                                           "My [plan|membership] renews every year.",
                                           "I got your newsletter about the {item}.",
                                           "I am logged in as {email}.",
                                           "I also have a {item} from you, which works fine.",
                                           "The total was {amount}.",
                                           "The box came on {day}.",
                                           "I updated {app} last week.",
                                           "Your chat sent me to this form.",
                                           "I called on {day} but hung up after {n} minutes.",
                                           "My colleague has the same question.",
                                           "It is for order {order}, paid with a gift card.",
                                           "The price was {amount} with a discount code.",
                                           "Shipping was quick last time.",
                                           "I do know my password, so that is not it.",
                                           "This is not about the return of last month.",
                                           "I like {app} very much otherwise.",
                                           "Version {version} is installed here.",
                                           "There was a problem with my refund before, but you solved that.",
                                           "I read your privacy statement.",
                                           "I do not want to cancel anything.",
                                           "It is [a bit|rather|] urgent.",
                                           "I have your team plan with {n} licences.",
                                           "My last parcel with {carrier} went well.",
                                           "I got the confirmation mail of order {order}.",
                                           "I switched it off and on again [{n} times|], that does not matter here.",
                                           "No, I have not lost my receipt.",
                                           "The {item} was a birthday present.",
                                           "I am still on the free trial of {app}.",
                                           "[Somebody|A friend] told me that you answer quickly.",
                                           "I could not find it in the manual.",
                                           "My bank says that everything is fine."};
const std::vector<std::string_view> asidesNl{"Ik heb op {date} met mijn pas betaald.",
                                             "Mijn bestelnummer is {order}.",
                                             "Mijn account staat op {email}.",
                                             "Ik gebruik {app} elke dag voor mijn werk.",
                                             "De factuur zit in de bijlage.",
                                             "Ik ben al {n} jaar klant.",
                                             "Het pakket was verder goed ingepakt.",
                                             "Het totaal was {amount}.",
                                             "Ik heb {day} al gebeld.",
                                             "De vorige levering was snel.",
                                             "Het heeft een beetje haast.",
                                             "Ik wil verder niets opzeggen.",
                                             "Mijn wachtwoord weet ik nog.",
                                             "Ik heb de nieuwsbrief over de {item} gelezen.",
                                             "Mijn abonnement loopt tot {date}.",
                                             "Ik heb de {item} in de webwinkel gekocht.",
                                             "Met {app} ben ik verder heel tevreden.",
                                             "Een vorige retour ging prima.",
                                             "Versie {version} is hier geïnstalleerd.",
                                             "Ik kon het niet in de handleiding vinden."};

std::string typo(std::string text, Draw& draw)
{
    const std::size_t at = 1 + draw.below(text.size() - 2);
    if (!std::isalpha(static_cast<unsigned char>(text[at])) || !std::isalpha(static_cast<unsigned char>(text[at + 1]))
        || text[at] == text[at + 1])
        return text;
    switch (draw.below(3)) {
    case 0: std::swap(text[at], text[at + 1]); break;
    case 1: text.erase(at, 1); break;
    default: text.insert(at, 1, text[at]); break;
    }
    return text;
}

std::string ticket(const TicketCategory& category, Draw& draw)
{
    const bool dutch = draw.chance(0.18);
    const std::string item(draw.pick(dutch ? itemsNl : items));
    const std::string app(draw.pick(apps));
    const auto slot = [&](std::string_view name) -> std::string {
        if (name == "item")
            return draw.chance(0.8) ? item : std::string(draw.pick(dutch ? itemsNl : items));
        if (name == "app")
            return app;
        if (name == "order")
            return (draw.chance(0.5)       ? "#"
                        : draw.chance(0.5) ? "LT-"
                                           : "")
                + std::to_string(draw.between(10000, 99999));
        if (name == "day")
            return std::string(draw.pick(dutch ? daysNl : days));
        if (name == "date")
            return std::to_string(draw.between(1, 28)) + " " + std::string(draw.pick(dutch ? monthsNl : months));
        if (name == "n")
            return std::to_string(draw.between(2, 9));
        if (name == "amount") {
            const std::string whole = std::to_string(draw.between(9, 480));
            const std::string cents = padded(draw.between(0, 19) * 5, 2);
            return dutch ? "€ " + whole + "," + cents : draw.chance(0.5) ? "€" + whole + "." + cents : whole + " euros";
        }
        if (name == "email")
            return "user" + std::to_string(draw.between(10, 999)) + "@example.org";
        if (name == "version")
            return std::to_string(draw.between(2, 9)) + "." + std::to_string(draw.between(0, 9));
        return std::string(draw.pick(carriers));
    };
    std::vector<std::string> parts;
    const auto sentence = [&](std::string_view pattern) {
        std::string text = expand(pattern, draw, slot);
        if (!endsWith(text, ".") && !endsWith(text, "?"))
            text += ".";
        for (std::size_t at = text.find(" ."); at != std::string::npos; at = text.find(" ."))
            text.erase(at, 1); // an optional part at the end stayed empty
        // "Hello, my order …": small behind a greeting, but not the word I.
        if (!parts.empty() && endsWith(parts.back(), ",") && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'a'
            && text[1] <= 'z' && !startsWith(text, app))
            text[0] = static_cast<char>(text[0] + 32);
        return text;
    };
    parts.emplace_back(draw.pick(dutch ? greetingsNl : greetings));
    const std::size_t before = draw.weighted({5, 4, 0.5});
    const std::size_t after = draw.weighted({5, 4, 0.5});
    std::vector<std::string_view> aside = dutch ? asidesNl : asides;
    draw.shuffle(aside); // never the same aside twice
    for (std::size_t i = 0; i < before; ++i)
        parts.push_back(sentence(aside[i]));
    parts.push_back(sentence(draw.pick(dutch ? category.dutch : category.english)));
    for (std::size_t i = 0; i < after; ++i)
        parts.push_back(sentence(aside[before + i]));
    parts.emplace_back(draw.pick(dutch ? thanksNl : thanks));
    std::string text;
    for (const std::string& part : parts)
        if (!part.empty())
            text += (text.empty() ? "" : " ") + part;
    text = finished(text);
    if (draw.chance(0.25))
        text = typo(std::move(text), draw);
    if (draw.chance(0.08))
        text = typo(std::move(text), draw);
    if (draw.chance(0.12)) // written in a hurry: no capitals
        for (char& letter : text)
            letter = static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
    return text;
}

} // namespace

std::string csvField(std::string_view text)
{
    if (text.find_first_of(",\"\n\r") == std::string_view::npos)
        return std::string(text);
    std::string result = "\"";
    for (const char letter : text) {
        result += letter;
        if (letter == '"')
            result += '"';
    }
    return result + "\"";
}

std::string tickets(std::uint64_t seed, std::size_t rows)
{
    Draw draw(seed, "tickets");
    const auto categories = ticketCategories();
    std::string result = "text,category\n";
    std::set<std::string> seen;
    for (std::size_t made = 0; made < rows;) {
        // A real helpdesk does not get every kind equally often.
        const std::size_t which = draw.weighted({1.5, 1.3, 1.2, 1.2, 1.3, 1, 0.9, 0.7});
        std::string text = ticket(categories[which], draw);
        if (!seen.insert(text).second)
            continue;
        result += csvField(text) + "," + std::string(categories[which].name) + "\n";
        ++made;
    }
    return result;
}

} // namespace luthier::generate
