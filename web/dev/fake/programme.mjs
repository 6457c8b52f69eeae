// A small festival around now: every state a screening can have, names in four languages, some of
// them long on purpose.
export const timeZone = 'Europe/Zurich';
const minute = 60_000;

export function dayOf(atMs) {
    return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(atMs);
}

const same = (text) => ({ fr: text, de: text, it: text, en: text });

export const rooms = [
    { id: 1, name: 'Grand Théâtre' },
    { id: 2, name: 'Salle Paderewski' },
    { id: 3, name: 'Chapiteau du Lac' },
    { id: 4, name: 'Théâtre du Léman', seat_map_id: 1 },
    { id: 5, name: 'Arena', seat_map_id: 2 },
    { id: 6, name: 'Le Caveau', seat_map_id: 3 },
];

const text = (fr, de, it, en) => ({ fr, de, it, en });
export const tariffs = [
    { id: 11, sort: 1, price_cents: 2500, colour: 'blue', name: text('Plein tarif', 'Normalpreis', 'Tariffa intera', 'Full price') },
    {
        id: 12, sort: 2, price_cents: 2000, colour: 'green',
        name: text('Réduit AVS / AI', 'Reduziert AHV / IV', 'Ridotto AVS / AI', 'Concession (seniors, disability)'),
        eligibility: text('Sur présentation de la carte AVS ou AI.', 'Gegen Vorweisen des AHV- oder IV-Ausweises.', 'Su presentazione della tessera AVS o AI.', 'On showing a pension or disability card.'),
    },
    {
        id: 13, sort: 3, price_cents: 1500, colour: 'green',
        name: text('Étudiant, apprenti', 'Studierende, Lernende', 'Studenti, apprendisti', 'Student, apprentice'),
        eligibility: text('Carte d’étudiant ou d’apprenti valable.', 'Mit gültiger Legitimationskarte.', 'Con tessera valida.', 'With a valid student card.'),
    },
    { id: 14, sort: 4, price_cents: 1000, colour: 'amber', name: text('Enfant jusqu’à 16 ans', 'Kind bis 16 Jahre', 'Bambini fino a 16 anni', 'Child up to 16') },
    { id: 15, sort: 5, price_cents: 5500, colour: 'violet', name: text('Famille', 'Familie', 'Famiglia', 'Family') },
    { id: 16, sort: 6, price_cents: 1232, colour: 'red', name: text('CarteCulture', 'KulturLegi', 'CartaCultura', 'Culture card') },
    {
        id: 17, sort: 7, price_cents: 0, colour: 'grey',
        name: text('Accompagnant', 'Begleitperson', 'Accompagnatore', 'Companion'),
        eligibility: text('Une personne par fauteuil roulant.', 'Eine Person je Rollstuhl.', 'Una persona per sedia a rotelle.', 'One person per wheelchair.'),
    },
    // Numbered halls: some tariffs take some categories of seats only.
    { id: 21, sort: 1, price_cents: 4500, colour: 'blue', name: text('Plein tarif', 'Normalpreis', 'Tariffa intera', 'Full price') },
    { id: 22, sort: 2, price_cents: 2500, colour: 'green', categories: ['second'], name: text('Étudiant, 2e catégorie', 'Studierende, 2. Kat.', 'Studenti, 2a cat.', 'Student, 2nd category') },
    { id: 23, sort: 3, price_cents: 1500, colour: 'amber', name: text('Enfant jusqu’à 16 ans', 'Kind bis 16 Jahre', 'Bambini fino a 16 anni', 'Child up to 16') },
    { id: 24, sort: 1, price_cents: 6500, colour: 'blue', name: text('Entrée', 'Eintritt', 'Entrata', 'Entry') },
    { id: 25, sort: 1, price_cents: 4800, colour: 'violet', categories: ['table'], name: text('Place à table', 'Tischplatz', 'Posto a tavola', 'Seat at a table') },
    { id: 26, sort: 2, price_cents: 3000, colour: 'blue', categories: ['standing'], name: text('Debout', 'Stehplatz', 'In piedi', 'Standing') },
];
const usual = [11, 12, 13, 14, 15, 16, 17];
// Tariffs by room where seats have numbers.
const numbered = new Map([[4, { seat_map_id: 1, tariff_ids: [21, 22, 23] }], [5, { seat_map_id: 2, tariff_ids: [24] }], [6, { seat_map_id: 3, tariff_ids: [25, 26] }]]);

// [minutes from now, title, room, capacity, sold, state, section]
const today = [
    [-190, same('L’Aurore'), 2, 120, 88, 'over'],
    [-20, text('Ciné-concert : Nosferatu', 'Filmkonzert: Nosferatu', 'Cine-concerto: Nosferatu', 'Film concert: Nosferatu'), 1, 400, 322, 'on_sale'],
    [40, same('Ondine'), 2, 120, 79, 'on_sale'],
    [70, text('La Belle et la Bête', 'Die Schöne und das Tier', 'La bella e la bestia', 'Beauty and the Beast'), 1, 400, 188, 'on_sale'],
    [95, text('Fanfare du Loup Orchestra', 'Fanfare du Loup Orchestra', 'Fanfare du Loup Orchestra', 'Fanfare du Loup Orchestra'), 3, 250, 0, 'free_entry'],
    [130, same('Le Cid'), 2, 120, 112, 'on_sale'],
    [160, text('Courts métrages suisses', 'Schweizer Kurzfilme', 'Cortometraggi svizzeri', 'Swiss short films'), 3, 250, 250, 'on_sale'],
    [200, text('Soirée d’ouverture en présence de la réalisatrice', 'Eröffnungsabend in Anwesenheit der Regisseurin', 'Serata d’apertura alla presenza della regista', 'Opening night with the director'), 1, 400, 41, 'on_sale'],
    [240, same('Tosca'), 2, 120, 12, 'cancelled'],
    [270, text('La nuit du fantastique', 'Die lange Nacht des Fantastischen', 'La notte del fantastico', 'The night of the fantastic'), 3, 250, 65, 'on_sale'],
    [280, text('Le Malade imaginaire', 'Der eingebildete Kranke', 'Il malato immaginario', 'The imaginary invalid'), 4, 0, 0, 'on_sale'],
    [290, same('Stephan Eicher'), 5, 0, 0, 'on_sale'],
    [300, text('Nuit du jazz', 'Jazznacht', 'Notte del jazz', 'Jazz night'), 6, 0, 0, 'on_sale'],
];
const otherDays = [
    [-300, same('Mon oncle'), 2, 120, 20, 'on_sale'],
    [60, text('Concert des enfants', 'Kinderkonzert', 'Concerto dei bambini', 'Children’s concert'), 1, 400, 120, 'on_sale'],
    [180, text('Le Bal', 'Der Ball', 'Il ballo', 'The Ball'), 3, 250, 30, 'on_sale'],
];

export function makeScreenings(nowMs) {
    // On round times, and "today" stays one day even when the evening runs past midnight.
    const from = Math.round(nowMs / (5 * minute)) * 5 * minute;
    const screenings = [];
    let id = 100;
    for (let offset = -2; offset <= 6; offset += 1) {
        const dayMs = nowMs + offset * 24 * 60 * minute;
        for (const [at, title, room_id, capacity, sold, state] of offset === 0 ? today : otherDays) {
            const starts_at_ms = from + offset * 24 * 60 * minute + at * minute;
            screenings.push({
                id: (id += 1),
                title,
                room_id,
                section: text('Compétition', 'Wettbewerb', 'Concorso', 'Competition'),
                day: dayOf(dayMs),
                starts_at_ms,
                ends_at_ms: starts_at_ms + 105 * minute,
                state: offset < 0 ? 'over' : state,
                gauge: { capacity, sold, held: 0 },
                tariff_ids: usual,
                ...numbered.get(room_id),
            });
        }
    }
    return screenings;
}
