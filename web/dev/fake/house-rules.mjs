// What the house has decided about refunds, books and seats; as the settings screen reads and writes it.
export class HouseRules {
    refunds = { open_session_only: false, within_hours: 0, second_person_above_cents: 200_00 };
    books = { day_ends_minutes: 300, automatic: true };
    seating = { lonely_seats: 'warn', lonely_allowed_from_percent: 90 };
}
