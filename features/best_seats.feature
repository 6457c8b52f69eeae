Feature: The best seats together
  Near what everybody came to see, beside each other, and no seat left alone.

  Background:
    Given the Théâtre plays "Le Phare" tonight, with these seats
      | row | seats    |
      | A   | aaaaaaaa |
      | B   | aaaaaaaa |
      | C   | bbbbbbWK |
    And Ana is at "Caisse 1"
    And Beat is at "Caisse 2"

  Scenario: In the middle of the first row
    When Ana takes the best 4 at "Plein tarif"
    Then Ana's cart holds A3 to A6
    And Ana's cart comes to 72.00

  Scenario: The next ones sit behind
    Given Beat takes A3 to A6 at "Plein tarif"
    When Ana takes the best 4 at "Plein tarif"
    Then Ana's cart holds B3 to B6

  Scenario: Only where the tariff is sold
    When Ana takes the best 2 at "Galerie"
    Then Ana's cart holds C3 and C4

  Scenario: Split when no row has room for all, and nobody sits alone
    Given Beat sells A4 and A5 at "Plein tarif"
    And Beat sells B1 to B8 at "Plein tarif"
    When Ana takes the best 5 at "Carré d’or"
    Then Ana's cart holds 5 seats and nobody sits alone

  Scenario: Not enough are left
    Given Beat sells B1 to B8 at "Plein tarif"
    When Ana takes the best 9 at "Carré d’or"
    Then Ana is told that there are not so many seats left
    And Ana's cart is empty

  Scenario: The companion sits beside the wheelchair
    When Ana takes the best 2 with a wheelchair at "Galerie"
    Then Ana's cart holds C7 and C8

  Scenario: A place for a wheelchair is only for a wheelchair
    When Ana takes the best 6 at "Galerie"
    Then Ana's cart holds C1 to C6
    When Beat takes the best 2 at "Galerie"
    Then Beat is told that there are not so many seats left

  Scenario: A seat left alone is told
    When Ana takes A2 at "Plein tarif"
    Then Ana is warned that A1 would be left alone
    When Ana takes A1 at "Plein tarif"
    Then Ana is warned of nothing

  Scenario: A seat left alone between two tills
    Given Beat takes A1 to A3 at "Plein tarif"
    When Ana takes A5 to A7 at "Plein tarif"
    Then Ana is warned that A4 and A8 would be left alone

  Scenario: The house refuses to leave a seat alone
    Given the house refuses seats left alone
    When Ana takes A2 at "Plein tarif"
    And Ana is paid by card
    Then Ana is told that A1 would be left alone
    And no sale was made
    When Ana swaps A2 for A1 at "Plein tarif"
    And Ana is paid by card
    Then the tickets of sale 1 are for A1

  Scenario: Near sell-out every seat may be sold
    Given the house refuses seats left alone until 60 percent are taken
    And Beat sells B1 to B8 at "Plein tarif"
    And Beat sells C1 to C8 at "Plein tarif"
    When Ana takes A2 at "Plein tarif"
    Then Ana is warned of nothing
    When Ana is paid by card
    Then the tickets of sale 3 are for A2

  Scenario: The house does not mind
    Given the house does not mind seats left alone
    When Ana takes A2 at "Plein tarif"
    Then Ana is warned of nothing
    When Ana is paid by card
    Then the tickets of sale 1 are for A2
