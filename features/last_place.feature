Feature: The last place
  Each tap takes a place at once, so two tills never sell the same one.

  Background:
    Given the Cinéma Capitole plays tonight
      | event    | places |
      | Le Phare | 2      |
    And Ana is at "Caisse 1"
    And Beat is at "Caisse 2"

  Scenario: Another till takes the last place between two taps
    When Ana takes 1 "Plein tarif" for "Le Phare"
    And Beat takes 1 "Plein tarif" for "Le Phare"
    And Ana takes 1 "Enfant" for "Le Phare"
    Then Ana is told that no place is left
    And Ana's cart comes to 18.00
    When Ana gets the exact sum in cash
    And Beat is paid by card
    Then "Le Phare" has 0 places left

  Scenario: A cart that is emptied frees its places at once
    When Ana takes 2 "Plein tarif" for "Le Phare"
    Then Beat sees 0 places left for "Le Phare"
    When Ana empties her cart
    Then Beat sees 2 places left for "Le Phare"
    When Beat takes 2 "Plein tarif" for "Le Phare"
    Then Beat's cart comes to 36.00

  Scenario: Two tills see each other's taps and sales
    When Ana takes 1 "Plein tarif" for "Le Phare"
    Then Beat sees 1 place left for "Le Phare" within 1 second
    When Ana gets the exact sum in cash
    Then Beat sees 1 place left for "Le Phare"
    When Beat takes 1 "Enfant" for "Le Phare"
    Then Ana sees 0 places left for "Le Phare" within 1 second
