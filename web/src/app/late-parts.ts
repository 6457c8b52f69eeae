// Screens and dialogs that are not needed for the first paint. The till fetches all of them as soon
// as it has nothing better to do, so that nothing waits for the network later.
export const lateParts = {
    closed: () => import('../boxoffice/identity/closed-page.svelte'),
    signIn: () => import('../boxoffice/identity/sign-in-page.svelte'),
    signInAgain: () => import('../boxoffice/identity/sign-in-again.svelte'),
    registers: () => import('../boxoffice/registers/part.ts').then((part) => part.openRegisters()),
    sale: () => import('./sale-screen.svelte'),
    seating: () => import('../boxoffice/seating/part.ts').then((part) => part.openSeating()),
    houseSeats: () => import('../boxoffice/seating/house/part.ts').then((part) => part.openHouseSeats()),
    seatMaps: () => import('../boxoffice/seating/editor/part.ts').then((part) => part.openSeatMaps()),
    drawer: () => import('../boxoffice/registers/drawer-part.ts').then((part) => part.openDrawer()),
    saleDialogs: () => import('./sale-dialogs.svelte'),
    office: () => import('./office-part.ts').then((part) => part.openOffice()),
    userMenu: () => import('./user-menu.svelte'),
    latestSales: () => import('../boxoffice/sales/part.ts').then((part) => part.openLatestSales()),
    parked: () => import('../boxoffice/sales/parked-dialog.svelte'),
    park: () => import('../boxoffice/sales/park-dialog.svelte'),
    quantity: () => import('../boxoffice/sales/quantity-dialog.svelte'),
    cashier: () => import('../boxoffice/identity/switch-cashier.svelte'),
    keys: () => import('./keys-dialog.svelte'),
};

const quietMs = 1500;

export function fetchLateParts(): void {
    setTimeout(() => {
        for (const load of Object.values(lateParts)) void load().catch(() => undefined);
        void import('../boxoffice/sales/terminal-dialog.svelte').catch(() => undefined);
        void import('../boxoffice/sales/mixed-dialog.svelte').catch(() => undefined);
        void import('../boxoffice/sales/later-dialog.svelte').catch(() => undefined);
        void import('../boxoffice/sales/reservation-body.svelte').catch(() => undefined);
        void import('../boxoffice/sales/cancel-sale.svelte').catch(() => undefined);
        void import('../boxoffice/sales/last-sale-card.svelte').catch(() => undefined);
    }, quietMs);
}
