<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl">
<context>
    <name>ComparePage</name>
    <message>
        <source>%1 ± %2</source>
        <translation>%1 ± %2</translation>
    </message>
    <message numerus="yes">
        <source>With %n held-out row(s), differences smaller than the figure after ± may be chance.</source>
        <translation>
            <numerusform>Met %n apart gehouden rij kunnen verschillen kleiner dan het getal achter ± toeval zijn.</numerusform>
            <numerusform>Met %n apart gehouden rijen kunnen verschillen kleiner dan het getal achter ± toeval zijn.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1  worse</source>
        <translation>%1  slechter</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nee</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Error (loss)</source>
        <translation>Fout (loss)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Geheugen</translation>
    </message>
    <message>
        <source>Base model, before training</source>
        <translation>Basismodel, vóór de training</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>niet getoetst</translation>
    </message>
    <message>
        <source>no result yet</source>
        <translation>nog geen resultaat</translation>
    </message>
    <message>
        <source>Learns to</source>
        <translation>Leert</translation>
    </message>
    <message>
        <source>Starts from</source>
        <translation>Gaat uit van</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Rijen</translation>
    </message>
    <message>
        <source>How the model may change</source>
        <translation>Hoe het model mag veranderen</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Instelling</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Sluiten</translation>
    </message>
    <message>
        <source>What should the model learn?</source>
        <translation>Wat moet het model leren?</translation>
    </message>
    <message>
        <source>Choose by what comes out</source>
        <translation>Kies naar wat eruit komt</translation>
    </message>
    <message>
        <source>If the model should write an answer, choose answering. If it should put each text into one of your categories, choose sorting. If it should only get used to the language of your field, choose reading.</source>
        <translation>Moet het model een antwoord schrijven, kies dan antwoorden. Moet het elke tekst in een van uw categorieën zetten, kies dan sorteren. Moet het alleen vertrouwd raken met de taal van uw vak, kies dan lezen.</translation>
    </message>
    <message>
        <source>You can change your mind</source>
        <translation>U kunt van gedachten veranderen</translation>
    </message>
    <message>
        <source>Nothing is lost when you choose another goal later. Steps that no longer fit are marked with a triangle, and only those need another look.</source>
        <translation>Er gaat niets verloren als u later een ander doel kiest. Stappen die niet meer passen krijgen een driehoek, en alleen die moet u nog eens bekijken.</translation>
    </message>
    <message>
        <source>What happens next</source>
        <translation>Wat er daarna gebeurt</translation>
    </message>
    <message>
        <source>You choose the model that will learn. Luthier brings small ones along.</source>
        <translation>U kiest het model dat gaat leren. Bij Luthier zitten kleine modellen.</translation>
    </message>
    <message>
        <source>Which model should learn it?</source>
        <translation>Welk model moet het leren?</translation>
    </message>
    <message>
        <source>The starter models</source>
        <translation>De startmodellen</translation>
    </message>
    <message>
        <source>They are small, come with Luthier and learn in minutes on an ordinary computer. They are good for trying everything out. For daily work, take a larger model from a folder of your own.</source>
        <translation>Ze zijn klein, horen bij Luthier en leren in minuten op een gewone computer. Ze zijn goed om alles uit te proberen. Neem voor het dagelijks werk een groter model uit een eigen map.</translation>
    </message>
    <message>
        <source>A model of your own</source>
        <translation>Een eigen model</translation>
    </message>
    <message>
        <source>A model is a folder with the files config.json, model.safetensors and a tokenizer, as the model publishers offer them for download. Drop that folder on the window or choose it.</source>
        <translation>Een model is een map met de bestanden config.json, model.safetensors en een tokenizer, zoals uitgevers van modellen ze aanbieden. Sleep die map op het venster of kies een map.</translation>
    </message>
    <message>
        <source>Does it fit this machine?</source>
        <translation>Past het op deze machine?</translation>
    </message>
    <message>
        <source>The bar shows how much memory learning needs, estimated from the model&apos;s size, beside what is free now. Close other programs if it is tight, or take a smaller model.</source>
        <translation>De balk toont hoeveel geheugen het leren nodig heeft, geschat uit de grootte van het model, naast wat nu vrij is. Sluit andere programma&apos;s als het krap is, of neem een kleiner model.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licentie</translation>
    </message>
    <message>
        <source>The publisher decides what the model may be used for. The card shows the licence that its files name; read it before you use the result at work.</source>
        <translation>De uitgever bepaalt waarvoor het model gebruikt mag worden. De kaart toont de licentie die in de bestanden staat; lees haar voordat u het resultaat op het werk gebruikt.</translation>
    </message>
    <message>
        <source>What should it learn from?</source>
        <translation>Waarvan moet het leren?</translation>
    </message>
    <message>
        <source>Which files</source>
        <translation>Welke bestanden</translation>
    </message>
    <message>
        <source>Tables saved as CSV, files with one JSON object a line (JSONL), or plain text. A few hundred good examples are worth more than thousands of careless ones.</source>
        <translation>Tabellen als CSV, bestanden met één JSON-object per regel (JSONL), of gewone tekst. Een paar honderd goede voorbeelden zijn meer waard dan duizenden slordige.</translation>
    </message>
    <message>
        <source>Which column is which</source>
        <translation>Welke kolom wat is</translation>
    </message>
    <message>
        <source>Above the table you say what each column means. Luthier guesses by the column&apos;s name; look whether it guessed well.</source>
        <translation>Boven de tabel zegt u wat elke kolom betekent. Luthier raadt naar de naam van de kolom; kijk of het goed geraden heeft.</translation>
    </message>
    <message>
        <source>As the model sees it</source>
        <translation>Zoals het model het ziet</translation>
    </message>
    <message>
        <source>A model reads pieces of words, called tokens. At the right you see the chosen row in those pieces: what is read, what must be learnt, and what is cut off because it is too long.</source>
        <translation>Een model leest stukjes van woorden, tokens genoemd. Rechts ziet u de gekozen rij in die stukjes: wat gelezen wordt, wat geleerd moet worden, en wat afgekapt wordt omdat het te lang is.</translation>
    </message>
    <message>
        <source>Rows held out</source>
        <translation>Apart gehouden rijen</translation>
    </message>
    <message>
        <source>A part of the rows is never learnt from. With them the result is tested, so that the model cannot shine by heart.</source>
        <translation>Van een deel van de rijen wordt nooit geleerd. Daarmee wordt het resultaat getoetst, zodat het model niet kan schitteren door uit het hoofd te leren.</translation>
    </message>
    <message>
        <source>How may the model change?</source>
        <translation>Hoe mag het model veranderen?</translation>
    </message>
    <message>
        <source>Small additions or the whole model</source>
        <translation>Kleine toevoegingen of het hele model</translation>
    </message>
    <message>
        <source>The gentle way leaves the model as it is and adds small parts that learn (LoRA). It needs little memory and keeps general skills. Changing all weights can learn more, costs more memory, and forgets more easily.</source>
        <translation>De voorzichtige manier laat het model zoals het is en voegt kleine delen toe die leren (LoRA). Dat vraagt weinig geheugen en behoudt algemene vaardigheden. Alle gewichten veranderen kan meer leren, kost meer geheugen en vergeet gemakkelijker.</translation>
    </message>
    <message>
        <source>Adjusting</source>
        <translation>Bijstellen</translation>
    </message>
    <message>
        <source>Every setting has a value that usually works. Change one thing at a time and compare the runs; that way you learn what made the difference.</source>
        <translation>Elke instelling heeft een waarde die meestal werkt. Verander één ding tegelijk en vergelijk de runs; zo leert u wat het verschil maakte.</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Leren</translation>
    </message>
    <message>
        <source>Reading the curves</source>
        <translation>De lijnen lezen</translation>
    </message>
    <message>
        <source>Both curves show how wrong the model still is: lower is better. The unbroken one is measured on what it learns from, the one with rings on the held-out rows. When the second rises while the first falls, the model begins to learn by heart.</source>
        <translation>Beide lijnen tonen hoe ver het model er nog naast zit: lager is beter. De doorgetrokken lijn wordt gemeten op wat het leert, die met ringen op de apart gehouden rijen. Stijgt de tweede terwijl de eerste daalt, dan begint het model uit het hoofd te leren.</translation>
    </message>
    <message>
        <source>Pause and stop</source>
        <translation>Pauzeren en stoppen</translation>
    </message>
    <message>
        <source>Pause frees the processor and goes on exactly where it was. Stop keeps the best state so far. You can close the window: the run can be taken up again.</source>
        <translation>Pauzeren maakt de processor vrij en gaat daarna precies verder waar het was. Stoppen bewaart de beste stand tot dan toe. U kunt het venster sluiten: de run kan later verder.</translation>
    </message>
    <message>
        <source>It stops by itself</source>
        <translation>Het stopt vanzelf</translation>
    </message>
    <message>
        <source>When the held-out rows show no more progress, the run ends early and the best state is restored.</source>
        <translation>Als de apart gehouden rijen geen vooruitgang meer tonen, eindigt de run eerder en wordt de beste stand teruggezet.</translation>
    </message>
    <message>
        <source>Which run is better?</source>
        <translation>Welke run is beter?</translation>
    </message>
    <message>
        <source>Look at three things</source>
        <translation>Kijk naar drie dingen</translation>
    </message>
    <message>
        <source>The measure on the held-out rows, the settings that differ, and answers to the same question side by side. A difference smaller than its uncertainty is no difference.</source>
        <translation>De maat op de apart gehouden rijen, de instellingen die verschillen, en antwoorden op dezelfde vraag naast elkaar. Een verschil kleiner dan zijn onzekerheid is geen verschil.</translation>
    </message>
    <message>
        <source>Ask it yourself</source>
        <translation>Vraag het zelf</translation>
    </message>
    <message>
        <source>Type a question or a text from your daily work. The untouched model and every run answer it.</source>
        <translation>Typ een vraag of tekst uit uw dagelijks werk. Het onveranderde model en elke run antwoorden erop.</translation>
    </message>
    <message>
        <source>What do you take away?</source>
        <translation>Wat neemt u mee?</translation>
    </message>
    <message>
        <source>A whole model</source>
        <translation>Een heel model</translation>
    </message>
    <message>
        <source>One folder that other programs open like any published model.</source>
        <translation>Eén map die andere programma&apos;s openen zoals elk gepubliceerd model.</translation>
    </message>
    <message>
        <source>A small addition</source>
        <translation>Een kleine toevoeging</translation>
    </message>
    <message>
        <source>Only what was learnt, a few megabytes. Whoever uses it needs the original model as well.</source>
        <translation>Alleen wat geleerd is, een paar megabyte. Wie het gebruikt heeft ook het oorspronkelijke model nodig.</translation>
    </message>
    <message>
        <source>The certificate</source>
        <translation>Het certificaat</translation>
    </message>
    <message>
        <source>After writing, Luthier opens the folder again and asks it the same as the model in memory. The certificate says whether both answered alike.</source>
        <translation>Na het schrijven opent Luthier de map opnieuw en vraagt die hetzelfde als het model in het geheugen. Het certificaat zegt of beide gelijk antwoordden.</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Try a sample</source>
        <translation>Probeer een voorbeeldproject</translation>
    </message>
    <message>
        <source>A sample makes a project with everything chosen. Look through the steps with Next and press Start training.</source>
        <translation>Een voorbeeldproject heeft alles al gekozen. Loop met Volgende door de stappen en druk op Training starten.</translation>
    </message>
    <message>
        <source>What a project is</source>
        <translation>Wat een project is</translation>
    </message>
    <message>
        <source>A folder that holds your choices and all runs. Copy it to a colleague and it opens there too.</source>
        <translation>Een map met uw keuzes en alle runs. Kopieer de map naar een collega en het project gaat ook daar open.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Sneltoetsen</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Stappen</translation>
    </message>
    <message>
        <source>Ctrl+Return: next step
Ctrl+Backspace: previous step
Alt+1 to Alt+7: go to a step
Tab and arrow keys: move; Space or Return: choose</source>
        <translation>Ctrl+Return: volgende stap
Ctrl+Backspace: vorige stap
Alt+1 tot Alt+7: naar een stap
Tab en pijltjes: verplaatsen; spatie of Return: kiezen</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Ctrl+R: start
Ctrl+P or Space on the training page: pause and go on
Ctrl+Shift+S: stop and keep the best</source>
        <translation>Ctrl+R: starten
Ctrl+P of spatie op de trainingspagina: pauzeren en doorgaan
Ctrl+Shift+S: stoppen en het beste bewaren</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projecten</translation>
    </message>
    <message>
        <source>Ctrl+N: new
Ctrl+O: open
Ctrl+W: close project
Ctrl+Q: quit</source>
        <translation>Ctrl+N: nieuw
Ctrl+O: openen
Ctrl+W: project sluiten
Ctrl+Q: afsluiten</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Venster</translation>
    </message>
    <message>
        <source>F1: help with this page
F11: full screen</source>
        <translation>F1: hulp bij deze pagina
F11: volledig scherm</translation>
    </message>
    <message>
        <source>About Luthier</source>
        <translation>Over Luthier</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Versie %1</translation>
    </message>
    <message>
        <source>A studio in which people who know their field tune language models, on their own machine.</source>
        <translation>Een studio waarin mensen die hun vak kennen taalmodellen afstemmen, op hun eigen machine.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Vrije software onder de GNU General Public License, versie 3 of later. Zonder enige garantie.</translation>
    </message>
    <message>
        <source>Built with</source>
        <translation>Gemaakt met</translation>
    </message>
    <message>
        <source>Qt, QCustomPlot, PyTorch&apos;s C++ library, SentencePiece, ICU, PCRE2, SQLite.</source>
        <translation>Qt, QCustomPlot, de C++-bibliotheek van PyTorch, SentencePiece, ICU, PCRE2, SQLite.</translation>
    </message>
    <message>
        <source>Is tuning what you need?</source>
        <translation>Is afstemmen wat u nodig hebt?</translation>
    </message>
    <message>
        <source>First try asking better</source>
        <translation>Probeer eerst beter te vragen</translation>
    </message>
    <message>
        <source>If a general model nearly does it, write down the rules and two or three examples and give them with each question (prompting). That costs nothing and can be changed at any time.</source>
        <translation>Doet een algemeen model het bijna, schrijf dan de regels en twee of drie voorbeelden op en geef ze bij elke vraag mee (prompting). Dat kost niets en kan altijd veranderen.</translation>
    </message>
    <message>
        <source>If it lacks facts, look them up</source>
        <translation>Ontbreken feiten, zoek ze dan op</translation>
    </message>
    <message>
        <source>Prices, case files or guidelines that change belong in a search whose results the model reads before it answers (retrieval). Tuning is a poor way to teach facts: they cannot be updated or cited.</source>
        <translation>Prijzen, dossiers of richtlijnen die veranderen, kan het model beter laten opzoeken: het leest dan de zoekresultaten voordat het antwoordt (retrieval). Afstemmen is een slechte manier om feiten te leren: ze zijn niet bij te werken en niet aan te halen.</translation>
    </message>
    <message>
        <source>Tune for form and judgement</source>
        <translation>Stem af voor vorm en oordeel</translation>
    </message>
    <message>
        <source>Tuning pays when the model should always write in your style, keep to a format, or sort and judge as your experts do, and when you have a few hundred examples of it. It also makes a small model good enough to run in your own house.</source>
        <translation>Afstemmen loont als het model altijd in uw stijl moet schrijven, zich aan een vorm moet houden, of moet sorteren en oordelen zoals uw deskundigen, en als u er een paar honderd voorbeelden van hebt. Ook maakt het een klein model goed genoeg om in eigen huis te draaien.</translation>
    </message>
    <message>
        <source>Often both</source>
        <translation>Vaak allebei</translation>
    </message>
    <message>
        <source>A tuned model that also looks things up is the usual end. Start with the one that hurts most today.</source>
        <translation>Een afgestemd model dat ook dingen opzoekt is waar het meestal op uitkomt. Begin met wat vandaag het meest knelt.</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>%1, training</source>
        <translation>%1, training</translation>
    </message>
    <message>
        <source>%1, held-out rows</source>
        <translation>%1, apart gehouden rijen</translation>
    </message>
</context>
<context>
    <name>Quantities</name>
    <message>
        <source>Right answers</source>
        <translation>Juiste antwoorden</translation>
    </message>
    <message>
        <source>The share of held-out rows that got the right category (accuracy).</source>
        <translation>Het deel van de apart gehouden rijen dat de juiste categorie kreeg (accuracy).</translation>
    </message>
    <message>
        <source>Right next words</source>
        <translation>Juiste volgende woorden</translation>
    </message>
    <message>
        <source>How often the model&apos;s first guess for the next piece of the expected answer was right (token accuracy).</source>
        <translation>Hoe vaak de eerste gok van het model voor het volgende stukje van het verwachte antwoord juist was (token accuracy).</translation>
    </message>
    <message>
        <source>Balanced score over categories</source>
        <translation>Evenwichtige score over categorieën</translation>
    </message>
    <message>
        <source>Every category counts the same, rare ones too; 100 % is perfect (macro F1).</source>
        <translation>Elke categorie telt even zwaar, zeldzame ook; 100 % is volmaakt (macro F1).</translation>
    </message>
    <message>
        <source>Surprise per word</source>
        <translation>Verrassing per woord</translation>
    </message>
    <message>
        <source>Among how many equally likely continuations the model still hesitates; 1 is perfect (perplexity).</source>
        <translation>Tussen hoeveel even waarschijnlijke vervolgen het model nog aarzelt; 1 is volmaakt (perplexity).</translation>
    </message>
    <message>
        <source>Error on held-out rows</source>
        <translation>Fout op apart gehouden rijen</translation>
    </message>
    <message>
        <source>How far off the model is on rows that it did not learn from (validation loss).</source>
        <translation>Hoe ver het model ernaast zit op rijen waarvan het niet geleerd heeft (validation loss).</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>onbekend</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n seconde</numerusform>
            <numerusform>%n seconden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>ongeveer %n minuut</numerusform>
            <numerusform>ongeveer %n minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s)</source>
        <translation>
            <numerusform>ongeveer %n uur</numerusform>
            <numerusform>ongeveer %n uur</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minuut</numerusform>
            <numerusform>%n minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 billion</source>
        <translation>%1 miljard</translation>
    </message>
    <message>
        <source>%1 million</source>
        <translation>%1 miljoen</translation>
    </message>
    <message>
        <source>%1 thousand</source>
        <translation>%1 duizend</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>geen getal</translation>
    </message>
    <message>
        <source>without limit</source>
        <translation>zonder grens</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>The first row names the columns, but it reads like an example, which is lost then. If it is one, take away the mark “First row holds column names” (format csv_without_names).</source>
        <translation>De eerste rij geeft de kolommen hun naam, maar ziet eruit als een voorbeeld, dat dan verloren gaat. Is het er een, haal dan het vinkje bij “Eerste rij bevat kolomnamen” weg (format csv_without_names).</translation>
    </message>
    <message>
        <source>On {} rows that it never learnt from, the tuned model&apos;s error (loss) is {} and the base model&apos;s was {}; so small a difference may be chance.</source>
        <translation>Op {} rijen waarvan het nooit geleerd heeft, is de fout (loss) van het afgestemde model {} en was die van het basismodel {}; zo&apos;n klein verschil kan toeval zijn.</translation>
    </message>
    <message>
        <source>The model gives no numbers: its weights are damaged.</source>
        <translation>Het model geeft geen getallen: zijn gewichten zijn beschadigd.</translation>
    </message>
    <message>
        <source>Choose a file with other rows, or none: then some rows are held out.</source>
        <translation>Kies een bestand met andere rijen, of geen: dan worden er rijen apart gehouden.</translation>
    </message>
    <message>
        <source>Every row of the validation file is in the training file as well, so they would test nothing.</source>
        <translation>Elke rij van het controlebestand staat ook in het leerbestand, dus ze zouden niets toetsen.</translation>
    </message>
    <message>
        <source>Within {} tokens nothing of the answers is left: let rows be longer (train.max_length).</source>
        <translation>Binnen {} tokens blijft er niets van de antwoorden over: laat rijen langer zijn (train.max_length).</translation>
    </message>
    <message>
        <source>Get the model&apos;s files again, or choose another model.</source>
        <translation>Haal de bestanden van het model opnieuw op, of kies een ander model.</translation>
    </message>
    <message>
        <source>The base model gives no numbers on the held-out rows: its weights are damaged.</source>
        <translation>Het basismodel geeft geen getallen op de apart gehouden rijen: zijn gewichten zijn beschadigd.</translation>
    </message>
    <message>
        <source>Check the disk. Another checkpoint of the run, or a copy of it, may still be good.</source>
        <translation>Controleer de schijf. Een ander controlepunt van de run, of een kopie ervan, kan nog goed zijn.</translation>
    </message>
    <message>
        <source>The saved weights are no longer what was written: the file changed.</source>
        <translation>De bewaarde gewichten zijn niet meer wat er geschreven werd: het bestand is veranderd.</translation>
    </message>
    <message>
        <source>Message {} of the conversation answers with nothing.</source>
        <translation>Bericht {} van het gesprek antwoordt met niets.</translation>
    </message>
    <message>
        <source>Give every field a name: a first line with column names, or records with names.</source>
        <translation>Geef elk veld een naam: een eerste regel met kolomnamen, of records met namen.</translation>
    </message>
    <message>
        <source>The rows of the file have no named fields.</source>
        <translation>De rijen van het bestand hebben geen velden met een naam.</translation>
    </message>
    <message>
        <source>Whole conversations of several turns, as chat programs keep them: lists of messages with role and content. All answers are learnt.</source>
        <translation>Hele gesprekken van meerdere beurten, zoals chatprogramma&apos;s ze bewaren: lijsten van berichten met role en content. Alle antwoorden worden geleerd.</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gesprek</translation>
    </message>
    <message>
        <source>What the model is told before every question (system text): who it is, how to answer.</source>
        <translation>Wat het model voor elke vraag te horen krijgt (systeemtekst): wie het is, hoe het moet antwoorden.</translation>
    </message>
    <message>
        <source>Standing instruction</source>
        <translation>Vaste instructie</translation>
    </message>
    <message>
        <source>A text that the question is about. It is put under the question.</source>
        <translation>Een tekst waar de vraag over gaat. Hij komt onder de vraag te staan.</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>Passage</translation>
    </message>
    <message>
        <source>Give it in parts.</source>
        <translation>Geef de tekst in delen.</translation>
    </message>
    <message>
        <source>Choose a model for token classification.</source>
        <translation>Kies een model voor het markeren van woorden (token classification).</translation>
    </message>
    <message>
        <source>This model does not mark words in texts.</source>
        <translation>Dit model markeert geen woorden in teksten.</translation>
    </message>
    <message>
        <source>Compared on built-in sentences instead.</source>
        <translation>In plaats daarvan vergeleken op ingebouwde zinnen.</translation>
    </message>
    <message>
        <source>Compared on the samples that the run kept of its held-out rows instead.</source>
        <translation>In plaats daarvan vergeleken op de voorbeelden die de run van de apart gehouden rijen bewaarde.</translation>
    </message>
    <message>
        <source>Nobody answers in this conversation: it has no message of an assistant.</source>
        <translation>Niemand antwoordt in dit gesprek: er is geen bericht van een assistent.</translation>
    </message>
    <message>
        <source>This model has no chat template, so a conversation that calls tools cannot be written.</source>
        <translation>Dit model heeft geen gesprekssjabloon, dus een gesprek dat hulpmiddelen aanroept kan niet worden opgeschreven.</translation>
    </message>
    <message>
        <source>Leave one of them out.</source>
        <translation>Laat een van beide weg.</translation>
    </message>
    <message>
        <source>Columns are chosen for both “{}” and “{}”, but the second replaces the first.</source>
        <translation>Er zijn kolommen gekozen voor zowel “{}” als “{}”, maar de tweede vervangt de eerste.</translation>
    </message>
    <message>
        <source>No row of “{}” can be used. The first fault:</source>
        <translation>Geen rij van “{}” kan gebruikt worden. De eerste fout:</translation>
    </message>
    <message>
        <source>Line {} is left out.</source>
        <translation>Regel {} wordt weggelaten.</translation>
    </message>
    <message>
        <source>The conversation is not a list of messages in JSON.</source>
        <translation>Het gesprek is geen lijst van berichten in JSON.</translation>
    </message>
    <message>
        <source>Message {} of the conversation has no text.</source>
        <translation>Bericht {} van het gesprek heeft geen tekst.</translation>
    </message>
    <message>
        <source>Message {} of the conversation is from “{}”, which is none of system, user, assistant and tool.</source>
        <translation>Bericht {} van het gesprek is van “{}”, en dat is niet system, user, assistant of tool.</translation>
    </message>
    <message>
        <source>Message {} of the conversation does not say whose it is.</source>
        <translation>Bericht {} van het gesprek zegt niet van wie het is.</translation>
    </message>
    <message>
        <source>Write a conversation as a list: {}.</source>
        <translation>Schrijf een gesprek als lijst: {}.</translation>
    </message>
    <message>
        <source>The template uses a choice without “else” whose condition is not met.</source>
        <translation>De sjabloon gebruikt een keuze zonder “else” waarvan de voorwaarde niet geldt.</translation>
    </message>
    <message>
        <source>The template formats values with “{}”, which does not fit them.</source>
        <translation>De sjabloon maakt waarden op met “{}”, wat er niet bij past.</translation>
    </message>
    <message>
        <source>The template looks for a value in a list that does not hold it.</source>
        <translation>De sjabloon zoekt een waarde in een lijst waar die niet in staat.</translation>
    </message>
    <message>
        <source>The template calls “{}” of {}, which would change what it was given.</source>
        <translation>De sjabloon roept “{}” van {} aan, wat de gegeven waarden zou veranderen.</translation>
    </message>
    <message>
        <source>The template takes a part of a list in steps of zero.</source>
        <translation>De sjabloon neemt een deel van een lijst in stappen van nul.</translation>
    </message>
    <message>
        <source>The template asks for “{}” of {}, which is not allowed.</source>
        <translation>De sjabloon vraagt “{}” van {}, wat niet mag.</translation>
    </message>
    <message>
        <source>The template divides by zero.</source>
        <translation>De sjabloon deelt door nul.</translation>
    </message>
    <message>
        <source>Begin the conversation with a user&apos;s message, or use a template with generation blocks.</source>
        <translation>Begin het gesprek met een bericht van de gebruiker, of gebruik een sjabloon met generation-blokken.</translation>
    </message>
    <message>
        <source>Where the assistant speaks in message {} cannot be told exactly from the text that this chat template makes.</source>
        <translation>Waar de assistent in bericht {} spreekt, is niet precies te zien aan de tekst die deze chatsjabloon maakt.</translation>
    </message>
    <message>
        <source>Message {} of the conversation is not an object.</source>
        <translation>Bericht {} van het gesprek is geen object.</translation>
    </message>
    <message>
        <source>The conversation has no messages.</source>
        <translation>Het gesprek heeft geen berichten.</translation>
    </message>
    <message>
        <source>The messages of a conversation must be a list.</source>
        <translation>De berichten van een gesprek moeten een lijst zijn.</translation>
    </message>
    <message>
        <source>Give a list of messages, each with &quot;role&quot; and &quot;content&quot;.</source>
        <translation>Geef een lijst van berichten, elk met &quot;role&quot; en &quot;content&quot;.</translation>
    </message>
    <message>
        <source>The chat template is larger than {} MB.</source>
        <translation>De chatsjabloon is groter dan {} MB.</translation>
    </message>
    <message>
        <source>Use the template that belongs to the model, or choose another model.</source>
        <translation>Gebruik de sjabloon die bij het model hoort, of kies een ander model.</translation>
    </message>
    <message>
        <source>The chat template has a mistake: “{}” is missing before “{}”.</source>
        <translation>De chatsjabloon heeft een fout: “{}” ontbreekt vóór “{}”.</translation>
    </message>
    <message>
        <source>The chat template ends where “{}” is missing.</source>
        <translation>De chatsjabloon eindigt waar “{}” ontbreekt.</translation>
    </message>
    <message>
        <source>The chat template has a mistake at “{}”.</source>
        <translation>De chatsjabloon heeft een fout bij “{}”.</translation>
    </message>
    <message>
        <source>The chat template ends in the middle of something.</source>
        <translation>De chatsjabloon eindigt midden in iets.</translation>
    </message>
    <message>
        <source>The template looks for “{}” in a text that does not hold it.</source>
        <translation>De sjabloon zoekt “{}” in een tekst waar het niet in staat.</translation>
    </message>
    <message>
        <source>The template splits a text at an empty separator.</source>
        <translation>De sjabloon splitst een tekst op een leeg scheidingsteken.</translation>
    </message>
    <message>
        <source>It has: {}.</source>
        <translation>Het heeft: {}.</translation>
    </message>
    <message>
        <source>This model has no chat template with the name “{}”.</source>
        <translation>Dit model heeft geen chatsjabloon met de naam “{}”.</translation>
    </message>
    <message>
        <source>Choose a model that was made for conversations, or put its chat_template.jinja into the folder.</source>
        <translation>Kies een model dat voor gesprekken gemaakt is, of zet zijn chat_template.jinja in de map.</translation>
    </message>
    <message>
        <source>This model has no chat template.</source>
        <translation>Dit model heeft geen chatsjabloon.</translation>
    </message>
    <message>
        <source>“chat_template” must be a text or a list of named texts.</source>
        <translation>“chat_template” moet een tekst of een lijst van benoemde teksten zijn.</translation>
    </message>
    <message>
        <source>Change the conversation as the template asks.</source>
        <translation>Wijzig het gesprek zoals de sjabloon vraagt.</translation>
    </message>
    <message>
        <source>The chat template refuses this conversation: {}</source>
        <translation>De chatsjabloon weigert dit gesprek: {}</translation>
    </message>
    <message>
        <source>The template counts further than {}.</source>
        <translation>De sjabloon telt verder dan {}.</translation>
    </message>
    <message>
        <source>The template uses the test “{}”, which does not exist.</source>
        <translation>De sjabloon gebruikt de test “{}”, die niet bestaat.</translation>
    </message>
    <message>
        <source>The template puts a list into {} names that has another number of values.</source>
        <translation>De sjabloon verdeelt over {} namen een lijst met een ander aantal waarden.</translation>
    </message>
    <message>
        <source>The template may not use the name “{}” in a namespace.</source>
        <translation>De sjabloon mag de naam “{}” niet in een namespace gebruiken.</translation>
    </message>
    <message>
        <source>The template sets “{}” of “{}”, which is no namespace.</source>
        <translation>De sjabloon zet “{}” van “{}”, dat geen namespace is.</translation>
    </message>
    <message>
        <source>The template asks for another file (“{}”), which a chat template may not.</source>
        <translation>De sjabloon vraagt om een ander bestand (“{}”), wat een chatsjabloon niet mag.</translation>
    </message>
    <message>
        <source>The template writes more than {} MB of text.</source>
        <translation>De sjabloon schrijft meer dan {} MB tekst.</translation>
    </message>
    <message>
        <source>The template calls itself too often, or is nested too deeply.</source>
        <translation>De sjabloon roept zichzelf te vaak aan, of is te diep genest.</translation>
    </message>
    <message>
        <source>The template calls “{}” with values that it does not take.</source>
        <translation>De sjabloon roept “{}” aan met waarden die daar niet toegestaan zijn.</translation>
    </message>
    <message>
        <source>The template uses “{}” on {}, which does not work.</source>
        <translation>De sjabloon gebruikt “{}” op {}, wat niet gaat.</translation>
    </message>
    <message>
        <source>A number is too large for a chat template: {}.</source>
        <translation>Een getal is te groot voor een chatsjabloon: {}.</translation>
    </message>
    <message>
        <source>The template uses “{}” between {} and {}, which does not work.</source>
        <translation>De sjabloon gebruikt “{}” tussen {} en {}, wat niet gaat.</translation>
    </message>
    <message>
        <source>The template uses a value that is not there.</source>
        <translation>De sjabloon gebruikt een waarde die er niet is.</translation>
    </message>
    <message>
        <source>The template does not come to an end: it was stopped after {} million steps.</source>
        <translation>De sjabloon komt niet tot een einde: hij is na {} miljoen stappen gestopt.</translation>
    </message>
    <message>
        <source>The template needs more than {} MB of memory.</source>
        <translation>De sjabloon heeft meer dan {} MB geheugen nodig.</translation>
    </message>
    <message>
        <source>The template takes an item of an empty list.</source>
        <translation>De sjabloon neemt een element uit een lege lijst.</translation>
    </message>
    <message>
        <source>The template uses the filter “{}”, which does not exist.</source>
        <translation>De sjabloon gebruikt het filter “{}”, dat niet bestaat.</translation>
    </message>
    <message>
        <source>The template uses “{}”, which Luthier does not know.</source>
        <translation>De sjabloon gebruikt “{}”, dat Luthier niet kent.</translation>
    </message>
    <message>
        <source>The template uses “{}” of {}, which has no such part.</source>
        <translation>De sjabloon gebruikt “{}” van {}, dat zo&apos;n deel niet heeft.</translation>
    </message>
    <message>
        <source>The template calculates with a number that does not fit in 64 bits.</source>
        <translation>De sjabloon rekent met een getal dat niet in 64 bits past.</translation>
    </message>
    <message>
        <source>The template writes a value of the kind {} as JSON, which is not possible.</source>
        <translation>De sjabloon schrijft een waarde van de soort {} als JSON, wat niet kan.</translation>
    </message>
    <message>
        <source>The template nests values too deeply.</source>
        <translation>De sjabloon nest waarden te diep.</translation>
    </message>
    <message>
        <source>The template calls a loop that is not marked “recursive”.</source>
        <translation>De sjabloon roept een lus aan die niet als “recursive” gemerkt is.</translation>
    </message>
    <message>
        <source>The template uses “{}”, which nobody gave.</source>
        <translation>De sjabloon gebruikt “{}”, dat niemand gegeven heeft.</translation>
    </message>
    <message>
        <source>The keys and values of this model&apos;s attention have different widths, which is not known.</source>
        <translation>De sleutels en waarden van de aandacht van dit model hebben verschillende breedtes, wat niet bekend is.</translation>
    </message>
    <message>
        <source>The entry &quot;{}&quot; of the GGUF file has {} values for {} layers.</source>
        <translation>Het gegeven &quot;{}&quot; van het GGUF-bestand heeft {} waarden voor {} lagen.</translation>
    </message>
    <message>
        <source>Choose the GGUF file of a whole model.</source>
        <translation>Kies het GGUF-bestand van een heel model.</translation>
    </message>
    <message>
        <source>The GGUF file holds a vocabulary but no weights.</source>
        <translation>Het GGUF-bestand bevat een woordenlijst maar geen gewichten.</translation>
    </message>
    <message>
        <source>The GGUF file holds a model of the kind &quot;{}&quot;, which is not known.</source>
        <translation>Het GGUF-bestand bevat een model van de soort &quot;{}&quot;, die niet bekend is.</translation>
    </message>
    <message>
        <source>The GGUF file claims to have {} attention heads.</source>
        <translation>Het GGUF-bestand zegt {} aandachtskoppen te hebben.</translation>
    </message>
    <message>
        <source>The GGUF file holds the weight &quot;{}&quot; twice.</source>
        <translation>Het GGUF-bestand bevat het gewicht &quot;{}&quot; twee keer.</translation>
    </message>
    <message>
        <source>The weight &quot;{}&quot; of the GGUF file does not have a size that the model&apos;s heads divide.</source>
        <translation>Het gewicht &quot;{}&quot; van het GGUF-bestand heeft geen grootte die door de koppen van het model kan worden gedeeld.</translation>
    </message>
    <message>
        <source>The positions of this model are scaled by the method &quot;{}&quot;, which is not known.</source>
        <translation>De posities van dit model worden geschaald volgens de methode &quot;{}&quot;, die niet bekend is.</translation>
    </message>
    <message>
        <source>The tables of rotary factors &quot;{}&quot; and &quot;{}&quot; must be there in one size.</source>
        <translation>De tabellen van rotatiefactoren &quot;{}&quot; en &quot;{}&quot; moeten er in dezelfde grootte zijn.</translation>
    </message>
    <message>
        <source>The table of rotary factors &quot;{}&quot; follows no known rule.</source>
        <translation>De tabel van rotatiefactoren &quot;{}&quot; volgt geen bekende regel.</translation>
    </message>
    <message>
        <source>The table of rotary factors &quot;{}&quot; has {} entries where {} are expected.</source>
        <translation>De tabel van rotatiefactoren &quot;{}&quot; heeft {} waarden, terwijl er {} worden verwacht.</translation>
    </message>
    <message>
        <source>Choose a model without experts.</source>
        <translation>Kies een model zonder experts.</translation>
    </message>
    <message>
        <source>This model is a mixture of experts, a kind that cannot be opened.</source>
        <translation>Dit model is een mengsel van experts, een soort die niet kan worden geopend.</translation>
    </message>
    <message>
        <source>The weight &quot;{}&quot; of the GGUF file is larger than expected.</source>
        <translation>Het gewicht &quot;{}&quot; van het GGUF-bestand is groter dan verwacht.</translation>
    </message>
    <message>
        <source>The weight &quot;{}&quot; of the GGUF file has {} dimensions where {} are expected.</source>
        <translation>Het gewicht &quot;{}&quot; van het GGUF-bestand heeft {} dimensies, terwijl er {} worden verwacht.</translation>
    </message>
    <message>
        <source>The weight &quot;{}&quot; is missing from the GGUF file.</source>
        <translation>Het gewicht &quot;{}&quot; ontbreekt in het GGUF-bestand.</translation>
    </message>
    <message>
        <source>The entry &quot;{}&quot; of the GGUF file is not a finite number.</source>
        <translation>Het gegeven &quot;{}&quot; van het GGUF-bestand is geen eindig getal.</translation>
    </message>
    <message>
        <source>The entry &quot;{}&quot; of the GGUF file is {}, which is not possible.</source>
        <translation>Het gegeven &quot;{}&quot; van het GGUF-bestand is {}, wat niet kan.</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>Kies een ander model.</translation>
    </message>
    <message>
        <source>The entry &quot;{}&quot; of the GGUF file has a value for each layer; only models whose layers are all of one size can be opened.</source>
        <translation>Het gegeven &quot;{}&quot; van het GGUF-bestand heeft een waarde per laag; alleen modellen waarvan alle lagen even groot zijn, kunnen worden geopend.</translation>
    </message>
    <message>
        <source>The GGUF file does not say what kind of model it holds: the entry &quot;{}&quot; is missing.</source>
        <translation>Het GGUF-bestand zegt niet wat voor model het bevat: het gegeven &quot;{}&quot; ontbreekt.</translation>
    </message>
    <message>
        <source>The tokenizer of the GGUF file lacks [UNK], [CLS] or [SEP].</source>
        <translation>De tokenizer van het GGUF-bestand mist [UNK], [CLS] of [SEP].</translation>
    </message>
    <message>
        <source>The tokenizer of the GGUF file knows {} single bytes where 256 are needed.</source>
        <translation>De tokenizer van het GGUF-bestand kent {} losse bytes, terwijl er 256 nodig zijn.</translation>
    </message>
    <message>
        <source>Merge {} of the GGUF file is not a pair of texts.</source>
        <translation>Samenvoeging {} van het GGUF-bestand is geen paar teksten.</translation>
    </message>
    <message>
        <source>Choose another GGUF file of this model.</source>
        <translation>Kies een ander GGUF-bestand van dit model.</translation>
    </message>
    <message>
        <source>The tokenizer of this GGUF file cuts text by the pattern &quot;{}&quot;, which is not known.</source>
        <translation>De tokenizer van dit GGUF-bestand deelt tekst op volgens het patroon &quot;{}&quot;, dat niet bekend is.</translation>
    </message>
    <message>
        <source>Choose a newer GGUF file of this model, or its safetensors folder.</source>
        <translation>Kies een nieuwer GGUF-bestand van dit model, of zijn safetensors-map.</translation>
    </message>
    <message>
        <source>The GGUF file does not say by which pattern its tokenizer cuts text: the entry &quot;{}&quot; is missing.</source>
        <translation>Het GGUF-bestand zegt niet volgens welk patroon zijn tokenizer tekst opdeelt: het gegeven &quot;{}&quot; ontbreekt.</translation>
    </message>
    <message>
        <source>The entry &quot;{}&quot; of the GGUF file has a value of the wrong type, {}.</source>
        <translation>Het gegeven &quot;{}&quot; van het GGUF-bestand heeft een waarde van het verkeerde type, {}.</translation>
    </message>
    <message>
        <source>The score of token {} of the GGUF file is not a finite number.</source>
        <translation>De score van token {} van het GGUF-bestand is geen eindig getal.</translation>
    </message>
    <message>
        <source>Token {} of the GGUF file is not valid text.</source>
        <translation>Token {} van het GGUF-bestand is geen geldige tekst.</translation>
    </message>
    <message>
        <source>The entry &quot;{}&quot; of the GGUF file has {} values for {} tokens.</source>
        <translation>Het gegeven &quot;{}&quot; van het GGUF-bestand heeft {} waarden voor {} tokens.</translation>
    </message>
    <message>
        <source>Choose the safetensors folder of this model.</source>
        <translation>Kies de safetensors-map van dit model.</translation>
    </message>
    <message>
        <source>The tokenizer of this GGUF file is of the kind &quot;{}&quot;, which is not known.</source>
        <translation>De tokenizer van dit GGUF-bestand is van de soort &quot;{}&quot;, die niet bekend is.</translation>
    </message>
    <message>
        <source>The entry &quot;{}&quot; is missing from the GGUF file.</source>
        <translation>Het gegeven &quot;{}&quot; ontbreekt in het GGUF-bestand.</translation>
    </message>
    <message>
        <source>The metadata entry &quot;{}&quot; must be a power of two up to {}.</source>
        <translation>Het metagegeven &quot;{}&quot; moet een macht van twee tot en met {} zijn.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; has rows of {} values, which {} cannot hold: it stores {} at a time.</source>
        <translation>De tensor &quot;{}&quot; heeft rijen van {} waarden, die {} niet kan bevatten: het slaat er telkens {} op.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; is stored as {}, which cannot be opened.</source>
        <translation>De tensor &quot;{}&quot; is opgeslagen als {}, wat niet kan worden geopend.</translation>
    </message>
    <message>
        <source>Choose this model as Q8_0, Q4_K, F16 or BF16, or its safetensors folder.</source>
        <translation>Kies dit model als Q8_0, Q4_K, F16 of BF16, of zijn safetensors-map.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; has the unknown type {}.</source>
        <translation>De tensor &quot;{}&quot; heeft het onbekende type {}.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; begins at byte {}, which is not a multiple of {}.</source>
        <translation>De tensor &quot;{}&quot; begint bij byte {}, wat geen veelvoud van {} is.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; begins at the impossible byte {}.</source>
        <translation>De tensor &quot;{}&quot; begint bij de onmogelijke byte {}.</translation>
    </message>
    <message>
        <source>A tensor of the GGUF file has a name that is not plain text: &quot;{}&quot;.</source>
        <translation>Een tensor van het GGUF-bestand heeft een naam die geen gewone tekst is: &quot;{}&quot;.</translation>
    </message>
    <message>
        <source>A tensor of the GGUF file has a name of {} bytes.</source>
        <translation>Een tensor van het GGUF-bestand heeft een naam van {} bytes.</translation>
    </message>
    <message>
        <source>The metadata entry &quot;{}&quot; claims to be a list of {} values, more than the file holds.</source>
        <translation>Het metagegeven &quot;{}&quot; zegt een lijst van {} waarden te zijn, meer dan het bestand bevat.</translation>
    </message>
    <message>
        <source>The metadata entry &quot;{}&quot; is nested more than {} levels deep.</source>
        <translation>Het metagegeven &quot;{}&quot; is meer dan {} niveaus diep genest.</translation>
    </message>
    <message>
        <source>The metadata entry &quot;{}&quot; must be true or false and is {}.</source>
        <translation>Het metagegeven &quot;{}&quot; moet waar of onwaar zijn en is {}.</translation>
    </message>
    <message>
        <source>The GGUF file has two metadata entries &quot;{}&quot;.</source>
        <translation>Het GGUF-bestand heeft twee metagegevens &quot;{}&quot;.</translation>
    </message>
    <message>
        <source>A metadata entry of the GGUF file has a name of {} bytes.</source>
        <translation>Een metagegeven van het GGUF-bestand heeft een naam van {} bytes.</translation>
    </message>
    <message>
        <source>The metadata entry &quot;{}&quot; has the unknown type {}.</source>
        <translation>Het metagegeven &quot;{}&quot; heeft het onbekende type {}.</translation>
    </message>
    <message>
        <source>The GGUF file claims to hold {} metadata entries, more than it has room for.</source>
        <translation>Het GGUF-bestand zegt {} metagegevens te bevatten, meer dan erin passen.</translation>
    </message>
    <message>
        <source>The GGUF file claims to hold {} tensors, more than it has room for.</source>
        <translation>Het GGUF-bestand zegt {} tensors te bevatten, meer dan erin passen.</translation>
    </message>
    <message>
        <source>Choose a GGUF file of version 3, or the model&apos;s safetensors folder.</source>
        <translation>Kies een GGUF-bestand van versie 3, of de safetensors-map van het model.</translation>
    </message>
    <message>
        <source>Download a newer GGUF file of this model.</source>
        <translation>Download een nieuwer GGUF-bestand van dit model.</translation>
    </message>
    <message>
        <source>This GGUF file has version {}; versions 2 and 3 can be opened.</source>
        <translation>Dit GGUF-bestand heeft versie {}; versies 2 en 3 kunnen worden geopend.</translation>
    </message>
    <message>
        <source>Download the ordinary (little-endian) GGUF file of this model.</source>
        <translation>Download het gewone (little-endian) GGUF-bestand van dit model.</translation>
    </message>
    <message>
        <source>This GGUF file is big-endian: it was made for another kind of processor.</source>
        <translation>Dit GGUF-bestand is big-endian: het is gemaakt voor een ander soort processor.</translation>
    </message>
    <message>
        <source>The file is not a GGUF file: it does not begin with the letters GGUF.</source>
        <translation>Het bestand is geen GGUF-bestand: het begint niet met de letters GGUF.</translation>
    </message>
    <message>
        <source>The file has only {} bytes and is not a GGUF file.</source>
        <translation>Het bestand telt maar {} bytes en is geen GGUF-bestand.</translation>
    </message>
    <message>
        <source>The GGUF file is cut short: it ends at byte {} in the middle of its header.</source>
        <translation>Het GGUF-bestand is afgebroken: het eindigt bij byte {} midden in zijn kop.</translation>
    </message>
    <message>
        <source>The file has two parts &quot;{}&quot;.</source>
        <translation>Het bestand heeft twee delen &quot;{}&quot;.</translation>
    </message>
    <message>
        <source>The part &quot;{}&quot; lies outside the file.</source>
        <translation>Het deel &quot;{}&quot; ligt buiten het bestand.</translation>
    </message>
    <message>
        <source>The part &quot;{}&quot; of the file is encrypted.</source>
        <translation>Het deel &quot;{}&quot; van het bestand is versleuteld.</translation>
    </message>
    <message>
        <source>The list of the file&apos;s parts is damaged at part {}.</source>
        <translation>De lijst van de delen van het bestand is beschadigd bij deel {}.</translation>
    </message>
    <message>
        <source>The list of the file&apos;s parts lies outside the file.</source>
        <translation>De lijst van de delen van het bestand ligt buiten het bestand.</translation>
    </message>
    <message>
        <source>The file is cut short: the list of its parts at the end is missing.</source>
        <translation>Het bestand is afgebroken: de lijst van zijn delen aan het einde ontbreekt.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; would be larger than the whole file.</source>
        <translation>De tensor &quot;{}&quot; zou groter zijn dan het hele bestand.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; reaches beyond its stored values.</source>
        <translation>De tensor &quot;{}&quot; reikt verder dan zijn opgeslagen waarden.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; needs {} stored values and the file holds {}.</source>
        <translation>De tensor &quot;{}&quot; heeft {} opgeslagen waarden nodig en het bestand bevat er {}.</translation>
    </message>
    <message>
        <source>The values of the tensor &quot;{}&quot; are missing from the file.</source>
        <translation>De waarden van de tensor &quot;{}&quot; ontbreken in het bestand.</translation>
    </message>
    <message>
        <source>The weights were saved on another kind of processor (big-endian).</source>
        <translation>De gewichten zijn opgeslagen op een ander soort processor (big-endian).</translation>
    </message>
    <message>
        <source>The file has no list of weights (data.pkl).</source>
        <translation>Het bestand heeft geen lijst van gewichten (data.pkl).</translation>
    </message>
    <message>
        <source>The file holds a program (TorchScript), not weights alone.</source>
        <translation>Het bestand bevat een programma (TorchScript), niet alleen gewichten.</translation>
    </message>
    <message>
        <source>This is not a file of PyTorch weights.</source>
        <translation>Dit is geen bestand met PyTorch-gewichten.</translation>
    </message>
    <message>
        <source>The weights were saved by a PyTorch older than 1.6, in a form that is not read.</source>
        <translation>De gewichten zijn opgeslagen door een PyTorch ouder dan 1.6, in een indeling die niet gelezen wordt.</translation>
    </message>
    <message>
        <source>The part &quot;{}&quot; of the file is compressed, as PyTorch never does it.</source>
        <translation>Het deel &quot;{}&quot; van het bestand is gecomprimeerd, wat PyTorch nooit doet.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model.</source>
        <translation>Sluit andere programma&apos;s, of kies een kleiner model.</translation>
    </message>
    <message>
        <source>The memory is not enough for the tensor &quot;{}&quot;, which takes {} bytes.</source>
        <translation>Er is niet genoeg geheugen voor de tensor &quot;{}&quot;, die {} bytes inneemt.</translation>
    </message>
    <message>
        <source>There is no tensor &quot;{}&quot; in these files.</source>
        <translation>Er is geen tensor &quot;{}&quot; in deze bestanden.</translation>
    </message>
    <message>
        <source>The parts of this model hold {} tensors where {} are announced.</source>
        <translation>De delen van dit model bevatten {} tensors, terwijl er {} zijn aangekondigd.</translation>
    </message>
    <message>
        <source>Choose the part whose name ends in -00001-of-{}.gguf, beside the others.</source>
        <translation>Kies het deel waarvan de naam eindigt op -00001-of-{}.gguf, naast de andere.</translation>
    </message>
    <message>
        <source>This GGUF file is one of {} parts, and not the first.</source>
        <translation>Dit GGUF-bestand is een van {} delen, en niet het eerste.</translation>
    </message>
    <message>
        <source>The description of the weights has {} bytes, more than {} are read.</source>
        <translation>De beschrijving van de gewichten telt {} bytes; er worden er hoogstens {} gelezen.</translation>
    </message>
    <message>
        <source>Download the safetensors version of this model, or convert it where you trust the file: in Python, open it with transformers and call save_pretrained.</source>
        <translation>Download de safetensors-versie van dit model, of zet het om waar u het bestand vertrouwt: open het in Python met transformers en roep save_pretrained aan.</translation>
    </message>
    <message>
        <source>The file asks for the operation {}, which plain weights do not need.</source>
        <translation>Het bestand vraagt om de bewerking {}, die gewone gewichten niet nodig hebben.</translation>
    </message>
    <message>
        <source>There are no weights in this file.</source>
        <translation>Er zijn geen gewichten in dit bestand.</translation>
    </message>
    <message>
        <source>The weights lie deeper in this file, as in a training checkpoint.</source>
        <translation>De gewichten liggen dieper in dit bestand, zoals in een controlepunt van een training.</translation>
    </message>
    <message>
        <source>A weight of the file has no name in plain text.</source>
        <translation>Een gewicht in het bestand heeft geen naam in gewone tekst.</translation>
    </message>
    <message>
        <source>The description of the weights holds a number that is too large.</source>
        <translation>De beschrijving van de gewichten bevat een getal dat te groot is.</translation>
    </message>
    <message>
        <source>The description of the weights is cut short.</source>
        <translation>De beschrijving van de gewichten is afgebroken.</translation>
    </message>
    <message>
        <source>The file wants to run &quot;{}.{}&quot;. Weights need no such thing, so it is not opened.</source>
        <translation>Het bestand wil &quot;{}.{}&quot; uitvoeren. Gewichten hebben zoiets niet nodig, dus het wordt niet geopend.</translation>
    </message>
    <message>
        <source>The description of the weights is damaged at byte {}.</source>
        <translation>De beschrijving van de gewichten is beschadigd bij byte {}.</translation>
    </message>
    <message>
        <source>The file holds something other than a list of named weights.</source>
        <translation>Het bestand bevat iets anders dan een lijst van gewichten met namen.</translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: its model names no unknown token.</source>
        <translation>Het tokenizerbestand is beschadigd: het model noemt geen onbekend token.</translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: its unknown token has the id {}, which no piece has.</source>
        <translation>Het tokenizerbestand is beschadigd: het onbekende token heeft nummer {}, dat geen enkel stuk heeft.</translation>
    </message>
    <message>
        <source>The model folder has no tokenizer: none of tokenizer.json, tokenizer.model, vocab.txt and vocab.json.</source>
        <translation>De modelmap bevat geen tokenizer: geen tokenizer.json, tokenizer.model, vocab.txt of vocab.json.</translation>
    </message>
    <message>
        <source>The sentencepiece model is damaged: it has {} unknown tokens instead of one.</source>
        <translation>Het sentencepiece-model is beschadigd: het heeft {} onbekende tokens in plaats van één.</translation>
    </message>
    <message>
        <source>The sentencepiece model is damaged: the score of its piece {} is no number.</source>
        <translation>Het sentencepiece-model is beschadigd: de score van stuk {} is geen getal.</translation>
    </message>
    <message>
        <source>The sentencepiece model is damaged: its piece {} is empty or no text.</source>
        <translation>Het sentencepiece-model is beschadigd: stuk {} is leeg of geen tekst.</translation>
    </message>
    <message>
        <source>The sentencepiece model breaks off after {} pieces: its settings are missing.</source>
        <translation>Het sentencepiece-model breekt af na {} stukken: de instellingen ontbreken.</translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: its words have the length {}.</source>
        <translation>Het tokenizerbestand is beschadigd: de woorden hebben lengte {}.</translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: a delimiter is not one character.</source>
        <translation>Het tokenizerbestand is beschadigd: een scheidingsteken bestaat niet uit één teken.</translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: its template does not name the text once.</source>
        <translation>Het tokenizerbestand is beschadigd: de sjabloon noemt de tekst niet precies één keer.</translation>
    </message>
    <message>
        <source>The model folder has a vocab.json but no merges.txt beside it.</source>
        <translation>De modelmap bevat een vocab.json, maar geen merges.txt ernaast.</translation>
    </message>
    <message>
        <source>The merges file is damaged: line {} is not a pair of pieces.</source>
        <translation>Het bestand met samenvoegingen is beschadigd: regel {} is geen paar stukken.</translation>
    </message>
    <message>
        <source>The vocabulary file is damaged: it is no list of pieces and their ids.</source>
        <translation>Het bestand met de woordenlijst is beschadigd: het is geen lijst van stukken met hun nummers.</translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: entry {} of its vocabulary is not a piece and a number.</source>
        <translation>Het tokenizerbestand is beschadigd: regel {} van de woordenlijst is geen stuk met een getal.</translation>
    </message>
    <message>
        <source>The sentencepiece model is damaged: it has the same piece twice.</source>
        <translation>Het sentencepiece-model is beschadigd: hetzelfde stuk staat er twee keer in.</translation>
    </message>
    <message>
        <source>The sentencepiece model is a word or character model, which Luthier does not support.</source>
        <translation>Het sentencepiece-model is een woord- of tekenmodel. Dat ondersteunt Luthier niet.</translation>
    </message>
    <message>
        <source>The sentencepiece model lacks the tokens &quot;{}&quot; and &quot;{}&quot;.</source>
        <translation>In het sentencepiece-model ontbreken de tokens &quot;{}&quot; en &quot;{}&quot;.</translation>
    </message>
    <message>
        <source>The sentencepiece model is not the unigram model that &quot;{}&quot; goes with.</source>
        <translation>Het sentencepiece-model is niet het unigram-model dat bij &quot;{}&quot; hoort.</translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: its table of character replacements is not written in base 64.</source>
        <translation>Het tokenizerbestand is beschadigd: de tabel met vervangende tekens is niet in base 64 geschreven.</translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: its table of character replacements cannot be read.</source>
        <translation>Het tokenizerbestand is beschadigd: de tabel met vervangende tekens is niet te lezen.</translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: the pieces &quot;{}&quot; and &quot;{}&quot; have the same id {}.</source>
        <translation>Het tokenizerbestand is beschadigd: de stukken &quot;{}&quot; en &quot;{}&quot; hebben hetzelfde nummer {}.</translation>
    </message>
    <message>
        <source>Choose the published folder with the whole model, or the goal of sorting texts.</source>
        <translation>Kies de gepubliceerde map met het hele model, of als doel het sorteren van teksten.</translation>
    </message>
    <message>
        <source>The files of this model hold only its body: the part that foretells words is not among them.</source>
        <translation>De bestanden van dit model bevatten alleen de romp: het onderdeel dat woorden voorspelt zit er niet bij.</translation>
    </message>
    <message>
        <source>This model reads texts but has no part that guesses hidden words, so it cannot learn from plain text; choose another model of the bert family.</source>
        <translation>Dit model leest teksten maar heeft geen onderdeel dat verborgen woorden raadt, en kan dus niet van gewone tekst leren; kies een ander model uit de bert-familie.</translation>
    </message>
    <message>
        <source>The files hold the weight “{}”, which a model with this config.json does not have.</source>
        <translation>De bestanden bevatten het gewicht “{}”, dat een model met deze config.json niet heeft.</translation>
    </message>
    <message>
        <source>The files hold the weight “{}”, but config.json says that there are {} layers.</source>
        <translation>De bestanden bevatten het gewicht “{}”, maar volgens config.json zijn er {} lagen.</translation>
    </message>
    <message>
        <source>Known are, in this order: Transformer, Pooling, Normalize.</source>
        <translation>Bekend zijn, in deze volgorde: Transformer, Pooling, Normalize.</translation>
    </message>
    <message>
        <source>This model makes a vector of a text with a part “{}”, which Luthier does not know.</source>
        <translation>Dit model maakt van een tekst een vector met een onderdeel “{}”, en dat kent Luthier niet.</translation>
    </message>
    <message>
        <source>The part “{}” lies outside of the folder.</source>
        <translation>Het onderdeel “{}” ligt buiten de map.</translation>
    </message>
    <message>
        <source>The file lists no parts of a model.</source>
        <translation>Het bestand noemt geen onderdelen van een model.</translation>
    </message>
    <message>
        <source>Known are: mean, cls, max, lasttoken.</source>
        <translation>Bekend zijn: mean, cls, max, lasttoken.</translation>
    </message>
    <message>
        <source>This model makes a vector of a text by “{}”, which Luthier does not know.</source>
        <translation>Dit model maakt van een tekst een vector volgens “{}”, en dat kent Luthier niet.</translation>
    </message>
    <message>
        <source>Get the folder again from where it came from.</source>
        <translation>Haal de map opnieuw op waar u deze vandaan hebt.</translation>
    </message>
    <message>
        <source>The field “{}” must be larger than “{}”.</source>
        <translation>Het veld “{}” moet groter zijn dan “{}”.</translation>
    </message>
    <message>
        <source>The attention heads are too narrow for positions scaled by the method “{}”.</source>
        <translation>De aandachtskoppen zijn te smal voor posities die volgens de methode “{}” worden geschaald.</translation>
    </message>
    <message>
        <source>The field “{}” is {}, but must be a number up to {}.</source>
        <translation>Het veld “{}” is {}, maar mag hoogstens {} zijn.</translation>
    </message>
    <message>
        <source>The field “{}” is {}, but must be a number above {}.</source>
        <translation>Het veld “{}” is {}, maar moet een getal boven {} zijn.</translation>
    </message>
    <message>
        <source>This model has layers of the kind “{}”, which Luthier does not know.</source>
        <translation>Dit model heeft lagen van de soort “{}”, en die kent Luthier niet.</translation>
    </message>
    <message>
        <source>The lists of factors of the rotary positions have the wrong length.</source>
        <translation>De lijsten met factoren van de draaiende posities hebben de verkeerde lengte.</translation>
    </message>
    <message>
        <source>The list of the layers&apos; kinds is not as long as there are layers.</source>
        <translation>De lijst met soorten lagen is niet zo lang als er lagen zijn.</translation>
    </message>
    <message>
        <source>The model has no room for a single token.</source>
        <translation>Het model heeft zelfs voor één token geen plaats.</translation>
    </message>
    <message>
        <source>More of an attention head is to turn with the position than it has.</source>
        <translation>Er moet meer van een aandachtskop met de positie meedraaien dan hij heeft.</translation>
    </message>
    <message>
        <source>The field “{}” must be a list of numbers above 0.</source>
        <translation>Het veld “{}” moet een lijst met getallen boven 0 zijn.</translation>
    </message>
    <message>
        <source>The field “{}” must be a list of whole numbers.</source>
        <translation>Het veld “{}” moet een lijst met gehele getallen zijn.</translation>
    </message>
    <message>
        <source>The field “{}” must be a list of texts.</source>
        <translation>Het veld “{}” moet een lijst met teksten zijn.</translation>
    </message>
    <message>
        <source>The field “{}” is {}, but must be a number above 0.</source>
        <translation>Het veld “{}” is {}, maar moet een getal boven 0 zijn.</translation>
    </message>
    <message>
        <source>The field “{}” is {}, but must be an object.</source>
        <translation>Het veld “{}” is {}, maar moet een object zijn.</translation>
    </message>
    <message>
        <source>Models that write text word by word: Llama, Mistral, Qwen, Gemma, Phi, Granite, OLMo, SmolLM and relatives.</source>
        <translation>Modellen die woord voor woord tekst schrijven: Llama, Mistral, Qwen, Gemma, Phi, Granite, OLMo, SmolLM en verwanten.</translation>
    </message>
    <message>
        <source>The list “{}” has {} entries, but the model has {} layers.</source>
        <translation>De lijst “{}” telt {} vermeldingen, maar het model heeft {} lagen.</translation>
    </message>
    <message>
        <source>This Gemma reads texts in both directions, which Luthier does not know yet.</source>
        <translation>Deze Gemma leest teksten in beide richtingen, en dat kent Luthier nog niet.</translation>
    </message>
    <message>
        <source>GPT family, decoder</source>
        <translation>GPT-familie, decoder</translation>
    </message>
    <message>
        <source>Earlier models that go on with a text word by word: GPT-2, DistilGPT-2, Pythia, GPT-NeoX, GPT-J.</source>
        <translation>Oudere modellen die een tekst woord voor woord voortzetten: GPT-2, DistilGPT-2, Pythia, GPT-NeoX, GPT-J.</translation>
    </message>
    <message>
        <source>Writes on</source>
        <translation>Schrijft verder</translation>
    </message>
    <message>
        <source>Models that read a whole text at once and judge it: BERT, RoBERTa, DistilBERT, ELECTRA, ModernBERT and relatives.</source>
        <translation>Modellen die een hele tekst in één keer lezen en beoordelen: BERT, RoBERTa, DistilBERT, ELECTRA, ModernBERT en verwanten.</translation>
    </message>
    <message>
        <source>The classifier of this model reads its words by “{}”, which Luthier does not know.</source>
        <translation>De sorteerlaag van dit model leest zijn woorden volgens “{}”, en dat kent Luthier niet.</translation>
    </message>
    <message>
        <source>This model has “{}” switched on, which Luthier does not know.</source>
        <translation>Bij dit model staat “{}” aan, en dat kent Luthier niet.</translation>
    </message>
    <message>
        <source>Check the path, or choose the model again.</source>
        <translation>Controleer het pad, of kies het model opnieuw.</translation>
    </message>
    <message>
        <source>There is no file “{}”.</source>
        <translation>Er is geen bestand “{}”.</translation>
    </message>
    <message>
        <source>Put an instruction_template.json with a pattern into the model&apos;s folder.</source>
        <translation>Zet een instruction_template.json met een patroon in de map van het model.</translation>
    </message>
    <message>
        <source>The model&apos;s chat template does not write a question and its answer as they are.</source>
        <translation>De chatsjabloon van het model schrijft een vraag en het antwoord erop niet zoals ze zijn.</translation>
    </message>
    <message>
        <source>Fewer digits make a smaller folder; now and then a rounded weight turns an answer that was a close call.</source>
        <translation>Minder cijfers geven een kleinere map; soms verandert een afgerond gewicht een antwoord dat op het randje was.</translation>
    </message>
    <message>
        <source>How numbers are kept</source>
        <translation>Hoe getallen bewaard worden</translation>
    </message>
    <message>
        <source>In all digits (fp32): twice as large, and every answer stays the same</source>
        <translation>In alle cijfers (fp32): twee keer zo groot, en elk antwoord blijft hetzelfde</translation>
    </message>
    <message>
        <source>In half the digits (bf16): small, as most models are published</source>
        <translation>In half zoveel cijfers (bf16): klein, zoals de meeste modellen verschijnen</translation>
    </message>
    <message>
        <source>As the base model does</source>
        <translation>Zoals het basismodel</translation>
    </message>
    <message>
        <source>Starter that reads</source>
        <translation>Starter die leest</translation>
    </message>
    <message>
        <source>Starter that writes</source>
        <translation>Starter die schrijft</translation>
    </message>
    <message>
        <source>Choose a card, then a model; the page “Examples” takes the file.</source>
        <translation>Kies een kaart, dan een model; het bestand hoort op de pagina “Voorbeelden”.</translation>
    </message>
    <message>
        <source>The file can wait: first say what the model should learn.</source>
        <translation>Het bestand kan wachten: zeg eerst wat het model moet leren.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, report it with the log of the run.</source>
        <translation>Probeer het opnieuw; meld het met het logboek van de run als het weer gebeurt.</translation>
    </message>
    <message>
        <source>Something went wrong inside the calculation.</source>
        <translation>Er ging iets mis binnen de berekening.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model or fewer rows at a time.</source>
        <translation>Sluit andere programma&apos;s, of kies een kleiner model of minder rijen tegelijk.</translation>
    </message>
    <message>
        <source>This machine has not enough memory for it.</source>
        <translation>Deze computer heeft er niet genoeg geheugen voor.</translation>
    </message>
    <message>
        <source>The model gave no answer.</source>
        <translation>Het model gaf geen antwoord.</translation>
    </message>
    <message>
        <source>This model cannot write text.</source>
        <translation>Dit model kan geen tekst schrijven.</translation>
    </message>
    <message>
        <source>This model cannot sort texts into categories.</source>
        <translation>Dit model kan geen teksten in categorieën sorteren.</translation>
    </message>
    <message>
        <source>The base model has not learnt your categories yet; it could only guess.</source>
        <translation>Het basismodel heeft uw categorieën nog niet geleerd; het zou alleen kunnen raden.</translation>
    </message>
    <message>
        <source>Small addition</source>
        <translation>Kleine toevoeging</translation>
    </message>
    <message>
        <source>Whole model</source>
        <translation>Heel model</translation>
    </message>
    <message>
        <source>On {} rows that it never learnt from, the tuned model does better than the base model: its error (loss) fell from {} to {}, and its balanced score over categories (macro F1) went from {} % to {} %.</source>
        <translation>Op {} rijen waarvan het nooit geleerd heeft, doet het afgestemde model het beter dan het basismodel: de fout (loss) daalde van {} naar {}, en de evenwichtige score over categorieën (macro F1) ging van {} % naar {} %.</translation>
    </message>
    <message>
        <source>&quot;format&quot; must be the name of a data format, or &quot;auto&quot;.</source>
        <translation>&quot;format&quot; moet de naam van een gegevensindeling zijn, of &quot;auto&quot;.</translation>
    </message>
    <message>
        <source>&quot;map&quot; must give the name of a column for &quot;{}&quot;.</source>
        <translation>&quot;map&quot; moet voor &quot;{}&quot; de naam van een kolom geven.</translation>
    </message>
    <message>
        <source>&quot;params&quot; must be a JSON object with names and values.</source>
        <translation>&quot;params&quot; moet een JSON-object met namen en waarden zijn.</translation>
    </message>
    <message>
        <source>&quot;validation&quot; must be the path of a file, or null.</source>
        <translation>&quot;validation&quot; moet het pad van een bestand zijn, of null.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; cannot be written because its folder does not exist.</source>
        <translation>&quot;{}&quot; kan niet geschreven worden omdat de map niet bestaat.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; cannot be {}: it is a number.</source>
        <translation>&quot;{}&quot; kan niet {} zijn: het is een getal.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; cannot be {}: it is a text.</source>
        <translation>&quot;{}&quot; kan niet {} zijn: het is een tekst.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; cannot be {}: it is a whole number.</source>
        <translation>&quot;{}&quot; kan niet {} zijn: het is een heel getal.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; cannot be {}: it is either true or false.</source>
        <translation>&quot;{}&quot; kan niet {} zijn: het is waar of onwaar.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; cannot be {}: it is one of {}.</source>
        <translation>&quot;{}&quot; kan niet {} zijn: het is een van {}.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; cannot be {}: it lies between {} and {}.</source>
        <translation>&quot;{}&quot; kan niet {} zijn: het ligt tussen {} en {}.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; could not be opened because too many files are open.</source>
        <translation>&quot;{}&quot; kon niet geopend worden omdat te veel bestanden open zijn.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; could not be read: {}.</source>
        <translation>&quot;{}&quot; kon niet gelezen worden: {}.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; could not be written: {}.</source>
        <translation>&quot;{}&quot; kon niet geschreven worden: {}.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; exists already and is not an empty folder.</source>
        <translation>&quot;{}&quot; bestaat al en is geen lege map.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; exists already.</source>
        <translation>&quot;{}&quot; bestaat al.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is a file, not a folder.</source>
        <translation>&quot;{}&quot; is een bestand, geen map.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is a folder, not a file.</source>
        <translation>&quot;{}&quot; is een map, geen bestand.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is a parameter of the method &quot;{}&quot;, but this recipe uses &quot;{}&quot;.</source>
        <translation>&quot;{}&quot; is een instelling van de methode &quot;{}&quot;, maar dit recept gebruikt &quot;{}&quot;.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is a project, not a run.</source>
        <translation>&quot;{}&quot; is een project, geen run.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is in use by another process.</source>
        <translation>&quot;{}&quot; is in gebruik bij een ander proces.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is in use by process {}.</source>
        <translation>&quot;{}&quot; is in gebruik bij proces {}.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is not a Luthier project.</source>
        <translation>&quot;{}&quot; is geen Luthier-project.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is not a Luthier project: there is no project.db in it.</source>
        <translation>&quot;{}&quot; is geen Luthier-project: er zit geen project.db in.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is not a plain file.</source>
        <translation>&quot;{}&quot; is geen gewoon bestand.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is not of the form name=value.</source>
        <translation>&quot;{}&quot; heeft niet de vorm naam=waarde.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is not the store of a Luthier project.</source>
        <translation>&quot;{}&quot; is niet de opslag van een Luthier-project.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is too large: it has {} bytes where at most {} are expected.</source>
        <translation>&quot;{}&quot; is te groot: het telt {} bytes waar er hoogstens {} verwacht worden.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; lies on a disk that can only be read.</source>
        <translation>&quot;{}&quot; staat op een schijf die alleen gelezen kan worden.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; may not be read.</source>
        <translation>&quot;{}&quot; mag niet gelezen worden.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; may not be written.</source>
        <translation>&quot;{}&quot; mag niet beschreven worden.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; would become larger than this disk or account allows.</source>
        <translation>&quot;{}&quot; zou groter worden dan deze schijf of dit account toestaat.</translation>
    </message>
    <message>
        <source>A complete model</source>
        <translation>Een compleet model</translation>
    </message>
    <message>
        <source>A folder with the tuned model as a whole, which every program that reads models of this family can open.</source>
        <translation>Een map met het afgestemde model als geheel, die elk programma kan openen dat modellen van deze familie leest.</translation>
    </message>
    <message>
        <source>A part of the path &quot;{}&quot; is a file where a folder should be.</source>
        <translation>In het pad &quot;{}&quot; staat een bestand waar een map hoort.</translation>
    </message>
    <message>
        <source>A run cannot have been stopped by &quot;{}&quot;.</source>
        <translation>Een run kan niet gestopt zijn door &quot;{}&quot;.</translation>
    </message>
    <message>
        <source>A run needs a name.</source>
        <translation>Een run heeft een naam nodig.</translation>
    </message>
    <message>
        <source>A small folder with the additions alone, to be put on the same base model again.</source>
        <translation>Een kleine map met alleen de toevoegingen, om weer op hetzelfde basismodel te zetten.</translation>
    </message>
    <message>
        <source>A spreadsheet saved as text, whose first row is an example like all others.</source>
        <translation>Een rekenblad als tekst bewaard, waarvan de eerste rij een voorbeeld is zoals alle andere.</translation>
    </message>
    <message>
        <source>Table without column names (CSV)</source>
        <translation>Tabel zonder kolomnamen (CSV)</translation>
    </message>
    <message>
        <source>comma-separated values, no header</source>
        <translation>door komma’s gescheiden waarden, zonder kopregel</translation>
    </message>
    <message>
        <source>A spreadsheet saved as text: the first row names the columns, each other row is one example.</source>
        <translation>Een rekenblad als tekst bewaard: de eerste rij noemt de kolommen, elke andere rij is één voorbeeld.</translation>
    </message>
    <message>
        <source>A vocabulary of {} entries is too small: the special tokens and single characters of this text already take {}.</source>
        <translation>Een woordenlijst van {} stukken is te klein: de speciale tokens en losse tekens van deze tekst zijn er al {}.</translation>
    </message>
    <message>
        <source>Add a small layer of change</source>
        <translation>Voeg een kleine laag verandering toe</translation>
    </message>
    <message>
        <source>After step {} the numbers grew beyond all bounds and training ended; the weights of step {} are kept. Try again with a learning rate below {}.</source>
        <translation>Na stap {} groeiden de getallen over alle grenzen en eindigde de training; de gewichten van stap {} zijn bewaard. Probeer het opnieuw met een leersnelheid onder {}.</translation>
    </message>
    <message>
        <source>After step {} the numbers grew beyond all bounds, before anything worth keeping was learnt. Try again with a learning rate below {}.</source>
        <translation>Na stap {} groeiden de getallen over alle grenzen, voordat er iets geleerd was dat het bewaren waard is. Probeer het opnieuw met een leersnelheid onder {}.</translation>
    </message>
    <message>
        <source>An adapter cannot be put on a run, which is tuned already.</source>
        <translation>Een adapter kan niet op een run gezet worden; die is al afgestemd.</translation>
    </message>
    <message>
        <source>An adapter holds what was added beside the model, and this run changed the model&apos;s own weights. Export it as a complete model.</source>
        <translation>Een adapter bevat wat naast het model is toegevoegd, en deze run veranderde de eigen gewichten van het model. Exporteer hem als compleet model.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwoord</translation>
    </message>
    <message>
        <source>Answer as our experts do</source>
        <translation>Antwoorden zoals onze deskundigen</translation>
    </message>
    <message>
        <source>Ask for a larger vocabulary.</source>
        <translation>Vraag om een grotere woordenlijst.</translation>
    </message>
    <message>
        <source>Ask its owner for permission to read it, or choose another.</source>
        <translation>Vraag de eigenaar om toestemming om het te lezen, of kies iets anders.</translation>
    </message>
    <message>
        <source>Ask its owner for permission to write there, or choose another folder.</source>
        <translation>Vraag de eigenaar om toestemming om daar te schrijven, of kies een andere map.</translation>
    </message>
    <message>
        <source>BERT family, encoder</source>
        <translation>BERT-familie, encoder</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categorie</translation>
    </message>
    <message>
        <source>Change the whole model</source>
        <translation>Verander het hele model</translation>
    </message>
    <message>
        <source>Check every so many steps</source>
        <translation>Elke zoveel stappen toetsen</translation>
    </message>
    <message>
        <source>Check its quotation marks: every one that opens must close.</source>
        <translation>Kijk naar de aanhalingstekens: elk dat opent moet ook sluiten.</translation>
    </message>
    <message>
        <source>Check that config.json belongs to these weights.</source>
        <translation>Kijk of config.json bij deze gewichten hoort.</translation>
    </message>
    <message>
        <source>Check that every file of the model was copied, and that config.json belongs to it.</source>
        <translation>Kijk of elk bestand van het model gekopieerd is, en of config.json erbij hoort.</translation>
    </message>
    <message>
        <source>Check that this is the right file.</source>
        <translation>Kijk of dit het juiste bestand is.</translation>
    </message>
    <message>
        <source>Check the disk and its connection, and keep a copy of your work elsewhere.</source>
        <translation>Controleer de schijf en haar aansluiting, en bewaar elders een kopie van uw werk.</translation>
    </message>
    <message>
        <source>Check the file and which column has which role.</source>
        <translation>Kijk naar het bestand en naar welke kolom welke rol heeft.</translation>
    </message>
    <message>
        <source>Check the name, or choose the file again.</source>
        <translation>Kijk naar de naam, of kies het bestand opnieuw.</translation>
    </message>
    <message>
        <source>Check the path, or make a new project.</source>
        <translation>Kijk naar het pad, of maak een nieuw project.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Kijk naar het pad.</translation>
    </message>
    <message>
        <source>Check which columns are chosen, and that they are filled.</source>
        <translation>Kijk welke kolommen gekozen zijn, en of ze gevuld zijn.</translation>
    </message>
    <message>
        <source>Checks per pass</source>
        <translation>Toetsen per ronde</translation>
    </message>
    <message>
        <source>Checks without improvement before stopping</source>
        <translation>Toetsen zonder vooruitgang voor het stoppen</translation>
    </message>
    <message>
        <source>Choose a base model that comes with a tokenizer.json.</source>
        <translation>Kies een basismodel dat een tokenizer.json heeft.</translation>
    </message>
    <message>
        <source>Choose a base model with another tokenizer.</source>
        <translation>Kies een basismodel met een andere tokenizer.</translation>
    </message>
    <message>
        <source>Choose a column of its own for each of {}.</source>
        <translation>Kies voor elk van {} een eigen kolom.</translation>
    </message>
    <message>
        <source>Choose a file with at least one row besides the names of its columns.</source>
        <translation>Kies een bestand met minstens één rij naast de namen van de kolommen.</translation>
    </message>
    <message>
        <source>Choose a file with rows of text.</source>
        <translation>Kies een bestand met rijen tekst.</translation>
    </message>
    <message>
        <source>Choose a file with rows of text: JSON lines, CSV or plain text.</source>
        <translation>Kies een bestand met rijen tekst: JSON-regels, CSV of gewone tekst.</translation>
    </message>
    <message>
        <source>Choose a file with sentences to learn a vocabulary from.</source>
        <translation>Kies een bestand met zinnen om een woordenlijst van te leren.</translation>
    </message>
    <message>
        <source>Choose a folder in the PEFT layout, as an export of an adapter writes it.</source>
        <translation>Kies een map in de PEFT-indeling, zoals een export van een adapter die schrijft.</translation>
    </message>
    <message>
        <source>Choose a folder on another disk, then try again.</source>
        <translation>Kies een map op een andere schijf en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Choose a folder on another disk.</source>
        <translation>Kies een map op een andere schijf.</translation>
    </message>
    <message>
        <source>Choose a folder that holds config.json, model.safetensors and a tokenizer, or a GGUF file.</source>
        <translation>Kies een map met config.json, model.safetensors en een tokenizer, of een GGUF-bestand.</translation>
    </message>
    <message>
        <source>Choose a folder whose name ends in .luthier.</source>
        <translation>Kies een map waarvan de naam op .luthier eindigt.</translation>
    </message>
    <message>
        <source>Choose a model of a family that writes, such as Llama.</source>
        <translation>Kies een model van een familie die schrijft, zoals Llama.</translation>
    </message>
    <message>
        <source>Choose a model of one of these types: {}.</source>
        <translation>Kies een model van een van deze soorten: {}.</translation>
    </message>
    <message>
        <source>Choose a model that was made for writing, such as one of the Llama family.</source>
        <translation>Kies een model dat gemaakt is om te schrijven, zoals een uit de Llama-familie.</translation>
    </message>
    <message>
        <source>Choose a new or an empty folder; nothing in it was touched.</source>
        <translation>Kies een nieuwe of lege map; er is niets in veranderd.</translation>
    </message>
    <message>
        <source>Choose a run or an exported model of the task “classify”.</source>
        <translation>Kies een run of een geëxporteerd model van de taak “classify”.</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>Kies een kortere naam.</translation>
    </message>
    <message>
        <source>Choose a smaller model, fewer rows at a time, or a shorter length.</source>
        <translation>Kies een kleiner model, minder rijen tegelijk, of een kortere lengte.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Kies een andere map.</translation>
    </message>
    <message>
        <source>Choose another model, or another task.</source>
        <translation>Kies een ander model, of een andere taak.</translation>
    </message>
    <message>
        <source>Choose another name, or open it as a project.</source>
        <translation>Kies een andere naam, of open het als project.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Kies een andere naam.</translation>
    </message>
    <message>
        <source>Choose one file inside it.</source>
        <translation>Kies één bestand daarin.</translation>
    </message>
    <message>
        <source>Choose the folder of a complete model.</source>
        <translation>Kies de map van een compleet model.</translation>
    </message>
    <message>
        <source>Choose the folder that holds config.json and the tokenizer files.</source>
        <translation>Kies de map met config.json en de bestanden van de tokenizer.</translation>
    </message>
    <message>
        <source>Choose the model in bf16, fp16 or fp32.</source>
        <translation>Kies het model in bf16, fp16 of fp32.</translation>
    </message>
    <message>
        <source>Choose the processor (cpu) or &quot;auto&quot; instead.</source>
        <translation>Kies in plaats daarvan de processor (cpu) of &quot;auto&quot;.</translation>
    </message>
    <message>
        <source>Close it there, or open another project.</source>
        <translation>Sluit het daar, of open een ander project.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Sluit andere programma&apos;s en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Close other programs, choose a smaller model, or use bf16, which takes half the room.</source>
        <translation>Sluit andere programma&apos;s, kies een kleiner model, of gebruik bf16, dat half zoveel ruimte inneemt.</translation>
    </message>
    <message>
        <source>Close the other program and try again.</source>
        <translation>Sluit het andere programma en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Close the other program first.</source>
        <translation>Sluit eerst het andere programma.</translation>
    </message>
    <message>
        <source>Column {} has no name in the first row, so it is called “{}”.</source>
        <translation>Kolom {} heeft in de eerste rij geen naam en heet daarom “{}”.</translation>
    </message>
    <message>
        <source>Copy it to a folder of your own and open the copy.</source>
        <translation>Kopieer het naar een eigen map en open de kopie.</translation>
    </message>
    <message>
        <source>Correct the file, or choose another format for it.</source>
        <translation>Verbeter het bestand, of kies er een andere bestandsindeling voor.</translation>
    </message>
    <message>
        <source>Did you mean &quot;{}&quot;?</source>
        <translation>Bedoelde u &quot;{}&quot;?</translation>
    </message>
    <message>
        <source>Did you mean &quot;{}&quot;? Known are: {}.</source>
        <translation>Bedoelde u &quot;{}&quot;? Bekend zijn: {}.</translation>
    </message>
    <message>
        <source>Did you mean “{}”? Its columns are {}.</source>
        <translation>Bedoelde u “{}”? De kolommen zijn {}.</translation>
    </message>
    <message>
        <source>Did you mean “{}”? Known are: {}.</source>
        <translation>Bedoelde u “{}”? Bekend zijn: {}.</translation>
    </message>
    <message>
        <source>Download the model again.</source>
        <translation>Haal het model opnieuw op.</translation>
    </message>
    <message>
        <source>Download the rest of the model.</source>
        <translation>Haal de rest van het model op.</translation>
    </message>
    <message>
        <source>Draws the trained weights a little towards zero at every step, which keeps the model from learning rows by heart. 0 turns it off.</source>
        <translation>Trekt de getrainde gewichten bij elke stap een beetje naar nul, zodat het model rijen niet uit het hoofd leert. 0 zet het uit.</translation>
    </message>
    <message>
        <source>Ends the training after this many steps even when passes are left, for a quick trial. 0 means no limit.</source>
        <translation>Beëindigt de training na zoveel stappen, ook als er rondes over zijn, voor een snelle proef. 0 betekent geen grens.</translation>
    </message>
    <message>
        <source>Ends the training when the held-out rows have not improved for some checks in a row. The best weights are kept in any case.</source>
        <translation>Beëindigt de training als de apart gehouden rijen een aantal toetsen achtereen niet beter werden. De beste gewichten blijven in elk geval bewaard.</translation>
    </message>
    <message>
        <source>Every row has the same category, “{}”.</source>
        <translation>Elke rij heeft dezelfde categorie, “{}”.</translation>
    </message>
    <message>
        <source>Every weight may move: the strongest change, the most memory and disk, and the most risk that general skills fade.</source>
        <translation>Elk gewicht mag veranderen: de sterkste verandering, het meeste geheugen en schijf, en het meeste risico dat algemene vaardigheden vervagen.</translation>
    </message>
    <message>
        <source>Everywhere (recommended)</source>
        <translation>Overal (aanbevolen)</translation>
    </message>
    <message>
        <source>Everywhere learns best. Only the knowledge part keeps general skills best.</source>
        <translation>Overal leert het best. Alleen het kennisdeel behoudt algemene vaardigheden het best.</translation>
    </message>
    <message>
        <source>Exact (slower)</source>
        <translation>Precies (langzamer)</translation>
    </message>
    <message>
        <source>Failed: opened again, the exported model gave the same answer on {} of {} rows, and its scores differ by {} where {} is allowed. Export it once more; do not use this folder.</source>
        <translation>Mislukt: opnieuw geopend gaf het geëxporteerde model op {} van {} rijen hetzelfde antwoord, en de scores verschillen {} waar {} mag. Exporteer het nog eens; gebruik deze map niet.</translation>
    </message>
    <message>
        <source>Failed: there was no row to compare on.</source>
        <translation>Mislukt: er was geen rij om op te vergelijken.</translation>
    </message>
    <message>
        <source>Failed: what was written cannot be opened again. {} Export it once more; do not use this folder.</source>
        <translation>Mislukt: wat geschreven is kan niet opnieuw geopend worden. {} Exporteer het nog eens; gebruik deze map niet.</translation>
    </message>
    <message>
        <source>Fast (half the digits)</source>
        <translation>Snel (half zoveel cijfers)</translation>
    </message>
    <message>
        <source>Free some space or choose a folder on another disk, then try again.</source>
        <translation>Maak ruimte vrij of kies een map op een andere schijf, en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Free some space, or choose a method that trains fewer weights.</source>
        <translation>Maak ruimte vrij, of kies een methode die minder gewichten traint.</translation>
    </message>
    <message>
        <source>Get the model&apos;s config.json again from where the model came from.</source>
        <translation>Haal config.json opnieuw op waar het model vandaan kwam.</translation>
    </message>
    <message>
        <source>Get the tokenizer files of the base model again.</source>
        <translation>Haal de tokenizerbestanden van het basismodel opnieuw op.</translation>
    </message>
    <message>
        <source>Get the tokenizer files of the base model and put them into this folder.</source>
        <translation>Haal de tokenizerbestanden van het basismodel en zet ze in deze map.</translation>
    </message>
    <message>
        <source>Give a run&apos;s number, or the path of its folder.</source>
        <translation>Geef het nummer van een run, of het pad van zijn map.</translation>
    </message>
    <message>
        <source>Give its number, as in 0001.</source>
        <translation>Geef het nummer, zoals 0001.</translation>
    </message>
    <message>
        <source>Give the path of a file.</source>
        <translation>Geef het pad van een bestand.</translation>
    </message>
    <message>
        <source>Give the path of the run&apos;s folder, as in NAME.luthier/runs/0001.</source>
        <translation>Geef het pad van de map van de run, zoals NAAM.luthier/runs/0001.</translation>
    </message>
    <message>
        <source>Give the recipe the adapter&apos;s own rank (lora.rank).</source>
        <translation>Geef het recept de eigen rang van de adapter (lora.rank).</translation>
    </message>
    <message>
        <source>Give the recipe the adapter&apos;s own strength (lora.alpha).</source>
        <translation>Geef het recept de eigen sterkte van de adapter (lora.alpha).</translation>
    </message>
    <message>
        <source>Give the recipe the layers that the adapter covers (lora.targets).</source>
        <translation>Geef het recept de lagen die de adapter dekt (lora.targets).</translation>
    </message>
    <message>
        <source>Guard against learning by heart</source>
        <translation>Bescherming tegen uit het hoofd leren</translation>
    </message>
    <message>
        <source>Half the digits (bf16) is much faster where the machine can do it and hardly changes the result; fp32 is exact.</source>
        <translation>Half zoveel cijfers (bf16) is veel sneller waar de machine het kan en verandert het resultaat nauwelijks; fp32 is precies.</translation>
    </message>
    <message>
        <source>How far the model moves with every step. Too high and it forgets or breaks down, too low and nothing happens. The value offered suits the chosen method; change it by a factor of two or three at a time.</source>
        <translation>Hoe ver het model bij elke stap verschuift. Te hoog en het vergeet of loopt vast, te laag en er gebeurt niets. De aangeboden waarde past bij de gekozen methode; verander haar telkens met een factor twee of drie.</translation>
    </message>
    <message>
        <source>How long the optimiser (AdamW, beta 1) remembers the direction of earlier steps.</source>
        <translation>Hoe lang de optimiser (AdamW, beta 1) de richting van eerdere stappen onthoudt.</translation>
    </message>
    <message>
        <source>How long the optimiser (AdamW, beta 2) remembers how large earlier steps were.</source>
        <translation>Hoe lang de optimiser (AdamW, beta 2) onthoudt hoe groot eerdere stappen waren.</translation>
    </message>
    <message>
        <source>How many checks in a row may pass without the held-out rows improving before training stops by itself.</source>
        <translation>Hoeveel toetsen achtereen voorbij mogen gaan zonder vooruitgang op de apart gehouden rijen voordat de training vanzelf stopt.</translation>
    </message>
    <message>
        <source>How many held-out rows the model answers at every check, so that you can read how it changes.</source>
        <translation>Op hoeveel apart gehouden rijen het model bij elke toets antwoordt, zodat u kunt lezen hoe het verandert.</translation>
    </message>
    <message>
        <source>How many rows the model looks at before it changes itself. More rows make steadier but fewer steps. It does not change how much memory is needed.</source>
        <translation>Naar hoeveel rijen het model kijkt voordat het zichzelf verandert. Meer rijen geven rustigere maar minder stappen. Het geheugen dat nodig is verandert er niet door.</translation>
    </message>
    <message>
        <source>How many tokens are worked on at the same time. Smaller needs less memory, larger may be faster; what is learnt stays the same.</source>
        <translation>Aan hoeveel tokens tegelijk gewerkt wordt. Minder vraagt minder geheugen, meer kan sneller zijn; wat geleerd wordt blijft hetzelfde.</translation>
    </message>
    <message>
        <source>How much the model can learn beside what it knows. 16 suits most data; more for thousands of rows, less for a small change of tone.</source>
        <translation>Hoeveel het model kan leren naast wat het weet. 16 past bij de meeste gegevens; meer voor duizenden rijen, minder voor een kleine verandering van toon.</translation>
    </message>
    <message>
        <source>How often during one pass the held-out rows are tried. More checks show the curve in finer detail and find the best moment more exactly, but take time.</source>
        <translation>Hoe vaak in één ronde op de apart gehouden rijen getoetst wordt. Meer toetsen tonen de lijn fijner en vinden het beste moment nauwkeuriger, maar kosten tijd.</translation>
    </message>
    <message>
        <source>How often the model sees every row. Few rows need more passes, many rows fewer; training ends earlier by itself when more passes no longer help.</source>
        <translation>Hoe vaak het model elke rij ziet. Weinig rijen vragen meer rondes, veel rijen minder; de training eindigt vanzelf eerder als meer rondes niet meer helpen.</translation>
    </message>
    <message>
        <source>How often the state of the training is saved, so that it can go on after a power cut. It is also saved at every best check and when you stop.</source>
        <translation>Hoe vaak de stand van de training bewaard wordt, zodat die na stroomuitval verder kan. Dat gebeurt ook bij elke beste toets en als u stopt.</translation>
    </message>
    <message>
        <source>How strongly what was learnt counts. Twice the room for change is usual.</source>
        <translation>Hoe zwaar het geleerde telt. Tweemaal de ruimte voor verandering is gebruikelijk.</translation>
    </message>
    <message>
        <source>How the learning rate changes after the first steps. Slowing down towards the end lets the model settle.</source>
        <translation>Hoe de leersnelheid na de eerste stappen verandert. Naar het einde toe vertragen laat het model tot rust komen.</translation>
    </message>
    <message>
        <source>In the field that opens with a quotation mark on line {}, text follows the closing mark, so this row was left out. Write a quotation mark inside a quoted field twice.</source>
        <translation>In het veld dat op regel {} met een aanhalingsteken begint staat tekst na het sluitende teken, dus deze rij is weggelaten. Schrijf een aanhalingsteken binnen zo&apos;n veld dubbel.</translation>
    </message>
    <message>
        <source>It belongs to another recipe.</source>
        <translation>Het hoort bij een ander recept.</translation>
    </message>
    <message>
        <source>Its columns are {}.</source>
        <translation>De kolommen zijn {}.</translation>
    </message>
    <message>
        <source>Its roles are {}.</source>
        <translation>De rollen zijn {}.</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>Keep the same pace</source>
        <translation>Hetzelfde tempo houden</translation>
    </message>
    <message>
        <source>Keeps the optimiser (AdamW, epsilon) from dividing by zero. There is rarely a reason to change it.</source>
        <translation>Behoedt de optimiser (AdamW, epsilon) voor delen door nul. Er is zelden reden om het te veranderen.</translation>
    </message>
    <message>
        <source>Known are: auto, cpu, cuda.</source>
        <translation>Bekend zijn: auto, cpu, cuda.</translation>
    </message>
    <message>
        <source>Known are: base (as the base model), fp32, bf16.</source>
        <translation>Bekend zijn: base (zoals het basismodel), fp32, bf16.</translation>
    </message>
    <message>
        <source>Known are: fp32, bf16.</source>
        <translation>Bekend zijn: fp32, bf16.</translation>
    </message>
    <message>
        <source>Known are: {}.</source>
        <translation>Bekend zijn: {}.</translation>
    </message>
    <message>
        <source>Largest step allowed</source>
        <translation>Grootste toegestane stap</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Leersnelheid</translation>
    </message>
    <message>
        <source>Learns from questions with the answers your experts gave, and answers new questions in the same way.</source>
        <translation>Leert van vragen met de antwoorden die uw deskundigen gaven, en beantwoordt nieuwe vragen op dezelfde manier.</translation>
    </message>
    <message>
        <source>Learns from texts that your experts sorted, and puts new texts into the same categories.</source>
        <translation>Leert van teksten die uw deskundigen sorteerden, en zet nieuwe teksten in dezelfde categorieën.</translation>
    </message>
    <message>
        <source>Leave it out, or choose that method.</source>
        <translation>Laat het weg, of kies die methode.</translation>
    </message>
    <message>
        <source>Let it train until its first check of the held-out rows.</source>
        <translation>Laat het trainen tot de eerste toets op de apart gehouden rijen.</translation>
    </message>
    <message>
        <source>Let the model change everywhere: lora.targets=all.</source>
        <translation>Laat het model overal veranderen: lora.targets=all.</translation>
    </message>
    <message>
        <source>Line {} has nothing in “{}”, so the row is left out.</source>
        <translation>Regel {} heeft niets in “{}”, dus de rij is weggelaten.</translation>
    </message>
    <message>
        <source>Line {} has {} fields where the first row has {}, so it was left out.</source>
        <translation>Regel {} heeft {} velden waar de eerste rij er {} heeft, dus die is weggelaten.</translation>
    </message>
    <message>
        <source>Line {} has “{}” twice; the last value counts.</source>
        <translation>Regel {} heeft “{}” tweemaal; de laatste waarde telt.</translation>
    </message>
    <message>
        <source>Line {} is longer than {} tokens: {} of its {} are cut off.</source>
        <translation>Regel {} is langer dan {} tokens: {} van de {} worden afgekapt.</translation>
    </message>
    <message>
        <source>Line {} is nested more than {} levels deep, so it was left out.</source>
        <translation>Regel {} is meer dan {} niveaus diep genest, dus die is weggelaten.</translation>
    </message>
    <message>
        <source>Line {} is not a JSON record ({}), so it was left out.</source>
        <translation>Regel {} is geen JSON-record ({}), dus die is weggelaten.</translation>
    </message>
    <message>
        <source>Line {} is not a JSON record: it breaks at character {}, near “{}”. It was left out.</source>
        <translation>Regel {} is geen JSON-record: het breekt bij teken {}, bij “{}”. De regel is weggelaten.</translation>
    </message>
    <message>
        <source>Line {} is not a JSON record: it ends before every quotation mark and bracket is closed. It was left out.</source>
        <translation>Regel {} is geen JSON-record: de regel eindigt voordat elk aanhalingsteken en haakje gesloten is, en is weggelaten.</translation>
    </message>
    <message>
        <source>Line {} is a list, not a record with named fields like {}, so it was left out.</source>
        <translation>Regel {} is een lijst, geen record met benoemde velden zoals {}, dus die is weggelaten.</translation>
    </message>
    <message>
        <source>Line {} is a text, not a record with named fields like {}, so it was left out.</source>
        <translation>Regel {} is een tekst, geen record met benoemde velden zoals {}, dus die is weggelaten.</translation>
    </message>
    <message>
        <source>Line {} is a number, not a record with named fields like {}, so it was left out.</source>
        <translation>Regel {} is een getal, geen record met benoemde velden zoals {}, dus die is weggelaten.</translation>
    </message>
    <message>
        <source>Line {} is true or false, not a record with named fields like {}, so it was left out.</source>
        <translation>Regel {} is waar of onwaar, geen record met benoemde velden zoals {}, dus die is weggelaten.</translation>
    </message>
    <message>
        <source>Line {} is empty, not a record with named fields like {}, so it was left out.</source>
        <translation>Regel {} is leeg, geen record met benoemde velden zoals {}, dus die is weggelaten.</translation>
    </message>
    <message>
        <source>Line {} puts the same text into “{}” that line {} puts into “{}”.</source>
        <translation>Regel {} zet dezelfde tekst in “{}” die regel {} in “{}” zet.</translation>
    </message>
    <message>
        <source>Line {} repeats line {}.</source>
        <translation>Regel {} herhaalt regel {}.</translation>
    </message>
    <message>
        <source>List the runs to see which there are.</source>
        <translation>Bekijk de lijst van runs om te zien welke er zijn.</translation>
    </message>
    <message>
        <source>Llama family, decoder</source>
        <translation>Llama-familie, decoder</translation>
    </message>
    <message>
        <source>LoRA adapter, PEFT layout</source>
        <translation>LoRA-adapter, PEFT-indeling</translation>
    </message>
    <message>
        <source>LoRA, low-rank adaptation</source>
        <translation>LoRA, low-rank adaptation</translation>
    </message>
    <message>
        <source>Longest row</source>
        <translation>Langste rij</translation>
    </message>
    <message>
        <source>Lower &quot;train.micro_batch_tokens&quot; or &quot;train.max_length&quot;, or choose a smaller model.</source>
        <translation>Verlaag &quot;train.micro_batch_tokens&quot; of &quot;train.max_length&quot;, of kies een kleiner model.</translation>
    </message>
    <message>
        <source>Luthier does not know models of the type “{}”.</source>
        <translation>Luthier kent geen modellen van de soort “{}”.</translation>
    </message>
    <message>
        <source>Make room or choose a folder on another disk; nothing was written.</source>
        <translation>Maak ruimte of kies een map op een andere schijf; er is niets geschreven.</translation>
    </message>
    <message>
        <source>Memory of the direction</source>
        <translation>Geheugen van de richting</translation>
    </message>
    <message>
        <source>Memory of the step size</source>
        <translation>Geheugen van de stapgrootte</translation>
    </message>
    <message>
        <source>Most steps</source>
        <translation>Hoogste aantal stappen</translation>
    </message>
    <message>
        <source>Name one of its runs, as in {}.</source>
        <translation>Noem een van de runs ervan, zoals {}.</translation>
    </message>
    <message>
        <source>No row has a category.</source>
        <translation>Geen rij heeft een categorie.</translation>
    </message>
    <message>
        <source>No row could be read. Correct the file, or choose another format for it.</source>
        <translation>Er kon geen rij gelezen worden. Verbeter het bestand, of kies er een andere bestandsindeling voor.</translation>
    </message>
    <message>
        <source>No row of “{}” can be used.</source>
        <translation>Geen rij van “{}” kan gebruikt worden.</translation>
    </message>
    <message>
        <source>No run was named.</source>
        <translation>Er is geen run genoemd.</translation>
    </message>
    <message>
        <source>No vocabulary of {} entries can be learnt from this text.</source>
        <translation>Van deze tekst kan geen woordenlijst van {} stukken geleerd worden.</translation>
    </message>
    <message>
        <source>No column is called “{}” or something like it. The columns are: {}.</source>
        <translation>Geen kolom heet “{}” of iets dat erop lijkt. De kolommen zijn: {}.</translation>
    </message>
    <message>
        <source>None of the saved states of this run can be read.</source>
        <translation>Geen van de bewaarde standen van deze run kan gelezen worden.</translation>
    </message>
    <message>
        <source>Nothing can be learnt from line {} within {} tokens, so the row is left out.</source>
        <translation>Van regel {} kan binnen {} tokens niets geleerd worden, dus de rij is weggelaten.</translation>
    </message>
    <message>
        <source>Number format</source>
        <translation>Getalnotatie</translation>
    </message>
    <message>
        <source>Older saved states are removed to spare the disk. The best weights are kept apart from these.</source>
        <translation>Oudere bewaarde standen worden verwijderd om de schijf te sparen. De beste gewichten blijven daarbuiten bewaard.</translation>
    </message>
    <message>
        <source>On {} rows that it never learnt from, the tuned model does better than the base model: its error (loss) fell from {} to {}, and its surprise per word (perplexity) went from {} to {}.</source>
        <translation>Op {} rijen waarvan het nooit geleerd heeft, doet het afgestemde model het beter dan het basismodel: de fout (loss) daalde van {} naar {}, en de verrassing per woord (perplexity) ging van {} naar {}.</translation>
    </message>
    <message>
        <source>On {} rows that it never learnt from, the tuned model does better than the base model: its error (loss) fell from {} to {}.</source>
        <translation>Op {} rijen waarvan het nooit geleerd heeft, doet het afgestemde model het beter dan het basismodel: de fout (loss) daalde van {} naar {}.</translation>
    </message>
    <message>
        <source>One record with named fields on each line, as most programs export them; a JSON list of records works too.</source>
        <translation>Eén record met benoemde velden per regel, zoals de meeste programma&apos;s ze exporteren; een JSON-lijst van records kan ook.</translation>
    </message>
    <message>
        <source>Only the method &quot;lora&quot; can start from an adapter.</source>
        <translation>Alleen de methode &quot;lora&quot; kan van een adapter uitgaan.</translation>
    </message>
    <message>
        <source>Only what was learnt</source>
        <translation>Alleen wat geleerd is</translation>
    </message>
    <message>
        <source>Only where the model relates words to one another</source>
        <translation>Alleen waar het model woorden met elkaar verbindt</translation>
    </message>
    <message>
        <source>Only where the model stores what it knows</source>
        <translation>Alleen waar het model opslaat wat het weet</translation>
    </message>
    <message>
        <source>Open it once where it may be written.</source>
        <translation>Open het één keer waar erin geschreven mag worden.</translation>
    </message>
    <message>
        <source>Pace over time</source>
        <translation>Verloop van het tempo</translation>
    </message>
    <message>
        <source>Part held out for checking</source>
        <translation>Deel dat apart gehouden wordt om te toetsen</translation>
    </message>
    <message>
        <source>Passed: opened again, the exported model gave the same answer as the tuned one on all {} rows (scores differ by at most {}).</source>
        <translation>Geslaagd: opnieuw geopend gaf het geëxporteerde model op alle {} rijen hetzelfde antwoord als het afgestemde (scores verschillen hoogstens {}).</translation>
    </message>
    <message>
        <source>Passes over the data</source>
        <translation>Rondes door de gegevens</translation>
    </message>
    <message>
        <source>Plain text; an empty line begins the next paragraph, and each paragraph is one text.</source>
        <translation>Gewone tekst; een lege regel begint de volgende alinea, en elke alinea is één tekst.</translation>
    </message>
    <message>
        <source>Pull towards small weights</source>
        <translation>Trek naar kleine gewichten</translation>
    </message>
    <message>
        <source>Put a copy of project.db in its place; the folders of the runs beside it are whole.</source>
        <translation>Zet een kopie van project.db op zijn plaats; de mappen van de runs ernaast zijn heel.</translation>
    </message>
    <message>
        <source>Put it back, or add a new run.</source>
        <translation>Zet het terug, of voeg een nieuwe run toe.</translation>
    </message>
    <message>
        <source>Put it back, or start a new run.</source>
        <translation>Zet het terug, of begin een nieuwe run.</translation>
    </message>
    <message>
        <source>Put it on the base model, or export the run first.</source>
        <translation>Zet hem op het basismodel, of exporteer eerst de run.</translation>
    </message>
    <message>
        <source>Put the data files back, or start a new run.</source>
        <translation>Zet de gegevensbestanden terug, of begin een nieuwe run.</translation>
    </message>
    <message>
        <source>Put the file back, or start a new run.</source>
        <translation>Zet het bestand terug, of begin een nieuwe run.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Vraag</translation>
    </message>
    <message>
        <source>Read our texts</source>
        <translation>Onze teksten lezen</translation>
    </message>
    <message>
        <source>Reading the data was stopped.</source>
        <translation>Het lezen van de gegevens is gestopt.</translation>
    </message>
    <message>
        <source>Reads and sorts</source>
        <translation>Leest en sorteert</translation>
    </message>
    <message>
        <source>Reads your texts to learn their language: words, turns of phrase, subjects. A good step before the other tasks.</source>
        <translation>Leest uw teksten om hun taal te leren: woorden, wendingen, onderwerpen. Een goede stap vóór de andere taken.</translation>
    </message>
    <message>
        <source>Records (JSON lines)</source>
        <translation>Records (JSON-regels)</translation>
    </message>
    <message>
        <source>Reinstall Luthier: the starter models belong to it.</source>
        <translation>Installeer Luthier opnieuw: de startmodellen horen erbij.</translation>
    </message>
    <message>
        <source>Resume it, or add a new run.</source>
        <translation>Zet hem voort, of voeg een nieuwe run toe.</translation>
    </message>
    <message>
        <source>Resume that run, or choose another folder.</source>
        <translation>Zet die run voort, of kies een andere map.</translation>
    </message>
    <message>
        <source>Resume the run; if it happens again, report it with the run&apos;s log.</source>
        <translation>Zet de run voort; gebeurt het weer, meld het dan met het logboek van de run.</translation>
    </message>
    <message>
        <source>Room for change</source>
        <translation>Ruimte voor verandering</translation>
    </message>
    <message>
        <source>Rows longer than this many tokens are cut. A token is roughly three quarters of a word. Longer rows need more memory and time.</source>
        <translation>Rijen langer dan zoveel tokens worden afgekapt. Een token is ongeveer driekwart woord. Langere rijen vragen meer geheugen en tijd.</translation>
    </message>
    <message>
        <source>Rows per step</source>
        <translation>Rijen per stap</translation>
    </message>
    <message>
        <source>Run {} is better than run {}: its loss on the same {} held-out rows is {} lower, more than chance explains.</source>
        <translation>Run {} is beter dan run {}: de fout op dezelfde {} apart gehouden rijen is {} lager, meer dan toeval verklaart.</translation>
    </message>
    <message>
        <source>Running text</source>
        <translation>Lopende tekst</translation>
    </message>
    <message>
        <source>Runs {} and {} are about equal: the difference of {} on the same {} held-out rows may be chance.</source>
        <translation>Runs {} en {} zijn ongeveer gelijk: het verschil van {} op dezelfde {} apart gehouden rijen kan toeval zijn.</translation>
    </message>
    <message>
        <source>Runs {} and {} were not tested on the same rows, so their losses cannot be compared row by row.</source>
        <translation>Runs {} en {} zijn niet op dezelfde rijen getoetst, dus hun fouten zijn niet rij voor rij te vergelijken.</translation>
    </message>
    <message>
        <source>Sample answers</source>
        <translation>Voorbeeldantwoorden</translation>
    </message>
    <message>
        <source>Save at least every</source>
        <translation>Bewaren, minstens elke</translation>
    </message>
    <message>
        <source>Save it as plain text and choose that file.</source>
        <translation>Bewaar het als gewone tekst en kies dat bestand.</translation>
    </message>
    <message>
        <source>Save it as “CSV UTF-8” in your spreadsheet program and choose that file.</source>
        <translation>Bewaar het als “CSV UTF-8” in uw rekenbladprogramma en kies dat bestand.</translation>
    </message>
    <message>
        <source>Saved states to keep</source>
        <translation>Hoeveel standen bewaren</translation>
    </message>
    <message>
        <source>Say which column holds it.</source>
        <translation>Zeg welke kolom het bevat.</translation>
    </message>
    <message>
        <source>Seed of chance</source>
        <translation>Startgetal van het toeval</translation>
    </message>
    <message>
        <source>Seed of the held-out rows</source>
        <translation>Startgetal van de apart gehouden rijen</translation>
    </message>
    <message>
        <source>Shortens a step when a strange row would push the model too far (the norm of the gradient). 0 turns it off.</source>
        <translation>Maakt een stap korter als een vreemde rij het model te ver zou duwen (de norm van de gradiënt). 0 zet het uit.</translation>
    </message>
    <message>
        <source>Slow down evenly</source>
        <translation>Gelijkmatig vertragen</translation>
    </message>
    <message>
        <source>Slow down gently towards the end</source>
        <translation>Rustig vertragen naar het einde</translation>
    </message>
    <message>
        <source>Slow start</source>
        <translation>Langzame start</translation>
    </message>
    <message>
        <source>Smallest divisor</source>
        <translation>Kleinste deler</translation>
    </message>
    <message>
        <source>Sort texts into categories</source>
        <translation>Teksten in categorieën sorteren</translation>
    </message>
    <message>
        <source>Sorting needs rows of at least two categories. Check which column holds the category.</source>
        <translation>Sorteren vraagt rijen van minstens twee categorieën. Kijk welke kolom de categorie bevat.</translation>
    </message>
    <message>
        <source>Start the run anew; its recipe is still there.</source>
        <translation>Begin de run opnieuw; zijn recept is er nog.</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>Stop hem eerst.</translation>
    </message>
    <message>
        <source>Stop when it no longer gets better</source>
        <translation>Stoppen als het niet meer beter wordt</translation>
    </message>
    <message>
        <source>Strength of the change</source>
        <translation>Sterkte van de verandering</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabel (CSV)</translation>
    </message>
    <message>
        <source>Take the adapter from where it came from once more, or choose another one.</source>
        <translation>Haal de adapter opnieuw waar hij vandaan kwam, of kies een andere.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>Text {} is empty: there is nothing to sort.</source>
        <translation>Tekst {} is leeg: er is niets te sorteren.</translation>
    </message>
    <message>
        <source>The activation “{}” is not known.</source>
        <translation>De activatie “{}” is niet bekend.</translation>
    </message>
    <message>
        <source>The adapter does not cover the layer &quot;{}&quot;.</source>
        <translation>De adapter dekt de laag &quot;{}&quot; niet.</translation>
    </message>
    <message>
        <source>The adapter holds no LoRA factors.</source>
        <translation>De adapter bevat geen LoRA-factoren.</translation>
    </message>
    <message>
        <source>The adapter holds only one of the two factors of “{}”.</source>
        <translation>De adapter bevat maar één van de twee factoren van “{}”.</translation>
    </message>
    <message>
        <source>The adapter holds “{}”, a part of a LoRA variant that cannot be read here.</source>
        <translation>De adapter bevat “{}”, deel van een LoRA-variant die hier niet gelezen kan worden.</translation>
    </message>
    <message>
        <source>The adapter sorts into {} classes but names {}.</source>
        <translation>De adapter sorteert in {} klassen maar noemt er {}.</translation>
    </message>
    <message>
        <source>The adapter was made for another model: its factors of “{}” are {} and {}, the layer is {}.</source>
        <translation>De adapter is voor een ander model gemaakt: zijn factoren van “{}” zijn {} en {}, de laag is {}.</translation>
    </message>
    <message>
        <source>The adapter was made for another model: there is no layer “{}” in this one.</source>
        <translation>De adapter is voor een ander model gemaakt: in dit model is geen laag “{}”.</translation>
    </message>
    <message>
        <source>The adapter was made for another model: there is no weight “{}” in this one.</source>
        <translation>De adapter is voor een ander model gemaakt: in dit model is geen gewicht “{}”.</translation>
    </message>
    <message>
        <source>The adapter was made with a strength (alpha / rank) of {}, this recipe asks for {}.</source>
        <translation>De adapter is gemaakt met een sterkte (alpha / rang) van {}, dit recept vraagt {}.</translation>
    </message>
    <message>
        <source>The adapter&apos;s &quot;{}&quot; has another shape than this recipe asks for.</source>
        <translation>&quot;{}&quot; van de adapter heeft een andere vorm dan dit recept vraagt.</translation>
    </message>
    <message>
        <source>The adapter&apos;s settings are not a JSON object.</source>
        <translation>De instellingen van de adapter zijn geen JSON-object.</translation>
    </message>
    <message>
        <source>The adapter&apos;s settings lack the number “{}”.</source>
        <translation>In de instellingen van de adapter ontbreekt het getal “{}”.</translation>
    </message>
    <message>
        <source>The adapter&apos;s weight “{}” is {}, the model&apos;s is {}.</source>
        <translation>Het gewicht “{}” van de adapter is {}, dat van het model {}.</translation>
    </message>
    <message>
        <source>The category “{}” has only one row, on line {}: it cannot be both learnt and checked. Add rows, or join it with another category.</source>
        <translation>De categorie “{}” heeft maar één rij, op regel {}: die kan niet zowel geleerd als getoetst worden. Voeg rijen toe, of neem haar samen met een andere categorie.</translation>
    </message>
    <message>
        <source>The category “{}” has {} rows and “{}” only {}: the small one will be learnt badly.</source>
        <translation>De categorie “{}” heeft {} rijen en “{}” maar {}: de kleine zal slecht geleerd worden.</translation>
    </message>
    <message>
        <source>The column “{}” is chosen for two roles.</source>
        <translation>De kolom “{}” is voor twee rollen gekozen.</translation>
    </message>
    <message>
        <source>The columns of the data file {} have changed since the run.</source>
        <translation>De kolommen van het gegevensbestand {} zijn sinds de run veranderd.</translation>
    </message>
    <message>
        <source>The computation failed: {}</source>
        <translation>De berekening mislukte: {}</translation>
    </message>
    <message>
        <source>The data file has changed since this run began, so it cannot go on.</source>
        <translation>Het gegevensbestand is veranderd sinds deze run begon, dus hij kan niet verder.</translation>
    </message>
    <message>
        <source>The data file {} cannot be read any more.</source>
        <translation>Het gegevensbestand {} kan niet meer gelezen worden.</translation>
    </message>
    <message>
        <source>The data file {} has changed since the run.</source>
        <translation>Het gegevensbestand {} is sinds de run veranderd.</translation>
    </message>
    <message>
        <source>The data file {} is no longer there.</source>
        <translation>Het gegevensbestand {} is er niet meer.</translation>
    </message>
    <message>
        <source>The data has no column “{}”.</source>
        <translation>De gegevens hebben geen kolom “{}”.</translation>
    </message>
    <message>
        <source>The description of the run is not complete.</source>
        <translation>De beschrijving van de run is niet volledig.</translation>
    </message>
    <message>
        <source>The description of the tensor &quot;{}&quot; is not an object.</source>
        <translation>De beschrijving van de tensor &quot;{}&quot; is geen object.</translation>
    </message>
    <message>
        <source>The disk reported a fault at &quot;{}&quot;.</source>
        <translation>De schijf meldde een fout bij &quot;{}&quot;.</translation>
    </message>
    <message>
        <source>The export needs a folder to write to.</source>
        <translation>De export heeft een map nodig om in te schrijven.</translation>
    </message>
    <message>
        <source>The export takes {} MB and the disk has {} MB left.</source>
        <translation>De export neemt {} MB en op de schijf is nog {} MB vrij.</translation>
    </message>
    <message>
        <source>The export was stopped; nothing was left behind.</source>
        <translation>De export is gestopt; er is niets achtergebleven.</translation>
    </message>
    <message>
        <source>The factors of “{}” do not fit each other: {} and {}.</source>
        <translation>De factoren van “{}” passen niet bij elkaar: {} en {}.</translation>
    </message>
    <message>
        <source>The field “{}” is missing.</source>
        <translation>Het veld “{}” ontbreekt.</translation>
    </message>
    <message>
        <source>The field “{}” is not a text.</source>
        <translation>Het veld “{}” is geen tekst.</translation>
    </message>
    <message>
        <source>The field “{}” is {}, but must be a number that is not negative.</source>
        <translation>Het veld “{}” is {}, maar moet een getal zijn dat niet negatief is.</translation>
    </message>
    <message>
        <source>The field “{}” is {}, but must be a text.</source>
        <translation>Het veld “{}” is {}, maar moet een tekst zijn.</translation>
    </message>
    <message>
        <source>The field “{}” is {}, but must be a whole number from 1 to {}.</source>
        <translation>Het veld “{}” is {}, maar moet een heel getal van 1 tot {} zijn.</translation>
    </message>
    <message>
        <source>The field “{}” is {}, but must be true or false.</source>
        <translation>Het veld “{}” is {}, maar moet waar of onwaar zijn.</translation>
    </message>
    <message>
        <source>The figures of a check of the held-out rows are not complete.</source>
        <translation>De cijfers van een toets op de apart gehouden rijen zijn niet volledig.</translation>
    </message>
    <message>
        <source>The file &quot;{}&quot; of this model is missing.</source>
        <translation>Het bestand &quot;{}&quot; van dit model ontbreekt.</translation>
    </message>
    <message>
        <source>The file has only {} bytes and is not a safetensors file.</source>
        <translation>Het bestand telt maar {} bytes en is geen safetensors-bestand.</translation>
    </message>
    <message>
        <source>The file has {} bytes of data but describes no tensor.</source>
        <translation>Het bestand heeft {} bytes gegevens maar beschrijft geen tensor.</translation>
    </message>
    <message>
        <source>The file is cut short: its header has {} bytes and only {} are there.</source>
        <translation>Het bestand is afgebroken: de kop telt {} bytes en er zijn er maar {}.</translation>
    </message>
    <message>
        <source>The file is cut short: the tensor &quot;{}&quot; ends at byte {} of the data and there are {}.</source>
        <translation>Het bestand is afgebroken: de tensor &quot;{}&quot; eindigt bij byte {} van de gegevens en er zijn er {}.</translation>
    </message>
    <message>
        <source>The file is no JSON object.</source>
        <translation>Het bestand is geen JSON-object.</translation>
    </message>
    <message>
        <source>The file is not a safetensors file: its header would have {} bytes where at most {} are allowed.</source>
        <translation>Het bestand is geen safetensors-bestand: de kop zou {} bytes tellen waar er hoogstens {} mogen.</translation>
    </message>
    <message>
        <source>The file is not a sentencepiece model, or it is damaged.</source>
        <translation>Het bestand is geen sentencepiece-model, of het is beschadigd.</translation>
    </message>
    <message>
        <source>The file is not in UTF-8 (first on line {}), so it was read as Windows-1252. Check that letters such as é look right.</source>
        <translation>Het bestand is niet in UTF-8 (het eerst op regel {}), dus het is als Windows-1252 gelezen. Kijk of letters als é goed staan.</translation>
    </message>
    <message>
        <source>The first row of the file, which names the columns, cannot be read.</source>
        <translation>De eerste rij van het bestand, die de kolommen hun naam geeft, kan niet gelezen worden.</translation>
    </message>
    <message>
        <source>What run {} wrote about its held-out rows is missing or damaged, so it cannot be compared row by row. Train it again to compare it.</source>
        <translation>Wat run {} over zijn apart gehouden rijen schreef, ontbreekt of is beschadigd, dus die is niet rij voor rij te vergelijken. Train hem opnieuw om hem te vergelijken.</translation>
    </message>
    <message>
        <source>Runs {} and {} began from different models, so their losses cannot be compared row by row.</source>
        <translation>De runs {} en {} gingen van verschillende modellen uit, dus hun fouten zijn niet rij voor rij te vergelijken.</translation>
    </message>
    <message>
        <source>The file holds a character that no text has (NUL).</source>
        <translation>Het bestand bevat een teken dat in geen tekst voorkomt (NUL).</translation>
    </message>
    <message>
        <source>Remove it with a text editor, or save the file anew from the program it came from.</source>
        <translation>Verwijder het met een teksteditor, of bewaar het bestand opnieuw vanuit het programma waar het vandaan komt.</translation>
    </message>
    <message>
        <source>The comparison was stopped.</source>
        <translation>Het vergelijken is gestopt.</translation>
    </message>
    <message>
        <source>The first {} bytes of the data belong to no tensor; &quot;{}&quot; comes after them.</source>
        <translation>De eerste {} bytes van de gegevens horen bij geen tensor; &quot;{}&quot; komt erna.</translation>
    </message>
    <message>
        <source>The folder for the export is not empty.</source>
        <translation>De map voor de export is niet leeg.</translation>
    </message>
    <message>
        <source>The folder has no config.json, so it is not a model.</source>
        <translation>De map heeft geen config.json, dus het is geen model.</translation>
    </message>
    <message>
        <source>The folder of the run &quot;{}&quot; is missing.</source>
        <translation>De map van de run &quot;{}&quot; ontbreekt.</translation>
    </message>
    <message>
        <source>The header is nested more than {} levels deep.</source>
        <translation>De kop is meer dan {} niveaus diep genest.</translation>
    </message>
    <message>
        <source>The header is not a list of tensors.</source>
        <translation>De kop is geen lijst van tensors.</translation>
    </message>
    <message>
        <source>The header is not valid JSON at byte {}.</source>
        <translation>De kop is geen geldige JSON bij byte {}.</translation>
    </message>
    <message>
        <source>The header is not valid JSON.</source>
        <translation>De kop is geen geldige JSON.</translation>
    </message>
    <message>
        <source>The index names no file for the tensor &quot;{}&quot;.</source>
        <translation>De index noemt geen bestand voor de tensor &quot;{}&quot;.</translation>
    </message>
    <message>
        <source>The index of the model&apos;s parts has no weight_map.</source>
        <translation>De index van de delen van het model heeft geen weight_map.</translation>
    </message>
    <message>
        <source>The index puts the tensor &quot;{}&quot; into &quot;{}&quot;, which is not the name of a file in the model&apos;s folder.</source>
        <translation>De index zet de tensor &quot;{}&quot; in &quot;{}&quot;, en dat is niet de naam van een bestand in de map van het model.</translation>
    </message>
    <message>
        <source>The instruction template has no &quot;pattern&quot;.</source>
        <translation>Het instructiesjabloon heeft geen &quot;pattern&quot;.</translation>
    </message>
    <message>
        <source>The list of losses on held-out rows cannot be read.</source>
        <translation>De lijst van fouten op apart gehouden rijen kan niet gelezen worden.</translation>
    </message>
    <message>
        <source>The list of records breaks on line {} at character {}, near “{}”. Nothing after it was read.</source>
        <translation>De lijst van records breekt op regel {} bij teken {}, bij “{}”. Daarna is niets gelezen.</translation>
    </message>
    <message>
        <source>The list of records cannot be read on line {} ({}). Nothing after it was read.</source>
        <translation>De lijst van records kan op regel {} niet gelezen worden ({}). Daarna is niets gelezen.</translation>
    </message>
    <message>
        <source>The list of records ends on line {} before every quotation mark and bracket is closed. The last record may be missing.</source>
        <translation>De lijst van records eindigt op regel {} voordat elk aanhalingsteken en haakje gesloten is. Het laatste record kan ontbreken.</translation>
    </message>
    <message>
        <source>The log has the details; the files on disk are unchanged.</source>
        <translation>Het logboek heeft de bijzonderheden; de bestanden op schijf zijn onveranderd.</translation>
    </message>
    <message>
        <source>The loss on the rows it learnt from ended at {}; no rows were held out, so nobody can tell how it does on new ones.</source>
        <translation>De fout op de rijen waarvan het leerde eindigde op {}; er zijn geen rijen apart gehouden, dus niemand weet hoe het op nieuwe gaat.</translation>
    </message>
    <message>
        <source>The metadata entry &quot;{}&quot; cannot be written: it is not UTF-8.</source>
        <translation>Het metagegeven &quot;{}&quot; kan niet geschreven worden: het is geen UTF-8.</translation>
    </message>
    <message>
        <source>The metadata entry &quot;{}&quot; is not a text.</source>
        <translation>Het metagegeven &quot;{}&quot; is geen tekst.</translation>
    </message>
    <message>
        <source>The metadata has two entries &quot;{}&quot;.</source>
        <translation>De metagegevens hebben tweemaal &quot;{}&quot;.</translation>
    </message>
    <message>
        <source>The model stays as it is and learns through small additions: little memory, a small file, and general skills are kept well.</source>
        <translation>Het model blijft zoals het is en leert door kleine toevoegingen: weinig geheugen, een klein bestand, en algemene vaardigheden blijven goed behouden.</translation>
    </message>
    <message>
        <source>The name &quot;{}&quot; is too long for this disk.</source>
        <translation>De naam &quot;{}&quot; is te lang voor deze schijf.</translation>
    </message>
    <message>
        <source>The names of the adapter&apos;s classes cannot be read.</source>
        <translation>De namen van de klassen van de adapter kunnen niet gelezen worden.</translation>
    </message>
    <message>
        <source>The note beside the kept weights is not complete.</source>
        <translation>De notitie naast de bewaarde gewichten is niet volledig.</translation>
    </message>
    <message>
        <source>The outcome of the run is not complete.</source>
        <translation>De uitkomst van de run is niet volledig.</translation>
    </message>
    <message>
        <source>The parameter &quot;{}&quot; is not what it was when this run began, so it cannot go on.</source>
        <translation>De instelling &quot;{}&quot; is niet wat ze was toen deze run begon, dus hij kan niet verder.</translation>
    </message>
    <message>
        <source>The parameter &quot;{}&quot; must be a number, a text, true or false.</source>
        <translation>De instelling &quot;{}&quot; moet een getal, een tekst, waar of onwaar zijn.</translation>
    </message>
    <message>
        <source>The part of the training during which the learning rate rises from nearly nothing, so that the first steps do no harm. 0.05 is the first twentieth.</source>
        <translation>Het deel van de training waarin de leersnelheid van bijna niets oploopt, zodat de eerste stappen geen kwaad doen. 0,05 is het eerste twintigste.</translation>
    </message>
    <message>
        <source>The part of your rows that the model never learns from, so that its answers to new rows can be judged. 0.1 is one row in ten; 0 holds out nothing, and then nobody can tell how well it does.</source>
        <translation>Het deel van uw rijen waarvan het model nooit leert, zodat zijn antwoorden op nieuwe rijen beoordeeld kunnen worden. 0,1 is één op de tien rijen; 0 houdt niets apart, en dan weet niemand hoe goed het gaat.</translation>
    </message>
    <message>
        <source>The pattern &quot;{}&quot; of the tokenizer cannot be read.</source>
        <translation>Het patroon &quot;{}&quot; van de tokenizer kan niet gelezen worden.</translation>
    </message>
    <message>
        <source>The pattern &quot;{}&quot; of the tokenizer uses character classes that Luthier does not support yet.</source>
        <translation>Het patroon &quot;{}&quot; van de tokenizer gebruikt tekenklassen die Luthier nog niet kent.</translation>
    </message>
    <message>
        <source>The pattern of the instruction template must hold {prompt} exactly once.</source>
        <translation>Het patroon van het instructiesjabloon moet precies één keer {prompt} bevatten.</translation>
    </message>
    <message>
        <source>The positions of this model are scaled by the method “{}”, which Luthier does not read yet.</source>
        <translation>De posities van dit model worden geschaald met de methode “{}”, die Luthier nog niet leest.</translation>
    </message>
    <message>
        <source>The project &quot;{}&quot; cannot be changed: its folder may not be written.</source>
        <translation>Het project &quot;{}&quot; kan niet veranderd worden: in de map mag niet geschreven worden.</translation>
    </message>
    <message>
        <source>The project &quot;{}&quot; is open for reading only.</source>
        <translation>Het project &quot;{}&quot; is alleen om te lezen geopend.</translation>
    </message>
    <message>
        <source>The project &quot;{}&quot; is in use by another Luthier (process {}).</source>
        <translation>Het project &quot;{}&quot; is in gebruik bij een ander Luthier-programma (proces {}).</translation>
    </message>
    <message>
        <source>The project&apos;s store &quot;{}&quot; is damaged.</source>
        <translation>De opslag &quot;{}&quot; van het project is beschadigd.</translation>
    </message>
    <message>
        <source>The project&apos;s store &quot;{}&quot; is in use by another program.</source>
        <translation>De opslag &quot;{}&quot; van het project is in gebruik bij een ander programma.</translation>
    </message>
    <message>
        <source>The project&apos;s store &quot;{}&quot; refused an operation: {}.</source>
        <translation>De opslag &quot;{}&quot; van het project weigerde een bewerking: {}.</translation>
    </message>
    <message>
        <source>The prompt is empty.</source>
        <translation>De vraag is leeg.</translation>
    </message>
    <message>
        <source>The quotation mark opened on line {} is never closed, so this row was left out.</source>
        <translation>Het aanhalingsteken dat op regel {} opent wordt nooit gesloten, dus deze rij is weggelaten.</translation>
    </message>
    <message>
        <source>The recipe needs &quot;data&quot; with the file to learn from.</source>
        <translation>Het recept heeft &quot;data&quot; nodig met het bestand om van te leren.</translation>
    </message>
    <message>
        <source>The recipe needs &quot;{}&quot;, written as text between quotes.</source>
        <translation>Het recept heeft &quot;{}&quot; nodig, geschreven als tekst tussen aanhalingstekens.</translation>
    </message>
    <message>
        <source>The recipe&apos;s &quot;data&quot; needs &quot;train&quot;, the file to learn from.</source>
        <translation>&quot;data&quot; in het recept heeft &quot;train&quot; nodig, het bestand om van te leren.</translation>
    </message>
    <message>
        <source>The record on line {} is nested more than {} levels deep. Nothing after it was read.</source>
        <translation>Het record op regel {} is meer dan {} niveaus diep genest. Daarna is niets gelezen.</translation>
    </message>
    <message>
        <source>The rows are no longer those with which this run began.</source>
        <translation>De rijen zijn niet meer die waarmee deze run begon.</translation>
    </message>
    <message>
        <source>The run &quot;{}&quot; has been trained already.</source>
        <translation>De run &quot;{}&quot; is al getraind.</translation>
    </message>
    <message>
        <source>The run &quot;{}&quot; has not been tried on held-out rows yet.</source>
        <translation>De run &quot;{}&quot; is nog niet op apart gehouden rijen getoetst.</translation>
    </message>
    <message>
        <source>The run &quot;{}&quot; is running already.</source>
        <translation>De run &quot;{}&quot; loopt al.</translation>
    </message>
    <message>
        <source>The run &quot;{}&quot; is still running.</source>
        <translation>De run &quot;{}&quot; loopt nog.</translation>
    </message>
    <message>
        <source>The run held out no rows that can be asked.</source>
        <translation>De run hield geen rijen apart die als vraag kunnen dienen.</translation>
    </message>
    <message>
        <source>The run was stopped.</source>
        <translation>De run is gestopt.</translation>
    </message>
    <message>
        <source>The run was tuned from this base model and needs it: put the folder back, or change “base” in the run&apos;s recipe.json.</source>
        <translation>De run is afgestemd vanuit dit basismodel en heeft het nodig: zet de map terug, of verander “base” in recipe.json van de run.</translation>
    </message>
    <message>
        <source>The run&apos;s notes cannot be read.</source>
        <translation>De notities van de run kunnen niet gelezen worden.</translation>
    </message>
    <message>
        <source>The same number gives the same training again; another number shows how much of a result is luck.</source>
        <translation>Hetzelfde getal geeft weer dezelfde training; een ander getal toont hoeveel van een resultaat geluk is.</translation>
    </message>
    <message>
        <source>The saved state of the training is not complete.</source>
        <translation>De bewaarde stand van de training is niet volledig.</translation>
    </message>
    <message>
        <source>The saved state of the training lacks its random generator.</source>
        <translation>In de bewaarde stand van de training ontbreekt de toevalsgenerator.</translation>
    </message>
    <message>
        <source>The saved state was written by another version of this program.</source>
        <translation>De bewaarde stand is door een andere versie van dit programma geschreven.</translation>
    </message>
    <message>
        <source>The saved states of this run need {} MB, but only {} MB are free on the disk.</source>
        <translation>De bewaarde standen van deze run hebben {} MB nodig, maar op de schijf is maar {} MB vrij.</translation>
    </message>
    <message>
        <source>The share of what was learnt that is left out at random while training. 0.05 to 0.1 helps with few rows.</source>
        <translation>Het deel van het geleerde dat tijdens de training willekeurig wordt weggelaten. 0,05 tot 0,1 helpt bij weinig rijen.</translation>
    </message>
    <message>
        <source>The states saved so far are unharmed.</source>
        <translation>De standen die tot nu toe bewaard zijn, zijn ongedeerd.</translation>
    </message>
    <message>
        <source>The states saved so far are unharmed; the log has the details.</source>
        <translation>De standen die tot nu toe bewaard zijn, zijn ongedeerd; het logboek heeft de bijzonderheden.</translation>
    </message>
    <message>
        <source>The task “{}” has no role “{}”.</source>
        <translation>De taak “{}” heeft geen rol “{}”.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; cannot be written: its name is taken or is not UTF-8.</source>
        <translation>De tensor &quot;{}&quot; kan niet geschreven worden: de naam is bezet of geen UTF-8.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; cannot be written: its {} bytes do not fit its type and shape.</source>
        <translation>De tensor &quot;{}&quot; kan niet geschreven worden: de {} bytes passen niet bij soort en vorm.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; ends (byte {}) before it begins (byte {}).</source>
        <translation>De tensor &quot;{}&quot; eindigt (byte {}) voordat hij begint (byte {}).</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; has an impossible shape: it would be larger than any memory.</source>
        <translation>De tensor &quot;{}&quot; heeft een onmogelijke vorm: hij zou groter zijn dan elk geheugen.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; has an impossible shape: {} is too large.</source>
        <translation>De tensor &quot;{}&quot; heeft een onmogelijke vorm: {} is te groot.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; has more than {} dimensions.</source>
        <translation>De tensor &quot;{}&quot; heeft meer dan {} dimensies.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; has no {}.</source>
        <translation>De tensor &quot;{}&quot; heeft geen {}.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; has something other than numbers in its {}.</source>
        <translation>De tensor &quot;{}&quot; heeft iets anders dan getallen in {}.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; has the negative number {} in its {}.</source>
        <translation>De tensor &quot;{}&quot; heeft het negatieve getal {} in {}.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; has the type {}, which is not one of F64, F32, F16, BF16, I64, I32, I16, U8, I8 and BOOL.</source>
        <translation>De tensor &quot;{}&quot; is van de soort {}, en dat is niet F64, F32, F16, BF16, I64, I32, I16, U8, I8 of BOOL.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; has two fields &quot;{}&quot;.</source>
        <translation>De tensor &quot;{}&quot; heeft twee velden &quot;{}&quot;.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; has {} bytes where its type and shape need {}.</source>
        <translation>De tensor &quot;{}&quot; heeft {} bytes waar soort en vorm er {} vragen.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; has {} in its {}, which is not a whole number.</source>
        <translation>De tensor &quot;{}&quot; heeft {} in {}, en dat is geen heel getal.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; is described twice.</source>
        <translation>De tensor &quot;{}&quot; is tweemaal beschreven.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; is in two files of this model.</source>
        <translation>De tensor &quot;{}&quot; staat in twee bestanden van dit model.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; is not in the file where the index puts it.</source>
        <translation>De tensor &quot;{}&quot; staat niet in het bestand waar de index hem zet.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; must have two data offsets and has more.</source>
        <translation>De tensor &quot;{}&quot; moet twee plaatsen in de gegevens hebben en heeft er meer.</translation>
    </message>
    <message>
        <source>The tensor &quot;{}&quot; must have two data offsets and has {}.</source>
        <translation>De tensor &quot;{}&quot; moet twee plaatsen in de gegevens hebben en heeft er {}.</translation>
    </message>
    <message>
        <source>The tensor “{}” is not named as in a PEFT adapter.</source>
        <translation>De tensor “{}” heet niet zoals in een PEFT-adapter.</translation>
    </message>
    <message>
        <source>The tensor “{}” must have two dimensions.</source>
        <translation>De tensor “{}” moet twee dimensies hebben.</translation>
    </message>
    <message>
        <source>The tensors &quot;{}&quot; and &quot;{}&quot; overlap.</source>
        <translation>De tensors &quot;{}&quot; en &quot;{}&quot; overlappen.</translation>
    </message>
    <message>
        <source>The text file holds no text.</source>
        <translation>Het tekstbestand bevat geen tekst.</translation>
    </message>
    <message>
        <source>The text has {} tokens; this model reads at most {}.</source>
        <translation>De tekst telt {} tokens; dit model leest er hoogstens {}.</translation>
    </message>
    <message>
        <source>The text is empty: there is nothing to embed.</source>
        <translation>De tekst is leeg: er is niets om in te bedden.</translation>
    </message>
    <message>
        <source>The text is too short to score: it needs at least two tokens.</source>
        <translation>De tekst is te kort om te beoordelen: minstens twee tokens zijn nodig.</translation>
    </message>
    <message>
        <source>The tokenizer class &quot;{}&quot; is not supported yet with a sentencepiece model alone.</source>
        <translation>De tokenizerklasse &quot;{}&quot; kan nog niet met alleen een sentencepiece-model gebruikt worden.</translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: a pattern is empty or missing.</source>
        <translation>Het tokenizerbestand is beschadigd: een patroon is leeg of ontbreekt.</translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: it describes no model.</source>
        <translation>Het tokenizerbestand is beschadigd: het beschrijft geen model.</translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: its first and last tokens have no ids.</source>
        <translation>Het tokenizerbestand is beschadigd: de eerste en laatste tokens hebben geen nummers.</translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: its model has no merges.</source>
        <translation>Het tokenizerbestand is beschadigd: het model heeft geen samenvoegingen.</translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: its model has no vocabulary.</source>
        <translation>Het tokenizerbestand is beschadigd: het model heeft geen woordenlijst.</translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: its template uses the token &quot;{}&quot; without an id.</source>
        <translation>Het tokenizerbestand is beschadigd: de sjabloon gebruikt het token &quot;{}&quot; zonder nummer.</translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: its vocabulary lacks the unknown token &quot;{}&quot;.</source>
        <translation>Het tokenizerbestand is beschadigd: in de woordenlijst ontbreekt het onbekende token &quot;{}&quot;.</translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: merge {} (&quot;{}&quot; with &quot;{}&quot;) names a piece that its vocabulary lacks.</source>
        <translation>Het tokenizerbestand is beschadigd: samenvoeging {} (&quot;{}&quot; met &quot;{}&quot;) noemt een stuk dat in de woordenlijst ontbreekt.</translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: merge {} is not a pair of pieces.</source>
        <translation>Het tokenizerbestand is beschadigd: samenvoeging {} is geen paar stukken.</translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: the added token &quot;{}&quot; has no usable id.</source>
        <translation>Het tokenizerbestand is beschadigd: het toegevoegde token &quot;{}&quot; heeft geen bruikbaar nummer.</translation>
    </message>
    <message>
        <source>The tokenizer file is damaged: the piece &quot;{}&quot; has no usable id.</source>
        <translation>Het tokenizerbestand is beschadigd: het stuk &quot;{}&quot; heeft geen bruikbaar nummer.</translation>
    </message>
    <message>
        <source>The tokenizer file is not valid JSON: it breaks off or contains a mistake.</source>
        <translation>Het tokenizerbestand is geen geldige JSON: het breekt af of bevat een fout.</translation>
    </message>
    <message>
        <source>The tokenizer knows {} tokens, but the model only {}.</source>
        <translation>De tokenizer kent {} tokens, maar het model maar {}.</translation>
    </message>
    <message>
        <source>The tokenizer of this model has no mask token, so it cannot learn from texts.</source>
        <translation>De tokenizer van dit model heeft geen maskertoken, dus het kan niet van teksten leren.</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s {} is of the kind &quot;{}&quot;, which Luthier does not support yet.</source>
        <translation>{} van de tokenizer is van de soort &quot;{}&quot;, die Luthier nog niet kent.</translation>
    </message>
    <message>
        <source>The training ended because of a fault inside the program.</source>
        <translation>De training eindigde door een fout in het programma.</translation>
    </message>
    <message>
        <source>The training failed: {}</source>
        <translation>De training mislukte: {}</translation>
    </message>
    <message>
        <source>The tuned model does not do better than the base model on the {} held-out rows (loss {} against {}); more or cleaner rows, or another learning rate, may help.</source>
        <translation>Het afgestemde model doet het niet beter dan het basismodel op de {} apart gehouden rijen (fout {} tegen {}); meer of schonere rijen, of een andere leersnelheid, kunnen helpen.</translation>
    </message>
    <message>
        <source>The type of the tensor &quot;{}&quot; is not a text.</source>
        <translation>De soort van de tensor &quot;{}&quot; is geen tekst.</translation>
    </message>
    <message>
        <source>The vocabulary file has more than {} lines.</source>
        <translation>Het woordenlijstbestand heeft meer dan {} regels.</translation>
    </message>
    <message>
        <source>The vocabulary file has the piece &quot;{}&quot; twice, on lines {} and {}.</source>
        <translation>Het woordenlijstbestand heeft het stuk &quot;{}&quot; tweemaal, op regels {} en {}.</translation>
    </message>
    <message>
        <source>The vocabulary file is not UTF-8 text.</source>
        <translation>Het woordenlijstbestand is geen UTF-8-tekst.</translation>
    </message>
    <message>
        <source>The vocabulary file lacks the tokens &quot;{}&quot; and &quot;{}&quot; that begin and end every text.</source>
        <translation>In het woordenlijstbestand ontbreken de tokens &quot;{}&quot; en &quot;{}&quot; die elke tekst beginnen en eindigen.</translation>
    </message>
    <message>
        <source>The weight “{}” has size {}, but config.json says {}.</source>
        <translation>Het gewicht “{}” heeft grootte {}, maar config.json zegt {}.</translation>
    </message>
    <message>
        <source>The weight “{}” is stored as {}, which is not a type of weights that can be tuned.</source>
        <translation>Het gewicht “{}” is bewaard als {}, en dat is geen soort gewichten die afgestemd kan worden.</translation>
    </message>
    <message>
        <source>The weight “{}” of size {} is missing.</source>
        <translation>Het gewicht “{}” van grootte {} ontbreekt.</translation>
    </message>
    <message>
        <source>The weights &quot;{}&quot; are missing.</source>
        <translation>De gewichten &quot;{}&quot; ontbreken.</translation>
    </message>
    <message>
        <source>The weights &quot;{}&quot; are {} of type {} where {} of type {} are needed.</source>
        <translation>De gewichten &quot;{}&quot; zijn {} van soort {} waar {} van soort {} nodig zijn.</translation>
    </message>
    <message>
        <source>The {} of the tensor &quot;{}&quot; is not a list of numbers.</source>
        <translation>{} van de tensor &quot;{}&quot; is geen lijst van getallen.</translation>
    </message>
    <message>
        <source>There are no weights in &quot;{}&quot;: neither model.safetensors nor model.safetensors.index.json.</source>
        <translation>Er zijn geen gewichten in &quot;{}&quot;: geen model.safetensors en geen model.safetensors.index.json.</translation>
    </message>
    <message>
        <source>There are several projects in &quot;{}&quot;: {}.</source>
        <translation>Er zijn meerdere projecten in &quot;{}&quot;: {}.</translation>
    </message>
    <message>
        <source>There is a file where the export should become a folder.</source>
        <translation>Er staat een bestand waar de export een map moet worden.</translation>
    </message>
    <message>
        <source>There is no &quot;{}&quot;.</source>
        <translation>Er is geen &quot;{}&quot;.</translation>
    </message>
    <message>
        <source>There is no adapter here: {} is missing.</source>
        <translation>Er is hier geen adapter: {} ontbreekt.</translation>
    </message>
    <message>
        <source>There is no data file “{}”.</source>
        <translation>Er is geen gegevensbestand “{}”.</translation>
    </message>
    <message>
        <source>There is no device called &quot;{}&quot;.</source>
        <translation>Er is geen apparaat dat &quot;{}&quot; heet.</translation>
    </message>
    <message>
        <source>There is no folder &quot;{}&quot;.</source>
        <translation>Er is geen map &quot;{}&quot;.</translation>
    </message>
    <message>
        <source>There is no model folder here.</source>
        <translation>Er is hier geen map van een model.</translation>
    </message>
    <message>
        <source>There is no parameter &quot;{}&quot;.</source>
        <translation>Er is geen instelling &quot;{}&quot;.</translation>
    </message>
    <message>
        <source>There is no project &quot;{}&quot;.</source>
        <translation>Er is geen project &quot;{}&quot;.</translation>
    </message>
    <message>
        <source>There is no project in &quot;{}&quot;.</source>
        <translation>Er is geen project in &quot;{}&quot;.</translation>
    </message>
    <message>
        <source>There is no row in the file that anything could be learnt from.</source>
        <translation>Er is geen rij in het bestand waarvan iets geleerd kan worden.</translation>
    </message>
    <message>
        <source>There is no row {}; the data has {}.</source>
        <translation>Er is geen rij {}; de gegevens hebben er {}.</translation>
    </message>
    <message>
        <source>There is no run &quot;{}&quot; in the project &quot;{}&quot;.</source>
        <translation>Er is geen run &quot;{}&quot; in het project &quot;{}&quot;.</translation>
    </message>
    <message>
        <source>There is no run &quot;{}&quot;.</source>
        <translation>Er is geen run &quot;{}&quot;.</translation>
    </message>
    <message>
        <source>There is no space left on the disk to write &quot;{}&quot;.</source>
        <translation>Er is geen ruimte meer op de schijf om &quot;{}&quot; te schrijven.</translation>
    </message>
    <message>
        <source>There is no starter model “{}”.</source>
        <translation>Er is geen startmodel “{}”.</translation>
    </message>
    <message>
        <source>There is no such model folder.</source>
        <translation>Die map van een model is er niet.</translation>
    </message>
    <message>
        <source>There is no type of numbers called “{}”.</source>
        <translation>Er is geen soort getallen die “{}” heet.</translation>
    </message>
    <message>
        <source>There is no {} called “{}”.</source>
        <translation>Er is geen {} die “{}” heet.</translation>
    </message>
    <message>
        <source>There is not enough memory for this model.</source>
        <translation>Er is niet genoeg geheugen voor dit model.</translation>
    </message>
    <message>
        <source>There is not enough memory to train this model with these settings.</source>
        <translation>Er is niet genoeg geheugen om dit model met deze instellingen te trainen.</translation>
    </message>
    <message>
        <source>There was not enough memory for this training.</source>
        <translation>Er was niet genoeg geheugen voor deze training.</translation>
    </message>
    <message>
        <source>This JSON ends in the middle of a value.</source>
        <translation>Deze JSON eindigt midden in een waarde.</translation>
    </message>
    <message>
        <source>This JSON is nested more than {} levels deep.</source>
        <translation>Deze JSON is meer dan {} niveaus diep genest.</translation>
    </message>
    <message>
        <source>This adapter carries trained biases (“bias”: “{}”), which cannot be read.</source>
        <translation>Deze adapter heeft getrainde biases (“bias”: “{}”), die niet gelezen kunnen worden.</translation>
    </message>
    <message>
        <source>This adapter is of the kind “{}”; only LORA can be read.</source>
        <translation>Deze adapter is van de soort “{}”; alleen LORA kan gelezen worden.</translation>
    </message>
    <message>
        <source>This adapter uses “{}”, a variant of LoRA that cannot be read here.</source>
        <translation>Deze adapter gebruikt “{}”, een variant van LoRA die hier niet gelezen kan worden.</translation>
    </message>
    <message>
        <source>This folder already holds a run.</source>
        <translation>Deze map bevat al een run.</translation>
    </message>
    <message>
        <source>This is not valid JSON.</source>
        <translation>Dit is geen geldige JSON.</translation>
    </message>
    <message>
        <source>This machine has no graphics card that can be used for training (CUDA).</source>
        <translation>Deze machine heeft geen grafische kaart waarmee getraind kan worden (CUDA).</translation>
    </message>
    <message>
        <source>This model has no layer of the kind “{}”.</source>
        <translation>Dit model heeft geen laag van de soort “{}”.</translation>
    </message>
    <message>
        <source>This model has not learnt to sort texts: it has no categories.</source>
        <translation>Dit model heeft niet geleerd teksten te sorteren: het heeft geen categorieën.</translation>
    </message>
    <message>
        <source>This model reads a text in both directions and gives no probability of a next word.</source>
        <translation>Dit model leest een tekst in beide richtingen en geeft geen kans op een volgend woord.</translation>
    </message>
    <message>
        <source>This model reads texts but does not write; choose one that writes, such as Llama or GPT.</source>
        <translation>Dit model leest teksten maar schrijft niet; kies een model dat schrijft, zoals Llama of GPT.</translation>
    </message>
    <message>
        <source>This model sorts or reads texts; it cannot write an answer.</source>
        <translation>Dit model sorteert of leest teksten; het kan geen antwoord schrijven.</translation>
    </message>
    <message>
        <source>This model uses positions of the kind “{}”, which Luthier does not read yet.</source>
        <translation>Dit model gebruikt posities van de soort “{}”, die Luthier nog niet leest.</translation>
    </message>
    <message>
        <source>This project was made by a newer Luthier: its store has version {} and this program knows versions up to {}.</source>
        <translation>Dit project is met een nieuwere Luthier gemaakt: de opslag heeft versie {} en dit programma kent versies tot {}.</translation>
    </message>
    <message>
        <source>This project was made by an older Luthier and must be brought up to date.</source>
        <translation>Dit project is met een oudere Luthier gemaakt en moet bijgewerkt worden.</translation>
    </message>
    <message>
        <source>This run has not kept any weights yet.</source>
        <translation>Deze run heeft nog geen gewichten bewaard.</translation>
    </message>
    <message>
        <source>This should be JSON but is empty.</source>
        <translation>Dit hoort JSON te zijn maar is leeg.</translation>
    </message>
    <message>
        <source>Tokens at once</source>
        <translation>Tokens tegelijk</translation>
    </message>
    <message>
        <source>Train this run again to compare it row by row.</source>
        <translation>Train deze run opnieuw om hem rij voor rij te vergelijken.</translation>
    </message>
    <message>
        <source>Training was stopped at step {}, before the first check of the held-out rows. What it had learnt until then is kept; nobody knows yet whether that is better.</source>
        <translation>De training is bij stap {} gestopt, vóór de eerste toets op de apart gehouden rijen. Wat het tot dan geleerd had, is bewaard; niemand weet nog of dat beter is.</translation>
    </message>
    <message>
        <source>Training was stopped before its first step, so nothing has changed.</source>
        <translation>De training is vóór de eerste stap gestopt, dus er is niets veranderd.</translation>
    </message>
    <message>
        <source>Tries the held-out rows after every so many steps instead of so many times a pass. 0 leaves it to the number of checks per pass.</source>
        <translation>Toetst op de apart gehouden rijen na elke zoveel stappen in plaats van zoveel keer per ronde. 0 laat het aan het aantal toetsen per ronde over.</translation>
    </message>
    <message>
        <source>Two columns are called “{}”; the one at place {} is called “{}” here.</source>
        <translation>Twee kolommen heten “{}”; die op plaats {} heet hier “{}”.</translation>
    </message>
    <message>
        <source>Update Luthier, then open it again.</source>
        <translation>Werk Luthier bij en open het opnieuw.</translation>
    </message>
    <message>
        <source>Use a larger vocabulary, or a longer text.</source>
        <translation>Gebruik een grotere woordenlijst, of een langere tekst.</translation>
    </message>
    <message>
        <source>Use the tokenizer files that were published with this model.</source>
        <translation>Gebruik de tokenizerbestanden die met dit model gepubliceerd zijn.</translation>
    </message>
    <message>
        <source>Wait for it, or stop it first.</source>
        <translation>Wacht erop, of stop hem eerst.</translation>
    </message>
    <message>
        <source>Weights cannot be stored as “{}”.</source>
        <translation>Gewichten kunnen niet als “{}” bewaard worden.</translation>
    </message>
    <message>
        <source>What is to be sorted.</source>
        <translation>Wat gesorteerd moet worden.</translation>
    </message>
    <message>
        <source>What somebody asks or orders.</source>
        <translation>Wat iemand vraagt of opdraagt.</translation>
    </message>
    <message>
        <source>What the model should read.</source>
        <translation>Wat het model moet lezen.</translation>
    </message>
    <message>
        <source>What was written names other categories.</source>
        <translation>Wat geschreven is noemt andere categorieën.</translation>
    </message>
    <message>
        <source>What was written opens as another kind of model.</source>
        <translation>Wat geschreven is gaat open als een ander soort model.</translation>
    </message>
    <message>
        <source>What your expert answers. Only this is learnt.</source>
        <translation>Wat uw deskundige antwoordt. Alleen dit wordt geleerd.</translation>
    </message>
    <message>
        <source>Whatever is fastest here</source>
        <translation>Wat hier het snelst is</translation>
    </message>
    <message>
        <source>Where the model may change</source>
        <translation>Waar het model mag veranderen</translation>
    </message>
    <message>
        <source>Where your expert put it.</source>
        <translation>Waar uw deskundige het zette.</translation>
    </message>
    <message>
        <source>Which rows are held out. Keep it the same for runs that you want to compare.</source>
        <translation>Welke rijen apart gehouden worden. Houd het gelijk voor runs die u wilt vergelijken.</translation>
    </message>
    <message>
        <source>Write for example: train.epochs=2.</source>
        <translation>Schrijf bijvoorbeeld: train.epochs=2.</translation>
    </message>
    <message>
        <source>Write it as: &quot;data&quot;: {&quot;train&quot;: &quot;my_rows.csv&quot;}.</source>
        <translation>Schrijf het als: &quot;data&quot;: {&quot;train&quot;: &quot;mijn_rijen.csv&quot;}.</translation>
    </message>
    <message>
        <source>Write something to answer to.</source>
        <translation>Schrijf iets waarop geantwoord kan worden.</translation>
    </message>
    <message>
        <source>Write the pattern with {prompt} where the question goes.</source>
        <translation>Schrijf het patroon met {prompt} waar de vraag komt.</translation>
    </message>
    <message>
        <source>Writes and answers</source>
        <translation>Schrijft en antwoordt</translation>
    </message>
    <message>
        <source>checks</source>
        <translation>toetsen</translation>
    </message>
    <message>
        <source>comma-separated values</source>
        <translation>door komma&apos;s gescheiden waarden</translation>
    </message>
    <message>
        <source>continued pre-training</source>
        <translation>verdere voorbereidende training (continued pre-training)</translation>
    </message>
    <message>
        <source>full fine-tuning</source>
        <translation>volledig afstemmen (full fine-tuning)</translation>
    </message>
    <message>
        <source>get used to the language of contracts, reports or product sheets</source>
        <translation>vertrouwd raken met de taal van contracten, verslagen of productbladen</translation>
    </message>
    <message>
        <source>instruction tuning</source>
        <translation>afstemmen op instructies (instruction tuning)</translation>
    </message>
    <message>
        <source>merged model, safetensors</source>
        <translation>samengevoegd model, safetensors</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minuten</translation>
    </message>
    <message>
        <source>passes</source>
        <translation>rondes</translation>
    </message>
    <message>
        <source>plain text</source>
        <translation>gewone tekst</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>rijen</translation>
    </message>
    <message>
        <source>send each support ticket to the right team, or each report to the right file</source>
        <translation>elke hulpvraag naar het juiste team sturen, of elk verslag naar het juiste dossier</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>stappen</translation>
    </message>
    <message>
        <source>text classification</source>
        <translation>tekstclassificatie</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>tokens</translation>
    </message>
    <message>
        <source>write a clause in your house style, or answer a client as a senior colleague would</source>
        <translation>een clausule in uw huisstijl schrijven, of een cliënt antwoorden zoals een ervaren collega dat zou doen</translation>
    </message>
    <message>
        <source>{} bytes after the last tensor &quot;{}&quot; belong to no tensor.</source>
        <translation>{} bytes na de laatste tensor &quot;{}&quot; horen bij geen tensor.</translation>
    </message>
    <message>
        <source>{} bytes between the tensors &quot;{}&quot; and &quot;{}&quot; belong to no tensor.</source>
        <translation>{} bytes tussen de tensors &quot;{}&quot; en &quot;{}&quot; horen bij geen tensor.</translation>
    </message>
    <message>
        <source>{} characters of the file are damaged and show as �, the first on line {}. Save the file as UTF-8 from the program it came from.</source>
        <translation>{} tekens van het bestand zijn beschadigd en staan er als �, het eerst op regel {}. Bewaar het bestand als UTF-8 vanuit het programma waar het vandaan kwam.</translation>
    </message>
    <message>
        <source>{} has no key &quot;{}&quot;.</source>
        <translation>{} heeft geen sleutel &quot;{}&quot;.</translation>
    </message>
    <message>
        <source>{} more like this are not listed.</source>
        <translation>{} meer zoals deze staan er niet bij.</translation>
    </message>
    <message>
        <source>{} must be a JSON object with names and values.</source>
        <translation>{} moet een JSON-object met namen en waarden zijn.</translation>
    </message>
    <message>
        <source>{} weights were found where {} are needed.</source>
        <translation>{} gewichten gevonden waar er {} nodig zijn.</translation>
    </message>
    <message>
        <source>“{}” has no row of data.</source>
        <translation>“{}” heeft geen rij met gegevens.</translation>
    </message>
    <message>
        <source>“{}” is a document, not a text file.</source>
        <translation>“{}” is een document, geen tekstbestand.</translation>
    </message>
    <message>
        <source>“{}” is a folder, not a data file.</source>
        <translation>“{}” is een map, geen gegevensbestand.</translation>
    </message>
    <message>
        <source>“{}” is a spreadsheet, not a text file.</source>
        <translation>“{}” is een rekenblad, geen tekstbestand.</translation>
    </message>
    <message>
        <source>“{}” is empty.</source>
        <translation>“{}” is leeg.</translation>
    </message>
    <message>
        <source>“{}” is not a data file.</source>
        <translation>“{}” is geen gegevensbestand.</translation>
    </message>
    <message>
        <source>“{}” is not a text file.</source>
        <translation>“{}” is geen tekstbestand.</translation>
    </message>
    <message>
        <source>Line {} has one field where the first row has {}, so it was left out.</source>
        <translation>Regel {} heeft één veld waar de eerste rij er {} heeft, dus die is weggelaten.</translation>
    </message>
    <message>
        <source>The rows that can be used are few: {}. Below {} the figures say little about the model.</source>
        <translation>Er kunnen maar weinig rijen gebruikt worden: {}. Onder {} zeggen de cijfers weinig over het model.</translation>
    </message>
    <message>
        <source>The tokenizer of this model cannot be made to end a text as the tuned model expects it.</source>
        <translation>De tokenizer van dit model kan een tekst niet laten eindigen zoals het afgestemde model verwacht.</translation>
    </message>
    <message>
        <source>Use the run itself, or tune an encoder such as BERT for sorting.</source>
        <translation>Gebruik de run zelf, of stem voor het sorteren een encoder zoals BERT af.</translation>
    </message>
    <message>
        <source>The attention heads have no width.</source>
        <translation>De aandachtskoppen hebben geen breedte.</translation>
    </message>
    <message>
        <source>The hidden size is no multiple of the number of attention heads.</source>
        <translation>De verborgen breedte is geen veelvoud van het aantal aandachtskoppen.</translation>
    </message>
    <message>
        <source>The model claims a context of more than 16 million tokens.</source>
        <translation>Het model beweert een context van meer dan 16 miljoen tokens te hebben.</translation>
    </message>
    <message>
        <source>The model claims more than 1024 layers.</source>
        <translation>Het model beweert meer dan 1024 lagen te hebben.</translation>
    </message>
    <message>
        <source>The number of attention heads is no multiple of the key-value heads.</source>
        <translation>Het aantal aandachtskoppen is geen veelvoud van de sleutel-waardekoppen.</translation>
    </message>
    <message>
        <source>The width of an attention head must be even for rotary positions.</source>
        <translation>De breedte van een aandachtskop moet even zijn voor draaiende posities.</translation>
    </message>
    <message>
        <source>The file of held-out rows has changed since this run began, so it cannot go on.</source>
        <translation>Het bestand met apart gehouden rijen is veranderd sinds deze run begon, dus hij kan niet verder.</translation>
    </message>
    <message>
        <source>Passed: opened again, the exported model gave the same answer as the tuned one, rounded to the type it is stored in, on all {} rows (scores differ by at most {}). The rounding itself moved scores by at most {} % and changed no answer.</source>
        <translation>Geslaagd: opnieuw geopend gaf het geëxporteerde model op alle {} rijen hetzelfde antwoord als het afgestemde, afgerond op de vorm waarin het bewaard is (scores verschillen hoogstens {}). Het afronden zelf verschoof scores hoogstens {} % en veranderde geen antwoord.</translation>
    </message>
    <message>
        <source>Passed: opened again, the exported model gave the same answer as the tuned one, rounded to the type it is stored in, on all {} rows (scores differ by at most {}). The rounding itself moved scores by at most {} % and changed {} of {} answers somewhere; export in all digits (fp32) to keep every answer to the letter.</source>
        <translation>Geslaagd: opnieuw geopend gaf het geëxporteerde model op alle {} rijen hetzelfde antwoord als het afgestemde, afgerond op de vorm waarin het bewaard is (scores verschillen hoogstens {}). Het afronden zelf verschoof scores hoogstens {} % en veranderde {} van {} antwoorden ergens; exporteer in alle cijfers (fp32) om elk antwoord letterlijk te houden.</translation>
    </message>
    <message>
        <source>Put the model&apos;s files back as they were, or tune again from the new model.</source>
        <translation>Zet de bestanden van het model terug zoals ze waren, of stem opnieuw af vanaf het nieuwe model.</translation>
    </message>
    <message>
        <source>Put the model&apos;s files back, or start a new run.</source>
        <translation>Zet de bestanden van het model terug, of begin een nieuwe run.</translation>
    </message>
    <message>
        <source>The base model has changed since this run began, so it cannot go on.</source>
        <translation>Het basismodel is veranderd sinds deze run begon; daarom kan de run niet verdergaan.</translation>
    </message>
    <message>
        <source>The base model is no longer the one that this run was tuned from, so what it learnt does not fit.</source>
        <translation>Het basismodel is niet meer het model waarvan deze run uitging; wat geleerd is, past er niet op.</translation>
    </message>
</context>
<context>
    <name>luthier::AnswerCard</name>
    <message>
        <source>Its answer appears here.</source>
        <translation>Hier verschijnt het antwoord.</translation>
    </message>
    <message>
        <source>Answer of %1</source>
        <translation>Antwoord van %1</translation>
    </message>
    <message>
        <source>Waiting for its turn…</source>
        <translation>Wacht op zijn beurt…</translation>
    </message>
    <message>
        <source>(It gave no answer.)</source>
        <translation>(Het gaf geen antwoord.)</translation>
    </message>
    <message>
        <source>Answering was stopped before its turn came.</source>
        <translation>Het antwoorden is gestopt voordat dit model aan de beurt was.</translation>
    </message>
</context>
<context>
    <name>luthier::ChartLegend</name>
    <message>
        <source>What the lines mean</source>
        <translation>Wat de lijnen betekenen</translation>
    </message>
    <message>
        <source>training</source>
        <translation>training</translation>
    </message>
    <message>
        <source>held-out rows</source>
        <translation>apart gehouden rijen</translation>
    </message>
    <message>
        <source>best</source>
        <translation>beste</translation>
    </message>
</context>
<context>
    <name>luthier::ChartReadout</name>
    <message>
        <source>Values under the crosshair</source>
        <translation>Waarden bij het dradenkruis</translation>
    </message>
</context>
<context>
    <name>luthier::ClassScoreModel</name>
    <message>
        <source>Category</source>
        <translation>Categorie</translation>
    </message>
    <message>
        <source>Held-out rows that truly belong to the category</source>
        <translation>Apart gehouden rijen die echt bij de categorie horen</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Rijen</translation>
    </message>
    <message>
        <source>The share of the category&apos;s rows that the model found (recall)</source>
        <translation>Het deel van de rijen van de categorie dat het model vond (recall)</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gevonden</translation>
    </message>
    <message>
        <source>How often the model was right when it chose the category (precision)</source>
        <translation>Hoe vaak het model gelijk had als het de categorie koos (precision)</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Juist</translation>
    </message>
    <message>
        <source>The wrong category that it was most often given, with how many rows</source>
        <translation>De verkeerde categorie die ze het vaakst kreeg, met hoeveel rijen</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>Aangezien voor</translation>
    </message>
</context>
<context>
    <name>luthier::ComparePage</name>
    <message>
        <source>Columns</source>
        <translation>Kolommen</translation>
    </message>
    <message>
        <source>Comparing the runs row by row…</source>
        <translation>De runs worden rij voor rij vergeleken…</translation>
    </message>
    <message>
        <source>Question or text</source>
        <translation>Vraag of tekst</translation>
    </message>
    <message>
        <source>Every run is told the standing instruction that it learnt with, if it had one.</source>
        <translation>Elke run krijgt de vaste instructie waarmee hij geleerd heeft, als die er was.</translation>
    </message>
    <message>
        <source>Only runs that were tried on the same rows, and began from the same model, can be compared: these words are about the newest of them.</source>
        <translation>Alleen runs die op dezelfde rijen getoetst zijn en van hetzelfde model uitgingen, zijn te vergelijken: dit gaat over de nieuwste daarvan.</translation>
    </message>
    <message>
        <source>Base model, before training, on %1</source>
        <translation>Basismodel, vóór de training, op %1</translation>
    </message>
    <message>
        <source>Expected: %1</source>
        <translation>Verwacht: %1</translation>
    </message>
    <message>
        <source>No clear winner: the runs could not be compared row by row.</source>
        <translation>Geen duidelijke winnaar: de runs konden niet rij voor rij vergeleken worden.</translation>
    </message>
    <message>
        <source>No clear winner: the best runs are about equal.</source>
        <translation>Geen duidelijke winnaar: de beste runs zijn ongeveer gelijk.</translation>
    </message>
    <message>
        <source>No run is clearly better than the base model.</source>
        <translation>Geen run is duidelijk beter dan het basismodel.</translation>
    </message>
    <message>
        <source>No run has been tried on the held-out rows yet.</source>
        <translation>Geen run is nog getoetst op de apart gehouden rijen.</translation>
    </message>
    <message>
        <source>Standing instruction, which they are told beforehand (may be empty)</source>
        <translation>Vaste instructie, die ze vooraf te horen krijgen (mag leeg zijn)</translation>
    </message>
    <message>
        <source>What every model is told beforehand</source>
        <translation>Wat elk model vooraf te horen krijgt</translation>
    </message>
    <message>
        <source>Worse than the base model.</source>
        <translation>Slechter dan het basismodel.</translation>
    </message>
    <message>
        <source>%1 (best)</source>
        <translation>%1 (beste)</translation>
    </message>
    <message>
        <source>“%1” is the best so far: it makes the smallest error.</source>
        <translation>“%1” is tot nu toe de beste: die maakt de kleinste fout.</translation>
    </message>
    <message>
        <source>No run does better than the base model.</source>
        <translation>Geen run doet het beter dan het basismodel.</translation>
    </message>
    <message>
        <source>It does better than the base model.</source>
        <translation>Het doet het beter dan het basismodel.</translation>
    </message>
    <message>
        <source>What they reached on rows they never learnt from</source>
        <translation>Wat ze bereikten op rijen waarvan ze nooit leerden</translation>
    </message>
    <message>
        <source>Runs and what they reached; a check mark takes a run into the comparison</source>
        <translation>Runs en wat ze bereikten; een vinkje neemt een run in de vergelijking op</translation>
    </message>
    <message>
        <source>How they learnt</source>
        <translation>Hoe ze leerden</translation>
    </message>
    <message>
        <source>Put a check mark before a run above to see its curves.</source>
        <translation>Zet hierboven een vinkje voor een run om zijn lijnen te zien.</translation>
    </message>
    <message>
        <source>What was set differently</source>
        <translation>Wat anders was ingesteld</translation>
    </message>
    <message>
        <source>Settings in which the runs differ</source>
        <translation>Instellingen waarin de runs verschillen</translation>
    </message>
    <message>
        <source>Which categories are mixed up</source>
        <translation>Welke categorieën verward worden</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Run</translation>
    </message>
    <message>
        <source>Ask them all the same</source>
        <translation>Vraag ze allemaal hetzelfde</translation>
    </message>
    <message>
        <source>The question or text for every model</source>
        <translation>De vraag of tekst voor elk model</translation>
    </message>
    <message>
        <source>&amp;Ask</source>
        <translation>Stel de &amp;vraag</translation>
    </message>
    <message>
        <source>Asks the base model and every run with a check mark, one after the other</source>
        <translation>Vraagt het basismodel en elke run met een vinkje, de een na de ander</translation>
    </message>
    <message>
        <source>Use a &amp;held-out row</source>
        <translation>Neem een apart ge&amp;houden rij</translation>
    </message>
    <message>
        <source>Which one is better?</source>
        <translation>Welke is beter?</translation>
    </message>
    <message>
        <source>Compare the runs with one another and with the model as it was. Then take the best one away.</source>
        <translation>Vergelijk de runs met elkaar en met het model zoals het was. Neem daarna de beste mee.</translation>
    </message>
    <message>
        <source>No run has held-out rows to be judged on.</source>
        <translation>Geen run heeft apart gehouden rijen om op te beoordelen.</translation>
    </message>
    <message>
        <source>Put check marks before two or more runs to see what differs.</source>
        <translation>Zet vinkjes voor twee of meer runs om te zien wat verschilt.</translation>
    </message>
    <message>
        <source>These runs were set up exactly alike.</source>
        <translation>Deze runs waren precies gelijk ingesteld.</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Basismodel</translation>
    </message>
    <message>
        <source>Write a question or a text first.</source>
        <translation>Schrijf eerst een vraag of een tekst.</translation>
    </message>
    <message>
        <source>&amp;Stop answering</source>
        <translation>&amp;Stop met antwoorden</translation>
    </message>
    <message>
        <source>They answer one after the other…</source>
        <translation>Ze antwoorden een voor een…</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>Neem het mee</translation>
    </message>
</context>
<context>
    <name>luthier::ConfusionMatrix</name>
    <message>
        <source>Categories, the hardest first</source>
        <translation>Categorieën, de moeilijkste eerst</translation>
    </message>
    <message>
        <source>True category (down) against the category given (across)</source>
        <translation>Ware categorie (omlaag) tegen de gegeven categorie (opzij)</translation>
    </message>
    <message>
        <source>Down: the true category. Across: the category that the model gave. Choose a cell to read it.</source>
        <translation>Omlaag: de ware categorie. Naar rechts: de categorie die het model gaf. Kies een vak om het te lezen.</translation>
    </message>
</context>
<context>
    <name>luthier::ConfusionModel</name>
    <message numerus="yes">
        <source>%n of %1 row(s) of “%2” got the right category.</source>
        <translation>
            <numerusform>%n van %1 rijen van “%2” kreeg de juiste categorie.</numerusform>
            <numerusform>%n van %1 rijen van “%2” kregen de juiste categorie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 row(s) of “%2” was taken for “%3”.</source>
        <translation>
            <numerusform>%n van %1 rijen van “%2” werd aangezien voor “%3”.</numerusform>
            <numerusform>%n van %1 rijen van “%2” werden aangezien voor “%3”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>luthier::DataPage</name>
    <message>
        <source>First row holds col&amp;umn names</source>
        <translation>Eerste rij bevat &amp;kolomnamen</translation>
    </message>
    <message>
        <source>Without the mark the first row is an example like all others.</source>
        <translation>Zonder vinkje is de eerste rij een voorbeeld zoals alle andere.</translation>
    </message>
    <message>
        <source>Nothing can be learnt from this row.</source>
        <translation>Van deze rij valt niets te leren.</translation>
    </message>
    <message>
        <source>Examples (%1)</source>
        <translation>Voorbeelden (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle bestanden (*)</translation>
    </message>
    <message>
        <source>&amp;Choose a file…</source>
        <translation>&amp;Kies een bestand…</translation>
    </message>
    <message>
        <source>&amp;Use the sample</source>
        <translation>&amp;Neem het voorbeeldbestand</translation>
    </message>
    <message>
        <source>How much has been read</source>
        <translation>Hoeveel gelezen is</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuleren</translation>
    </message>
    <message>
        <source>&amp;Other file…</source>
        <translation>&amp;Ander bestand…</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>Rijen van het bestand</translation>
    </message>
    <message>
        <source>What should it learn from?</source>
        <translation>Waarvan moet het leren?</translation>
    </message>
    <message>
        <source>Bring your examples and look whether the model sees them as you mean them. Next you say how it may change.</source>
        <translation>Voeg uw voorbeelden toe en kijk of het model ze ziet zoals u ze bedoelt. Daarna zegt u hoe het mag veranderen.</translation>
    </message>
    <message>
        <source>The file is still being read.</source>
        <translation>Het bestand wordt nog gelezen.</translation>
    </message>
    <message>
        <source>Bring a file with examples.</source>
        <translation>Voeg een bestand met voorbeelden toe.</translation>
    </message>
    <message>
        <source>These rows cannot be used like this; the message says why.</source>
        <translation>Zo kunnen deze rijen niet gebruikt worden; de melding zegt waarom.</translation>
    </message>
    <message>
        <source>Say which column is which.</source>
        <translation>Zeg welke kolom wat is.</translation>
    </message>
    <message>
        <source>No row can be learnt from.</source>
        <translation>Van geen rij kan geleerd worden.</translation>
    </message>
    <message>
        <source>Drop your examples here</source>
        <translation>Sleep uw voorbeelden hierheen</translation>
    </message>
    <message>
        <source>A table (CSV), a JSONL file or plain text. For this goal a row holds: %1.</source>
        <translation>Een tabel (CSV), een JSONL-bestand of gewone tekst. Voor dit doel bevat een rij: %1.</translation>
    </message>
    <message>
        <source>Choose your examples</source>
        <translation>Kies uw voorbeelden</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wordt gelezen…</translation>
    </message>
    <message>
        <source>As the model sees it</source>
        <translation>Zoals het model het ziet</translation>
    </message>
    <message>
        <source>Choose a row in the table.</source>
        <translation>Kies een rij in de tabel.</translation>
    </message>
    <message>
        <source>Row %1 as the model sees it</source>
        <translation>Rij %1 zoals het model die ziet</translation>
    </message>
    <message>
        <source>Say above which column is which; then the row appears here as the model sees it.</source>
        <translation>Zeg hierboven welke kolom wat is; dan verschijnt de rij hier zoals het model die ziet.</translation>
    </message>
    <message>
        <source>This row cannot be laid out for the chosen model.</source>
        <translation>Deze rij kan voor het gekozen model niet opgemaakt worden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln rij</numerusform>
            <numerusform>%Ln rijen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln rows can be used</source>
        <translation>
            <numerusform>%1 van %Ln rij kan gebruikt worden</numerusform>
            <numerusform>%1 van %Ln rijen kunnen gebruikt worden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln categories</source>
        <translation>
            <numerusform>%Ln categorie</numerusform>
            <numerusform>%Ln categorieën</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows are held out to test the result</source>
        <translation>
            <numerusform>%Ln rij wordt apart gehouden om het resultaat te toetsen</numerusform>
            <numerusform>%Ln rijen worden apart gehouden om het resultaat te toetsen</numerusform>
        </translation>
    </message>
    <message>
        <source>no row is held out: nobody can test the result</source>
        <translation>geen rij wordt apart gehouden: niemand kan het resultaat toetsen</translation>
    </message>
</context>
<context>
    <name>luthier::ExportPage</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1, not checked</source>
        <translation>%1, niet getoetst</translation>
    </message>
    <message>
        <source>3 of 3: opening what was written, and asking it the same…</source>
        <translation>3 van 3: openen wat er geschreven is, en het hetzelfde vragen…</translation>
    </message>
    <message>
        <source>2 of 3: writing…</source>
        <translation>2 van 3: schrijven…</translation>
    </message>
    <message>
        <source>1 of 3: asking the tuned model, to compare later…</source>
        <translation>1 van 3: het afgestemde model ondervragen, om straks te vergelijken…</translation>
    </message>
    <message>
        <source>Nothing may be written in %1. Choose another folder.</source>
        <translation>In %1 mag niets geschreven worden. Kies een andere map.</translation>
    </message>
    <message>
        <source>&amp;Run to take away</source>
        <translation>&amp;Run om mee te nemen</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>Ongeveer %1</translation>
    </message>
    <message>
        <source>&amp;Folder to write to</source>
        <translation>&amp;Map om in te schrijven</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>K&amp;ies…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exporteren</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuleren</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Voortgang van de export</translation>
    </message>
    <message>
        <source>Take the model away</source>
        <translation>Neem het model mee</translation>
    </message>
    <message>
        <source>It is written to a folder that other programs open, and checked: what was written must answer as it does here.</source>
        <translation>Het wordt geschreven naar een map die andere programma&apos;s openen, en gecontroleerd: het geschrevene moet antwoorden zoals hier.</translation>
    </message>
    <message>
        <source>%1, error %2</source>
        <translation>%1, fout %2</translation>
    </message>
    <message>
        <source>Working out the size…</source>
        <translation>De grootte wordt berekend…</translation>
    </message>
    <message>
        <source>There is no finished run to take away.</source>
        <translation>Er is geen voltooide run om mee te nemen.</translation>
    </message>
    <message>
        <source>Choose a form first.</source>
        <translation>Kies eerst een vorm.</translation>
    </message>
    <message>
        <source>Choose a folder first.</source>
        <translation>Kies eerst een map.</translation>
    </message>
    <message>
        <source>Give the whole path of the folder, beginning with /.</source>
        <translation>Geef het hele pad van de map, te beginnen met /.</translation>
    </message>
    <message>
        <source>Written. Choose another run, form or folder to export once more.</source>
        <translation>Geschreven. Kies een andere run, vorm of map om nog eens te exporteren.</translation>
    </message>
    <message>
        <source>That folder already holds something, and nothing there is overwritten. Choose an empty or a new one.</source>
        <translation>In die map staat al iets, en daar wordt niets overschreven. Kies een lege of nieuwe map.</translation>
    </message>
    <message>
        <source>It needs about %1, and only %2 are free there. Choose another disk.</source>
        <translation>Er is ongeveer %1 nodig, en daar is maar %2 vrij. Kies een andere schijf.</translation>
    </message>
    <message>
        <source>About %1 will be written; %2 are free there.</source>
        <translation>Er wordt ongeveer %1 geschreven; daar is %2 vrij.</translation>
    </message>
    <message>
        <source>Folder to write to</source>
        <translation>Map om in te schrijven</translation>
    </message>
</context>
<context>
    <name>luthier::FindingStrip</name>
    <message>
        <source>no row with column names?</source>
        <translation>geen rij met kolomnamen?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows cannot be used</source>
        <translation>
            <numerusform>%Ln rij kan niet gebruikt worden</numerusform>
            <numerusform>%Ln rijen kunnen niet gebruikt worden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows have an empty field</source>
        <translation>
            <numerusform>%Ln rij heeft een leeg veld</numerusform>
            <numerusform>%Ln rijen hebben een leeg veld</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows repeat another</source>
        <translation>
            <numerusform>%Ln rij herhaalt een andere</numerusform>
            <numerusform>%Ln rijen herhalen een andere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows contradict another</source>
        <translation>
            <numerusform>%Ln rij spreekt een andere tegen</numerusform>
            <numerusform>%Ln rijen spreken een andere tegen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows are too long and get cut</source>
        <translation>
            <numerusform>%Ln rij is te lang en wordt afgekapt</numerusform>
            <numerusform>%Ln rijen zijn te lang en worden afgekapt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows teach nothing</source>
        <translation>
            <numerusform>van %Ln rij valt niets te leren</numerusform>
            <numerusform>van %Ln rijen valt niets te leren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines cannot be read</source>
        <translation>
            <numerusform>%Ln regel kan niet gelezen worden</numerusform>
            <numerusform>%Ln regels kunnen niet gelezen worden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows have too many or too few fields</source>
        <translation>
            <numerusform>%Ln rij heeft te veel of te weinig velden</numerusform>
            <numerusform>%Ln rijen hebben te veel of te weinig velden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln categories have a single row</source>
        <translation>
            <numerusform>%Ln categorie heeft één enkele rij</numerusform>
            <numerusform>%Ln categorieën hebben één enkele rij</numerusform>
        </translation>
    </message>
    <message>
        <source>categories are very uneven</source>
        <translation>categorieën zijn heel ongelijk</translation>
    </message>
    <message>
        <source>few rows</source>
        <translation>weinig rijen</translation>
    </message>
    <message>
        <source>say which column is which</source>
        <translation>zeg welke kolom wat is</translation>
    </message>
    <message>
        <source>written in an older encoding</source>
        <translation>in een oudere codering geschreven</translation>
    </message>
    <message numerus="yes">
        <source>%Ln quotation marks are misplaced</source>
        <translation>
            <numerusform>%Ln aanhalingsteken staat verkeerd</numerusform>
            <numerusform>%Ln aanhalingstekens staan verkeerd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln columns without a name of their own</source>
        <translation>
            <numerusform>%Ln kolom zonder eigen naam</numerusform>
            <numerusform>%Ln kolommen zonder eigen naam</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines name a field twice</source>
        <translation>
            <numerusform>%Ln regel noemt een veld tweemaal</numerusform>
            <numerusform>%Ln regels noemen een veld tweemaal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln remarks</source>
        <translation>
            <numerusform>%Ln opmerking</numerusform>
            <numerusform>%Ln opmerkingen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to complain about in these rows.</source>
        <translation>Niets aan te merken op deze rijen.</translation>
    </message>
</context>
<context>
    <name>luthier::GoalPage</name>
    <message>
        <source>Not &amp;sure that tuning is what you need?</source>
        <translation>Niet &amp;zeker of afstemmen is wat u nodig hebt?</translation>
    </message>
    <message>
        <source>For example: %1</source>
        <translation>Bijvoorbeeld: %1</translation>
    </message>
    <message>
        <source>In the field: %1</source>
        <translation>Vakterm: %1</translation>
    </message>
    <message>
        <source>What should the model learn?</source>
        <translation>Wat moet het model leren?</translation>
    </message>
    <message>
        <source>Pick the closest; you can change your mind later. Next you choose the model that learns it.</source>
        <translation>Kies wat er het dichtst bij komt; u kunt later van gedachten veranderen. Daarna kiest u het model dat het leert.</translation>
    </message>
    <message>
        <source>Choose what the model should learn.</source>
        <translation>Kies wat het model moet leren.</translation>
    </message>
</context>
<context>
    <name>luthier::LossChart</name>
    <message>
        <source>Steps</source>
        <translation>Stappen</translation>
    </message>
    <message>
        <source>Rounds through the data</source>
        <translation>Rondes door de gegevens</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>Tokens learnt</source>
        <translation>Geleerde tokens</translation>
    </message>
    <message>
        <source>The numbers of the chart</source>
        <translation>De getallen van de grafiek</translation>
    </message>
    <message>
        <source>The curves appear here as soon as training starts.</source>
        <translation>De lijnen verschijnen hier zodra de training begint.</translation>
    </message>
    <message>
        <source>Smoot&amp;hing</source>
        <translation>A&amp;fvlakken</translation>
    </message>
    <message>
        <source>How much the strong line is calmed. The pale line behind it stays as measured.</source>
        <translation>Hoe sterk de stevige lijn tot rust gebracht wordt. De lichte lijn erachter blijft zoals gemeten.</translation>
    </message>
    <message>
        <source>Along the bottom</source>
        <translation>Onderlangs</translation>
    </message>
    <message>
        <source>What runs along the bottom of the chart</source>
        <translation>Wat onderlangs de grafiek loopt</translation>
    </message>
    <message>
        <source>&amp;Log scale</source>
        <translation>&amp;Log-schaal</translation>
    </message>
    <message>
        <source>Spreads small values apart, so that late changes can be seen</source>
        <translation>Trekt kleine waarden uit elkaar, zodat late veranderingen te zien zijn</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles tonen</translation>
    </message>
    <message>
        <source>Shows the whole course again and follows it (double click, or F in the chart)</source>
        <translation>Toont weer het hele verloop en volgt het (dubbelklik, of F in de grafiek)</translation>
    </message>
    <message>
        <source>More for this chart</source>
        <translation>Meer voor deze grafiek</translation>
    </message>
    <message>
        <source>Show as a table, save</source>
        <translation>Als tabel tonen, bewaren</translation>
    </message>
    <message>
        <source>Show as &amp;table</source>
        <translation>Als &amp;tabel tonen</translation>
    </message>
    <message>
        <source>Save as &amp;picture (PNG)…</source>
        <translation>Als &amp;afbeelding bewaren (PNG)…</translation>
    </message>
    <message>
        <source>Save for &amp;print (PDF)…</source>
        <translation>Om af te &amp;drukken bewaren (PDF)…</translation>
    </message>
    <message>
        <source>Save the &amp;numbers (CSV)…</source>
        <translation>De &amp;getallen bewaren (CSV)…</translation>
    </message>
    <message>
        <source>Loss chart</source>
        <translation>Foutgrafiek</translation>
    </message>
    <message>
        <source>Error (loss), lower is better</source>
        <translation>Fout (loss), lager is beter</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) cannot be drawn</source>
        <translation>
            <numerusform>%n waarde kan niet getekend worden</numerusform>
            <numerusform>%n waarden kunnen niet getekend worden</numerusform>
        </translation>
    </message>
    <message>
        <source>Step %1, round %2, %3</source>
        <translation>Stap %1, ronde %2, %3</translation>
    </message>
    <message>
        <source>training</source>
        <translation>training</translation>
    </message>
    <message>
        <source>held-out</source>
        <translation>apart gehouden</translation>
    </message>
    <message>
        <source>%1: at step %2 the training loss is %3</source>
        <translation>%1: bij stap %2 is de trainingsfout %3</translation>
    </message>
    <message>
        <source>, on held-out rows %1</source>
        <translation>, op apart gehouden rijen %1</translation>
    </message>
    <message>
        <source>, at best %1 at step %2</source>
        <translation>, op zijn best %1 bij stap %2</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Fout</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Door komma&apos;s gescheiden waarden (*.csv)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF-document (*.pdf)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Afbeelding (*.png)</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>De grafiek bewaren</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>fout</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Bewaard als %1</translation>
    </message>
    <message>
        <source>Could not be saved there. Choose a folder that you may write to.</source>
        <translation>Kon daar niet bewaard worden. Kies een map waarin u mag schrijven.</translation>
    </message>
</context>
<context>
    <name>luthier::LossTable</name>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Stap</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Ronde</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Smoothed</source>
        <translation>Afgevlakt</translation>
    </message>
    <message>
        <source>Held-out rows</source>
        <translation>Apart gehouden rijen</translation>
    </message>
</context>
<context>
    <name>luthier::MainWindow</name>
    <message>
        <source>Open a project (a folder whose name ends in .luthier)</source>
        <translation>Een project openen (een map waarvan de naam op .luthier eindigt)</translation>
    </message>
    <message>
        <source>&amp;Keep training</source>
        <translation>&amp;Doorgaan met trainen</translation>
    </message>
    <message>
        <source>&amp;Stop and save</source>
        <translation>&amp;Stoppen en bewaren</translation>
    </message>
    <message>
        <source>&amp;Wait</source>
        <translation>&amp;Wachten</translation>
    </message>
    <message>
        <source>The model is still learning</source>
        <translation>Het model leert nog</translation>
    </message>
    <message>
        <source>Stop and save keeps what was learnt best so far; the run can be taken up again later.</source>
        <translation>Stoppen en bewaren houdt het beste van wat tot nu toe geleerd is; de run kan later verder.</translation>
    </message>
    <message>
        <source>Stopping after this step…</source>
        <translation>Stopt na deze stap…</translation>
    </message>
    <message>
        <source>The window closes as soon as everything is saved.</source>
        <translation>Het venster sluit zodra alles bewaard is.</translation>
    </message>
    <message>
        <source>Start or open a project first.</source>
        <translation>Begin of open eerst een project.</translation>
    </message>
    <message>
        <source>Then drop the file on the page that asks for it.</source>
        <translation>Sleep het bestand daarna op de pagina die erom vraagt.</translation>
    </message>
    <message>
        <source>Luthier</source>
        <translation>Luthier</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Doorgaan</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pauze</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Bestand</translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation>&amp;Nieuw project…</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>Project &amp;openen…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Recente openen</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>Project s&amp;luiten</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Afsluiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>Beel&amp;d</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thema</translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation>&amp;Automatisch</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Licht</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Donker</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>T&amp;aal</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;Systeem</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Volledig scherm</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Run</translation>
    </message>
    <message>
        <source>&amp;Start training</source>
        <translation>Training &amp;starten</translation>
    </message>
    <message>
        <source>S&amp;top and keep the best</source>
        <translation>S&amp;toppen en het beste bewaren</translation>
    </message>
    <message>
        <source>&amp;Go to</source>
        <translation>&amp;Ga naar</translation>
    </message>
    <message>
        <source>&amp;Next step</source>
        <translation>&amp;Volgende stap</translation>
    </message>
    <message>
        <source>&amp;Previous step</source>
        <translation>V&amp;orige stap</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>&amp;Help with this page</source>
        <translation>&amp;Hulp bij deze pagina</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Sneltoetsen</translation>
    </message>
    <message>
        <source>&amp;About Luthier</source>
        <translation>&amp;Over Luthier</translation>
    </message>
    <message>
        <source>Show in &amp;file manager</source>
        <translation>In &amp;bestandsbeheer tonen</translation>
    </message>
    <message>
        <source>No project yet</source>
        <translation>Nog geen project</translation>
    </message>
    <message>
        <source>A model is still answering</source>
        <translation>Er is nog een model aan het antwoorden</translation>
    </message>
    <message>
        <source>A model is still being written to disk</source>
        <translation>Er wordt nog een model naar schijf geschreven</translation>
    </message>
    <message>
        <source>Stopping loses only the answers that are not there yet.</source>
        <translation>Stoppen kost alleen de antwoorden die er nog niet zijn.</translation>
    </message>
    <message>
        <source>Stopping loses only what was written so far; the run stays.</source>
        <translation>Stoppen kost alleen wat tot nu toe geschreven is; de run blijft.</translation>
    </message>
    <message>
        <source>&amp;Stop it</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>Another project can be opened as soon as that has ended.</source>
        <translation>Een ander project kan open zodra dat is afgelopen.</translation>
    </message>
</context>
<context>
    <name>luthier::MemoryBar</name>
    <message>
        <source>needs about %1 of memory</source>
        <translation>heeft ongeveer %1 geheugen nodig</translation>
    </message>
    <message>
        <source>fits this machine: about %1 of %2 free memory</source>
        <translation>past op deze machine: ongeveer %1 van %2 vrij geheugen</translation>
    </message>
    <message>
        <source>tight: about %1 of %2 free memory</source>
        <translation>krap: ongeveer %1 van %2 vrij geheugen</translation>
    </message>
    <message>
        <source>too large just now: needs about %1, free are %2</source>
        <translation>nu te groot: heeft ongeveer %1 nodig, vrij is %2</translation>
    </message>
</context>
<context>
    <name>luthier::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Deze melding sluiten</translation>
    </message>
</context>
<context>
    <name>luthier::MethodPage</name>
    <message>
        <source>Memory is shown against what this machine has; time and disk against the dearest way.</source>
        <translation>Geheugen staat afgezet tegen wat deze machine heeft; tijd en schijf tegen de duurste manier.</translation>
    </message>
    <message>
        <source>all of the model changes</source>
        <translation>het hele model verandert</translation>
    </message>
    <message>
        <source>%1 of the model&apos;s size is added</source>
        <translation>%1 van de grootte van het model komt erbij</translation>
    </message>
    <message>
        <source>low: %1</source>
        <translation>laag: %1</translation>
    </message>
    <message>
        <source>some: %1</source>
        <translation>matig: %1</translation>
    </message>
    <message>
        <source>highest: %1</source>
        <translation>hoogste: %1</translation>
    </message>
    <message>
        <source>&amp;Adjust</source>
        <translation>Bi&amp;jstellen</translation>
    </message>
    <message>
        <source>Settings of the chosen way. What is filled in is the recommendation.</source>
        <translation>Instellingen van de gekozen manier. Wat ingevuld is, is de aanbeveling.</translation>
    </message>
    <message>
        <source>Recommended to begin with · %1</source>
        <translation>Aanbevolen om mee te beginnen · %1</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Geheugen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>Size on disk</source>
        <translation>Grootte op schijf</translation>
    </message>
    <message>
        <source>Risk to what it could do before</source>
        <translation>Risico voor wat het eerder kon</translation>
    </message>
    <message>
        <source>How may the model change?</source>
        <translation>Hoe mag het model veranderen?</translation>
    </message>
    <message>
        <source>Each way has its price. The first one suits most work; you can try the other one later and compare.</source>
        <translation>Elke manier heeft haar prijs. De eerste past bij het meeste werk; de andere kunt u later proberen en vergelijken.</translation>
    </message>
    <message>
        <source>One of the settings is not right; the red words say why.</source>
        <translation>Een van de instellingen klopt niet; de rode woorden zeggen waarom.</translation>
    </message>
    <message>
        <source>Choose a way first.</source>
        <translation>Kies eerst een manier.</translation>
    </message>
    <message>
        <source>%1: more than this machine&apos;s %2</source>
        <translation>%1: meer dan de %2 van deze machine</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 van %2</translation>
    </message>
    <message>
        <source>known once there are rows</source>
        <translation>bekend zodra er rijen zijn</translation>
    </message>
    <message>
        <source>This machine has too little memory for the chosen way.</source>
        <translation>Deze machine heeft te weinig geheugen voor de gekozen manier.</translation>
    </message>
    <message>
        <source>The chosen way fits this machine.</source>
        <translation>De gekozen manier past op deze machine.</translation>
    </message>
    <message>
        <source>The time is reckoned from your last run here.</source>
        <translation>De tijd is berekend uit uw vorige run hier.</translation>
    </message>
    <message>
        <source>Memory and time are estimates; the first run measures them.</source>
        <translation>Geheugen en tijd zijn schattingen; de eerste run meet ze.</translation>
    </message>
</context>
<context>
    <name>luthier::ModelCard</name>
    <message>
        <source>English</source>
        <translation>Engels</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Nederlands</translation>
    </message>
    <message>
        <source>%1 weights · %2</source>
        <translation>%1 gewichten · %2</translation>
    </message>
    <message>
        <source>languages not stated</source>
        <translation>talen niet vermeld</translation>
    </message>
    <message numerus="yes">
        <source>reads up to %Ln tokens at once</source>
        <translation>
            <numerusform>leest tot %Ln token tegelijk</numerusform>
            <numerusform>leest tot %Ln tokens tegelijk</numerusform>
        </translation>
    </message>
    <message>
        <source>licence not stated</source>
        <translation>licentie niet vermeld</translation>
    </message>
    <message>
        <source>licence: %1</source>
        <translation>licentie: %1</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Bijzonderheden</translation>
    </message>
    <message>
        <source>Details of %1</source>
        <translation>Bijzonderheden van %1</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architectuur</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Lagen</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breedte</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>Woordenlijst</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>Tokenizer</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>Op schijf</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Categorieën</translation>
    </message>
</context>
<context>
    <name>luthier::ModelPage</name>
    <message>
        <source>Your models</source>
        <translation>Uw modellen</translation>
    </message>
    <message>
        <source>Drop a model here, or choose it: a folder with config.json, the weights (.safetensors or pytorch_model.bin) and a tokenizer, or one .gguf file.</source>
        <translation>Sleep een model hierheen, of kies het: een map met config.json, de gewichten (.safetensors of pytorch_model.bin) en een tokenizer, of één .gguf-bestand.</translation>
    </message>
    <message>
        <source>GGUF models (*.gguf)</source>
        <translation>GGUF-modellen (*.gguf)</translation>
    </message>
    <message>
        <source>Choose a model&apos;s file</source>
        <translation>Kies het bestand van een model</translation>
    </message>
    <message>
        <source>Choose a &amp;file…</source>
        <translation>Kies een &amp;bestand…</translation>
    </message>
    <message>
        <source>Looking into the folder…</source>
        <translation>Er wordt in de map gekeken…</translation>
    </message>
    <message>
        <source>Comes with Luthier</source>
        <translation>Meegeleverd</translation>
    </message>
    <message>
        <source>&amp;Choose a folder…</source>
        <translation>&amp;Kies een map…</translation>
    </message>
    <message>
        <source>A model of your own</source>
        <translation>Een eigen model</translation>
    </message>
    <message>
        <source>Choose a model&apos;s folder</source>
        <translation>Kies de map van een model</translation>
    </message>
    <message>
        <source>Which model should learn it?</source>
        <translation>Welk model moet het leren?</translation>
    </message>
    <message>
        <source>The starters are small and quick, good for a first try. Next you bring your examples.</source>
        <translation>De startmodellen zijn klein en snel, goed voor een eerste proef. Daarna voegt u uw voorbeelden toe.</translation>
    </message>
    <message>
        <source>Choose a model.</source>
        <translation>Kies een model.</translation>
    </message>
</context>
<context>
    <name>luthier::NewProjectDialog</name>
    <message>
        <source>New project</source>
        <translation>Nieuw project</translation>
    </message>
    <message>
        <source>Name of the project</source>
        <translation>Naam van het project</translation>
    </message>
    <message>
        <source>My project</source>
        <translation>Mijn project</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation>&amp;Maken</translation>
    </message>
    <message>
        <source>&amp;Other folder…</source>
        <translation>&amp;Andere map…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>What is the project called?</source>
        <translation>Hoe heet het project?</translation>
    </message>
    <message>
        <source>Where do your projects lie?</source>
        <translation>Waar staan uw projecten?</translation>
    </message>
    <message>
        <source>A name cannot contain “/” or begin with a dot.</source>
        <translation>Een naam kan geen “/” bevatten en niet met een punt beginnen.</translation>
    </message>
    <message>
        <source>There is a project of this name already. Choose another name.</source>
        <translation>Er is al een project met deze naam. Kies een andere naam.</translation>
    </message>
    <message>
        <source>It will lie in %1</source>
        <translation>Het komt in %1</translation>
    </message>
</context>
<context>
    <name>luthier::ParamForm</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nee</translation>
    </message>
    <message>
        <source>&amp;More settings</source>
        <translation>&amp;Meer instellingen</translation>
    </message>
    <message>
        <source>Back to the usual value of %1</source>
        <translation>Terug naar de gebruikelijke waarde van %1</translation>
    </message>
    <message>
        <source>Back to the usual value</source>
        <translation>Terug naar de gebruikelijke waarde</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>“%1” is geen getal.</translation>
    </message>
    <message>
        <source>usually %1</source>
        <translation>meestal %1</translation>
    </message>
</context>
<context>
    <name>luthier::RowTableModel</name>
    <message>
        <source>line %1 of the file</source>
        <translation>regel %1 van het bestand</translation>
    </message>
</context>
<context>
    <name>luthier::RowTokens</name>
    <message>
        <source>The chosen row as the model sees it</source>
        <translation>De gekozen rij zoals het model die ziet</translation>
    </message>
    <message>
        <source>learnt: what the model must answer</source>
        <translation>geleerd: wat het model moet antwoorden</translation>
    </message>
    <message>
        <source>read: given, not learnt</source>
        <translation>gelezen: gegeven, niet geleerd</translation>
    </message>
    <message>
        <source>marks: the model&apos;s own signs</source>
        <translation>tekens: van het model zelf</translation>
    </message>
    <message>
        <source>cut: too long, lost</source>
        <translation>afgekapt: te lang, verloren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pieces of text (tokens)</source>
        <translation>
            <numerusform>%Ln stukje tekst (token)</numerusform>
            <numerusform>%Ln stukjes tekst (tokens)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them learnt</source>
        <translation>
            <numerusform>%Ln ervan geleerd</numerusform>
            <numerusform>%Ln ervan geleerd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cut off</source>
        <translation>
            <numerusform>%Ln afgekapt</numerusform>
            <numerusform>%Ln afgekapt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>luthier::RunButton</name>
    <message>
        <source>Run %1, %2</source>
        <translation>Run %1, %2</translation>
    </message>
</context>
<context>
    <name>luthier::SampleAnswers</name>
    <message>
        <source>✗ %1</source>
        <translation>✗ %1</translation>
    </message>
    <message>
        <source>✓ %1</source>
        <translation>✓ %1</translation>
    </message>
    <message>
        <source>Answers to a few held-out rows appear here at every check, so that you can read how the model changes.</source>
        <translation>Hier verschijnen bij elke toets antwoorden op een paar apart gehouden rijen, zodat u kunt lezen hoe het model verandert.</translation>
    </message>
    <message>
        <source>Held-out row</source>
        <translation>Apart gehouden rij</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Verwacht</translation>
    </message>
    <message>
        <source>(no answer)</source>
        <translation>(geen antwoord)</translation>
    </message>
    <message>
        <source>Before training</source>
        <translation>Vóór de training</translation>
    </message>
    <message>
        <source>At step %1</source>
        <translation>Bij stap %1</translation>
    </message>
</context>
<context>
    <name>luthier::Session</name>
    <message>
        <source>The computer is busy training. This is possible again when the run has ended or was stopped.</source>
        <translation>De computer is bezig met trainen. Dit kan weer als de run klaar of gestopt is.</translation>
    </message>
    <message>
        <source>A paused run keeps the computer&apos;s memory. Stop it (the best version is kept) to do this.</source>
        <translation>Een gepauzeerde run houdt het geheugen van de computer bezet. Stop hem (de beste versie blijft bewaard) om dit te doen.</translation>
    </message>
    <message>
        <source>A model is being written to disk. This is possible again when that has ended.</source>
        <translation>Er wordt een model naar schijf geschreven. Dit kan weer als dat klaar is.</translation>
    </message>
</context>
<context>
    <name>luthier::StartPage</name>
    <message>
        <source>Ask it beside the untouched model, and take the better one away.</source>
        <translation>Bevraag het naast het onveranderde model, en neem het betere mee.</translation>
    </message>
    <message>
        <source>4. Compare and keep</source>
        <translation>4. Vergelijk en bewaar</translation>
    </message>
    <message>
        <source>It is tried on rows that it never sees, and stops when it has learnt enough.</source>
        <translation>Het wordt getoetst op rijen die het nooit ziet, en stopt als het genoeg geleerd heeft.</translation>
    </message>
    <message>
        <source>3. Watch it learn</source>
        <translation>3. Kijk hoe het leert</translation>
    </message>
    <message>
        <source>A table or file of yours, and a model to start from.</source>
        <translation>Een tabel of bestand van u, en een model om van uit te gaan.</translation>
    </message>
    <message>
        <source>2. Bring your examples</source>
        <translation>2. Geef uw voorbeelden</translation>
    </message>
    <message>
        <source>To answer as your experts do, to sort texts, or to know your field.</source>
        <translation>Antwoorden zoals uw deskundigen, teksten sorteren, of uw vakgebied kennen.</translation>
    </message>
    <message>
        <source>1. Say what it should learn</source>
        <translation>1. Zeg wat het moet leren</translation>
    </message>
    <message>
        <source>How it goes</source>
        <translation>Hoe het gaat</translation>
    </message>
    <message>
        <source>Teach a language model your craft</source>
        <translation>Leer een taalmodel uw vak</translation>
    </message>
    <message>
        <source>You bring examples, Luthier tunes a model with them. Everything stays on this computer.</source>
        <translation>U geeft voorbeelden, Luthier stemt er een model mee af. Alles blijft op deze computer.</translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation>&amp;Nieuw project…</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>Project &amp;openen…</translation>
    </message>
    <message>
        <source>Try it with a ready-made sample</source>
        <translation>Probeer het met een kant-en-klaar voorbeeldproject</translation>
    </message>
    <message>
        <source>One click makes a project with everything chosen; a few minutes later you have a tuned model.</source>
        <translation>Eén klik maakt een project waarin alles gekozen is; een paar minuten later hebt u een afgestemd model.</translation>
    </message>
    <message>
        <source>Go on with</source>
        <translation>Verder met</translation>
    </message>
    <message>
        <source>not there any more</source>
        <translation>niet meer aanwezig</translation>
    </message>
    <message>
        <source>%1, not there any more</source>
        <translation>%1, niet meer aanwezig</translation>
    </message>
    <message>
        <source>Remove from this list; the project itself stays</source>
        <translation>Uit deze lijst halen; het project zelf blijft</translation>
    </message>
    <message>
        <source>Remove %1 from this list</source>
        <translation>%1 uit deze lijst halen</translation>
    </message>
</context>
<context>
    <name>luthier::StepButton</name>
</context>
<context>
    <name>luthier::StepRail</name>
    <message>
        <source>An earlier choice has changed since; look whether this still fits. (%1)</source>
        <translation>Een eerdere keuze is intussen veranderd; kijk of dit nog klopt. (%1)</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>niet getoetst</translation>
    </message>
    <message>
        <source>open</source>
        <translation>open</translation>
    </message>
    <message>
        <source>done</source>
        <translation>klaar</translation>
    </message>
    <message>
        <source>look again</source>
        <translation>kijk nog eens</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>nog niet</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Doel</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Voorbeelden</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergelijken</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Meenemen</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Runs</translation>
    </message>
    <message>
        <source>Steps and runs</source>
        <translation>Stappen en runs</translation>
    </message>
    <message>
        <source>Project: show its folder, close it, open another</source>
        <translation>Project: de map tonen, sluiten, een ander openen</translation>
    </message>
    <message numerus="yes">
        <source>This computer, %n cores · offline</source>
        <translation>
            <numerusform>Deze computer, %n kern · offline</numerusform>
            <numerusform>Deze computer, %n kernen · offline</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is computed on this machine. Luthier uses no network: nothing leaves it.</source>
        <translation>Alles wordt op deze machine berekend. Luthier gebruikt geen netwerk: niets verlaat haar.</translation>
    </message>
    <message>
        <source>Project %1</source>
        <translation>Project %1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>loopt</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>gepauzeerd</translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>%1 klaar</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>begint</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wacht</translation>
    </message>
    <message>
        <source>interrupted, can go on</source>
        <translation>onderbroken, kan verder</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>mislukt</translation>
    </message>
    <message>
        <source>error %1</source>
        <translation>fout %1</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestopt</translation>
    </message>
</context>
<context>
    <name>luthier::StudioState</name>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln rij</numerusform>
            <numerusform>%Ln rijen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
    <message>
        <source>Open or start a project first.</source>
        <translation>Open of begin eerst een project.</translation>
    </message>
    <message>
        <source>First say what the model should learn.</source>
        <translation>Zeg eerst wat het model moet leren.</translation>
    </message>
    <message>
        <source>First choose a model to start from.</source>
        <translation>Kies eerst een model om van uit te gaan.</translation>
    </message>
    <message>
        <source>First bring the examples to learn from.</source>
        <translation>Voeg eerst de voorbeelden toe om van te leren.</translation>
    </message>
    <message>
        <source>None of the examples can be used yet; look at them first.</source>
        <translation>Geen van de voorbeelden kan al gebruikt worden; bekijk ze eerst.</translation>
    </message>
    <message>
        <source>First choose how the model may change.</source>
        <translation>Kies eerst hoe het model mag veranderen.</translation>
    </message>
    <message>
        <source>There is no trained model yet. Train one first.</source>
        <translation>Er is nog geen getraind model. Train er eerst een.</translation>
    </message>
</context>
<context>
    <name>luthier::StudioWizard</name>
    <message>
        <source>“%1” is not possible yet.</source>
        <translation>“%1” kan nog niet.</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Volgende</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>V&amp;orige</translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation>Ctrl+Return</translation>
    </message>
</context>
<context>
    <name>luthier::TrainPage</name>
    <message>
        <source>It may do a little better than before</source>
        <translation>Het doet het misschien iets beter dan eerst</translation>
    </message>
    <message numerus="yes">
        <source>about %1 steps of %2 rows; every row is seen %n time(s) at most</source>
        <translation>
            <numerusform>ongeveer %1 stappen van %2 rijen; elke rij wordt hoogstens %n keer gezien</numerusform>
            <numerusform>ongeveer %1 stappen van %2 rijen; elke rij wordt hoogstens %n keer gezien</numerusform>
        </translation>
    </message>
    <message>
        <source>Training was stopped</source>
        <translation>De training is gestopt</translation>
    </message>
    <message>
        <source>Stopping after this step; what it has learnt is kept…</source>
        <translation>Stopt na deze stap; wat het geleerd heeft blijft bewaard…</translation>
    </message>
    <message>
        <source>The file of examples is no longer there. Choose it again on the page “Examples”.</source>
        <translation>Het bestand met voorbeelden is er niet meer. Kies het opnieuw op de pagina “Voorbeelden”.</translation>
    </message>
    <message>
        <source>Go &amp;on with this run</source>
        <translation>Met deze run v&amp;erdergaan</translation>
    </message>
    <message>
        <source>You stopped it after step %1; kept is the best version that was checked, of step %2.</source>
        <translation>U hebt het na stap %1 gestopt; bewaard is de beste versie die getoetst was, van stap %2.</translation>
    </message>
    <message>
        <source>It took %1.</source>
        <translation>Het duurde %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are too few to be sure of it.</source>
        <translation>
            <numerusform>%n rij is te weinig om er zeker van te zijn.</numerusform>
            <numerusform>%n rijen zijn te weinig om er zeker van te zijn.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the &amp;file again</source>
        <translation>Kies het &amp;bestand opnieuw</translation>
    </message>
    <message>
        <source>Training is paused.</source>
        <translation>De training staat op pauze.</translation>
    </message>
    <message>
        <source>All %1 steps were done, and it was still getting better: more passes may help.</source>
        <translation>Alle %1 stappen zijn gedaan, en het werd nog steeds beter: meer rondes kunnen helpen.</translation>
    </message>
    <message>
        <source>All %1 steps were done.</source>
        <translation>Alle %1 stappen zijn gedaan.</translation>
    </message>
    <message>
        <source>It ended by itself after step %1, because held-out rows no longer improved; the version of step %2 is kept.</source>
        <translation>Het eindigde vanzelf na stap %1, omdat de apart gehouden rijen niet meer beter werden; de versie van stap %2 is bewaard.</translation>
    </message>
    <message>
        <source>It ended at step %1 because the numbers ran away. A smaller learning rate helps.</source>
        <translation>Het eindigde bij stap %1 omdat de getallen uit de hand liepen. Een lagere leersnelheid helpt.</translation>
    </message>
    <message>
        <source>This is what will happen</source>
        <translation>Dit gaat er gebeuren</translation>
    </message>
    <message>
        <source>Your files stay as they are and nothing leaves this machine. You can pause or stop at any moment; the best version so far is kept.</source>
        <translation>Uw bestanden blijven zoals ze zijn en niets verlaat deze machine. U kunt op elk moment pauzeren of stoppen; de beste versie tot dan toe blijft bewaard.</translation>
    </message>
    <message>
        <source>&amp;Name of this run</source>
        <translation>&amp;Naam van deze run</translation>
    </message>
    <message>
        <source>&amp;Start training</source>
        <translation>Training &amp;starten</translation>
    </message>
    <message>
        <source>Show the &amp;last run</source>
        <translation>De &amp;laatste run tonen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pauze</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Spatie</translation>
    </message>
    <message>
        <source>S&amp;top and keep the best</source>
        <translation>S&amp;toppen en het beste bewaren</translation>
    </message>
    <message>
        <source>Start &amp;another with other settings</source>
        <translation>&amp;Nog een met andere instellingen</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergelijken</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Voortgang van de run</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Snelheid</translation>
    </message>
    <message>
        <source>How many tokens (word pieces) are worked through in a second</source>
        <translation>Hoeveel tokens (stukjes woord) er in een seconde verwerkt worden</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Geheugen</translation>
    </message>
    <message>
        <source>The most that this program has needed so far</source>
        <translation>Het meeste dat dit programma tot nu toe nodig had</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Leersnelheid</translation>
    </message>
    <message>
        <source>How far the model moves with every step</source>
        <translation>Hoe ver het model bij elke stap verschuift</translation>
    </message>
    <message>
        <source>Answers as they change</source>
        <translation>Antwoorden zoals ze veranderen</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainen</translation>
    </message>
    <message>
        <source>The model learns from your rows here. When the lines stop falling, it has learnt what it can.</source>
        <translation>Hier leert het model van uw rijen. Als de lijnen niet meer dalen, heeft het geleerd wat het kan.</translation>
    </message>
    <message>
        <source>Training is under way.</source>
        <translation>De training loopt.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergelijken</translation>
    </message>
    <message>
        <source>A step before this one is still open. The list at the left shows which.</source>
        <translation>Een stap vóór deze staat nog open. De lijst links toont welke.</translation>
    </message>
    <message>
        <source>Learns to</source>
        <translation>Leert</translation>
    </message>
    <message>
        <source>Starts from</source>
        <translation>Gaat uit van</translation>
    </message>
    <message>
        <source>Learns from</source>
        <translation>Leert van</translation>
    </message>
    <message>
        <source>%1 rows of %2; checked on the rows of %3</source>
        <translation>%1 rijen van %2; getoetst op de rijen van %3</translation>
    </message>
    <message>
        <source>about %1 rows of %2; about %3 more are held out to check it on</source>
        <translation>ongeveer %1 rijen van %2; nog ongeveer %3 worden apart gehouden om te toetsen</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Hoe lang</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Hoe</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>You set</source>
        <translation>U stelde in</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Opening the model…</source>
        <translation>Het model wordt geopend…</translation>
    </message>
    <message>
        <source>Reading your rows…</source>
        <translation>Uw rijen worden gelezen…</translation>
    </message>
    <message>
        <source>Turning the rows into what the model reads…</source>
        <translation>De rijen worden omgezet in wat het model leest…</translation>
    </message>
    <message>
        <source>Checking the model as it is now, to compare with later…</source>
        <translation>Het model wordt getoetst zoals het nu is, om later mee te vergelijken…</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Stap %1 van %2</translation>
    </message>
    <message>
        <source>Step %1 of %2, %3 left</source>
        <translation>Stap %1 van %2, nog %3</translation>
    </message>
    <message>
        <source>Step %1 of %2, checking the held-out rows…</source>
        <translation>Stap %1 van %2, de apart gehouden rijen worden getoetst…</translation>
    </message>
    <message>
        <source>Keeping the best version…</source>
        <translation>De beste versie wordt bewaard…</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Klaar.</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Voortzetten</translation>
    </message>
    <message>
        <source>Paused at step %1 of %2</source>
        <translation>Gepauzeerd bij stap %1 van %2</translation>
    </message>
    <message>
        <source>Pausing after this step…</source>
        <translation>Pauzeert na deze stap…</translation>
    </message>
    <message>
        <source>%1. Press Space or Resume to go on.</source>
        <translation>%1. Druk op spatie of Voortzetten om verder te gaan.</translation>
    </message>
    <message>
        <source>This run is no longer there.</source>
        <translation>Deze run is er niet meer.</translation>
    </message>
    <message>
        <source>This run could not go on</source>
        <translation>Deze run kon niet verder</translation>
    </message>
    <message>
        <source>This run was interrupted</source>
        <translation>Deze run is onderbroken</translation>
    </message>
    <message>
        <source>%1. The program ended while it was training. Resume goes on from the last saved step; nothing before it is lost.</source>
        <translation>%1. Het programma eindigde tijdens de training. Voortzetten gaat verder vanaf de laatst bewaarde stap; wat daarvoor ligt gaat niet verloren.</translation>
    </message>
    <message>
        <source>This run has not begun</source>
        <translation>Deze run is niet begonnen</translation>
    </message>
    <message>
        <source>This run could not begin</source>
        <translation>Deze run kon niet beginnen</translation>
    </message>
    <message>
        <source>%1 tokens a second</source>
        <translation>%1 tokens per seconde</translation>
    </message>
    <message>
        <source>Training has ended</source>
        <translation>De training is klaar</translation>
    </message>
    <message>
        <source>It does better than before</source>
        <translation>Het doet het beter dan eerst</translation>
    </message>
    <message>
        <source>It does not do better than before</source>
        <translation>Het doet het niet beter dan eerst</translation>
    </message>
    <message>
        <source>This run ended before there was anything to draw.</source>
        <translation>Deze run eindigde voordat er iets te tekenen was.</translation>
    </message>
    <message>
        <source>The curves appear here as soon as training starts.</source>
        <translation>De lijnen verschijnen hier zodra de training begint.</translation>
    </message>
    <message>
        <source>This run was stopped before it had learnt anything</source>
        <translation>Deze run is gestopt voordat er iets geleerd was</translation>
    </message>
</context>
<context>
    <name>luthier::ColumnRoles</name>
    <message>
        <source>Further things that a column may hold for this goal</source>
        <translation>Wat een kolom voor dit doel nog meer kan bevatten</translation>
    </message>
    <message>
        <source>&amp;More columns…</source>
        <translation>&amp;Meer kolommen…</translation>
    </message>
    <message>
        <source>Column that holds “%1”</source>
        <translation>Kolom met “%1”</translation>
    </message>
    <message>
        <source>choose a column</source>
        <translation>kies een kolom</translation>
    </message>
    <message>
        <source>none</source>
        <translation>geen</translation>
    </message>
</context>
<context>
    <name>luthier::CertificateCard</name>
    <message>
        <source>Other programs must tell it its standing instruction before every question: “%1”</source>
        <translation>Andere programma&apos;s moeten het vóór elke vraag de vaste instructie geven: “%1”</translation>
    </message>
    <message numerus="yes">
        <source>✓ Written and checked; rounding changed %n answer(s)</source>
        <translation>
            <numerusform>✓ Geschreven en gecontroleerd; afronden veranderde %n antwoord</numerusform>
            <numerusform>✓ Geschreven en gecontroleerd; afronden veranderde %n antwoorden</numerusform>
        </translation>
    </message>
    <message>
        <source>No program that shows folders was found on this computer. The folder is %1.</source>
        <translation>Op deze computer is geen programma gevonden dat mappen toont. De map is %1.</translation>
    </message>
    <message>
        <source>%1 of %2 answers are as before rounding</source>
        <translation>%1 van %2 antwoorden zijn als voor het afronden</translation>
    </message>
    <message>
        <source>Show in file &amp;manager</source>
        <translation>In bestandsbeheer &amp;tonen</translation>
    </message>
    <message>
        <source>✓ Written and checked</source>
        <translation>✓ Geschreven en gecontroleerd</translation>
    </message>
    <message>
        <source>✗ Written, but it does not answer the same</source>
        <translation>✗ Geschreven, maar het antwoordt niet hetzelfde</translation>
    </message>
    <message>
        <source>%1 of %2 answers are the same</source>
        <translation>%1 van %2 antwoorden zijn gelijk</translation>
    </message>
    <message numerus="yes">
        <source>%n held-out row(s) compared</source>
        <translation>
            <numerusform>%n apart gehouden rij vergeleken</numerusform>
            <numerusform>%n apart gehouden rijen vergeleken</numerusform>
        </translation>
    </message>
    <message>
        <source>largest difference %1, allowed %2</source>
        <translation>grootste verschil %1, toegestaan %2</translation>
    </message>
    <message>
        <source>compared in %1</source>
        <translation>vergeleken in %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Geannuleerd</translation>
    </message>
    <message>
        <source>It could not be written</source>
        <translation>Het kon niet geschreven worden</translation>
    </message>
    <message>
        <source>Nothing was left behind.</source>
        <translation>Er is niets achtergebleven.</translation>
    </message>
</context>
<context>
    <name>luthier::CoreTexts</name>
    <message>
        <source>, line %1</source>
        <translation>, regel %1</translation>
    </message>
</context>
</TS>
