// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/generate/lexicon.h"

namespace luthier::generate {

// "het" words carry a leading "="; the plural follows the slash; "*" marks a mass noun.
std::vector<NounGroup> dutchNouns()
{
    return {
        {'o', 'p',
         "manager/managers, secretaris/secretarissen, collega/collega's, directeur/directeuren, assistent/assistenten, "
         "adviseur/adviseurs, medewerker/medewerkers, stagiair/stagiairs, receptionist/receptionisten, "
         "planner/planners, redacteur/redacteuren, vertaler/vertalers, ambtenaar/ambtenaren"},
        {'o', 'd',
         "brief/brieven, =verslag/verslagen, memo/memo's, =formulier/formulieren, =dossier/dossiers, notitie/notities, "
         "=voorstel/voorstellen, =rooster/roosters, agenda/agenda's, lijst/lijsten, samenvatting/samenvattingen, "
         "handleiding/handleidingen, kalender/kalenders, e-mail/e-mails, folder/folders, presentatie/presentaties, "
         "nieuwsbrief/nieuwsbrieven"},
        {'o', 't',
         "=bureau/bureaus, printer/printers, stoel/stoelen, pen/pennen, stempel/stempels, map/mappen, "
         "envelop/enveloppen, telefoon/telefoons, nietmachine/nietmachines, lamp/lampen, =whiteboard/whiteboards, "
         "kast/kasten, =schrift/schriften"},
        {'o', 'e',
         "vergadering/vergaderingen, =gesprek/gesprekken, =telefoontje/telefoontjes, =bezoek/bezoeken, "
         "workshop/workshops, conferentie/conferenties, lunch/lunches, pauze/pauzes, afspraak/afspraken, "
         "bespreking/besprekingen, training/trainingen"},
        {'o', 'l',
         "=kantoor/kantoren, receptie/recepties, vergaderzaal/vergaderzalen, kantine/kantines, gang/gangen, "
         "afdeling/afdelingen, =archief/archieven, hal/hallen, =filiaal/filialen"},
        {'o', 'k',
         "=plan/plannen, =idee/ideeën, taak/taken, vraag/vragen, =antwoord/antwoorden, =project/projecten, "
         "=probleem/problemen, =besluit/besluiten, =doel/doelen, verandering/veranderingen, suggestie/suggesties, "
         "=resultaat/resultaten, fout/fouten, begroting/begrotingen, reden/redenen, vertraging/vertragingen, "
         "=verzoek/verzoeken, keuze/keuzes, wijziging/wijzigingen"},
        {'s', 'p',
         "klant/klanten, verkoper/verkopers, kassière/kassières, winkelier/winkeliers, leverancier/leveranciers, "
         "koper/kopers, bakker/bakkers, slager/slagers, koerier/koeriers, bloemist/bloemisten, "
         "groothandelaar/groothandelaren"},
        {'s', 'd',
         "kassabon/kassabonnen, bestelling/bestellingen, prijslijst/prijslijsten, catalogus/catalogi, "
         "pakbon/pakbonnen, cadeaubon/cadeaubonnen, retourbon/retourbonnen, kortingsbon/kortingsbonnen"},
        {'s', 't',
         "=pakket/pakketten, doos/dozen, tas/tassen, mand/manden, plank/planken, fles/flessen, =product/producten, "
         "=speelgoed*, vaas/vazen, kaars/kaarsen, spiegel/spiegels, deken/dekens, =kussen/kussens, klok/klokken, "
         "=horloge/horloges, paraplu/paraplu's, camera/camera's"},
        {'s', 'e',
         "uitverkoop/uitverkopen, levering/leveringen, korting/kortingen, terugbetaling/terugbetalingen, "
         "opening/openingen, veiling/veilingen, beurs/beurzen, zending/zendingen, keuring/keuringen"},
        {'s', 'l',
         "winkel/winkels, markt/markten, =magazijn/magazijnen, bakkerij/bakkerijen, supermarkt/supermarkten, "
         "apotheek/apotheken, boekhandel/boekhandels, kassa/kassa's, =depot/depots"},
        {'s', 'c',
         "jas/jassen, =overhemd/overhemden, schoen/schoenen, sjaal/sjaals, jurk/jurken, hoed/hoeden, trui/truien, "
         "rok/rokken, handschoen/handschoenen, laars/laarzen, sok/sokken, riem/riemen, =uniform/uniformen, "
         "broek/broeken"},
        {'s', 'f',
         "=brood*, kaas*, appel/appels, peer/peren, =ei/eieren, soep*, taart/taarten, melk*, koffie*, thee*, rijst*, "
         "vis*, sinaasappel/sinaasappels, tomaat/tomaten, aardappel/aardappelen, wortel/wortels, ui/uien, "
         "salade/salades, =koekje/koekjes, honing*, boter*, pannenkoek/pannenkoeken, citroen/citroenen, boon/bonen, "
         "paddenstoel/paddenstoelen, =sap*, yoghurt*, boterham/boterhammen"},
        {'h', 'p',
         "arts/artsen, verpleegkundige/verpleegkundigen, patiënt/patiënten, tandarts/tandartsen, chirurg/chirurgen, "
         "apotheker/apothekers, verloskundige/verloskundigen, therapeut/therapeuten, specialist/specialisten, "
         "vrijwilliger/vrijwilligers, mantelzorger/mantelzorgers, huisarts/huisartsen"},
        {'h', 'd',
         "=recept/recepten, verwijsbrief/verwijsbrieven, uitslag/uitslagen, =patiëntendossier/patiëntendossiers, "
         "bijsluiter/bijsluiters, =dieetplan/dieetplannen, toestemmingsverklaring/toestemmingsverklaringen"},
        {'h', 't',
         "=tablet/tabletten, =verband/verbanden, thermometer/thermometers, rolstoel/rolstoelen, "
         "injectienaald/injectienaalden, pleister/pleisters, capsule/capsules, medicijndoos/medicijndozen, "
         "inhalator/inhalatoren, kruk/krukken, =bed/bedden, =masker/maskers, zalf/zalven, =hoortoestel/hoortoestellen"},
        {'h', 'm',
         "hoofdpijn*, koorts*, hoest*, infectie/infecties, uitslag*, allergie/allergieën, verkoudheid/verkoudheden, "
         "wond/wonden, breuk/breuken, rugpijn*, keelpijn*, kiespijn*, zwelling/zwellingen, brandwond/brandwonden, "
         "misselijkheid*, duizeligheid*, astma*, diabetes*, ontsteking/ontstekingen"},
        {'h', 'e',
         "operatie/operaties, behandeling/behandelingen, controle/controles, =consult/consulten, "
         "=bloedonderzoek/bloedonderzoeken, vaccinatie/vaccinaties, scan/scans, =onderzoek/onderzoeken"},
        {'h', 'l',
         "=ziekenhuis/ziekenhuizen, kliniek/klinieken, praktijk/praktijken, verpleegafdeling/verpleegafdelingen, "
         "wachtkamer/wachtkamers, =laboratorium/laboratoria, behandelkamer/behandelkamers, "
         "=verpleeghuis/verpleeghuizen"},
        {'l', 'p',
         "advocaat/advocaten, rechter/rechters, huurder/huurders, verhuurder/verhuurders, getuige/getuigen, "
         "notaris/notarissen, eigenaar/eigenaren, buurman/buurmannen, schuldeiser/schuldeisers, "
         "schuldenaar/schuldenaren, cliënt/cliënten, bemiddelaar/bemiddelaars, erfgenaam/erfgenamen, voogd/voogden, "
         "aannemer/aannemers"},
        {'l', 'd',
         "=contract/contracten, overeenkomst/overeenkomsten, =testament/testamenten, vergunning/vergunningen, "
         "=huurcontract/huurcontracten, verklaring/verklaringen, klacht/klachten, akte/akten, =paspoort/paspoorten, "
         "verzekeringspolis/verzekeringspolissen, volmacht/volmachten, =concept/concepten, bijlage/bijlagen, "
         "offerte/offertes, opzegging/opzeggingen"},
        {'l', 'k',
         "=recht/rechten, plicht/plichten, regel/regels, wet/wetten, vordering/vorderingen, boete/boetes, "
         "aansprakelijkheid/aansprakelijkheden, schuld/schulden, toestemming/toestemmingen, "
         "verplichting/verplichtingen, schade*, =eigendom/eigendommen, privacy*, =geschil/geschillen, "
         "voorwaarde/voorwaarden, uitzondering/uitzonderingen, termijn/termijnen, "
         "verantwoordelijkheid/verantwoordelijkheden, garantie/garanties"},
        {'l', 'e',
         "zitting/zittingen, schikking/schikkingen, erfenis/erfenissen, onderhandeling/onderhandelingen, "
         "betaling/betalingen, beëindiging/beëindigingen, overdracht/overdrachten, =hoger beroep*"},
        {'l', 'l',
         "rechtbank/rechtbanken, =gemeentehuis/gemeentehuizen, =politiebureau/politiebureaus, "
         "=notariskantoor/notariskantoren, raadzaal/raadzalen"},
        {'t', 'p',
         "reiziger/reizigers, chauffeur/chauffeurs, piloot/piloten, passagier/passagiers, gids/gidsen, "
         "toerist/toeristen, conducteur/conducteurs, zeeman/zeelieden, fietser/fietsers, gast/gasten"},
        {'t', 't',
         "koffer/koffers, kaart/kaarten, =kaartje/kaartjes, tent/tenten, rugzak/rugzakken, sleutel/sleutels, "
         "=kompas/kompassen, reisgids/reisgidsen"},
        {'t', 'v',
         "trein/treinen, bus/bussen, auto/auto's, fiets/fietsen, boot/boten, =schip/schepen, tram/trams, "
         "=vliegtuig/vliegtuigen, vrachtwagen/vrachtwagens, taxi/taxi's, veerboot/veerboten, =busje/busjes, "
         "scooter/scooters"},
        {'t', 'e',
         "reis/reizen, vakantie/vakanties, vlucht/vluchten, excursie/excursies, wandeling/wandelingen, "
         "rondleiding/rondleidingen, =weekend/weekenden, overtocht/overtochten"},
        {'t', 'l',
         "=station/stations, =vliegveld/vliegvelden, =hotel/hotels, haven/havens, =museum/musea, =strand/stranden, "
         "brug/bruggen, =dorp/dorpen, stad/steden, =eiland/eilanden, =plein/pleinen, camping/campings, grens/grenzen, "
         "=perron/perrons, =kasteel/kastelen"},
        {'e', 'p',
         "docent/docenten, student/studenten, leerling/leerlingen, professor/professoren, =kind/kinderen, "
         "bibliothecaris/bibliothecarissen, directrice/directrices, ouder/ouders, schrijver/schrijvers, "
         "onderzoeker/onderzoekers, leraar/leraren"},
        {'e', 'd',
         "=boek/boeken, =opstel/opstellen, =dagboek/dagboeken, =woordenboek/woordenboeken, =gedicht/gedichten, "
         "krant/kranten, =verhaal/verhalen, =lesrooster/lesroosters, =tijdschrift/tijdschriften, =artikel/artikelen, "
         "aanbevelingsbrief/aanbevelingsbrieven"},
        {'e', 't',
         "=potlood/potloden, liniaal/linialen, wereldbol/wereldbollen, =schoolbord/schoolborden, "
         "schooltas/schooltassen, piano/piano's, viool/violen, gitaar/gitaren, microscoop/microscopen, kwast/kwasten"},
        {'e', 'e',
         "les/lessen, =examen/examens, =college/colleges, =concert/concerten, cursus/cursussen, "
         "schoolreis/schoolreizen, =feest/feesten, verjaardag/verjaardagen, bruiloft/bruiloften, "
         "voorstelling/voorstellingen, repetitie/repetities"},
        {'e', 'l',
         "school/scholen, bibliotheek/bibliotheken, =lokaal/lokalen, universiteit/universiteiten, =theater/theaters, "
         "=schoolplein/schoolpleinen, gymzaal/gymzalen, aula/aula's"},
        {'d', 'p',
         "moeder/moeders, vader/vaders, broer/broers, zus/zussen, oma/oma's, opa/opa's, oom/ooms, tante/tantes, "
         "neef/neven, vriend/vrienden, vriendin/vriendinnen, kok/koks, dochter/dochters, zoon/zonen, nicht/nichten"},
        {'d', 't',
         "tafel/tafels, =kopje/kopjes, =bord/borden, =mes/messen, lepel/lepels, vork/vorken, pan/pannen, ketel/ketels, "
         "oven/ovens, koelkast/koelkasten, handdoek/handdoeken, bezem/bezems, bank/banken, =gordijn/gordijnen, "
         "=tapijt/tapijten, emmer/emmers, =glas/glazen, schaal/schalen, wasmachine/wasmachines, "
         "stofzuiger/stofzuigers, kachel/kachels"},
        {'d', 'e',
         "=avondeten*, =ontbijt*, verhuizing/verhuizingen, schoonmaak*, =etentje/etentjes, =spel/spellen, "
         "maaltijd/maaltijden"},
        {'d', 'l',
         "keuken/keukens, tuin/tuinen, badkamer/badkamers, slaapkamer/slaapkamers, zolder/zolders, kelder/kelders, "
         "woonkamer/woonkamers, =huis/huizen, =appartement/appartementen, =balkon/balkons, garage/garages, "
         "schuur/schuren"},
        {'n', 'a',
         "hond/honden, kat/katten, =paard/paarden, koe/koeien, =schaap/schapen, vogel/vogels, =konijn/konijnen, "
         "eend/eenden, gans/ganzen, muis/muizen, vos/vossen, uil/uilen, bij/bijen, kikker/kikkers, geit/geiten, "
         "=varken/varkens, kip/kippen, =hert/herten"},
        {'n', 'n',
         "boom/bomen, rivier/rivieren, =meer/meren, =bos/bossen, heuvel/heuvels, berg/bergen, akker/akkers, "
         "bloem/bloemen, =blad/bladeren, wolk/wolken, steen/stenen, =pad/paden, weide/weiden, ster/sterren, "
         "roos/rozen, eik/eiken, =dal/dalen, vijver/vijvers, tak/takken"},
        {'n', 'p',
         "boer/boeren, tuinman/tuinlieden, boswachter/boswachters, visser/vissers, herder/herders, "
         "dierenarts/dierenartsen, imker/imkers, boerin/boerinnen"},
        {'n', 'l',
         "boerderij/boerderijen, =park/parken, =bos/bossen, stal/stallen, boomgaard/boomgaarden, kas/kassen, "
         "=natuurgebied/natuurgebieden"},
        {'c', 'p',
         "programmeur/programmeurs, technicus/technici, gebruiker/gebruikers, ontwerper/ontwerpers, analist/analisten, "
         "beheerder/beheerders, ingenieur/ingenieurs, tester/testers"},
        {'c', 't',
         "computer/computers, laptop/laptops, =scherm/schermen, =toetsenbord/toetsenborden, muis/muizen, kabel/kabels, "
         "router/routers, batterij/batterijen, server/servers, oplader/opladers, koptelefoon/koptelefoons, "
         "scanner/scanners, harde schijf/harde schijven, luidspreker/luidsprekers"},
        {'c', 'd',
         "=wachtwoord/wachtwoorden, =bericht/berichten, =bestand/bestanden, webpagina/webpagina's, database/databases, "
         "=rekenblad/rekenbladen, =account/accounts, reservekopie/reservekopieën, =document/documenten, foto/foto's, "
         "licentie/licenties"},
        {'c', 'k',
         "=programma/programma's, foutmelding/foutmeldingen, verbinding/verbindingen, instelling/instellingen, "
         "=netwerk/netwerken, versie/versies, functie/functies, =systeem/systemen, storing/storingen, "
         "waarschuwing/waarschuwingen, optie/opties"},
        {'c', 'e',
         "test/tests, installatie/installaties, lancering/lanceringen, reparatie/reparaties, upgrade/upgrades"},
        {'b', 'p',
         "timmerman/timmerlieden, bouwvakker/bouwvakkers, schilder/schilders, loodgieter/loodgieters, "
         "elektricien/elektriciens, architect/architecten, lasser/lassers, slotenmaker/slotenmakers, "
         "dakdekker/dakdekkers, monteur/monteurs"},
        {'b', 't',
         "hamer/hamers, zaag/zagen, schroevendraaier/schroevendraaiers, ladder/ladders, spijker/spijkers, "
         "baksteen/bakstenen, deur/deuren, =raam/ramen, =dak/daken, muur/muren, leiding/leidingen, boor/boren, "
         "=touw/touwen, balk/balken, =slot/sloten, schroef/schroeven, =hek/hekken, schoorsteen/schoorstenen, "
         "tegel/tegels, pomp/pompen"},
        {'b', 'e', "verbouwing/verbouwingen, inspectie/inspecties, bouw*, sloop*, oplevering/opleveringen"},
        {'b', 'l',
         "werkplaats/werkplaatsen, bouwplaats/bouwplaatsen, fabriek/fabrieken, toren/torens, zagerij/zagerijen"},
        {'w', 'p',
         "speler/spelers, trainer/trainers, hardloper/hardlopers, zwemmer/zwemmers, scheidsrechter/scheidsrechters, "
         "kampioen/kampioenen, keeper/keepers, sporter/sporters, aanvoerder/aanvoerders"},
        {'w', 't',
         "bal/ballen, =racket/rackets, =net/netten, medaille/medailles, =fluitje/fluitjes, helm/helmen, beker/bekers, "
         "=doel/doelen"},
        {'w', 'e',
         "wedstrijd/wedstrijden, =toernooi/toernooien, finale/finales, =seizoen/seizoenen, marathon/marathons"},
        {'w', 'l',
         "=stadion/stadions, =zwembad/zwembaden, sporthal/sporthallen, =clubhuis/clubhuizen, =sportveld/sportvelden"},
        {'m', 'p',
         "accountant/accountants, bankier/bankiers, belegger/beleggers, penningmeester/penningmeesters, "
         "belastingadviseur/belastingadviseurs, boekhouder/boekhouders, makelaar/makelaars"},
        {'m', 'd',
         "factuur/facturen, =bankafschrift/bankafschriften, belastingaangifte/belastingaangiften, "
         "=jaarverslag/jaarverslagen, loonstrook/loonstroken, herinnering/herinneringen, aanmaning/aanmaningen, "
         "balans/balansen"},
        {'m', 'k',
         "prijs/prijzen, lening/leningen, =salaris/salarissen, =tarief/tarieven, rente*, winst/winsten, "
         "=verlies/verliezen, belasting/belastingen, =bedrag/bedragen, borgsom/borgsommen, huur*, "
         "=pensioen/pensioenen, bonus/bonussen, =saldo/saldo's, omzet*"},
        {'m', 'l', "bank/banken, =belastingkantoor/belastingkantoren, =hoofdkantoor/hoofdkantoren, beurs/beurzen"},
    };
}

} // namespace luthier::generate
