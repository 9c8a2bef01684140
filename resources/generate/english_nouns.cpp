// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/generate/lexicon.h"

namespace luthier::generate {

std::vector<NounGroup> englishNouns()
{
    return {
        {'o', 'p',
         "manager, secretary, colleague, director, assistant, clerk, adviser, employee, trainee, receptionist, "
         "planner, editor, translator"},
        {'o', 'd',
         "letter, report, memo, form, file, note, proposal, schedule, agenda, list, summary/summaries, manual, "
         "calendar, email, brochure, presentation, newsletter"},
        {'o', 't',
         "desk, printer, chair, pen, stamp, folder, envelope, telephone, stapler, lamp, whiteboard, badge, cabinet, "
         "notebook"},
        {'o', 'e',
         "meeting, interview, call, deadline, visit, workshop, conference, lunch, review, break, appointment, "
         "briefing, training"},
        {'o', 'l',
         "office, reception, meeting room, canteen, corridor, department, lobby/lobbies, archive, branch/branches"},
        {'o', 'k',
         "plan, idea, task, question, answer, project, problem, decision, goal, change, suggestion, result, mistake, "
         "budget, policy, target, reason, detail, delay, request, deal, choice"},
        {'s', 'p',
         "customer, seller, cashier, shopkeeper, supplier, buyer, baker, butcher, courier, florist, retailer, "
         "wholesaler"},
        {'s', 'd',
         "receipt, order, price list, catalogue, coupon, packing slip, return label, gift card, delivery note, "
         "voucher"},
        {'s', 't',
         "parcel, box/boxes, bag, basket, shelf/shelves, bottle, product, package, toy, vase, candle, mirror, blanket, "
         "pillow, clock, watch/watches, umbrella, camera"},
        {'s', 'e', "sale, delivery, discount, refund, exchange, opening, auction, fair, shipment, inspection"},
        {'s', 'l', "shop, market, warehouse, bakery, counter, supermarket, pharmacy, store, bookshop, depot, checkout"},
        {'s', 'c',
         "coat, shirt, jacket, shoe, scarf/scarves, dress/dresses, hat, sweater, skirt, glove, boot, sock, belt, "
         "uniform, raincoat"},
        {'s', 'f',
         "bread*, cheese*, apple, pear, egg, soup*, cake, milk*, coffee*, tea*, rice*, fish*, orange, tomato/tomatoes, "
         "potato/potatoes, carrot, onion, salad, biscuit, sandwich/sandwiches, honey*, butter*, pancake, lemon, bean, "
         "mushroom, pie, juice*, yoghurt*"},
        {'h', 'p',
         "doctor, nurse, patient, dentist, surgeon, pharmacist, midwife/midwives, therapist, specialist, volunteer, "
         "carer, paramedic"},
        {'h', 'd', "prescription, referral, test result, medical record, leaflet, diet plan, consent form, chart"},
        {'h', 't',
         "tablet, bandage, thermometer, wheelchair, syringe, plaster, capsule, pillbox/pillboxes, inhaler, "
         "crutch/crutches, bed, mask, ointment, hearing aid"},
        {'h', 'm',
         "headache, fever, cough, infection, rash/rashes, allergy/allergies, cold, wound, fracture, back pain*, sore "
         "throat, toothache, swelling, burn, bruise, nausea*, dizziness*, asthma*, diabetes*, inflammation"},
        {'h', 'e',
         "operation, treatment, check-up, consultation, blood test, vaccination, scan, examination, recovery, therapy "
         "session"},
        {'h', 'l',
         "hospital, clinic, surgery, ward, waiting room, laboratory/laboratories, treatment room, nursing home"},
        {'l', 'p',
         "lawyer, judge, tenant, landlord, witness/witnesses, notary/notaries, owner, neighbour, creditor, debtor, "
         "client, mediator, official, heir, guardian, contractor"},
        {'l', 'd',
         "contract, agreement, will, permit, lease, statement, complaint, licence, certificate, deed, notice, clause, "
         "invoice, passport, insurance policy, power of attorney/powers of attorney, draft, annex/annexes"},
        {'l', 'k',
         "right, duty/duties, rule, law, claim, fine, liability/liabilities, debt, permission, obligation, damage*, "
         "ownership*, privacy*, dispute, condition, exception, penalty/penalties, term, "
         "responsibility/responsibilities, guarantee"},
        {'l', 'e',
         "hearing, trial, settlement, inheritance, negotiation, payment, termination, transfer, breach/breaches, "
         "appeal"},
        {'l', 'l', "court, town hall, police station, registry/registries, notary's office, council chamber"},
        {'t', 'p', "traveller, driver, pilot, passenger, guide, tourist, conductor, sailor, cyclist, guest"},
        {'t', 't', "suitcase, map, ticket, tent, backpack, key, compass/compasses, travel guide"},
        {'t', 'v',
         "train, bus/buses, car, bicycle, boat, ship, tram, plane, lorry/lorries, taxi, ferry/ferries, van, scooter"},
        {'t', 'e', "journey, holiday, flight, excursion, departure, arrival, walk, tour, weekend, crossing"},
        {'t', 'l',
         "station, airport, hotel, harbour, museum, beach/beaches, bridge, village, city/cities, island, square, camp "
         "site, border, platform, castle"},
        {'e', 'p',
         "teacher, student, pupil, professor, child/children, librarian, headmaster, parent, writer, researcher"},
        {'e', 'd',
         "book, essay, exam paper, diary/diaries, dictionary/dictionaries, poem, newspaper, story/stories, timetable, "
         "letter of recommendation/letters of recommendation, textbook, magazine, article"},
        {'e', 't',
         "pencil, ruler, globe, blackboard, school bag, piano, violin, guitar, microscope, paintbrush/paintbrushes"},
        {'e', 'e',
         "lesson, exam, lecture, concert, course, school trip, party/parties, birthday, wedding, play, rehearsal, "
         "performance"},
        {'e', 'l',
         "school, library/libraries, classroom, university/universities, theatre, playground, laboratory/laboratories, "
         "gym, hall"},
        {'d', 'p',
         "mother, father, brother, sister, grandmother, grandfather, uncle, aunt, cousin, friend, cook, daughter, son, "
         "host"},
        {'d', 't',
         "table, cup, plate, knife/knives, spoon, fork, pan, kettle, oven, fridge, towel, broom, sofa, curtain, "
         "carpet, bucket, glass/glasses, bowl, washing machine, vacuum cleaner, heater"},
        {'d', 'e', "dinner, breakfast, party/parties, move, cleaning day, visit, family dinner, game"},
        {'d', 'l',
         "kitchen, garden, bathroom, bedroom, attic, cellar, living room, house, flat, balcony/balconies, garage, "
         "shed"},
        {'n', 'a',
         "dog, cat, horse, cow, sheep/sheep, bird, rabbit, duck, goose/geese, mouse/mice, fox/foxes, owl, bee, frog, "
         "goat, pig, hen, deer/deer"},
        {'n', 'n',
         "tree, river, lake, forest, hill, mountain, field, flower, leaf/leaves, cloud, stone, path, meadow, wind, "
         "storm, star, rose, oak, valley, pond, branch/branches"},
        {'n', 'p', "farmer, gardener, forester, fisherman/fishermen, shepherd, vet, ranger, beekeeper"},
        {'n', 'l', "farm, park, forest, barn, orchard, greenhouse, nature reserve, stable"},
        {'c', 'p', "programmer, technician, user, designer, analyst, administrator, engineer, tester"},
        {'c', 't',
         "computer, laptop, screen, keyboard, mouse/mice, cable, router, battery/batteries, phone, server, charger, "
         "headset, scanner, hard disk, tablet, speaker"},
        {'c', 'd',
         "password, message, file, web page, database, spreadsheet, account, backup, document, licence key, photo, "
         "update, log"},
        {'c', 'k',
         "program, error, connection, setting, network, version, feature, system, search, failure, download, warning, "
         "option"},
        {'c', 'e', "update, test, installation, launch/launches, outage, release, repair, upgrade"},
        {'b', 'p', "carpenter, builder, painter, plumber, electrician, architect, welder, locksmith, roofer, mechanic"},
        {'b', 't',
         "hammer, saw, screwdriver, ladder, nail, brick, door, window, roof, wall, pipe, drill, rope, plank, lock, "
         "screw, fence, chimney, tile, pump"},
        {'b', 'e', "repair, renovation, delivery, inspection, construction, demolition"},
        {'b', 'l', "workshop, building site, factory/factories, tower, sawmill, garage, yard"},
        {'w', 'p', "player, coach/coaches, runner, swimmer, referee, champion, goalkeeper, athlete, captain"},
        {'w', 't', "ball, racket, net, medal, whistle, helmet, cup, trophy/trophies, goal"},
        {'w', 'e', "match/matches, race, tournament, training session, final, season, marathon"},
        {'w', 'l', "stadium, swimming pool, sports hall, pitch/pitches, clubhouse, gym"},
        {'m', 'p', "accountant, banker, cashier, investor, treasurer, auditor, tax adviser, broker"},
        {'m', 'd',
         "invoice, bank statement, tax return, budget, cheque, annual report, quotation, payslip, reminder, balance "
         "sheet"},
        {'m', 'k',
         "price, cost, loan, salary/salaries, fee, interest*, profit, loss/losses, tax/taxes, amount, deposit, rent, "
         "pension, bonus/bonuses, payment, instalment, balance, turnover*"},
        {'m', 'l', "bank, tax office, counter, head office, stock exchange"},
    };
}

} // namespace luthier::generate
