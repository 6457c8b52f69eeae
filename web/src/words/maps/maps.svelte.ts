// The sentences of the seat map editor.
import type { Text } from '../../api/client.ts';
import type { ListName } from '../../boxoffice/seating/editor/parts.ts';
import type { Problem } from '../../boxoffice/seating/editor/problems.ts';
import { Chapter } from '../chapter.svelte.ts';

type Tool = 'choose' | 'pan' | 'block' | 'row' | 'table' | 'area' | 'shape';
type Thing = 'table' | 'area' | 'shape';

export interface MapWords {
    title: string;
    backToSale: string;
    backToRooms: string;
    roomsHint: string;
    noRooms: string;
    noRoom: string;
    noMap: string;
    mapOf: (seats: number, standing: number, day: string) => string;
    drawMap: string;
    openMap: string;
    phone: string;

    plan: string;
    panel: string;
    keysHint: string;
    toolsLabel: string;
    tools: Record<Tool, string>;
    grain: string;
    grains: Record<'seat' | 'row' | 'section', string>;
    adding: string;
    undo: string;
    redo: string;
    undone: string;
    redone: string;
    placed: (count: number) => string;
    places: (count: number) => string;
    measure: (rows: number, seats: number, all: number) => string;
    movedBy: (x: number, y: number) => string;
    chosen: (count: number) => string;
    isChosen: string;

    blockHint: string;
    rowHint: string;
    thingHints: Record<Thing, string>;
    figures: Record<'rows' | 'seats' | 'more' | 'curve' | 'gap' | 'rowGap' | 'aisle' | 'angle' | 'x' | 'y' | 'width' | 'height', string>;
    section: string;
    category: string;
    floor: string;
    rowNames: string;
    firstRow: string;
    rowsFrom: string;
    front: string;
    back_: string;
    skip: string;
    numbering: string;
    numberings: Record<'all' | 'odd' | 'even' | 'centre' | 'letters', string>;
    oddSide: string;
    left: string;
    right: string;
    numberFrom: string;
    fromLeft: string;
    fromRight: string;
    firstNumber: string;
    twiceAhead: (seat: string) => string;
    put: (count: number) => string;
    putThing: Record<Thing, string>;
    chairs: string;
    across: string;
    tableLabel: string;
    capacity: string;
    nameIn: string;
    nameNeeded: string;
    shape: string;
    shapeText: string;
    shapes: Record<'stage' | 'screen' | 'bar' | 'door' | 'wall' | 'pillar' | 'text', string>;

    chosenIn: (count: number, rows: string) => string;
    chosenParts: (count: number) => string;
    wholeRows: string;
    wholeSections: string;
    several: string;
    kind: string;
    plainSeat: string;
    rowName: string;
    seatNumber: string;
    arrange: string;
    copy: string;
    copied: string;
    mirror: string;
    mirrorCopy: string;
    remove: string;
    removed: string;
    turnBy: string;
    turn: string;
    moveBy: string;
    moves: Record<'left' | 'right' | 'up' | 'down', string>;
    renumber: string;
    numberNow: string;
    numbered: string;
    renameRows: string;
    nameNow: string;
    named: string;

    planOf: (places: number) => string;
    planHint: string;
    chooseAll: string;
    lists: Record<ListName, string>;
    addTo: Record<ListName, string>;
    add: string;
    colour: string;
    colours: Record<'blue' | 'violet' | 'teal' | 'pink' | 'brown' | 'slate', string>;
    inUse: string;

    problems: (count: number) => string;
    problemsTitle: string;
    noProblems: string;
    grave: string;
    light: string;
    problem: (problem: Problem) => string;

    save: string;
    saving: string;
    saved: string;
    isSaved: string;
    unsaved: string;
    leaveAsk: string;
    leaveHint: string;
    leaveYes: string;
    stay: string;
    draftFound: (time: string) => string;
    draftResume: string;
    draftDrop: string;
    newerHint: string;
    takeTheirs: string;
    saveMine: string;

    files: string;
    export: string;
    exportHint: string;
    exportUnsaved: string;
    import: string;
    importHint: string;
    pickFile: string;
    dropHint: string;
    fileTooLarge: (kilobytes: number) => string;
    fileNoMap: string;
    tableAsk: string;
    tableHint: string;
    tableYes: string;
    imported: string;
}

/** What a new floor, section or category is called until somebody names it: in all four languages. */
export function newNames(list: ListName, n: number): Text {
    if (list === 'categories') return { fr: `Catégorie ${n}`, de: `Kategorie ${n}`, it: `Categoria ${n}`, en: `Category ${n}` };
    if (list === 'sections') return { fr: `Secteur ${n}`, de: `Bereich ${n}`, it: `Settore ${n}`, en: `Section ${n}` };
    return { fr: `Étage ${n}`, de: `Etage ${n}`, it: `Piano ${n}`, en: `Floor ${n}` };
}

export const mapWords = new Chapter<MapWords>({
    fr: () => import('./fr.ts').then((file) => file.fr),
    de: () => import('./de.ts').then((file) => file.de),
    it: () => import('./it.ts').then((file) => file.it),
    en: () => import('./en.ts').then((file) => file.en),
});
