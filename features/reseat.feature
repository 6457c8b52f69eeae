Feature: Other seats after the payment
  The ticket stays the same; the old seat is free at once.

  Background:
    Given the Théâtre plays "Le Phare" tonight, with these seats
      | row | seats    |
      | A   | aaaaaaaa |
      | B   | aaaaaaaa |
      | C   | bbbbbbbb |
    And Ana is at "Caisse 1"
    And Beat is at "Caisse 2"

  Scenario: The ticket keeps its number
    When Ana sells A4 and A5 at "Plein tarif"
    And Ana moves A4 of sale 1 to B4
    Then ticket 1 of sale 1 is valid for B4
    And ticket 2 of sale 1 is valid for A5
    And Beat sees A4 free within 1 second
    And Beat sees B4 sold within 1 second
    When Beat takes A4 at "Plein tarif"
    Then Beat's cart holds A4

  Scenario: A group moves by one, partly onto its own seats
    When Ana sells A1 to A4 at "Plein tarif"
    And Ana moves A1 to A4 of sale 1 to A2 to A5
    Then the tickets of sale 1 are for A2 to A5
    And A1 is free
    And A2 to A5 are sold

  Scenario: The new seat was just taken
    Given Beat takes B4 at "Plein tarif"
    When Ana sells A4 at "Plein tarif"
    And Ana moves A4 of sale 1 to B4
    Then Ana is told that B4 was just taken at "Caisse 2"
    And the tickets of sale 1 are for A4

  # The screen moves one ticket at a time; these two would need a third seat.
  @http-only
  Scenario: Two people of one sale change places
    When Ana sells A1 and A2 at "Plein tarif"
    And Ana moves A1 and A2 of sale 1 to A2, A1
    Then ticket 1 of sale 1 is valid for A2
    And ticket 2 of sale 1 is valid for A1

  # The screen moves one ticket at a time.
  @http-only
  Scenario: All of the group or nobody
    Given Beat takes B5 at "Plein tarif"
    When Ana sells A4 and A5 at "Plein tarif"
    And Ana moves A4 and A5 of sale 1 to B4 and B5
    Then Ana is told that B5 was just taken at "Caisse 2"
    And the tickets of sale 1 are for A4 and A5
    And B4 is free

  Scenario: The new seat must be one of the tariff
    When Ana sells A4 at "Carré d’or"
    And Ana moves A4 of sale 1 to C4
    Then Ana is told that C4 is not sold at "Carré d’or"

  Scenario: A reservation is moved too
    When Ana takes A4 at "Plein tarif"
    And Ana reserves it for "Fournier"
    And Ana moves A4 of sale 1 to B4
    Then A4 is free
    And B4 is reserved
    When Beat takes the money of "Fournier" by card
    Then the tickets of sale 1 are for B4
    And B4 is sold

  Scenario: The moved ticket is printed anew
    When Ana sells A4 at "Plein tarif"
    And Ana prints the tickets of sale 1
    Then the paper is an original PDF
    When Ana moves A4 of sale 1 to B4
    And Ana prints the tickets of sale 1
    Then the paper is copy 1

  Scenario: Only at the register that sold it
    When Ana sells A4 at "Plein tarif"
    And Beat moves A4 of sale 1 to B4
    Then Beat is told that the sale was made elsewhere
    And A4 is sold

  # On the screen there is no seat to tap any more.
  @http-only
  Scenario: Tickets that were taken back have no seat to move
    When Ana sells A4 at "Plein tarif"
    And Ana takes sale 1 back
    And Ana moves A4 of sale 1 to B4
    Then Ana is told that the tickets are no longer valid

  # On the screen there is no map any more.
  @http-only
  Scenario: When the show is over nobody moves
    When Ana sells A4 at "Plein tarif"
    And 301 minutes pass
    And Ana moves A4 of sale 1 to B4
    Then Ana is told that the event is over
