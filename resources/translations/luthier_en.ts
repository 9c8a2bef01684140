<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>luthier::TrainPage</name>
<message numerus="yes">
        <source>about %1 steps of %2 rows; every row is seen %n time(s) at most</source>
        <translation>
            <numerusform>about %1 steps of %2 rows; every row is seen once</numerusform>
            <numerusform>about %1 steps of %2 rows; every row is seen %n times at most</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are too few to be sure of it.</source>
        <translation>
            <numerusform>%n row is too little to be sure of it.</numerusform>
            <numerusform>%n rows are too few to be sure of it.</numerusform>
        </translation>
    </message>
    </context>
<context>
    <name>ComparePage</name>
    <message numerus="yes">
        <source>With %n held-out row(s), differences smaller than the figure after ± may be chance.</source>
        <translation>
            <numerusform>With %n held-out row, differences smaller than the figure after ± may be chance.</numerusform>
            <numerusform>With %n held-out rows, differences smaller than the figure after ± may be chance.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Quantities</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>about %n minute</numerusform>
            <numerusform>about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s)</source>
        <translation>
            <numerusform>about %n hour</numerusform>
            <numerusform>about %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>luthier::ConfusionModel</name>
    <message numerus="yes">
        <source>%n of %1 row(s) of “%2” got the right category.</source>
        <translation>
            <numerusform>%n of %1 rows of “%2” got the right category.</numerusform>
            <numerusform>%n of %1 rows of “%2” got the right category.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 row(s) of “%2” was taken for “%3”.</source>
        <translation>
            <numerusform>%n of %1 rows of “%2” was taken for “%3”.</numerusform>
            <numerusform>%n of %1 rows of “%2” was taken for “%3”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>luthier::DataPage</name>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln rows can be used</source>
        <translation>
            <numerusform>%1 of %Ln row can be used</numerusform>
            <numerusform>%1 of %Ln rows can be used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln categories</source>
        <translation>
            <numerusform>%Ln category</numerusform>
            <numerusform>%Ln categories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows are held out to test the result</source>
        <translation>
            <numerusform>%Ln row is held out to test the result</numerusform>
            <numerusform>%Ln rows are held out to test the result</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>luthier::ExportPage</name>
</context>
<context>
    <name>luthier::FindingStrip</name>
    <message numerus="yes">
        <source>%Ln rows cannot be used</source>
        <translation>
            <numerusform>%Ln row cannot be used</numerusform>
            <numerusform>%Ln rows cannot be used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows have an empty field</source>
        <translation>
            <numerusform>%Ln row has an empty field</numerusform>
            <numerusform>%Ln rows have an empty field</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows repeat another</source>
        <translation>
            <numerusform>%Ln row repeats another</numerusform>
            <numerusform>%Ln rows repeat another</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows contradict another</source>
        <translation>
            <numerusform>%Ln row contradicts another</numerusform>
            <numerusform>%Ln rows contradict another</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows are too long and get cut</source>
        <translation>
            <numerusform>%Ln row is too long and gets cut</numerusform>
            <numerusform>%Ln rows are too long and get cut</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows teach nothing</source>
        <translation>
            <numerusform>%Ln row teaches nothing</numerusform>
            <numerusform>%Ln rows teach nothing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines cannot be read</source>
        <translation>
            <numerusform>%Ln line cannot be read</numerusform>
            <numerusform>%Ln lines cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows have too many or too few fields</source>
        <translation>
            <numerusform>%Ln row has too many or too few fields</numerusform>
            <numerusform>%Ln rows have too many or too few fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln categories have a single row</source>
        <translation>
            <numerusform>%Ln category has a single row</numerusform>
            <numerusform>%Ln categories have a single row</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quotation marks are misplaced</source>
        <translation>
            <numerusform>%Ln quotation mark is misplaced</numerusform>
            <numerusform>%Ln quotation marks are misplaced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln columns without a name of their own</source>
        <translation>
            <numerusform>%Ln column without a name of its own</numerusform>
            <numerusform>%Ln columns without a name of their own</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines name a field twice</source>
        <translation>
            <numerusform>%Ln line names a field twice</numerusform>
            <numerusform>%Ln lines name a field twice</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln remarks</source>
        <translation>
            <numerusform>%Ln remark</numerusform>
            <numerusform>%Ln remarks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>luthier::LossChart</name>
    <message numerus="yes">
        <source>%n value(s) cannot be drawn</source>
        <translation>
            <numerusform>%n value cannot be drawn</numerusform>
            <numerusform>%n values cannot be drawn</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>luthier::ModelCard</name>
    <message numerus="yes">
        <source>reads up to %Ln tokens at once</source>
        <translation>
            <numerusform>reads up to %Ln token at once</numerusform>
            <numerusform>reads up to %Ln tokens at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>luthier::RowTokens</name>
    <message numerus="yes">
        <source>%Ln pieces of text (tokens)</source>
        <translation>
            <numerusform>%Ln piece of text (token)</numerusform>
            <numerusform>%Ln pieces of text (tokens)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them learnt</source>
        <translation>
            <numerusform>%Ln of them learnt</numerusform>
            <numerusform>%Ln of them learnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cut off</source>
        <translation>
            <numerusform>%Ln cut off</numerusform>
            <numerusform>%Ln cut off</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>luthier::StepRail</name>
    <message numerus="yes">
        <source>This computer, %n cores · offline</source>
        <translation>
            <numerusform>This computer, %n core · offline</numerusform>
            <numerusform>This computer, %n cores · offline</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>luthier::StudioState</name>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>luthier::CertificateCard</name>
    <message numerus="yes">
        <source>✓ Written and checked; rounding changed %n answer(s)</source>
        <translation>
            <numerusform>✓ Written and checked; rounding changed %n answer</numerusform>
            <numerusform>✓ Written and checked; rounding changed %n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held-out row(s) compared</source>
        <translation>
            <numerusform>%n held-out row compared</numerusform>
            <numerusform>%n held-out rows compared</numerusform>
        </translation>
    </message>
</context>
</TS>
