Feature: Seats that the house keeps
  Blocked for now, held for somebody, or killed: not there tonight. For one evening or for all of them.

  Background:
    Given the Théâtre plays "Le Phare" and "Trois hivers" tonight, with these seats
      | row | seats    |
      | A   | aaaaaaaa |
      | B   | aaaaaaaa |
    And Ana is at "Caisse 1"

  Scenario: Blocked for one evening
    When the house blocks A1 tonight
    Then Ana sees A1 house within 1 second
    And "Le Phare" has 15 places left
    When Ana takes A1 at "Plein tarif"
    Then Ana is told that A1 is blocked by the house
    When Ana takes A1 at "Plein tarif" for "Trois hivers"
    Then Ana's cart holds A1

  Scenario: Held for somebody, who is named
    When the house keeps A1 and A2 tonight for "Presse"
    And Ana takes A2 at "Plein tarif"
    Then Ana is told that A2 is kept for "Presse"

  Scenario: Not there tonight
    When the house kills B8 tonight
    And Ana takes B8 at "Plein tarif"
    Then Ana is told that B8 is blocked by the house

  Scenario: Given back to the sale
    When the house keeps A1 and A2 tonight for "Presse"
    And the house gives A2 back tonight
    Then Ana sees A2 free within 1 second
    And A1 is kept for "Presse"
    When Ana takes A2 at "Plein tarif"
    Then Ana's cart holds A2

  Scenario: A date that passes
    When the house keeps A1 for "Presse" during 30 minutes
    And 29 minutes pass
    Then A1 is kept for "Presse"
    And "Le Phare" has 15 places left
    When 2 minutes pass
    Then A1 is free
    And Ana sees A1 free
    And "Le Phare" has 16 places left
    When Ana takes A1 at "Plein tarif"
    Then Ana's cart holds A1

  Scenario: Every till hears that a date has passed
    Given Beat is at "Caisse 2"
    When the house keeps A1 and A2 for "Presse" during 30 minutes
    Then Beat sees 14 places left for "Le Phare" within 1 second
    When 31 minutes pass
    Then Ana sees 16 places left for "Le Phare"
    And Beat sees 16 places left for "Le Phare"
    And Beat sees A1 free

  Scenario: In every screening, also in those to come
    When the house keeps A8 in every screening for "Pompiers"
    Then A8 is kept for "Pompiers"
    And A8 is kept for "Pompiers" at "Trois hivers"
    When the Théâtre puts "Ondine" on as well
    Then A8 is kept for "Pompiers" at "Ondine"
    When the house gives A8 back in every screening
    Then A8 is free
    And A8 is free for "Trois hivers"
    And A8 is free for "Ondine"

  Scenario: Where somebody sits already, that evening goes on as it is
    Given Ana sells A8 at "Plein tarif"
    When the house keeps A8 in every screening for "Pompiers"
    Then A8 is sold
    And A8 is kept for "Pompiers" at "Trois hivers"
    When the house gives A8 back in every screening
    Then A8 is sold
    And A8 is free for "Trois hivers"

  Scenario: One evening is an exception
    When the house keeps A8 in every screening for "Pompiers"
    And the house gives A8 back tonight
    Then A8 is free
    And A8 is kept for "Pompiers" at "Trois hivers"

  Scenario: Kept anew after its date has passed
    When the house keeps A8 in every screening for "Presse" during 30 minutes
    And 31 minutes pass
    And the house keeps A8 in every screening for "Pompiers"
    Then A8 is kept for "Pompiers"

  Scenario: The best seats are not those of the house
    When the house keeps A1 to A8 tonight for "Presse"
    And Ana takes the best 4 at "Plein tarif"
    Then Ana's cart holds B3 to B6
