// Which screen somebody sits at.
import { HouseScreen } from './house_screen.mjs';
import { MoneyTill } from './money_till.mjs';
import { SeatedTill } from './seated_till.mjs';
import { closeBrowser, nextScenario } from './window.mjs';

export const browserDoor = {
    open: nextScenario,
    close: closeBrowser,
    till: (hall, person, options) => new (hall.plan ? SeatedTill : MoneyTill)(hall, person, options),
    house: (hall) => new HouseScreen(hall, 'the house'),
};
