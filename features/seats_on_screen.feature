@browser-only
Feature: Numbered seats as cashiers see and touch them

  Background:
    Given the Théâtre plays "Le Phare" tonight, with these seats
      | row | seats    |
      | A   | aaaaaaaa |
      | B   | aaaaaaaa |
      | C   | bbbbbbWK |
    And Ana is at "Caisse 1"

  Scenario: Two tills side by side
    Given Beat is at "Caisse 2"
    When Ana takes A4 at "Plein tarif"
    Then Ana sees A4 in yellow
    And Beat sees A4 in grey within 1 second
    When Ana is paid by card
    Then Ana sees A4 in red
    And Beat sees A4 in red within 1 second
    When Ana and Beat both tap A5 at "Plein tarif" in the same moment
    Then one of them has A5 and the other is told who was faster
    And one of them sees A5 in yellow and the other in grey

  Scenario: No tariff, no seat
    When Ana taps on A4
    Then Ana reads "Choisissez d’abord un tarif."
    And A4 is free
    When Ana takes A4 at "Plein tarif"
    Then Ana's cart holds A4

  Scenario: A wheelchair place says what it is
    Then Ana hears "fauteuil roulant, libre" of C7
    And Ana hears "accompagnant, libre" of C8
    When Ana takes C7 at "Galerie"
    Then Ana hears "fauteuil roulant, au panier" of C7

  Scenario: From the list instead of the map
    Given Beat is at "Caisse 2"
    When Ana opens the list of seats
    And Ana opens the row "A"
    And Ana takes A4 at "Plein tarif"
    Then Ana's cart holds A4
    And Ana reads "Rang A : 7 libres sur 8"
    And Beat sees A4 taken within 1 second
    When Beat takes A5 at "Enfant"
    Then Ana sees A5 taken within 1 second
    When Ana takes A5 at "Plein tarif"
    Then Ana is told that A5 was just taken at "Caisse 2"
    When Ana gives back A4 at "Plein tarif"
    Then Ana's cart is empty
    And Beat sees A4 free within 1 second

  Scenario: Without a mouse
    When Ana presses "F2", "1"
    And Ana goes to the map with the Tab key
    Then Ana hears "rang A, place 4, libre"
    When Ana presses "Enter", "ArrowRight", "Space", "ArrowDown", "Enter"
    Then Ana's cart holds A4, A5, B5
    And Ana hears "rang B, place 5, au panier"
    When Ana presses "ArrowLeft", "Enter", "Enter"
    Then Ana's cart holds A4, A5, B5
    When Ana presses "F10"
    Then sale 1 is done and Ana gives nothing back
    And the tickets of sale 1 are for A4, A5, B5

  Scenario: What happened while the line was cut
    Given Beat is at "Caisse 2"
    When the network of Ana's till is cut
    Then Ana sees that she is offline
    When Beat sells A4 at "Plein tarif"
    And Beat takes A5 at "Plein tarif"
    Then Ana sees A4 and A5 free
    When the network of Ana's till is back
    Then Ana sees A4 sold
    And Ana sees A5 taken
    And Ana no longer sees that she is offline
    When Ana takes A6 at "Plein tarif"
    Then Ana's cart holds A6

  Scenario: Seats are kept for a while, and longer on demand
    Given Beat is at "Caisse 2"
    When Ana takes A4 at "Plein tarif"
    Then Ana reads "Places tenues"
    When 9 minutes pass
    Then Ana reads "Places libérées dans"
    When Ana taps "Prolonger"
    Then Ana reads "Places tenues"
    When 5 minutes pass
    Then Beat sees A4 taken
    When 6 minutes pass
    Then Ana is told that the cart has expired
    And Ana sees A4 free
    And Beat sees A4 free

  Scenario: A page loaded again shows the seats of its cart
    When Ana takes A4 and A5 at "Plein tarif"
    And Ana loads the page again
    Then Ana sees A4 and A5 mine
    And Ana's cart holds A4 and A5
