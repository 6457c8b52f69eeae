Feature: Taking a sale back
  For five minutes a cashier can take back what he sold, at the register that sold it.

  Background:
    Given the Cinéma Capitole plays tonight
      | event    | places |
      | Le Phare | 10     |
    And Ana is at "Caisse 1"

  Scenario: Right away
    When Ana takes 1 "Membre" for "Le Phare"
    And Ana gets 20.00 in cash
    And Ana takes sale 1 back
    Then Ana gives the customer 12.35 in cash
    And sale 1 is cancelled by sale 2
    And sale 1 has 0 valid tickets
    And "Le Phare" has 10 places left

  @http-only
  Scenario: A card payment goes back to the card
    When Ana takes 1 "Plein tarif" for "Le Phare"
    And Ana is paid by card
    And Ana takes sale 1 back
    Then Ana gives the customer 18.00 by card

  @http-only
  Scenario: Twice
    When Ana takes 1 "Plein tarif" for "Le Phare"
    And Ana is paid by card
    And Ana takes sale 1 back
    And Ana takes sale 1 back
    Then Ana is told that the sale is cancelled already

  @http-only
  Scenario: Six minutes later
    When Ana takes 1 "Plein tarif" for "Le Phare"
    And Ana is paid by card
    And 6 minutes pass
    And Ana takes sale 1 back
    Then Ana is told that it is too late

  @browser-only
  Scenario: Six minutes later there is no such button any more
    When Ana takes 1 "Plein tarif" for "Le Phare"
    And Ana is paid by card
    And 6 minutes pass
    Then Ana sees no way to take sale 1 back

  @http-only
  Scenario: At another register
    Given Beat is at "Caisse 2"
    When Ana takes 1 "Plein tarif" for "Le Phare"
    And Ana is paid by card
    And Beat takes sale 1 back
    Then Beat is told that the sale was made elsewhere
