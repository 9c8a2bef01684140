// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studio_style.h"

#include "ui/line_icons.h"
#include "ui/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

namespace luthier {

namespace {

constexpr int control_height = 32;
constexpr qreal control_radius = 6;
constexpr int indicator = 18;
constexpr int scroll_extent = 12;

const Theme::Colours& colours()
{
    return Theme::instance().colours();
}

ButtonLook lookOf(const QWidget* widget)
{
    return widget ? static_cast<ButtonLook>(widget->property("look").toInt()) : ButtonLook::Plain;
}

struct BoxColours {
    QColor fill, line;
};

void drawBox(QPainter* painter, const QRect& rect, const BoxColours& box, qreal radius = control_radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(box.line.isValid() ? QPen(box.line, 1) : QPen(Qt::NoPen));
    painter->setBrush(box.fill.isValid() ? QBrush(box.fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter->restore();
}

void drawFocusRing(QPainter* painter, const QRect& rect, qreal radius = control_radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colours().accent, 2));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius);
    painter->restore();
}

bool has(const QStyleOption* option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

BoxColours buttonColours(ButtonLook look, const QStyleOption* option)
{
    const Theme::Colours& c = colours();
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool hover = enabled && has(option, QStyle::State_MouseOver);
    const bool down = has(option, QStyle::State_Sunken);
    const bool on = has(option, QStyle::State_On);
    switch (look) {
    case ButtonLook::Accent:
        if (!enabled)
            return {c.pressed, QColor()};
        return {hover || down ? c.accentHover : c.accent, QColor()};
    case ButtonLook::Quiet:
        if (on)
            return {c.accentSoft, QColor()};
        return {down ? c.pressed : hover ? c.hover : QColor(), QColor()};
    case ButtonLook::Plain: break;
    }
    if (on)
        return {c.accentSoft, c.accent};
    return {!enabled ? c.window : down ? c.pressed : hover ? c.hover : c.surface, c.line};
}

QColor buttonText(ButtonLook look, const QStyleOption* option)
{
    const Theme::Colours& c = colours();
    if (!has(option, QStyle::State_Enabled))
        return look == ButtonLook::Accent ? c.muted : c.disabled;
    return look == ButtonLook::Accent ? c.onAccent : c.text;
}

BoxColours fieldColours(const QStyleOption* option)
{
    const Theme::Colours& c = colours();
    const bool enabled = has(option, QStyle::State_Enabled);
    return {enabled ? c.surface : c.window, enabled && has(option, QStyle::State_MouseOver) ? c.strongLine : c.line};
}

void drawCheck(QPainter* painter, const QStyleOption* option, bool round)
{
    const Theme::Colours& c = colours();
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On) || has(option, QStyle::State_NoChange);
    const QRect box = option->rect.adjusted(1, 1, -1, -1);
    const QColor line = !enabled ? c.line : on ? c.accent : c.strongLine;
    const QColor fill = on ? (enabled ? c.accent : c.line) : has(option, QStyle::State_MouseOver) ? c.hover : c.surface;
    drawBox(painter, box, {fill, line}, round ? box.width() / 2.0 : 4);
    if (!on)
        return;
    const QColor mark = enabled ? c.onAccent : c.disabled;
    if (round) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(mark);
        painter->drawEllipse(QRectF(box).center(), 3.2, 3.2);
        painter->restore();
    } else {
        drawIcon(*painter, has(option, QStyle::State_NoChange) ? QStringLiteral("minus") : QStringLiteral("check"), box,
                 mark);
    }
}

void drawScrollBar(const QStyleOptionSlider* bar, QPainter* painter, const QRect& handle, const QWidget* widget)
{
    const Theme::Colours& c = colours();
    // Beside framed rows or text the bar stands on their surface, beside a page on the page.
    const auto* area = widget && widget->parentWidget()
        ? qobject_cast<const QAbstractScrollArea*>(widget->parentWidget()->parentWidget())
        : nullptr;
    if (area && area->frameShape() != QFrame::NoFrame)
        painter->fillRect(bar->rect.adjusted(0, 1, -1, -1), c.surface);
    if (bar->minimum == bar->maximum)
        return;
    const bool active = bar->activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
    QColor colour = c.strongLine;
    colour.setAlphaF(has(bar, QStyle::State_Sunken) && active ? 0.9F : active ? 0.7F : 0.4F);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    const QRectF inner = QRectF(handle).adjusted(3, 3, -3, -3);
    painter->drawRoundedRect(inner, 3, 3);
    painter->restore();
}

void drawSlider(const QStyleOptionSlider* slider, QPainter* painter, const QRect& handle)
{
    const Theme::Colours& c = colours();
    const bool enabled = has(slider, QStyle::State_Enabled);
    const bool across = slider->orientation == Qt::Horizontal;
    const QPointF middle = QRectF(handle).center();
    const QRectF area(slider->rect);
    const QRectF groove = across ? QRectF(area.left() + 2, middle.y() - 2, area.width() - 4, 4)
                                 : QRectF(middle.x() - 2, area.top() + 2, 4, area.height() - 4);
    QRectF done = groove;
    if (across)
        done.setRight(middle.x());
    else
        done.setTop(middle.y());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(c.line);
    painter->drawRoundedRect(groove, 2, 2);
    painter->setBrush(enabled ? c.accent : c.disabled);
    painter->drawRoundedRect(done, 2, 2);
    painter->setPen(QPen(enabled ? c.accent : c.disabled, has(slider, QStyle::State_HasFocus) ? 3 : 1.5));
    painter->setBrush(has(slider, QStyle::State_MouseOver) ? c.hover : c.surface);
    painter->drawEllipse(middle, 7, 7);
    painter->restore();
}

void drawProgress(const QStyleOptionProgressBar* bar, QPainter* painter)
{
    if (bar->maximum <= bar->minimum && bar->maximum != 0)
        return;
    QRectF done(bar->rect);
    if (bar->maximum == 0) { // busy: a third, placed by the value that the owner's timer moves on
        done.setWidth(bar->rect.width() / 3.0);
    } else {
        const double part = double(bar->progress - bar->minimum) / double(bar->maximum - bar->minimum);
        done.setWidth(bar->rect.width() * qBound(0.0, part, 1.0));
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colours().accent);
    const qreal radius = qMin(3.0, bar->rect.height() / 2.0);
    if (done.width() > 0)
        painter->drawRoundedRect(done, radius, radius);
    painter->restore();
}

void drawTab(const QStyleOptionTab* tab, QPainter* painter)
{
    const Theme::Colours& c = colours();
    const bool chosen = has(tab, QStyle::State_Selected);
    if (!chosen && has(tab, QStyle::State_MouseOver))
        drawBox(painter, tab->rect.adjusted(2, 2, -2, -4), {c.hover, QColor()});
    painter->fillRect(QRect(tab->rect.left(), tab->rect.bottom() - 1, tab->rect.width(), chosen ? 2 : 1),
                      chosen ? c.accent : c.line);
    if (has(tab, QStyle::State_HasFocus))
        drawFocusRing(painter, tab->rect.adjusted(2, 2, -2, -4));
}

} // namespace

namespace {
bool keyboard_leads = false;
}

StudioStyle::StudioStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
    qApp->installEventFilter(this);
}

bool StudioStyle::keyboardLeads()
{
    return keyboard_leads;
}

bool StudioStyle::eventFilter(QObject* watched, QEvent* event)
{
    const bool key_pressed = event->type() == QEvent::KeyPress;
    if (key_pressed || event->type() == QEvent::MouseButtonPress) {
        if (keyboard_leads != key_pressed) {
            keyboard_leads = key_pressed;
            if (QWidget* focused = QApplication::focusWidget())
                focused->update();
        }
    }
    // Return presses the button that has the focus, as Space does; Qt knows that only in dialogs.
    if (key_pressed) {
        auto* button = qobject_cast<QPushButton*>(watched);
        const auto* key = static_cast<QKeyEvent*>(event);
        if (button && button->isEnabled() && !button->autoDefault() && key->modifiers() == Qt::NoModifier
            && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
            button->click();
            return true;
        }
    }
    // Letters are underlined only while Alt is held, and as long as a menu is open by it.
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool alt = key->key() == Qt::Key_Alt;
        if (alt && (event->type() == QEvent::KeyPress) != m_alt_held) {
            m_alt_held = event->type() == QEvent::KeyPress;
            for (QWidget* widget : QApplication::allWidgets())
                widget->update();
        }
    } else if (m_alt_held && event->type() == QEvent::WindowDeactivate) {
        m_alt_held = false;
    }
    return QProxyStyle::eventFilter(watched, event);
}

void StudioStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget)
        || qobject_cast<QAbstractSpinBox*>(widget) || qobject_cast<QScrollBar*>(widget)
        || qobject_cast<QTabBar*>(widget) || widget->inherits("QLineEdit") || widget->inherits("QSlider"))
        widget->setAttribute(Qt::WA_Hover);
}

int StudioStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return indicator;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return Theme::unit;
    case PM_ScrollBarExtent: return scroll_extent;
    case PM_ScrollBarSliderMin: return 32;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_MenuPanelWidth: return 0;
    case PM_MenuHMargin:
    case PM_MenuVMargin: return 4;
    case PM_SplitterWidth: return 9;
    case PM_ButtonIconSize:
    case PM_SmallIconSize: return 16;
    case PM_SliderThickness:
    case PM_SliderLength: return 18;
    case PM_ToolTipLabelFrameWidth: return 6;
    case PM_TabBarTabHSpace: return 4 * Theme::unit;
    case PM_TabBarTabVSpace: return 2 * Theme::unit;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int StudioStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                           QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_ComboBox_Popup: return 0; // a list below the field, not a menu over it
    case SH_ItemView_ShowDecorationSelected: return 1;
    case SH_EtchDisabledText: return 0;
    case SH_UnderlineShortcut: return m_alt_held || QApplication::activePopupWidget() != nullptr;
    case SH_DialogButtonBox_ButtonsHaveIcons: return 0;
    case SH_ScrollBar_Transient: return 0;
    case SH_Slider_AbsoluteSetButtons: return Qt::LeftButton;
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize StudioStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                    const QWidget* widget) const
{
    switch (type) {
    case CT_PushButton: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        int width = size.width() + (lookOf(widget) == ButtonLook::Quiet ? 2 : 4) * Theme::unit;
        if (button && !button->icon.isNull() && !button->text.isEmpty())
            width += Theme::unit;
        if (button && button->text.isEmpty())
            width = control_height;
        if (button && button->features.testFlag(QStyleOptionButton::HasMenu))
            width += 2 * Theme::unit;
        return {width, qMax(control_height, size.height() + Theme::unit)};
    }
    case CT_LineEdit: return {size.width() + 2 * Theme::unit, qMax(control_height, size.height())};
    case CT_ComboBox: return {size.width() + 6 * Theme::unit, control_height};
    case CT_SpinBox: return {size.width() + 4 * Theme::unit, control_height};
    case CT_MenuItem: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {base.width(), 9};
        return {base.width() + 2 * Theme::unit, qMax(28, base.height())};
    }
    case CT_MenuBarItem: return {size.width() + 2 * Theme::unit, qMax(28, size.height() + Theme::unit)};
    case CT_HeaderSection: return QProxyStyle::sizeFromContents(type, option, size, widget).expandedTo({0, 32});
    case CT_ItemViewItem: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {base.width() + Theme::unit, qMax(28, base.height())};
    }
    case CT_ProgressBar: return {size.width(), 6};
    default: return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

QRect StudioStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    switch (element) {
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents: return option->rect;
    case SE_ProgressBarLabel: return {};
    case SE_LineEditContents:
        // Line edits inside combo and spin boxes bring no frame of their own.
        return widget && qobject_cast<const QComboBox*>(widget->parentWidget())
            ? option->rect
            : option->rect.adjusted(Theme::unit - 2, 0, -Theme::unit + 2, 0);
    default: return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect StudioStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                  const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        const bool across = bar->orientation == Qt::Horizontal;
        const int length = across ? bar->rect.width() : bar->rect.height();
        const qint64 range = qint64(bar->maximum) - bar->minimum;
        const int handle = range == 0
            ? length
            : qMax(pixelMetric(PM_ScrollBarSliderMin, option, widget),
                   int(qint64(length) * bar->pageStep / qMax<qint64>(1, range + bar->pageStep)));
        const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                                  qMax(0, length - handle), bar->upsideDown);
        auto stretch = [&](int from, int size) {
            return across ? QRect(bar->rect.left() + from, bar->rect.top(), size, bar->rect.height())
                          : QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), size);
        };
        switch (part) {
        case SC_ScrollBarGroove: return bar->rect;
        case SC_ScrollBarSlider: return stretch(start, qMin(handle, length));
        case SC_ScrollBarSubPage: return stretch(0, start);
        case SC_ScrollBarAddPage: return stretch(start + handle, qMax(0, length - start - handle));
        default: return {};
        }
    }
    if (control == CC_ComboBox) {
        const QRect rect = option->rect;
        switch (part) {
        case SC_ComboBoxFrame:
        case SC_ComboBoxListBoxPopup: return rect;
        case SC_ComboBoxArrow: return {rect.right() - 26, rect.top(), 24, rect.height()};
        case SC_ComboBoxEditField: return rect.adjusted(10, 2, -28, -2);
        default: break;
        }
    }
    if (control == CC_SpinBox) {
        const QRect rect = option->rect;
        const int half = rect.height() / 2;
        switch (part) {
        case SC_SpinBoxFrame: return rect;
        case SC_SpinBoxUp: return {rect.right() - 24, rect.top() + 2, 22, half - 2};
        case SC_SpinBoxDown: return {rect.right() - 24, rect.top() + half, 22, half - 2};
        case SC_SpinBoxEditField: return rect.adjusted(8, 2, -26, -2);
        default: break;
        }
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

void StudioStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                const QWidget* widget) const
{
    const Theme::Colours& c = colours();
    switch (element) {
    case PE_PanelButtonCommand: drawBox(painter, option->rect, buttonColours(lookOf(widget), option)); return;
    case PE_PanelButtonTool: {
        const BoxColours box = buttonColours(ButtonLook::Quiet, option);
        if (box.fill.isValid())
            drawBox(painter, option->rect, box);
        if (has(option, State_HasFocus))
            drawFocusRing(painter, option->rect);
        return;
    }
    case PE_FrameDefaultButton: return;
    case PE_FrameFocusRect:
        // Rows of views show their focus by the selection and a thin ring; everything else by a ring of two pixels.
        if (qobject_cast<const QAbstractItemView*>(widget))
            drawBox(painter, option->rect, {QColor(), c.accent}, 3);
        else
            drawFocusRing(painter, option->rect.adjusted(-2, -1, 2, 1), 4);
        return;
    case PE_PanelLineEdit:
        if (widget
            && (qobject_cast<const QComboBox*>(widget->parentWidget())
                || qobject_cast<const QAbstractSpinBox*>(widget->parentWidget())))
            return;
        drawBox(painter, option->rect, fieldColours(option));
        if (has(option, State_HasFocus))
            drawFocusRing(painter, option->rect);
        return;
    case PE_FrameLineEdit: return;
    case PE_Frame: drawBox(painter, option->rect, {QColor(), c.line}, Theme::radius); return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: drawCheck(painter, option, false); return;
    case PE_IndicatorRadioButton: drawCheck(painter, option, true); return;
    case PE_IndicatorArrowDown: drawIcon(*painter, QStringLiteral("chevron-down"), option->rect, c.muted); return;
    case PE_IndicatorArrowUp: drawIcon(*painter, QStringLiteral("chevron-up"), option->rect, c.muted); return;
    case PE_IndicatorHeaderArrow: {
        const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
        const bool up = header && header->sortIndicator == QStyleOptionHeader::SortUp;
        drawIcon(*painter, up ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down"), option->rect, c.muted);
        return;
    }
    case PE_PanelMenu:
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, c.raised);
        painter->setPen(c.line);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_PanelScrollAreaCorner: painter->fillRect(option->rect.adjusted(0, 0, -1, -1), c.surface); return;
    case PE_FrameMenu:
    case PE_PanelMenuBar:
    case PE_FrameStatusBarItem:
    case PE_FrameTabBarBase: return;
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void StudioStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const
{
    const Theme::Colours& c = colours();
    switch (element) {
    case CE_PushButtonBevel:
        proxy()->drawPrimitive(PE_PanelButtonCommand, option, painter, widget);
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
            button && button->features.testFlag(QStyleOptionButton::HasMenu))
            drawIcon(*painter, QStringLiteral("chevron-down"),
                     QRect(option->rect.right() - 24, option->rect.center().y() - 7, 16, 16), c.muted);
        return;
    case CE_PushButtonLabel: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (!button)
            return;
        const ButtonLook look = lookOf(widget);
        QStyleOptionButton copy(*button);
        const QColor colour = buttonText(look, option);
        copy.palette.setColor(QPalette::ButtonText, colour);
        // An icon on the accent takes the colour of the text beside it.
        if (!copy.icon.isNull() && look == ButtonLook::Accent) {
            const QPixmap plain = copy.icon.pixmap(copy.iconSize, widget ? widget->devicePixelRatioF() : 1.0);
            QPixmap tinted(plain.size());
            tinted.setDevicePixelRatio(plain.devicePixelRatio());
            tinted.fill(Qt::transparent);
            QPainter tint(&tinted);
            tint.drawPixmap(0, 0, plain);
            tint.setCompositionMode(QPainter::CompositionMode_SourceIn);
            tint.fillRect(QRect(QPoint(0, 0), plain.size()), colour);
            tint.end();
            copy.icon = QIcon(tinted);
        }
        if (copy.features.testFlag(QStyleOptionButton::HasMenu) && look == ButtonLook::Quiet) {
            drawItemText(painter, copy.rect.adjusted(2 * Theme::unit, 0, -3 * Theme::unit, 0),
                         Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic, copy.palette,
                         has(option, State_Enabled), copy.text, QPalette::ButtonText);
            return;
        }
        if (copy.features.testFlag(QStyleOptionButton::HasMenu)) {
            copy.features.setFlag(QStyleOptionButton::HasMenu, false);
            copy.rect.adjust(0, 0, -2 * Theme::unit, 0);
        }
        if (!copy.icon.isNull() && !copy.text.isEmpty()) { // Fusion leaves only four pixels between the two
            const int text_width = copy.fontMetrics.size(Qt::TextShowMnemonic, copy.text).width();
            const int room = copy.rect.width() - copy.iconSize.width() - Theme::unit - text_width;
            const int left = copy.rect.left() + qMax(0, room / 2);
            const QRect picture(QPoint(left, copy.rect.center().y() - copy.iconSize.height() / 2 + 1), copy.iconSize);
            copy.icon.paint(painter, picture, Qt::AlignCenter,
                            has(option, State_Enabled) ? QIcon::Normal : QIcon::Disabled);
            const int hide =
                proxy()->styleHint(SH_UnderlineShortcut, option, widget) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
            drawItemText(painter,
                         QRect(picture.right() + 1 + Theme::unit, copy.rect.top(), text_width + 2, copy.rect.height()),
                         Qt::AlignVCenter | Qt::AlignLeft | hide, copy.palette, has(option, State_Enabled), copy.text,
                         QPalette::ButtonText);
            return;
        }
        QProxyStyle::drawControl(element, &copy, painter, widget);
        return;
    }
    case CE_PushButton:
        drawControl(CE_PushButtonBevel, option, painter, widget);
        drawControl(CE_PushButtonLabel, option, painter, widget);
        if (has(option, State_HasFocus) && keyboard_leads) {
            drawFocusRing(painter, option->rect);
            if (lookOf(widget) == ButtonLook::Accent) // a ring of its own colour would not show on the accent
                drawBox(painter, option->rect.adjusted(2, 2, -2, -2), {QColor(), c.onAccent}, control_radius - 2);
        }
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea: {
        painter->fillRect(option->rect, c.raised);
        const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
        if (element == CE_HeaderEmptyArea || (header && header->orientation == Qt::Horizontal))
            painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), c.line);
        return;
    }
    case CE_ProgressBarGroove: drawBox(painter, option->rect, {c.pressed, QColor()}, 3); return;
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option))
            drawProgress(bar, painter);
        return;
    case CE_ProgressBarLabel: return;
    case CE_MenuBarEmptyArea: painter->fillRect(option->rect, c.window); return;
    case CE_MenuBarItem: {
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        painter->fillRect(option->rect, c.window);
        if (has(option, State_Selected) || has(option, State_Sunken))
            drawBox(painter, option->rect.adjusted(1, 2, -1, -2), {c.hover, QColor()});
        if (item)
            drawItemText(painter, option->rect,
                         Qt::AlignCenter | Qt::TextSingleLine
                             | (proxy()->styleHint(SH_UnderlineShortcut, option, widget) ? Qt::TextShowMnemonic
                                                                                         : Qt::TextHideMnemonic),
                         item->palette, has(option, State_Enabled), item->text, QPalette::WindowText);
        return;
    }
    case CE_Splitter: {
        const bool hover = has(option, State_MouseOver);
        const QRect r = option->rect;
        const bool across = has(option, State_Horizontal);
        painter->fillRect(across ? QRect(r.center().x(), r.top(), 1, r.height())
                                 : QRect(r.left(), r.center().y(), r.width(), 1),
                          hover ? c.accent : c.line);
        return;
    }
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            drawTab(tab, painter);
        return;
    case CE_ScrollBarSubLine:
    case CE_ScrollBarAddLine:
    case CE_ShapedFrame:
        if (element == CE_ShapedFrame)
            break;
        return;
    default: break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void StudioStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                     const QWidget* widget) const
{
    switch (control) {
    case CC_ScrollBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option))
            drawScrollBar(bar, painter, subControlRect(control, option, SC_ScrollBarSlider, widget), widget);
        return;
    case CC_Slider:
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option))
            drawSlider(slider, painter, subControlRect(control, option, SC_SliderHandle, widget));
        return;
    case CC_ComboBox:
        drawBox(painter, option->rect, fieldColours(option));
        if (has(option, State_HasFocus))
            drawFocusRing(painter, option->rect);
        drawIcon(*painter, QStringLiteral("chevron-down"),
                 QRect(option->rect.right() - 22, option->rect.center().y() - 7, 16, 16),
                 has(option, State_Enabled) ? colours().muted : colours().disabled);
        return;
    case CC_SpinBox: {
        drawBox(painter, option->rect, fieldColours(option));
        if (has(option, State_HasFocus))
            drawFocusRing(painter, option->rect);
        const auto* box = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        if (!box || box->buttonSymbols == QAbstractSpinBox::NoButtons)
            return;
        const QColor up = box->stepEnabled.testFlag(QAbstractSpinBox::StepUpEnabled) ? colours().muted : colours().line;
        const QColor down =
            box->stepEnabled.testFlag(QAbstractSpinBox::StepDownEnabled) ? colours().muted : colours().line;
        drawIcon(*painter, QStringLiteral("chevron-up"),
                 subControlRect(control, option, SC_SpinBoxUp, widget).adjusted(4, 1, -4, 1), up);
        drawIcon(*painter, QStringLiteral("chevron-down"),
                 subControlRect(control, option, SC_SpinBoxDown, widget).adjusted(4, -1, -4, -1), down);
        return;
    }
    default: QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace luthier
