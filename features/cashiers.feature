Feature: Changing cashiers
  A colleague takes over the open till with a PIN; the drawer stays open and sales bear the new name.

  Background:
    Given the Cinéma Capitole plays "Le Phare" tonight
    And Ana is at "Caisse 1"

  Scenario: Beat takes over
    When Ana takes 1 "Plein tarif" for "Le Phare"
    And Ana gets the exact sum in cash
    And "Beat Keller" takes over Ana's till with the PIN "3333"
    And Ana takes 1 "Plein tarif" for "Le Phare"
    And Ana gets the exact sum in cash
    Then sale 1 was made by "Ana Rossi" at "Caisse 1"
    And sale 2 was made by "Beat Keller" at "Caisse 1"

  Scenario: A wrong PIN
    When "Beat Keller" takes over Ana's till with the PIN "0000"
    Then Ana is told that the PIN is wrong and 4 attempts are left
    When Ana takes 1 "Plein tarif" for "Le Phare"
    And Ana is paid by card
    Then sale 1 was made by "Ana Rossi" at "Caisse 1"

  Scenario: Five wrong PINs
    Given somebody has tried 4 wrong PINs of Beat
    When "Beat Keller" takes over Ana's till with the PIN "0000"
    Then Ana is told that the PIN is locked
    When "Beat Keller" takes over Ana's till with the PIN "3333"
    Then Ana is told that the PIN is locked
