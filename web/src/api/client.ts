// The one place that talks HTTP. Paths, bodies and answers are typed by the contract.
import createClient, { type Middleware } from 'openapi-fetch';
import type { components, paths } from './types.gen.ts';
import { observeServerDate } from '../device/clock.ts';
import { spoken } from '../words/spoken.svelte.ts';

type Schemas = components['schemas'];
export type Hello = Schemas['Hello'];
export type Session = Schemas['Session'];
export type Register = NonNullable<Session['register']>;
export type Programme = Schemas['Programme'];
export type Screening = Schemas['Screening'];
export type Tariff = Schemas['Tariff'];
export type Gauge = Schemas['Gauge'];
export type Cart = Schemas['Cart'];
export type CartLine = Schemas['CartLine'];
export type Method = Schemas['Method'];
export type Payment = Schemas['Payment'];
export type Customer = Schemas['Customer'];
export type Sell = Schemas['Sell'];
export type PayReservation = Schemas['PayReservation'];
export type Sold = Schemas['Sold'];
export type Sale = Schemas['Sale'];
export type Refunded = Schemas['Refunded'];
export type RefundReason = Schemas['RefundReason'];
export type RefundElement = Schemas['RefundElement'];
export type RefundOffer = Schemas['RefundOffer'];
export type RefundSale = Schemas['RefundSale'];
export type CorrectPayment = Schemas['CorrectPayment'];
export type RegisterState = Schemas['RegisterState'];
export type ChangeRegister = Schemas['ChangeRegister'];
export type Movement = Schemas['Movement'];
export type DrawerCount = Schemas['DrawerCount'];
export type ClosingHead = Schemas['ClosingHead'];
export type Closing = Schemas['Closing'];
export type Report = Schemas['Report'];
export type PeriodClosing = Schemas['PeriodClosing'];
export type StatementFilter = Schemas['StatementFilter'];
export type StatementDocument = Schemas['StatementDocument'];
export type StatementTotals = Schemas['StatementTotals'];
export type SavedView = Schemas['SavedView'];
export type Takings = Schemas['Takings'];
export type Figures = Schemas['Figures'];
export type Export = Schemas['Export'];
export type Pieces = Schemas['Pieces'];
export type RefundRules = Schemas['RefundRules'];
export type BookRules = Schemas['BookRules'];
export type SeatingRules = Schemas['SeatingRules'];
export type Accounts = Schemas['Accounts'];
export type Cashier = Schemas['Cashier'];
export type PrintJob = Schemas['PrintJob'];
export type NewsItem = Schemas['NewsItem'];
export type Problem = Schemas['Problem'];
export type Text = Schemas['Text'];
export type Seat = Schemas['Seat'];
export type SeatMap = Schemas['SeatMap'];
export type SeatMapVersion = Schemas['SeatMapVersion'];
export type SeatStates = Schemas['SeatStates'];
export type SeatChange = Schemas['SeatChange'];
export type SeatStory = Schemas['SeatStory'];
export type AreaGauge = Schemas['AreaGauge'];
export type HouseKind = Schemas['HouseKind'];
export type RoomHouseSeats = Schemas['RoomHouseSeats'];
export type Room = Schemas['Room'];

const manners: Middleware = {
    onRequest({ request }) {
        // The server says refusals in the language of the person at the till.
        request.headers.set('Accept-Language', spoken.language);
        if (request.method === 'GET') return request;
        // Browsers cannot send this type across sites without asking first; the server insists on
        // it for every change, also for one without a body.
        request.headers.set('Content-Type', 'application/json');
        const bare = request.body === null && request.method !== 'DELETE';
        return bare ? new Request(request, { body: '{}' }) : request;
    },
    onResponse({ response }) {
        observeServerDate(response.headers.get('Date'));
        return undefined;
    },
};

export const api = createClient<paths>({ baseUrl: location.origin });
api.use(manners);
