// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QMetaObject>
#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace luthier {

// Runs work() in a pool thread and then deliver(result) in the UI thread, unless the context object is gone by then.
// work must hold copies, never references to widgets or to the state; it must not touch torch (that is the session's).
template <class Work, class Deliver> void inBackground(QObject* context, Work work, Deliver deliver)
{
    const QPointer<QObject> alive(context);
    QThreadPool::globalInstance()->start([alive, work = std::move(work), deliver = std::move(deliver)]() mutable {
        auto result = std::make_shared<decltype(work())>(work());
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [alive, deliver = std::move(deliver), result]() mutable {
                if (alive)
                    deliver(std::move(*result));
            },
            Qt::QueuedConnection);
    });
}

} // namespace luthier
