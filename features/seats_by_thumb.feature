@browser-only
Feature: Numbered seats by thumb
  A hall too wide for the screen, on a tablet and on a phone.

  Background:
    Given the Théâtre plays "Le Phare" tonight, with these seats
      | row | seats                                                        |
      | A   | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa |
      | B   | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa |

  Scenario: Two fingers bring the seats nearer, one takes them
    Given Ana is at "Caisse 1" with a tablet
    When Ana chooses the tariff "Plein tarif"
    And Ana spreads two fingers around A30
    Then Ana sees the seats twice as large
    And Ana's cart is empty
    When Ana touches A30 and A31
    Then Ana's cart holds A30 and A31
    And Ana sees A30 and A31 mine

  Scenario: One finger moves the map and takes nothing
    Given Ana is at "Caisse 1" with a tablet
    When Ana chooses the tariff "Plein tarif"
    And Ana spreads two fingers around A30
    And Ana moves the map from A30 to A28
    Then Ana's cart is empty
    When Ana touches A30
    Then Ana's cart holds A30

  Scenario: Seats too small to hit come nearer first
    Given Ana is at "Caisse 1" with a phone
    When Ana chooses the tariff "Plein tarif"
    And Ana touches A30
    Then A30 is free
    When Ana touches A30
    Then Ana sees A30 mine
    And A30 is held

  Scenario: What the hall has no seats for cannot be chosen
    Given Ana is at "Caisse 1" with a phone
    Then Ana cannot choose the tariff "Galerie"
    When Ana chooses the tariff "Carré d’or"
    And Ana touches A30
    Then A30 is free
    When Ana touches A30
    Then Ana sees A30 mine
    And A30 is held
