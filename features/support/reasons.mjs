// Why something is refused: the code that the server answers, and what the cashier reads on the screen.
const notOffered = /n’est pas proposé/; // our own words: there is no such button

export const reasons = {
    'login or password are wrong': ['sign_in_wrong', /Identifiant ou mot de passe incorrect/],
    'to wait': ['sign_in_throttled', /Trop d’essais/],
    'the register is already open': ['register_already_open'],
    'the register is not hers': ['register_not_yours'],

    'the event is over': ['screening_over', /terminée/],
    'the sale has ended': ['no_longer_on_sale', /terminée/],
    'the event is cancelled': ['screening_cancelled', /annulée/],
    'entry is free': ['screening_free_entry', /Entrée libre/],
    'there is no ticketing': ['screening_not_ticketed', /pas de billets à la caisse/],
    'it is not on sale yet': ['not_yet_on_sale', /Pas encore en vente/],
    'no place is left': ['no_place_left', /plus de place/],
    '15 places are left': ['places_left', /ne reste que 15 place/],
    'there are not so many seats left': ['no_seats_together', /n’y a plus \d+ siège/],
    '2 places are left': ['places_left', /ne reste que 2 place/],
    'the tariff is not sold here': ['tariff_not_here', notOffered],
    'the tariff is not hers to sell': ['tariff_not_yours', notOffered],
    'the tariff is not for single tickets': ['tariff_not_for_single', notOffered],
    'the tariff is not on sale yet': ['not_yet_on_sale', notOffered],
    'the tariff is no longer on sale': ['no_longer_on_sale', notOffered],

    'the price has changed': ['price_changed', /Le prix a changé : CHF 20\.00 au lieu de CHF 18\.00|Le montant a changé/],
    'this way to pay is not here': ['method_not_here'],
    'free is only for zero': ['free_only_for_zero'],
    'the payments do not add up': ['payments_do_not_add_up'],
    'the cash is too little': ['cash_too_little'],
    'a name is needed': ['name_required', /Il faut un nom/],

    'the cart has expired': ['cart_expired', /Le temps est écoulé/],
    'the cart is in use elsewhere': ['cart_elsewhere'],
    'the cart is parked': ['cart_parked'],
    'the reservation has expired': ['reservation_expired'],
    'the sale is cancelled already': ['already_cancelled'],
    'it is too late': ['cancel_too_late'],
    'the sale was made elsewhere': ['sale_elsewhere', /a été faite à la caisse/],
    'she may not refund': ['not_allowed'],
    'the sale is refunded already': ['already_refunded'],
    'the drawer holds too little': ['drawer_too_low', /Le tiroir contient/],
    'it is corrected already': ['movement_corrected', /corrigé/],
    'to count first': ['report_hidden', /Comptez le tiroir/],
    'to count again': ['count_outdated'],
    'to leave a comment': ['comment_missing', /explique la différence/],
    'the account serves nothing else': ['account_shared', /ne servent à rien d’autre/],
    'a cart is open': ['closing_cart_open', /paniers?\(?s?\)? ouverts? à cette caisse/],
    'the PIN of the second person is wrong': ['pin_wrong', /Code PIN incorrect/],
    'a second person is needed': ['approval_needed'],
    'the tickets are no longer valid': ['print_not_valid'],

    'the PIN is wrong and 4 attempts are left': ['pin_wrong', /Code PIN incorrect. Encore 4 essai/],
    'the PIN is locked': ['pin_locked', /Code PIN bloqué/],
};

/** About one seat: what the server answers; and what the screen says when it knew before asking. */
export const aboutSeats = {
    seat_taken: ({ seat, register }) => [`Le siège ${seat} vient d’être pris à la caisse « ${register} »`, `Prise par ${register} jusqu’à`],
    seat_sold: ({ seat }) => [`Le siège ${seat} vient d’être vendu`, `${inFull(seat)}: vendue`, `${inFull(seat)}: réservée`],
    seat_not_at_tariff: ({ seat, tariff }) => [`${seat} ne se vend pas au tarif « ${tariff} »`, `pas au tarif ${tariff}`],
    seat_reserved_for: ({ seat, name }) => [`Le siège ${seat} est réservé : ${name}`, `Gardée pour : ${name}`],
    seat_blocked: ({ seat }) => [`Le siège ${seat} est bloqué`, 'Bloquée par la maison', 'Hors service ce soir'],
    lonely_seat: ({ seat }) => [`Le siège ${seat} resterait seul`],
};
const inFull = (seat) => seat.replace(/^(\S+) (\S+)$/, 'rang $1, place $2');
