// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/param_form.h"

#include "ui/line_icons.h"
#include "ui/studio_state.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/wheel_guard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace luthier {

namespace {

constexpr int editor_width = 168;

QString shown(const ParamValue& value, const Param& param)
{
    if (const auto* real = std::get_if<double>(&value))
        return QLocale().toString(*real, 'g', 6);
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return QLocale().toString(qlonglong(*whole));
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? ParamForm::tr("yes") : ParamForm::tr("no");
    const std::string& word = std::get<std::string>(value);
    for (const ParamChoice& choice : param.choices)
        if (word == choice.id)
            return translated(choice.label);
    return QString::fromStdString(word);
}

// A number as people type it here ("0,0002"), as it stands in a recipe ("2e-4"), or with the other country's decimal
// sign: taken for a mark of thousands, that sign would make a learning rate of 0.002 a 2. What can really be either
// ("1.000") is no number.
std::optional<double> parseReal(const QString& text)
{
    QString number = text.trimmed();
    static const QRegularExpression thousands(QStringLiteral("^[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}$"));
    if (thousands.match(number).hasMatch() && !number.contains(QLocale().decimalPoint()))
        return std::nullopt;
    if (number.count(QLatin1Char(',')) == 1 && !number.contains(QLatin1Char('.')))
        number.replace(QLatin1Char(','), QLatin1Char('.'));
    QLocale plain = QLocale::c();
    plain.setNumberOptions(QLocale::RejectGroupSeparator);
    bool fine = false;
    const double value = plain.toDouble(number, &fine);
    return fine ? std::optional<double>(value) : std::nullopt;
}

double asReal(const ParamValue& value)
{
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return double(*whole);
    const auto* real = std::get_if<double>(&value);
    return real ? *real : 0;
}

std::int64_t asInteger(const ParamValue& value)
{
    if (const auto* real = std::get_if<double>(&value))
        return std::llround(*real);
    const auto* whole = std::get_if<std::int64_t>(&value);
    return whole ? *whole : 0;
}

bool same(const ParamValue& a, const ParamValue& b)
{
    if (std::holds_alternative<std::string>(a) || std::holds_alternative<std::string>(b)
        || std::holds_alternative<bool>(a) || std::holds_alternative<bool>(b))
        return a == b;
    return asReal(a) == asReal(b);
}

} // namespace

struct ParamForm::Row {
    Param param;
    ParamValue usual;
    bool wrong = false; // what stands in the editor is no value; the last good one counts
    TextLabel* note = nullptr; // "usually 16", or what is wrong
    QPushButton* undo = nullptr;
    std::function<void(const ParamValue&)> put;
};

ParamForm::ParamForm(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this)), m_more(new QPushButton(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2 * Theme::unit);
    m_more->setObjectName(QStringLiteral("moreSettingsPushButton"));
    m_more->setCheckable(true);
    m_more->setText(tr("&More settings"));
    m_more->setIcon(lineIcon(QStringLiteral("chevron-right")));
    setLook(m_more, ButtonLook::Quiet);
    m_column->addWidget(m_more, 0, Qt::AlignLeft);
    connect(m_more, &QPushButton::toggled, this, [this](bool open) {
        m_more->setIcon(lineIcon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
        if (m_advanced)
            m_advanced->setVisible(open);
    });
}

void ParamForm::setParams(const std::vector<Param>& params, const ParamSet& values, const ParamSet& usual)
{
    m_rows.clear();
    for (QWidget* old : {m_basic, m_advanced}) {
        if (old) {
            old->hide();
            old->deleteLater();
        }
    }
    auto section = [this] {
        auto* widget = new QWidget(this);
        auto* layout = new QVBoxLayout(widget);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(2 * Theme::unit);
        return widget;
    };
    m_basic = section();
    m_advanced = section();
    for (const Param& param : params) {
        auto valueIn = [&param](const ParamSet& set) {
            const auto found = set.values().find(param.key);
            return found == set.values().end() ? param.initial : found->second;
        };
        QWidget* row = makeRow(param, valueIn(values), valueIn(usual));
        (param.level == ParamLevel::Basic ? m_basic : m_advanced)->layout()->addWidget(row);
    }
    m_column->insertWidget(0, m_basic);
    m_column->addWidget(m_advanced);
    const bool some = m_advanced->layout()->count() > 0;
    m_more->setVisible(some);
    m_advanced->setVisible(some && m_more->isChecked());
}

QWidget* ParamForm::makeRow(const Param& param, const ParamValue& value, const ParamValue& usual)
{
    auto row = std::make_shared<Row>();
    row->param = param;
    row->usual = usual;
    m_rows.push_back(row);

    auto* widget = new QWidget(this);
    auto* columns = new QHBoxLayout(widget);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(2 * Theme::unit);

    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    auto* label = new TextLabel(translated(param.label), Theme::Size::Body, TextLabel::Tone::Text, widget);
    label->setWeight(QFont::Medium);
    auto* help = new TextLabel(translated(param.help), Theme::Size::Small, TextLabel::Tone::Muted, widget);
    words->addWidget(label);
    words->addWidget(help);
    words->addStretch(1);
    columns->addLayout(words, 1);

    auto* field = new QVBoxLayout;
    field->setSpacing(4);
    QWidget* editor = makeEditor(*row, value);
    editor->setParent(widget);
    editor->setAccessibleName(label->text());
    editor->setAccessibleDescription(help->text());
    editor->setToolTip(QString::fromLatin1(param.key));
    auto* line = new QHBoxLayout;
    line->setSpacing(Theme::unit);
    line->addWidget(editor);
    auto* unit = new TextLabel(translated(param.unit), Theme::Size::Small, TextLabel::Tone::Muted, widget);
    unit->setWordWrap(false);
    unit->setFixedWidth(56);
    line->addWidget(unit);
    row->undo = new QPushButton(widget);
    row->undo->setObjectName(QString::fromLatin1(param.key) + QStringLiteral("UndoPushButton"));
    row->undo->setIcon(lineIcon(QStringLiteral("refresh")));
    row->undo->setAccessibleName(tr("Back to the usual value of %1").arg(label->text()));
    row->undo->setToolTip(tr("Back to the usual value"));
    QSizePolicy keep = row->undo->sizePolicy();
    keep.setRetainSizeWhenHidden(true);
    row->undo->setSizePolicy(keep);
    setLook(row->undo, ButtonLook::Quiet);
    line->addWidget(row->undo);
    field->addLayout(line);
    row->note = new TextLabel({}, Theme::Size::Small, TextLabel::Tone::Muted, widget);
    field->addWidget(row->note);
    columns->addLayout(field);

    Row* raw = row.get();
    connect(row->undo, &QPushButton::clicked, this, [this, raw] {
        raw->put(raw->usual);
        showUsual(*raw, raw->usual);
        Q_EMIT valueCleared(QString::fromLatin1(raw->param.key));
    });
    showUsual(*row, value);
    return widget;
}

QWidget* ParamForm::makeEditor(Row& row, const ParamValue& value)
{
    const Param& param = row.param;
    const std::string key = param.key;
    const QString name = QString::fromLatin1(param.key);
    QWidget* made = nullptr;
    switch (param.kind) {
    case ParamKind::Boolean: {
        auto* box = new QCheckBox(tr("yes"), this);
        box->setObjectName(name + QStringLiteral("CheckBox"));
        row.put = [box](const ParamValue& next) {
            const QSignalBlocker quiet(box);
            const bool* flag = std::get_if<bool>(&next);
            box->setChecked(flag && *flag);
        };
        connect(box, &QCheckBox::toggled, this, [this, key](bool on) { take(key, on); });
        made = box;
        break;
    }
    case ParamKind::Integer: {
        auto* box = new QSpinBox(this);
        box->setObjectName(name + QStringLiteral("SpinBox"));
        box->setRange(int(std::max(param.minimum, -2147483647.0)), int(std::min(param.maximum, 2147483647.0)));
        box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
        box->setKeyboardTracking(false);
        box->setGroupSeparatorShown(true);
        box->setFont(Theme::instance().figures(Theme::Size::Body));
        row.put = [box](const ParamValue& next) {
            const QSignalBlocker quiet(box);
            box->setValue(int(asInteger(next)));
        };
        connect(box, &QSpinBox::valueChanged, this, [this, key](int whole) { take(key, std::int64_t{whole}); });
        made = box;
        break;
    }
    case ParamKind::Choice: {
        auto* box = new QComboBox(this);
        box->setObjectName(name + QStringLiteral("ComboBox"));
        for (const ParamChoice& choice : param.choices)
            box->addItem(translated(choice.label), QString::fromLatin1(choice.id));
        row.put = [box](const ParamValue& next) {
            const QSignalBlocker quiet(box);
            box->setCurrentIndex(box->findData(QString::fromStdString(std::get<std::string>(next))));
        };
        connect(box, &QComboBox::activated, this,
                [this, key, box] { take(key, box->currentData().toString().toStdString()); });
        made = box;
        break;
    }
    case ParamKind::Real:
    case ParamKind::Text: {
        auto* edit = new QLineEdit(this);
        edit->setObjectName(name + QStringLiteral("LineEdit"));
        const bool number = param.kind == ParamKind::Real;
        if (number)
            edit->setFont(Theme::instance().figures(Theme::Size::Body));
        row.put = [edit, number](const ParamValue& next) {
            const QSignalBlocker quiet(edit);
            edit->setText(number ? QLocale().toString(asReal(next), 'g', 6)
                                 : QString::fromStdString(std::get<std::string>(next)));
        };
        Row* raw = &row;
        connect(edit, &QLineEdit::editingFinished, this, [this, key, edit, number, raw] {
            if (!edit->isModified())
                return;
            edit->setModified(false);
            if (!number) {
                take(key, edit->text().toStdString());
                return;
            }
            if (const std::optional<double> real = parseReal(edit->text()))
                take(key, *real);
            else
                showProblem(*raw, tr("“%1” is not a number.").arg(edit->text()));
        });
        made = edit;
        break;
    }
    }
    made->setFixedWidth(editor_width);
    guardFromWheel(made);
    row.put(value);
    return made;
}

void ParamForm::take(const std::string& key, const ParamValue& value)
{
    for (const std::shared_ptr<Row>& row : m_rows) {
        if (key != row->param.key)
            continue;
        const Result<ParamValue> checked = checkValue(row->param, value);
        if (!checked) {
            showProblem(*row, translated(checked.error().message));
            return;
        }
        showUsual(*row, *checked);
        if (same(*checked, row->usual))
            Q_EMIT valueCleared(QString::fromStdString(key));
        else
            Q_EMIT valueChanged(QString::fromStdString(key), *checked);
        return;
    }
}

void ParamForm::setValue(const std::string& key, const ParamValue& value)
{
    for (const std::shared_ptr<Row>& row : m_rows) {
        if (key == row->param.key) {
            row->put(value);
            showUsual(*row, value);
        }
    }
}

bool ParamForm::hasProblem() const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [](const std::shared_ptr<Row>& row) { return row->wrong; });
}

void ParamForm::showProblem(Row& row, const QString& problem)
{
    row.wrong = true;
    Q_EMIT problemsChanged();
    row.note->setTone(TextLabel::Tone::Bad);
    row.note->setText(problem);
    row.note->show();
    row.undo->show();
}

void ParamForm::showUsual(Row& row, const ParamValue& value)
{
    const bool changed = !same(value, row.usual);
    row.note->setTone(TextLabel::Tone::Muted);
    row.note->setText(changed ? tr("usually %1").arg(shown(row.usual, row.param)) : QString());
    row.note->setVisible(changed);
    row.undo->setVisible(changed);
    if (std::exchange(row.wrong, false))
        Q_EMIT problemsChanged();
}

} // namespace luthier
