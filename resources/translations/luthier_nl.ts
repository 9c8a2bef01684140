<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl">
<context>
    <name>ComparePage</name>
    <message>
        <source>%1 ± %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>With %n held-out row(s), differences smaller than the figure after ± may be chance.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1  better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error (loss)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model, before training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no result yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the model may change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What should the model learn?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose by what comes out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the model should write an answer, choose answering. If it should put each text into one of your categories, choose sorting. If it should only get used to the language of your field, choose reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can change your mind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is lost when you choose another goal later. Steps that no longer fit are marked with a triangle, and only those need another look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You choose the model that will learn. Luthier brings small ones along.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which model should learn it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The starter models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are small, come with Luthier and learn in minutes on an ordinary computer. They are good for trying everything out. For daily work, take a larger model from a folder of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model is a folder with the files config.json, model.safetensors and a tokenizer, as the model publishers offer them for download. Drop that folder on the window or choose it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does it fit this machine?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bar shows how much memory learning needs, estimated from the model&apos;s size, beside what is free now. Close other programs if it is tight, or take a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The publisher decides what the model may be used for. The card shows the licence that its files name; read it before you use the result at work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What should it learn from?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables saved as CSV, files with one JSON object a line (JSONL), or plain text. A few hundred good examples are worth more than thousands of careless ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which column is which</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above the table you say what each column means. Luthier guesses by the column&apos;s name; look whether it guessed well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the model sees it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model reads pieces of words, called tokens. At the right you see the chosen row in those pieces: what is read, what must be learnt, and what is cut off because it is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows kept aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of the rows is never learnt from. With them the result is tested, so that the model cannot shine by heart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How may the model change?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small additions or the whole model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gentle way leaves the model as it is and adds small parts that learn (LoRA). It needs little memory and keeps general skills. Changing all weights can learn more, costs more memory, and forgets more easily.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adjusting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every setting has a value that usually works. Change one thing at a time and compare the runs; that way you learn what made the difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both curves show how wrong the model still is: lower is better. The thin one is measured on what it learns from, the dotted one on the rows kept aside. When the second rises while the first falls, the model begins to learn by heart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause and stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause frees the processor and goes on exactly where it was. Stop keeps the best state so far. You can close the window: the run can be taken up again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stops by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the rows kept aside show no more progress, the run ends early and the best state is restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which run is better?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at three things</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The measure on the rows kept aside, the settings that differ, and answers to the same question side by side. A difference smaller than its uncertainty is no difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask it yourself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a question or a text from your daily work. The untouched model and every run answer it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you take away?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One folder that other programs open like any published model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small addition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what was learnt, a few megabytes. Whoever uses it needs the original model as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After writing, Luthier opens the folder again and asks it the same as the model in memory. The certificate says whether both answered alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try a sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sample makes a project with everything chosen. Look through the steps with Next and press Start training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a project is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder that holds your choices and all runs. Copy it to a colleague and it opens there too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Return: next step
Ctrl+Backspace: previous step
Alt+1 to Alt+7: go to a step
Tab and arrow keys: move; Space or Return: choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+R: start
Ctrl+P or Space on the training page: pause and go on
Ctrl+Shift+S: stop and keep the best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+N: new
Ctrl+O: open
Ctrl+W: close project
Ctrl+Q: quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1: help with this page
F11: full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Luthier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A studio in which people who know their field tune language models, on their own machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt, QCustomPlot, PyTorch&apos;s C++ library, SentencePiece, ICU, PCRE2, SQLite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is tuning what you need?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First try asking better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If a general model nearly does it, write down the rules and two or three examples and give them with each question (prompting). That costs nothing and can be changed at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it lacks facts, look them up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices, case files or guidelines that change belong in a search whose results the model reads before it answers (retrieval). Tuning is a poor way to teach facts: they cannot be updated or cited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tune for form and judgement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tuning pays when the model should always write in your style, keep to a format, or sort and judge as your experts do, and when you have a few hundred examples of it. It also makes a small model good enough to run in your own house.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Often both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tuned model that also looks things up is the usual end. Start with the one that hurts most today.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>%1, training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, held-out rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Quantities</name>
    <message>
        <source>Right answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of held-out rows that got the right category (accuracy).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right next words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the model&apos;s first guess for the next piece of the expected answer was right (token accuracy).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced score over categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every category counts the same, rare ones too; 100 % is perfect (macro F1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surprise per word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Among how many equally likely continuations the model still hesitates; 1 is perfect (perplexity).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error on held-out rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far off the model is on rows that it did not learn from (validation loss).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 billion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 million</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 thousand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without limit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>&quot;format&quot; must be the name of a data format, or &quot;auto&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;map&quot; must give the name of a column for &quot;{}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;params&quot; must be a JSON object with names and values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;validation&quot; must be the path of a file, or null.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; cannot be written because its folder does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; cannot be {}: it is a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; cannot be {}: it is a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; cannot be {}: it is a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; cannot be {}: it is either true or false.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; cannot be {}: it is one of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; cannot be {}: it lies between {} and {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; could not be opened because too many files are open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; could not be read: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; could not be written: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; exists already and is not an empty folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; exists already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; is a file, not a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; is a folder, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; is a parameter of the method &quot;{}&quot;, but this recipe uses &quot;{}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; is a project, not a run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; is in use by another process.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; is in use by process {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; is not a Luthier project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; is not a Luthier project: there is no project.db in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; is not a plain file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; is not of the form name=value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; is not the store of a Luthier project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; is too large: it has {} bytes where at most {} are expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; lies on a disk that can only be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; may not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; may not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{}&quot; would become larger than this disk or account allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A complete model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder with the tuned model as a whole, which every program that reads models of this family can open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of the path &quot;{}&quot; is a file where a folder should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run cannot have been stopped by &quot;{}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small folder with the additions alone, to be put on the same base model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A spreadsheet saved as text: the first row names the columns, each other row is one example.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A vocabulary of {} entries is too small: the special tokens and single characters of this text already take {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a small layer of change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After step {} the numbers grew beyond all bounds and training ended; the weights of step {} are kept. Try again with a learning rate below {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After step {} the numbers grew beyond all bounds, before anything worth keeping was learnt. Try again with a learning rate below {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An adapter cannot be put on a run, which is tuned already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An adapter holds the additions of LoRA; this run used “{}”, which changes the model&apos;s own weights. Export it as a complete model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer as our experts do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for a larger vocabulary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask its owner for permission to read it, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask its owner for permission to write there, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BERT family, encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the whole model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check every so many steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its quotation marks: every one that opens must close.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that config.json belongs to these weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that every file of the model was copied, and that config.json belongs to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that this is the right file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk and its connection, and keep a copy of your work elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the file and which column has which role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name, or choose the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path, or make a new project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check which columns are chosen, and that they are filled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks per pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks without improvement before stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a base model that comes with a tokenizer.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a base model with another tokenizer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a column of its own for each of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file with at least one row besides the names of its columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file with rows of text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file with rows of text: JSON lines, CSV or plain text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file with sentences to learn a vocabulary from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder in the PEFT layout, as an export of an adapter writes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder on another disk, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder on another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that holds config.json, model.safetensors and a tokenizer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder whose name ends in .luthier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model of a family that writes, such as Llama.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model of one of these types: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model that was made for writing, such as one of the Llama family.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a new or an empty folder; nothing in it was touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a run or an exported model of the task “classify”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a smaller model, fewer rows at a time, or a shorter length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model, or another task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or open it as a project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one file inside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of a complete model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder that holds config.json and the tokenizer files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder with config.json and model.safetensors of the same model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the model in bf16, fp16 or fp32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the processor (cpu) or &quot;auto&quot; instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it there, or open another project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, choose a smaller model, or use bf16, which takes half the room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the other program and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the other program first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column {} has no name in the first row, so it is called “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it to a folder of your own and open the copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the file, or choose another format for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean &quot;{}&quot;?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean &quot;{}&quot;? Known are: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean “{}”? Its columns are {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean “{}”? Known are: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download the rest of the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download the safetensors version of this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws the trained weights a little towards zero at every step, which keeps the model from learning rows by heart. 0 turns it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the training after this many steps even when passes are left, for a quick trial. 0 means no limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the training when the held-out rows have not improved for some checks in a row. The best weights are kept in any case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every row has the same category, “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every weight may move: the strongest change, the most memory and disk, and the most risk that general skills fade.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere (recommended)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere learns best. Only the knowledge part keeps general skills best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact (slower)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: opened again, the exported model gave the same answer on {} of {} rows, and its scores differ by {} where {} is allowed. Export it once more; do not use this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: there was no row to compare on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: what was written cannot be opened again. {} Export it once more; do not use this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fast (half the digits)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space or choose a folder on another disk, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, or choose a method that trains fewer weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GGUF files cannot be opened yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the model&apos;s config.json again from where the model came from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the tokenizer files of the base model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the tokenizer files of the base model and put them into this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a run&apos;s number, or the path of its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give its number, as in 0001.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the path of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the path of the run&apos;s folder, as in NAME.luthier/runs/0001.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the recipe the adapter&apos;s own rank (lora.rank).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the recipe the adapter&apos;s own strength (lora.alpha).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the recipe the layers that the adapter covers (lora.targets).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guard against learning by heart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half the digits (bf16) is much faster where the machine can do it and hardly changes the result; fp32 is exact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the model moves with every step. Too high and it forgets or breaks down, too low and nothing happens. The value offered suits the chosen method; change it by a factor of two or three at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the optimiser (AdamW, beta 1) remembers the direction of earlier steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the optimiser (AdamW, beta 2) remembers how large earlier steps were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many checks in a row may pass without the held-out rows improving before training stops by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many held-out rows the model answers at every check, so that you can read how it changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many rows the model looks at before it changes itself. More rows make steadier but fewer steps. It does not change how much memory is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many tokens are worked on at the same time. Smaller needs less memory, larger may be faster; what is learnt stays the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the model can learn beside what it knows. 16 suits most data; more for thousands of rows, less for a small change of tone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often during one pass the held-out rows are tried. More checks show the curve in finer detail and find the best moment more exactly, but take time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the model sees every row. Few rows need more passes, many rows fewer; training ends earlier by itself when more passes no longer help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the state of the training is saved, so that it can go on after a power cut. It is also saved at every best check and when you stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly what was learnt counts. Twice the room for change is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the learning rate changes after the first steps. Slowing down towards the end lets the model settle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the field that opens with a quotation mark on line {}, text follows the closing mark, so this row was left out. Write a quotation mark inside a quoted field twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It belongs to another recipe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its columns are {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its roles are {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the same pace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the optimiser (AdamW, epsilon) from dividing by zero. There is rarely a reason to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known are: auto, cpu, cuda.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known are: base (as the base model), fp32, bf16.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known are: fp32, bf16.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known are: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest step allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns from questions with the answers your experts gave, and answers new questions in the same way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns from texts that your experts sorted, and puts new texts into the same categories.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out, or choose that method.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it train until its first check of the held-out rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the model change everywhere: lora.targets=all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {} has nothing in “{}”, so the row is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {} has {} fields where the first row names {}, so it was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {} has “{}” twice; the last value counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {} is longer than {} tokens: {} of its {} are cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {} is nested more than {} levels deep, so it was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {} is not a JSON record ({}), so it was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {} is not a JSON record: it breaks at character {}, near “{}”. It was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {} is not a JSON record: it ends before every quotation mark and bracket is closed. It was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {} is {}, not a record with named fields like {}, so it was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {} puts the same text into “{}” that line {} puts into “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {} repeats line {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the runs to see which there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Llama family, decoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA adapter, PEFT layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA, low-rank adaptation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower &quot;train.micro_batch_tokens&quot; or &quot;train.max_length&quot;, or choose a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Luthier does not know models of the type “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room or choose a folder on another disk; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory of the direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory of the step size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models that read a whole text at once and judge it: BERT and relatives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models that write text word by word: Llama, TinyLlama, SmolLM2 and relatives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one of its runs, as in {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row has a category.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row of “{}” can be read. The first fault: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row of “{}” can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row of “{}” can be used. The first fault: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run was named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No vocabulary of {} entries can be learnt from this text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the columns {} is called like the role “{}” ({}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the saved states of this run can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be learnt from line {} within {} tokens, so the row is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older saved states are removed to spare the disk. The best weights are kept apart from these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On {} rows that it never learnt from, the tuned model does better than the base model: its loss fell from {} to {}, and its {} went from {} to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On {} rows that it never learnt from, the tuned model does better than the base model: its loss fell from {} to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One record with named fields on each line, as most programs export them; a JSON list of records works too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the method &quot;lora&quot; can start from an adapter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what was learnt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only where the model relates words to one another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only where the model stores what it knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {} rows can be used. Below {} the figures say little about the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it once where it may be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pace over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part held out for checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed: opened again, the exported model gave the same answer as the tuned one on all {} rows (scores differ by at most {}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed: opened again, the exported model gave the same answer as the tuned one, rounded to the type it is stored in, on all {} rows (scores differ by at most {}). The rounding itself moved scores by at most {} and left {} of {} answers as they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passes over the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain text; an empty line begins the next paragraph, and each paragraph is one text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pull towards small weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a copy of project.db in its place; the folders of the runs beside it are whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back, or add a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back, or start a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it on the base model, or export the run first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the data files back, or start a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the file back, or start a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read our texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the data was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads and sorts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads your texts to learn their language: words, turns of phrase, subjects. A good step before the other tasks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records (JSON lines)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reinstall Luthier: the starter models belong to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume it, or add a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume that run, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume the run; if it happens again, report it with the run&apos;s log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room for change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows longer than this many tokens are cut. A token is roughly three quarters of a word. Longer rows need more memory and time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows per step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {} is better than run {}: its loss on the same {} held-out rows is {} lower, more than chance explains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs {} and {} are about equal: the difference of {} on the same {} held-out rows may be chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs {} and {} were not tested on the same rows, so their losses cannot be compared row by row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save at least every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as plain text and choose that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as “CSV UTF-8” in your spreadsheet program and choose that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved states to keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which column holds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score it in parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of the held-out rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortens a step when a strange row would push the model too far (the norm of the gradient). 0 turns it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow down evenly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow down gently towards the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest divisor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort texts into categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sorting needs rows of at least two categories. Check which column holds the category.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the run anew; its recipe is still there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop when it no longer gets better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength of the change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the adapter from where it came from once more, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text {} is empty: there is nothing to sort.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The activation “{}” is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The adapter does not cover the layer &quot;{}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The adapter holds no LoRA factors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The adapter holds only one of the two factors of “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The adapter holds “{}”, a part of a LoRA variant that cannot be read here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The adapter sorts into {} classes but names {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The adapter was made for another model: its factors of “{}” are {} and {}, the layer is {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The adapter was made for another model: there is no layer “{}” in this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The adapter was made for another model: there is no weight “{}” in this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The adapter was made with a strength (alpha / rank) of {}, this recipe asks for {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The adapter&apos;s &quot;{}&quot; has another shape than this recipe asks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The adapter&apos;s settings are not a JSON object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The adapter&apos;s settings lack the number “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The adapter&apos;s weight “{}” is {}, the model&apos;s is {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The category “{}” has only one row, on line {}: it cannot be both learnt and checked. Add rows, or join it with another category.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The category “{}” has {} rows and “{}” only {}: the small one will be learnt badly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column “{}” is chosen for two roles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The columns of the data file {} have changed since the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computation failed: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data file has changed since this run began, so it cannot go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data file {} cannot be read any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data file {} has changed since the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data file {} is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data has no column “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The description of the run is not complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The description of the tensor &quot;{}&quot; is not an object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk reported a fault at &quot;{}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export needs a folder to write to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export takes {} MB and the disk has {} MB left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was stopped; nothing was left behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The factors of “{}” do not fit each other: {} and {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field “{}” is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field “{}” is not a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field “{}” is {}, but must be a number that is not negative.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field “{}” is {}, but must be a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field “{}” is {}, but must be a whole number from 1 to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field “{}” is {}, but must be true or false.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figures of a check of the held-out rows are not complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file &quot;{}&quot; of this model is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has only {} bytes and is not a safetensors file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has {} bytes of data but describes no tensor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is cut short: its header has {} bytes and only {} are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is cut short: the tensor &quot;{}&quot; ends at byte {} of the data and there are {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is no JSON object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not a safetensors file: its header would have {} bytes where at most {} are allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not a sentencepiece model, or it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not in UTF-8 (first on line {}), so it was read as Windows-1252. Check that letters such as é look right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first row of the file, which names the columns, cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {} bytes of the data belong to no tensor; &quot;{}&quot; comes after them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder for the export is not empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder has no config.json, so it is not a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of the run &quot;{}&quot; is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header is nested more than {} levels deep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header is not a list of tensors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header is not valid JSON at byte {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header is not valid JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index names no file for the tensor &quot;{}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index of the model&apos;s parts has no weight_map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index puts the tensor &quot;{}&quot; into &quot;{}&quot;, which is not the name of a file in the model&apos;s folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The instruction template has no &quot;pattern&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of losses on held-out rows cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of records breaks on line {} at character {}, near “{}”. Nothing after it was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of records cannot be read on line {} ({}). Nothing after it was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of records ends on line {} before every quotation mark and bracket is closed. The last record may be missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log has the details; the files on disk are unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss on the rows it learnt from ended at {}; no rows were held out, so nobody can tell how it does on new ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The metadata entry &quot;{}&quot; cannot be written: it is not UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The metadata entry &quot;{}&quot; is not a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The metadata has two entries &quot;{}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model folder has no tokenizer: neither tokenizer.json nor tokenizer.model nor vocab.txt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model stays as it is and learns through small additions: little memory, a small file, and general skills are kept well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name &quot;{}&quot; is too long for this disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The names of the adapter&apos;s classes cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The note beside the kept weights is not complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outcome of the run is not complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parameter &quot;{}&quot; is not what it was when this run began, so it cannot go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parameter &quot;{}&quot; must be a number, a text, true or false.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part of the training during which the learning rate rises from nearly nothing, so that the first steps do no harm. 0.05 is the first twentieth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part of your rows that the model never learns from, so that its answers to new rows can be judged. 0.1 is one row in ten; 0 holds out nothing, and then nobody can tell how well it does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pattern &quot;{}&quot; of the tokenizer cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pattern &quot;{}&quot; of the tokenizer uses character classes that Luthier does not support yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pattern of the instruction template must hold {prompt} exactly once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The positions of this model are scaled by the method “{}”, which Luthier does not read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project &quot;{}&quot; cannot be changed: its folder may not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project &quot;{}&quot; is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project &quot;{}&quot; is open in another Luthier window (process {}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project&apos;s store &quot;{}&quot; is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project&apos;s store &quot;{}&quot; is in use by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project&apos;s store &quot;{}&quot; refused an operation: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quotation mark opened on line {} is never closed, so this row was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipe needs &quot;data&quot; with the file to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipe needs &quot;{}&quot;, written as text between quotes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipe&apos;s &quot;data&quot; needs &quot;train&quot;, the file to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record on line {} is nested more than {} levels deep. Nothing after it was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rows are no longer those with which this run began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run &quot;{}&quot; has been trained already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run &quot;{}&quot; has not been tried on held-out rows yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run &quot;{}&quot; is running already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run &quot;{}&quot; is still running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run held out no rows that can be asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run was tuned from this base model and needs it: put the folder back, or change “base” in the run&apos;s recipe.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run&apos;s notes cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same number gives the same training again; another number shows how much of a result is luck.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved state of the training is not complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved state of the training lacks its random generator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved state was written by another version of this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved states of this run need {} MB, but only {} MB are free on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of what was learnt that is left out at random while training. 0.05 to 0.1 helps with few rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The states saved so far are unharmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The states saved so far are unharmed; the log has the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task “{}” has no role “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; cannot be written: its name is taken or is not UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; cannot be written: its {} bytes do not fit its type and shape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; ends (byte {}) before it begins (byte {}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; has an impossible shape: it would be larger than any memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; has an impossible shape: {} is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; has more than {} dimensions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; has no {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; has something other than numbers in its {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; has the negative number {} in its {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; has the type {}, which is not one of F64, F32, F16, BF16, I64, I32, I16, U8, I8 and BOOL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; has two fields &quot;{}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; has {} bytes where its type and shape need {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; has {} in its {}, which is not a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; is described twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; is in two files of this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; is not in the file where the index puts it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; must have two data offsets and has more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; must have two data offsets and has {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor “{}” is not named as in a PEFT adapter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor “{}” must have two dimensions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensors &quot;{}&quot; and &quot;{}&quot; overlap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text file holds no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text has {} tokens; this model reads at most {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is empty: there is nothing to embed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is too short to score: it needs at least two tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer class &quot;{}&quot; is not supported yet with a sentencepiece model alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: a pattern is empty or missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: it describes no model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: its first and last tokens have no ids.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: its model has no merges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: its model has no vocabulary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: its template uses the token &quot;{}&quot; without an id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: its vocabulary lacks the unknown token &quot;{}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: merge {} (&quot;{}&quot; with &quot;{}&quot;) names a piece that its vocabulary lacks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: merge {} is not a pair of pieces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: the added token &quot;{}&quot; has no usable id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: the piece &quot;{}&quot; has no usable id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer file is not valid JSON: it breaks off or contains a mistake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer knows {} tokens, but the model only {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer of this model has no mask token, so it cannot learn from texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer&apos;s {} is of the kind &quot;{}&quot;, which Luthier does not support yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training ended because of a fault inside the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training failed: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tuned model does not do better than the base model on the {} held-out rows (loss {} against {}); more or cleaner rows, or another learning rate, may help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The type of the tensor &quot;{}&quot; is not a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vocabulary file has more than {} lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vocabulary file has the piece &quot;{}&quot; twice, on lines {} and {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vocabulary file is not UTF-8 text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vocabulary file lacks the tokens &quot;{}&quot; and &quot;{}&quot; that begin and end every text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weight “{}” has size {}, but config.json says {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weight “{}” is stored as {}, which is not a type of weights that can be tuned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weight “{}” of size {} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights &quot;{}&quot; are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights &quot;{}&quot; are {} of type {} where {} of type {} are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights in &quot;{}&quot; are pickled (.bin), a format that can run programs and is not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {} of the tensor &quot;{}&quot; is not a list of numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no weights in &quot;{}&quot;: neither model.safetensors nor model.safetensors.index.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are several projects in &quot;{}&quot;: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a file where the export should become a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no &quot;{}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no adapter here: {} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no data file “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no device called &quot;{}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder &quot;{}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model folder here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no parameter &quot;{}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no project &quot;{}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no project in &quot;{}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no row in the file that anything could be learnt from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no row {}; the data has {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run &quot;{}&quot; in the project &quot;{}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run &quot;{}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no space left on the disk to write &quot;{}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no starter model “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such model folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no type of numbers called “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {} called “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to train this model with these settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was not enough memory for this training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This JSON ends in the middle of a value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This JSON is nested more than {} levels deep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This adapter carries trained biases (“bias”: “{}”), which cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This adapter is of the kind “{}”; only LORA can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This adapter uses “{}”, a variant of LoRA that cannot be read here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder already holds a run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not valid JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine has no graphics card that can be used for training (CUDA).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no layer of the kind “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has not learnt to sort texts: it has no categories.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model reads a text in both directions and gives no probability of a next word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model reads texts but does not write; choose a model of the llama family.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model sorts or reads texts; it cannot write an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model uses positions of the kind “{}”, which Luthier does not read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project was made by a newer Luthier: its store has version {} and this program knows versions up to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project was made by an older Luthier and must be brought up to date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run has not kept any weights yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should be JSON but is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train this run again to compare it row by row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training was stopped at step {}, before the first check of the held-out rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training was stopped before its first step, so nothing has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries the held-out rows after every so many steps instead of so many times a pass. 0 leaves it to the number of checks per pass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two columns are called “{}”; the one at place {} is called “{}” here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Luthier, then open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a larger vocabulary, or a longer text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the tokenizer files that were published with this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for it, or stop it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights cannot be stored as “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is to be sorted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What somebody asks or orders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model should read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was written names other categories.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was written opens as another kind of model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What your expert answers. Only this is learnt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whatever is fastest here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the model may change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where your expert put it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which rows are held out. Keep it the same for runs that you want to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write for example: train.epochs=2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as: &quot;data&quot;: {&quot;train&quot;: &quot;my_rows.csv&quot;}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write something to answer to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the pattern with {prompt} where the question goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes and answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comma-separated values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>continued pre-training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full fine-tuning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>get used to the language of contracts, reports or product sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>instruction tuning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>merged model, safetensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plain text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>send each support ticket to the right team, or each report to the right file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text classification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write a clause in your house style, or answer a client as a senior colleague would</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} Compared on built-in sentences instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} Compared on the samples that the run kept of its held-out rows instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} bytes after the last tensor &quot;{}&quot; belong to no tensor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} bytes between the tensors &quot;{}&quot; and &quot;{}&quot; belong to no tensor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} characters of the file are damaged and show as �, the first on line {}. Save the file as UTF-8 from the program it came from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} has no key &quot;{}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} more like this are not listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} must be a JSON object with names and values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} weights were found where {} are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” has no row of data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is a document, not a text file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is a folder, not a data file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is a spreadsheet, not a text file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is not a data file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is not a text file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::AnswerCard</name>
    <message>
        <source>Its answer appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for its turn…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(It gave no answer.)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::ChartLegend</name>
    <message>
        <source>What the lines mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held-out rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::ChartReadout</name>
    <message>
        <source>Values under the crosshair</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::ClassScoreModel</name>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out rows that truly belong to the category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of the category&apos;s rows that the model found (recall)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the model was right when it chose the category (precision)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wrong category that it was most often given, with how many rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::ComparePage</name>
    <message>
        <source>What they reached on rows they never learnt from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs and what they reached; a check mark takes a run into the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How they learnt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a check mark before a run above to see its curves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was set differently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings in which the runs differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which categories are mixed up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask them all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question or text for every model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks the base model and every run with a check mark, one after the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a &amp;held-out row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which one is better?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the runs with one another and with the model as it was. Then take the best one away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run has held-out rows to be judged on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” makes the smallest error. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put check marks before two or more runs to see what differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These runs were set up exactly alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a question or a text first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They answer one after the other…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::ConfusionMatrix</name>
    <message>
        <source>Categories, the hardest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>True category (down) against the category given (across)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down: the true category. Across: the category that the model gave. Choose a cell to read it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::ConfusionModel</name>
    <message numerus="yes">
        <source>%n of %1 row(s) of “%2” got the right category.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 row(s) of “%2” was taken for “%3”.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>luthier::DataPage</name>
    <message>
        <source>Examples (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much has been read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Other file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What should it learn from?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring your examples and look whether the model sees them as you mean them. Next you say how it may change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is still being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring a file with examples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These rows cannot be used like this; the message says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which column is which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row can be learnt from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop your examples here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table (CSV), a JSONL file or plain text. For this goal a row holds: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose your examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column that holds “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the model sees it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a row in the table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row %1 as the model sees it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say above which column is which; then the row appears here as the model sees it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This row cannot be laid out for the chosen model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln rows can be used</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln categories</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows are kept aside to test the result</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>no row is kept aside: nobody can test the result</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::ExportPage</name>
    <message>
        <source>&amp;Run to take away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Folder to write to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in file &amp;manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the model away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is written to a folder that other programs open, and checked: what was written must answer as it does here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, error %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working out the size…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no finished run to take away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a form first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the whole path of the folder, beginning with /.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That folder already holds something, and nothing there is overwritten. Choose an empty or a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing, then checking what was written…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs about %1, and only %2 are free there. Choose another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About %1 will be written; %2 are free there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder to write to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ Written and checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ Written, but it does not answer the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 answers are the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n held-out row(s) compared</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>largest difference %1, allowed %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compared in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was left behind.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::FindingStrip</name>
    <message numerus="yes">
        <source>%Ln rows are empty</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows repeat another</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows contradict another</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows are too long and get cut</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows teach nothing</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines cannot be read</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows have too many or too few fields</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln categories have a single row</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>categories are very uneven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>few rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say which column is which</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>written in an older encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln quotation marks are misplaced</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln columns without a name of their own</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines name a field twice</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln remarks</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to complain about in these rows.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::GoalPage</name>
    <message>
        <source>Not &amp;sure that tuning is what you need?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the field: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What should the model learn?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick the closest; you can change your mind later. Next you choose the model that learns it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what the model should learn.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::LossChart</name>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounds through the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens learnt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The numbers of the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The curves appear here as soon as training starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoot&amp;hing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the strong line is calmed. The pale line behind it stays as measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Along the bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What runs along the bottom of the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Log scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spreads small values apart, so that late changes can be seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the whole course again and follows it (double click, or F in the chart)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More for this chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as a table, save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as &amp;table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as &amp;picture (PNG)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save for &amp;print (PDF)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the &amp;numbers (CSV)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error (loss), lower is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) cannot be drawn</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Step %1, round %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held-out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: at step %2 the training loss is %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, on held-out rows %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, at best %1 at step %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be saved there. Choose a folder that you may write to.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::LossTable</name>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::MainWindow</name>
    <message>
        <source>Open a project (a folder whose name ends in .luthier)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is going on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another project can be opened when it has ended. You can stop it now; what was learnt best so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop and save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is still being done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Luthier is still answering or writing. Stopping loses only that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is still learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and save keeps what was learnt best so far; the run can be taken up again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping after this step…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window closes as soon as everything is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start or open a project first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then drop the file on the page that asks for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Luthier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top and keep the best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help with this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Luthier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in &amp;file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::MemoryBar</name>
    <message>
        <source>needs about %1 of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fits this machine: about %1 of %2 free memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tight: about %1 of %2 free memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too large just now: needs about %1, free are %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::MethodPage</name>
    <message>
        <source>all of the model changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the model&apos;s size is added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>low: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>highest: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Adjust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of the chosen way. What is filled in is the recommendation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended to begin with · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size on disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk to what it could do before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How may the model change?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each way has its price. The first one suits most work; you can try the other one later and compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a way first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: more than this machine&apos;s %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>roughly %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>known once there are rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine has too little memory for the chosen way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen way fits this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time is reckoned from your last run here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory and time are estimates; the first run measures them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::ModelCard</name>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 weights · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>languages not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>reads up to %Ln tokens at once</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>licence not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>licence: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Categories</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::ModelPage</name>
    <message>
        <source>Used before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking into the folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes with Luthier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Choose a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a model&apos;s folder here, or choose it. It holds config.json, the weights (.safetensors) and a tokenizer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which model should learn it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The starters are small and quick, good for a first try. Next you bring your examples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::NewProjectDialog</name>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Other folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is the project called?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where do your projects lie?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name cannot contain “/” or begin with a dot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a project of this name already. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will lie in %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::ParamForm</name>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;More settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the usual value of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the usual value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>usually %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::RowTableModel</name>
    <message>
        <source>line %1 of the file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::RowTokens</name>
    <message>
        <source>The chosen row as the model sees it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learnt: what the model must answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read: given, not learnt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marks: the model&apos;s own signs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cut: too long, lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln pieces of text (tokens)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>to answer: “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them learnt</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cut off</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>luthier::RunButton</name>
    <message>
        <source>Run %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::SampleAnswers</name>
    <message>
        <source>Answers to a few held-out rows appear here at every check, so that you can read how the model changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(no answer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At step %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::Session</name>
    <message>
        <source>The computer is busy training. This is possible again when the run has ended or was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A paused run keeps the computer&apos;s memory. Stop it (the best version is kept) to do this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model is being written to disk. This is possible again when that has ended.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::StartPage</name>
    <message>
        <source>Teach a language model your craft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You bring examples, Luthier tunes a model with them. Everything stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it with a ready-made sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One click makes a project with everything chosen; a few minutes later you have a tuned model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, not there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from this list; the project itself stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1 from this list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::StepButton</name>
    <message>
        <source>look again: something changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::StepRail</name>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps and runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project: show its folder, close it, open another</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>This computer, %n cores · offline</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is computed on this machine. Luthier uses no network: nothing leaves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted, can go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error on kept-aside rows %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::StudioState</name>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Open or start a project first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First say what the model should learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First choose a model to start from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First bring the examples to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the examples can be used yet; look at them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First choose how the model may change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no trained model yet. Train one first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::StudioWizard</name>
    <message>
        <source>“%1” is not possible yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::TrainPage</name>
    <message>
        <source>All %1 steps were done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ended by itself after step %1, because held-out rows no longer improved; the version of step %2 is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You stopped it after step %1; the best version, of step %2, is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ended at step %1 because the numbers ran away. A smaller learning rate helps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is what will happen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your files stay as they are and nothing leaves this machine. You can pause or stop at any moment; the best version so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;last run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top and keep the best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start &amp;another with other settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many tokens (word pieces) are worked through in a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most that this program has needed so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the model moves with every step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers as they change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model learns from your rows here. When the lines stop falling, it has learnt what it can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training is under way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A step before this one is still open. The list at the left shows which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows of %2; checked on the rows of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 rows of %2; about %3 more are held out to check it on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 steps of %2 rows, sees every row at most %3 times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading your rows…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turning the rows into what the model reads…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the model as it is now, to compare with later…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2, %3 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2, checking the held-out rows…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping the best version…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping after this step; the best version is kept…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused at step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pausing after this step…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Press Space or Resume to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2 It took %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run could not go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run was interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. The program ended while it was training. Resume goes on from the last saved step; nothing before it is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run has not begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run could not begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tokens a second</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
