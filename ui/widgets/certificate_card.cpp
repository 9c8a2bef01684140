// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/certificate_card.h"

#include "ui/core_texts.h"
#include "ui/line_icons.h"
#include "ui/widgets/quantities.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QPushButton>
#include <QUrl>

namespace luthier {

CertificateCard::CertificateCard(QWidget* parent)
    : Panel(parent), m_title(new TextLabel({}, Theme::Size::Heading)), m_words(new TextLabel),
      m_numbers(new TextLabel({}, Theme::Size::Small, TextLabel::Tone::Muted)),
      m_system(new TextLabel({}, Theme::Size::Body)), m_path(new TextLabel({}, Theme::Size::Body)),
      m_note(new TextLabel({}, Theme::Size::Body, TextLabel::Tone::Warn)),
      m_show(new QPushButton(tr("Show in file &manager")))
{
    m_title->setObjectName(QStringLiteral("certificateTextLabel"));
    m_path->setAttribute(Qt::WA_TransparentForMouseEvents, false);
    m_path->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_show->setObjectName(QStringLiteral("showFolderPushButton"));
    m_show->setIcon(lineIcon(QStringLiteral("folder-open")));
    for (TextLabel* label : {m_title, m_words, m_numbers, m_system, m_path, m_note})
        content()->addWidget(label);
    content()->addWidget(m_show, 0, Qt::AlignLeft);
    connect(m_show, &QPushButton::clicked, this, &CertificateCard::openFolder);
}

void CertificateCard::showReport(const ExportReport& report)
{
    const Certificate& proof = report.certificate;
    m_folder = QString::fromStdString(report.path.string());
    const auto turned = int(proof.rounded ? proof.answers - proof.answers_kept : 0);
    m_title->setTone(proof.pass ? TextLabel::Tone::Good : TextLabel::Tone::Bad);
    m_title->setText(!proof.pass      ? tr("✗ Written, but it does not answer the same")
                         : turned > 0 ? tr("✓ Written and checked; rounding changed %n answer(s)", nullptr, turned)
                                      : tr("✓ Written and checked"));
    m_words->setText(translated(proof.verdict));
    QStringList numbers;
    if (proof.answers > 0 && proof.rounded)
        numbers << tr("%1 of %2 answers are as before rounding")
                       .arg(countText(proof.answers_kept), countText(proof.answers));
    else if (proof.answers > 0)
        numbers << tr("%1 of %2 answers are the same").arg(countText(proof.same_answers), countText(proof.answers));
    if (proof.rows > 0)
        numbers << tr("%n held-out row(s) compared", nullptr, int(proof.rows))
                << tr("largest difference %1, allowed %2")
                       .arg(numberText(proof.largest_logit_difference, 2), numberText(proof.tolerance, 2));
    if (!proof.compared_type.empty())
        numbers << tr("compared in %1").arg(QString::fromStdString(proof.compared_type));
    m_numbers->setText(numbers.join(QStringLiteral(" · ")));
    const QString system = QString::fromStdString(report.system).simplified();
    m_system->setText(
        tr("Other programs must tell it its standing instruction before every question: “%1”").arg(system));
    m_system->setVisible(!system.isEmpty());
    m_note->hide();
    m_path->setText(tr("%1 (%2)").arg(m_folder, bytesText(report.bytes)));
    m_path->show();
    m_show->show();
    show();
}

void CertificateCard::showFailure(const Error& error)
{
    const bool stopped = error.kind == ErrorKind::Stopped;
    m_folder.clear();
    m_title->setTone(stopped ? TextLabel::Tone::Text : TextLabel::Tone::Bad);
    m_title->setText(stopped ? tr("Cancelled") : tr("It could not be written"));
    m_words->setText(stopped ? tr("Nothing was left behind.") : translated(error));
    m_numbers->setText({});
    m_path->hide();
    m_system->hide();
    m_note->hide();
    m_show->hide();
    show();
}

void CertificateCard::openFolder()
{
    m_note->setText(tr("No program that shows folders was found on this computer. The folder is %1.").arg(m_folder));
    m_note->setVisible(!QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder)));
}

} // namespace luthier
