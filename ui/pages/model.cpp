// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/model.h"

#include "ui/background.h"
#include "ui/dialogs/ask.h"
#include "ui/line_icons.h"
#include "ui/machine.h"
#include "ui/pages/method_estimate.h"
#include "ui/settings.h"
#include "ui/widgets/card_grid.h"
#include "ui/widgets/drop_zone.h"
#include "ui/widgets/model_card.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/text_label.h"

#include <QButtonGroup>
#include <QDir>
#include <QFileInfo>
#include <QPushButton>

namespace luthier {

namespace {

constexpr int card_width = 320;

// Memory for learning with the gentlest method, which is the one offered first.
std::uint64_t neededMemory(const std::string& model, const std::string& task, const ModelSummary& summary)
{
    Recipe recipe;
    recipe.base = model;
    recipe.task = task;
    recipe.method = entries(Kind::Method).front()->id;
    const Result<ParamSet> params = resolvedParams(recipe);
    if (!params)
        return 0;
    EstimateBasis basis;
    basis.model = &summary;
    basis.method = recipe.method;
    return estimateMethod(basis, *params).memory;
}

} // namespace

ModelPage::ModelPage(PageContext context, QWidget* parent)
    : Page(context, parent),
      m_starters_title(new TextLabel(tr("Comes with Luthier"), Theme::Size::Heading, TextLabel::Tone::Text)),
      m_starters(new QWidget), m_starter_grid(new CardGrid(m_starters, card_width, 2)),
      m_own_title(new TextLabel(tr("Your models"), Theme::Size::Heading, TextLabel::Tone::Text)), m_own(new QWidget),
      m_own_grid(new CardGrid(m_own, card_width, 2)),
      m_reading(new TextLabel(tr("Looking into the folder…"), Theme::Size::Body, TextLabel::Tone::Muted)),
      m_zone(new DropZone), m_choice(new QButtonGroup(this))
{
    auto* scroll = new ScrollPage(this);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    QVBoxLayout* column = scroll->content();
    column->addWidget(m_starters_title);
    column->addWidget(m_starters);
    column->addSpacing(Theme::unit);
    column->addWidget(m_own_title);
    column->addWidget(m_own);
    column->addWidget(m_reading);
    auto* choose_folder = new QPushButton(lineIcon(QStringLiteral("folder")), tr("&Choose a folder…"));
    choose_folder->setObjectName(QStringLiteral("chooseModelFolderPushButton"));
    m_zone->addButton(choose_folder);
    auto* choose_file = new QPushButton(lineIcon(QStringLiteral("file")), tr("Choose a &file…"));
    choose_file->setObjectName(QStringLiteral("chooseModelFilePushButton"));
    m_zone->addButton(choose_file);
    m_zone->setTexts(QStringLiteral("model"), tr("A model of your own"),
                     tr("Drop a model here, or choose it: a folder with config.json, the weights (.safetensors or "
                        "pytorch_model.bin) and a tokenizer, or one .gguf file."));
    m_zone->setMinimumHeight(200);
    column->addWidget(m_zone);
    column->addStretch(1);
    m_reading->hide();

    // Where the last one was: other models lie beside it.
    const auto from = [this] {
        const QFileInfo last(QString::fromStdString(this->state().model()));
        return last.isAbsolute() ? last.absolutePath() : QDir::homePath();
    };
    connect(choose_folder, &QPushButton::clicked, this, [this, from] {
        const QString folder = ::luthier::chooseFolder(this, tr("Choose a model's folder"), from());
        if (!folder.isEmpty())
            chooseFrom(folder);
    });
    connect(choose_file, &QPushButton::clicked, this, [this, from] {
        const QString file =
            ::luthier::chooseFile(this, tr("Choose a model's file"), from(), tr("GGUF models (*.gguf)"));
        if (!file.isEmpty())
            chooseFrom(file);
    });
    connect(&this->state(), &StudioState::draftChanged, this, [this](StudioState::Step changed) {
        if (changed == StudioState::Step::Goal)
            refreshCards();
    });
}

QString ModelPage::title() const
{
    return tr("Which model should learn it?");
}

QString ModelPage::subtitle() const
{
    return tr("The starters are small and quick, good for a first try. Next you bring your examples.");
}

QString ModelPage::reasonAgainst(const ModelSummary& summary) const
{
    const TaskDescriptor* task = findTask(state().task());
    if (!task)
        return {};
    if (const Text reason = task->unsuitable(summary.spec); !reason.empty())
        return translated(reason);
    return summary.template_problem && task->use == TaskUse::Replies ? translated(*summary.template_problem)
                                                                     : QString();
}

QString ModelPage::blocker() const
{
    if (state().model().empty() || !state().modelSummary())
        return tr("Choose a model.");
    return reasonAgainst(*state().modelSummary());
}

void ModelPage::enter()
{
    if (!m_filled) {
        m_filled = true;
        fillStarters();
        fillOwn();
    }
    refreshCards();
}

void ModelPage::fillStarters()
{
    for (const ModelSummary& summary : starterModels())
        addCard("starter:" + summary.folder.filename().string(), summary, m_starter_grid);
    m_starters_title->setVisible(!m_cards.empty());
}

void ModelPage::fillOwn()
{
    const bool chosen_own = !state().model().empty() && state().model().rfind("starter:", 0) != 0;
    QStringList folders = settings() ? settings()->recentModels() : QStringList();
    if (chosen_own && state().modelSummary()) {
        folders.removeAll(QString::fromStdString(state().model()));
        addCard(state().model(), *state().modelSummary(), m_own_grid);
    }
    folders = folders.mid(0, 4);
    inBackground(
        this,
        [folders] {
            std::vector<std::pair<std::string, ModelSummary>> found;
            for (const QString& folder : folders)
                if (Result<ModelSummary> summary = inspectModel(folder.toStdString()))
                    found.emplace_back(folder.toStdString(), std::move(*summary));
            return found;
        },
        [this](const std::vector<std::pair<std::string, ModelSummary>>& found) {
            for (const auto& [model, summary] : found)
                addCard(model, summary, m_own_grid);
            refreshCards();
        });
}

void ModelPage::addCard(const std::string& model, const ModelSummary& summary, CardGrid* grid)
{
    for (const ModelCard* card : m_cards)
        if (card->model() == model)
            return;
    auto* card = new ModelCard(model, summary, grid->parentWidget());
    grid->addWidget(card);
    card->show();
    m_cards.push_back(card);
    m_choice->addButton(card);
    connect(card, &Card::clicked, this, [this, card] {
        const QString reason = reasonAgainst(card->summary());
        if (reason.isEmpty())
            choose(card->model(), card->summary());
    });
    connect(card, &Card::activated, this, [this, card] {
        if (state().model() == card->model())
            Q_EMIT goTo(StudioState::Step::Data);
    });
}

void ModelPage::choose(const std::string& model, const ModelSummary& summary)
{
    state().setModel(model, summary);
    refreshCards();
    Q_EMIT blockerChanged();
}

void ModelPage::refreshCards()
{
    const std::uint64_t available = availableMemory();
    m_choice->setExclusive(false);
    ModelCard* first = nullptr;
    ModelCard* chosen = nullptr;
    int own = 0;
    for (ModelCard* card : m_cards) {
        card->setMemory(neededMemory(card->model(), state().task(), card->summary()), available);
        card->setReasonAgainst(reasonAgainst(card->summary()));
        card->setChecked(card->isCheckable() && card->model() == state().model());
        if (card->isChecked())
            chosen = card;
        if (!first && card->isCheckable())
            first = card;
        own += card->parentWidget() == m_own ? 1 : 0;
    }
    m_choice->setExclusive(true);
    m_own_title->setVisible(own > 0);
    m_own->setVisible(own > 0);
    setFirstFocus(chosen ? chosen : first);
}

void ModelPage::chooseFrom(const QString& folder)
{
    // A GGUF file is a model by itself; any other file inside a folder is as good as the folder.
    const QFileInfo info(folder);
    const bool whole = info.isDir() || info.suffix() == QLatin1String("gguf");
    const QString path = QDir::cleanPath(whole ? info.absoluteFilePath() : info.absolutePath());
    const int generation = ++m_generation;
    m_reading->show();
    inBackground(
        this, [model = path.toStdString()] { return inspectModel(model); },
        [this, generation, path](Result<ModelSummary> summary) {
            if (generation != m_generation)
                return;
            m_reading->hide();
            if (!summary) {
                Q_EMIT problem(summary.error());
                return;
            }
            if (settings())
                settings()->addRecentModel(path);
            addCard(path.toStdString(), *summary, m_own_grid);
            const QString reason = reasonAgainst(*summary);
            if (reason.isEmpty())
                choose(path.toStdString(), *summary);
            else
                refreshCards();
        });
}

void ModelPage::dropFiles(const QStringList& paths)
{
    if (!paths.isEmpty())
        chooseFrom(paths.first());
}

void ModelPage::fileHover(bool over)
{
    m_zone->setLit(over);
}

} // namespace luthier
