// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/method.h"

#include "core/catalogue.h"
#include "ui/line_icons.h"
#include "ui/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_grid.h"
#include "ui/widgets/consequence_bar.h"
#include "ui/widgets/param_form.h"
#include "ui/widgets/quantities.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QPushButton>

#include <algorithm>

namespace luthier {

namespace {

constexpr int card_width = 36 * Theme::unit;
constexpr double letters_per_token = 4; // of European languages, until the rows have been counted in tokens

constexpr double some_risk = 0.62, high_risk = 0.85; // of MethodEstimate::risk

QString riskWords(double risk, double share)
{
    const QString changed = share >= 0.995 ? MethodPage::tr("all of the model changes")
                                           : MethodPage::tr("%1 of the model's size is added").arg(percentText(share));
    if (risk < some_risk)
        return MethodPage::tr("low: %1").arg(changed);
    if (risk < high_risk)
        return MethodPage::tr("some: %1").arg(changed);
    return MethodPage::tr("highest: %1").arg(changed);
}

} // namespace

MethodPage::MethodPage(PageContext context, QWidget* parent) : Page(context, parent), m_group(new QButtonGroup(this))
{
    auto* scroll = new ScrollPage;
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);

    auto* cards = new QWidget;
    m_grid = new CardGrid(cards, card_width, 3);
    scroll->content()->addWidget(cards);
    bool first = true;
    for (const EntryInfo* info : entries(Kind::Method)) {
        buildCard(info->id, first);
        first = false;
    }

    m_plan = new TextLabel({}, Theme::Size::Body, TextLabel::Tone::Muted);
    m_plan->setObjectName(QStringLiteral("planTextLabel"));
    scroll->content()->addWidget(m_plan);

    m_adjust = new QPushButton(tr("&Adjust"));
    m_adjust->setObjectName(QStringLiteral("adjustPushButton"));
    m_adjust->setCheckable(true);
    m_adjust->setIcon(lineIcon(QStringLiteral("chevron-right")));
    m_adjust->setToolTip(tr("Settings of the chosen way. What is filled in is the recommendation."));
    setLook(m_adjust, ButtonLook::Quiet);
    scroll->content()->addWidget(m_adjust, 0, Qt::AlignLeft);

    auto* panel = new Panel;
    m_form_panel = panel;
    m_form = new ParamForm;
    m_form->setObjectName(QStringLiteral("methodParamForm"));
    panel->content()->addWidget(m_form);
    panel->hide();
    scroll->content()->addWidget(panel);
    scroll->content()->addStretch(1);

    connect(m_adjust, &QPushButton::toggled, this, [this](bool open) {
        m_adjust->setIcon(lineIcon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
        m_form_panel->setVisible(open);
    });
    connect(m_form, &ParamForm::valueChanged, this, [this](const QString& key, const ParamValue& value) {
        state().setParam(key.toStdString(), value);
        fillConsequences();
    });
    connect(m_form, &ParamForm::problemsChanged, this, &Page::blockerChanged);
    connect(m_form, &ParamForm::valueCleared, this, [this](const QString& key) {
        state().clearParam(key.toStdString());
        fillConsequences();
    });
}

void MethodPage::buildCard(const char* id, bool recommended)
{
    const EntryInfo* info = findEntry(Kind::Method, id);
    auto* card = new Card;
    const QString key = QString::fromLatin1(id);
    card->setObjectName(key + QStringLiteral("MethodCard"));
    card->setAccessibleName(translated(info->title));
    card->setAccessibleDescription(translated(info->summary));
    m_group->addButton(card);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 3 * Theme::unit, 0); // keeps clear of the tick
    auto* name = new TextLabel(translated(info->title), Theme::Size::Heading);
    head->addWidget(name, 1);
    card->content()->addLayout(head);
    auto* term = new TextLabel(recommended ? tr("Recommended to begin with · %1").arg(translated(info->term))
                                           : translated(info->term),
                               Theme::Size::Small, recommended ? TextLabel::Tone::Accent : TextLabel::Tone::Muted);
    card->content()->addWidget(term);
    card->content()->addWidget(new TextLabel(translated(info->summary)));
    card->content()->addStretch(1);

    MethodCard parts;
    parts.card = card;
    parts.memory = new ConsequenceBar(tr("Memory"));
    parts.time = new ConsequenceBar(tr("Time"));
    parts.disk = new ConsequenceBar(tr("Size on disk"));
    parts.risk = new ConsequenceBar(tr("Risk to what it could do before"));
    for (ConsequenceBar* bar : {parts.memory, parts.time, parts.disk, parts.risk})
        card->content()->addWidget(bar);
    m_cards.insert(key, parts);
    m_grid->addWidget(card);

    connect(card, &Card::toggled, this, [this, key](bool on) {
        if (on && !m_filling)
            choose(key.toStdString());
    });
}

QString MethodPage::title() const
{
    return tr("How may the model change?");
}

QString MethodPage::subtitle() const
{
    return tr("Each way has its price. The first one suits most work; you can try the other one later and compare.");
}

QString MethodPage::blocker() const
{
    if (state().method().empty())
        return tr("Choose a way first.");
    return m_form->hasProblem() ? tr("One of the settings is not right; the red words say why.") : QString();
}

void MethodPage::enter()
{
    if (state().method().empty() || state().status(StudioState::Step::Method) == StudioState::StepStatus::Stale) {
        const std::string known = state().method();
        state().setMethod(known.empty() && !entries(Kind::Method).empty() ? entries(Kind::Method).front()->id : known);
    }
    m_filling = true;
    for (auto card = m_cards.begin(); card != m_cards.end(); ++card)
        card->card->setChecked(card.key().toStdString() == state().method());
    m_filling = false;
    fillForm();
    fillConsequences();
    Q_EMIT blockerChanged();
}

void MethodPage::choose(const std::string& id)
{
    state().setMethod(id);
    fillForm();
    fillConsequences();
    Q_EMIT blockerChanged();
}

Recipe MethodPage::recipeFor(const std::string& method) const
{
    Recipe recipe = state().recipe();
    if (recipe.method == method)
        return recipe;
    recipe.method = method;
    // Settings of the training hold for every method; those of another method do not belong here.
    ParamSet kept;
    const std::vector<Param> known = paramsOf(recipe);
    for (const auto& [key, value] : state().params().values())
        if (std::any_of(known.begin(), known.end(), [&key = key](const Param& param) { return key == param.key; }))
            kept.set(key, value);
    recipe.params = kept;
    return recipe;
}

void MethodPage::fillForm()
{
    if (state().method().empty())
        return;
    const Recipe recipe = state().recipe();
    Recipe plain = recipe;
    plain.params = {};
    const auto values = resolvedParams(recipe), usual = resolvedParams(plain);
    if (!values || !usual) {
        Q_EMIT problem(!values ? values.error() : usual.error());
        return;
    }
    // The method's own settings first: they are what this page is about.
    std::vector<Param> params = paramsOf(recipe);
    std::stable_partition(params.begin(), params.end(), [](const Param& param) {
        const std::string_view key = param.key;
        return key.substr(0, 6) != "train." && key.substr(0, 6) != "split.";
    });
    m_form->setParams(params, *values, *usual);
}

EstimateBasis MethodPage::basis() const
{
    EstimateBasis basis;
    basis.model = &*state().modelSummary();
    if (const auto& report = state().report()) {
        const Table& table = report->table;
        basis.rows = std::int64_t(report->usable_rows.size());
        std::size_t letters = 0, counted = 0;
        for (const std::int64_t row : report->usable_rows) {
            for (const auto& [role, column] : report->columns)
                if (const std::size_t place = table.column(column); place != Table::npos)
                    letters += table.rows[std::size_t(row)][place].size();
            if (++counted == 500)
                break;
        }
        if (counted > 0)
            basis.tokens_per_row = 8 + double(letters) / double(counted) / letters_per_token;
    }
    for (auto run = state().runs().rbegin(); run != state().runs().rend(); ++run) {
        if (run->outcome && run->outcome->tokens_per_second > 0 && run->recipe.base == state().model()) {
            basis.measured_flops =
                measuredFlops(*basis.model, run->recipe.method, run->params, run->outcome->tokens_per_second);
            break;
        }
    }
    return basis;
}

void MethodPage::fillConsequences()
{
    if (!state().modelSummary())
        return;
    EstimateBasis known = basis();
    QHash<QString, MethodEstimate> estimates;
    double most_seconds = 0;
    std::uint64_t most_disk = 0;
    for (auto card = m_cards.begin(); card != m_cards.end(); ++card) {
        const std::string method = card.key().toStdString();
        const auto params = resolvedParams(recipeFor(method));
        if (!params)
            continue;
        known.method = method;
        const MethodEstimate estimate = estimateMethod(known, *params);
        estimates.insert(card.key(), estimate);
        most_seconds = std::max(most_seconds, estimate.seconds);
        most_disk = std::max(most_disk, estimate.disk);
    }
    const std::uint64_t machine = machineMemory();
    for (auto it = estimates.begin(); it != estimates.end(); ++it) {
        const MethodEstimate& estimate = it.value();
        const MethodCard& card = m_cards[it.key()];
        const double part = machine > 0 ? double(estimate.memory) / double(machine) : 0;
        using Level = ConsequenceBar::Level;
        card.memory->setValue(
            part,
            part > 1 ? tr("%1: more than this machine's %2").arg(bytesText(estimate.memory), bytesText(machine))
                     : tr("%1 of %2").arg(bytesText(estimate.memory), bytesText(machine)),
            part > 1         ? Level::TooMuch
                : part > 0.7 ? Level::Much
                             : Level::Fine);
        if (estimate.seconds > 0)
            card.time->setValue(most_seconds > 0 ? estimate.seconds / most_seconds : 0, durationText(estimate.seconds));
        else
            card.time->setValue(0, tr("known once there are rows"));
        card.disk->setValue(most_disk > 0 ? double(estimate.disk) / double(most_disk) : 0, bytesText(estimate.disk));
        // Three grades, as the words tell them.
        const double grade = estimate.risk < some_risk ? 1 : estimate.risk < high_risk ? 2 : 3;
        card.risk->setValue(grade / 3, riskWords(estimate.risk, estimate.share),
                            estimate.risk >= high_risk ? Level::Much : Level::Fine);
    }
    const auto chosen = estimates.find(QString::fromStdString(state().method()));
    if (chosen == estimates.end())
        return;
    QString plan = chosen->memory > machine && machine > 0
        ? tr("This machine has too little memory for the chosen way.")
        : tr("The chosen way fits this machine.");
    plan += QLatin1Char(' ')
        + (known.measured_flops > 0 ? tr("The time is reckoned from your last run here.")
                                    : tr("Memory and time are estimates; the first run measures them."));
    if (estimates.size() > 1)
        plan += QLatin1Char(' ')
            + tr("Memory is shown against what this machine has; time and disk against the dearest way.");
    m_plan->setText(plan);
}

} // namespace luthier
