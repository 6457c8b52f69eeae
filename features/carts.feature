Feature: Carts that wait
  A cart holds its places for ten minutes, and for thirty when it was put aside.

  Background:
    Given the Cinéma Capitole plays tonight
      | event    | places |
      | Le Phare | 10     |
    And Ana is at "Caisse 1"
    And Beat is at "Caisse 2"

  Scenario: Put aside at one till, resumed at another
    When Ana takes 2 "Plein tarif" for "Le Phare"
    And Ana puts the cart aside as "Dupont"
    Then Ana's cart is empty
    And "Le Phare" has 8 places left
    When Beat resumes the cart "Dupont"
    Then Beat's cart comes to 36.00
    When Beat is paid by card
    Then sale 1 was made by "Beat Keller" at "Caisse 2"

  Scenario: The customer does not come back
    When Ana takes 2 "Plein tarif" for "Le Phare"
    And 11 minutes pass
    Then Ana is told that the cart has expired
    And Beat sees 10 places left for "Le Phare"
    And Ana's cart is empty

  Scenario: Starting to pay holds the places for the full time again
    When Ana takes 2 "Plein tarif" for "Le Phare"
    And 8 minutes pass
    And Ana starts to be paid by card
    And 8 minutes pass
    And the card is accepted at Ana's
    Then sale 1 is done and Ana gives nothing back

  @http-only
  Scenario: A cart stays at its register
    When Ana takes 2 "Plein tarif" for "Le Phare"
    And Beat tries to sell Ana's cart
    Then Beat is told that the cart is in use elsewhere

  @http-only
  Scenario: A parked cart must be resumed first
    When Ana takes 2 "Plein tarif" for "Le Phare"
    And Ana puts the cart aside as "Dupont"
    And Beat tries to sell Ana's cart
    Then Beat is told that the cart is parked
