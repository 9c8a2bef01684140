// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help_texts.h"

#include <QCoreApplication>

namespace luthier {

namespace {

class Help {
    Q_DECLARE_TR_FUNCTIONS(Help)
public:
    static HelpSheet goal();
    static HelpSheet model();
    static HelpSheet data();
    static HelpSheet method();
    static HelpSheet train();
    static HelpSheet compare();
    static HelpSheet take();
    static HelpSheet start();
    static HelpSheet keys();
    static HelpSheet about();
    static HelpSheet advice();
};

HelpSheet Help::goal()
{
    return {tr("What should the model learn?"),
            {{tr("Choose by what comes out"),
              tr("If the model should write an answer, choose answering. If it should put each text into one of your "
                 "categories, choose sorting. If it should only get used to the language of your field, choose "
                 "reading.")},
             {tr("You can change your mind"),
              tr("Nothing is lost when you choose another goal later. Steps that no longer fit are marked with a "
                 "triangle, and only those need another look.")},
             {tr("What happens next"), tr("You choose the model that will learn. Luthier brings small ones along.")}}};
}

HelpSheet Help::model()
{
    return {tr("Which model should learn it?"),
            {{tr("The starter models"),
              tr("They are small, come with Luthier and learn in minutes on an ordinary computer. They are good for "
                 "trying everything out. For daily work, take a larger model from a folder of your own.")},
             {tr("A model of your own"),
              tr("A model is a folder with the files config.json, model.safetensors and a tokenizer, as the model "
                 "publishers offer them for download. Drop that folder on the window or choose it.")},
             {tr("Does it fit this machine?"),
              tr("The bar shows how much memory learning needs, estimated from the model's size, beside what is free "
                 "now. Close other programs if it is tight, or take a smaller model.")},
             {tr("Licence"),
              tr("The publisher decides what the model may be used for. The card shows the licence that its files "
                 "name; read it before you use the result at work.")}}};
}

HelpSheet Help::data()
{
    return {tr("What should it learn from?"),
            {{tr("Which files"),
              tr("Tables saved as CSV, files with one JSON object a line (JSONL), or plain text. A few hundred good "
                 "examples are worth more than thousands of careless ones.")},
             {tr("Which column is which"),
              tr("Above the table you say what each column means. Luthier guesses by the column's name; look whether "
                 "it guessed well.")},
             {tr("As the model sees it"),
              tr("A model reads pieces of words, called tokens. At the right you see the chosen row in those pieces: "
                 "what is read, what must be learnt, and what is cut off because it is too long.")},
             {tr("Rows held out"),
              tr("A part of the rows is never learnt from. With them the result is tested, so that the model cannot "
                 "shine by heart.")}}};
}

HelpSheet Help::method()
{
    return {tr("How may the model change?"),
            {{tr("Small additions or the whole model"),
              tr("The gentle way leaves the model as it is and adds small parts that learn (LoRA). It needs little "
                 "memory and keeps general skills. Changing all weights can learn more, costs more memory, and "
                 "forgets more easily.")},
             {tr("Adjusting"),
              tr("Every setting has a value that usually works. Change one thing at a time and compare the runs; that "
                 "way you learn what made the difference.")}}};
}

HelpSheet Help::train()
{
    return {tr("Learning"),
            {{tr("Reading the curves"),
              tr("Both curves show how wrong the model still is: lower is better. The unbroken one is measured on "
                 "what it learns from, the one with rings on the held-out rows. When the second rises while the first "
                 "falls, the model begins to learn by heart.")},
             {tr("Pause and stop"),
              tr("Pause frees the processor and goes on exactly where it was. Stop keeps the best state so far. You "
                 "can close the window: the run can be taken up again.")},
             {tr("It stops by itself"),
              tr("When the held-out rows show no more progress, the run ends early and the best state is "
                 "restored.")}}};
}

HelpSheet Help::compare()
{
    return {tr("Which run is better?"),
            {{tr("Look at three things"),
              tr("The measure on the held-out rows, the settings that differ, and answers to the same question side "
                 "by side. A difference smaller than its uncertainty is no difference.")},
             {tr("Ask it yourself"),
              tr("Type a question or a text from your daily work. The untouched model and every run answer it.")}}};
}

HelpSheet Help::take()
{
    return {tr("What do you take away?"),
            {{tr("A whole model"), tr("One folder that other programs open like any published model.")},
             {tr("A small addition"),
              tr("Only what was learnt, a few megabytes. Whoever uses it needs the original model as well.")},
             {tr("The certificate"),
              tr("After writing, Luthier opens the folder again and asks it the same as the model in memory. The "
                 "certificate says whether both answered alike.")}}};
}

HelpSheet Help::start()
{
    return {tr("Starting"),
            {{tr("Try a sample"),
              tr("A sample makes a project with everything chosen. Look through the steps with Next and press Start "
                 "training.")},
             {tr("What a project is"),
              tr("A folder that holds your choices and all runs. Copy it to a colleague and it opens there too.")}}};
}

HelpSheet Help::keys()
{
    return {tr("Keyboard shortcuts"),
            {{tr("Steps"),
              tr("Ctrl+Return: next step\nCtrl+Backspace: previous step\nAlt+1 to Alt+7: go to a step\nTab and arrow "
                 "keys: move; Space or Return: choose")},
             {tr("Training"),
              tr("Ctrl+R: start\nCtrl+P or Space on the training page: pause and go on\nCtrl+Shift+S: "
                 "stop and keep the best")},
             {tr("Projects"), tr("Ctrl+N: new\nCtrl+O: open\nCtrl+W: close project\nCtrl+Q: quit")},
             {tr("Window"), tr("F1: help with this page\nF11: full screen")}}};
}

HelpSheet Help::about()
{
    return {tr("About Luthier"),
            {{tr("Version %1").arg(QStringLiteral(LUTHIER_VERSION)),
              tr("A studio in which people who know their field tune language models, on their own machine.")},
             {tr("Licence"),
              tr("Free software under the GNU General Public License, version 3 or later. It comes "
                 "without any warranty.")},
             {tr("Built with"), tr("Qt, QCustomPlot, PyTorch's C++ library, SentencePiece, ICU, PCRE2, SQLite.")}}};
}

HelpSheet Help::advice()
{
    return {tr("Is tuning what you need?"),
            {{tr("First try asking better"),
              tr("If a general model nearly does it, write down the rules and two or three examples and give them with "
                 "each question (prompting). That costs nothing and can be changed at any time.")},
             {tr("If it lacks facts, look them up"),
              tr("Prices, case files or guidelines that change belong in a search whose results the model reads before "
                 "it answers (retrieval). Tuning is a poor way to teach facts: they cannot be updated or cited.")},
             {tr("Tune for form and judgement"),
              tr("Tuning pays when the model should always write in your style, keep to a format, or sort and judge as "
                 "your experts do, and when you have a few hundred examples of it. It also makes a small model good "
                 "enough to run in your own house.")},
             {tr("Often both"),
              tr("A tuned model that also looks things up is the usual end. Start with the one that hurts most "
                 "today.")}}};
}

} // namespace

HelpSheet helpFor(StudioState::Step step)
{
    switch (step) {
    case StudioState::Step::Goal: return Help::goal();
    case StudioState::Step::Model: return Help::model();
    case StudioState::Step::Data: return Help::data();
    case StudioState::Step::Method: return Help::method();
    case StudioState::Step::Train: return Help::train();
    case StudioState::Step::Compare: return Help::compare();
    case StudioState::Step::Export: return Help::take();
    }
    return {};
}

HelpSheet helpForStart()
{
    return Help::start();
}

HelpSheet helpForKeys()
{
    return Help::keys();
}

HelpSheet helpAbout()
{
    return Help::about();
}

HelpSheet helpWhetherToTune()
{
    return Help::advice();
}

} // namespace luthier
