Feature: Selling tickets
  For each event the customer wants the cashier picks one or more tariffs, then a way to pay.

  Background:
    Given the Cinéma Capitole plays tonight
      | event        | places |
      | Le Phare     | 300    |
      | Trois hivers | 90     |
    And Ana is at "Caisse 1"

  Scenario: Several events and tariffs in one cart, paid in cash with change
    When Ana takes 2 "Plein tarif" for "Le Phare"
    And Ana takes 1 "Enfant" for "Le Phare"
    And Ana takes 1 "Plein tarif" for "Trois hivers"
    Then Ana's cart comes to 62.50
    When Ana gets 100.00 in cash
    Then sale 1 is done and Ana gives 37.50 back
    And sale 1 holds
      | event        | tariff      | number | amount |
      | Le Phare     | Plein tarif | 2      | 36.00  |
      | Le Phare     | Enfant      | 1      | 8.50   |
      | Trois hivers | Plein tarif | 1      | 18.00  |
    And sale 1 has 4 valid tickets

  Scenario: The exact sum
    When Ana takes 1 "Plein tarif" for "Le Phare"
    And Ana gets the exact sum in cash
    Then sale 1 is done and Ana gives nothing back

  Scenario: There is no coin below five Rappen
    When Ana takes 1 "Membre" for "Le Phare"
    And Ana gets 20.00 in cash
    Then sale 1 is done and Ana gives 7.65 back
    And sale 1 comes to 12.33 with 0.02 of rounding
    When Ana takes 2 "Membre" for "Le Phare"
    And Ana gets 30.00 in cash
    Then sale 2 is done and Ana gives 5.35 back
    And sale 2 comes to 24.66 with -0.01 of rounding

  @http-only
  Scenario: By card nothing is rounded
    When Ana takes 1 "Membre" for "Le Phare"
    And Ana is paid by card
    Then sale 1 is done and Ana gives nothing back
    And sale 1 comes to 12.33 with 0.00 of rounding

  Scenario: Other ways to pay
    When Ana takes 1 "Plein tarif" for "Le Phare"
    And Ana is paid by TWINT
    And Ana takes 2 "Plein tarif" for "Le Phare"
    And Ana is paid by bank transfer
    Then sale 1 was paid 18.00 by TWINT
    And sale 2 was paid 36.00 by bank transfer

  Scenario: Partly by card, the rest in cash, of which only the cash is rounded
    When Ana takes 1 "Membre" for "Le Phare"
    And Ana is paid 10.00 by card and the rest in cash
    Then sale 1 is done and Ana gives nothing back
    And sale 1 was paid 10.00 by card
    And sale 1 was paid 2.35 by cash
    And sale 1 comes to 12.33 with 0.02 of rounding

  Scenario: An invitation costs nothing
    When Ana takes 2 "Invitation" for "Le Phare"
    And Ana gives it for free
    Then sale 1 is done and Ana gives nothing back
    And sale 1 has 2 valid tickets

  Scenario: A school of fifty
    When Ana takes 50 "Enfant" for "Le Phare"
    Then Ana's cart comes to 425.00
    When Ana is paid by card
    Then sale 1 has 50 valid tickets

  Scenario: The customer thinks again
    When Ana takes 3 "Plein tarif" for "Le Phare"
    And Ana takes 1 "Enfant" for "Le Phare"
    And Ana takes back 2 "Plein tarif" for "Le Phare"
    And Ana takes back 1 "Enfant" for "Le Phare"
    Then Ana's cart comes to 18.00
    And "Le Phare" has 299 places left

  @http-only
  Scenario: Every sale has the next number
    When Ana takes 1 "Plein tarif" for "Le Phare"
    And Ana gets the exact sum in cash
    And Ana takes 1 "Enfant" for "Trois hivers"
    And Ana is paid by card
    Then sale 2 is done and Ana gives nothing back

  @http-only
  Scenario: Too little cash
    When Ana takes 1 "Plein tarif" for "Le Phare"
    And Ana gets 10.00 in cash
    Then Ana is told that the cash is too little
    And Ana's cart comes to 18.00
