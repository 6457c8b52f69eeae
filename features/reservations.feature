Feature: Reservations
  Places kept under a name, paid later.

  Background:
    Given the Cinéma Capitole plays tonight
      | event    | places | starts in |
      | Le Phare | 10     | 35 min    |
    And Ana is at "Caisse 1"
    And Beat is at "Caisse 2"

  Scenario: Reserved at one till, paid at another
    When Ana takes 2 "Plein tarif" for "Le Phare"
    And Ana reserves it for "Fournier"
    Then reservation 1 is done
    And "Le Phare" has 8 places left
    And sale 1 has 0 valid tickets
    When Beat takes the money of "Fournier" by card
    Then sale 1 was paid 36.00 by card
    And sale 1 has 2 valid tickets

  @http-only
  Scenario: A reservation paid in cash is rounded
    When Ana takes 1 "Membre" for "Le Phare"
    And Ana reserves it for "Gérard"
    And Beat takes the money of "Gérard" by cash
    Then sale 1 comes to 12.33 with 0.02 of rounding

  Scenario: A reservation needs a name
    When Ana takes 1 "Plein tarif" for "Le Phare"
    And Ana reserves it without a name
    Then Ana is told that a name is needed
    And no sale was made

  Scenario: Nobody comes for it
    When Ana takes 2 "Plein tarif" for "Le Phare"
    And Ana reserves it for "Fournier"
    And 11 minutes pass
    Then sale 1 has expired
    And Beat sees 10 places left for "Le Phare"
    And nobody's reservation is unpaid

  @http-only
  Scenario: Too late to pay
    When Ana takes 2 "Plein tarif" for "Le Phare"
    And Ana reserves it for "Fournier"
    And 11 minutes pass
    And Beat takes the money of reservation 1 by card
    Then Beat is told that the reservation has expired

  Scenario: The customer calls it off
    When Ana takes 2 "Plein tarif" for "Le Phare"
    And Ana reserves it for "Fournier"
    And Ana releases the reservation of "Fournier"
    Then "Le Phare" has 10 places left
    And nobody's reservation is unpaid
