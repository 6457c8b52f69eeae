@browser-only
Feature: Without a mouse, and on a phone

  Background:
    Given the Cinéma Capitole plays tonight
      | event        | places |
      | Le Phare     | 300    |
      | Trois hivers | 90     |

  Scenario: A whole sale from the keyboard
    Given Ana is at "Caisse 1"
    When Ana presses "1", "1", "2"
    Then Ana's cart comes to 44.50
    When Ana presses "F10"
    Then sale 1 is done and Ana gives nothing back
    And sale 1 has 3 valid tickets

  Scenario: Finding an event from the keyboard
    Given Ana is at "Caisse 1"
    When Ana presses "Control+f"
    And Ana types "hivers"
    And Ana presses "Enter", "Space", "F2", "1", "Alt+k", "Enter"
    Then sale 1 is done and Ana gives nothing back
    And sale 1 holds
      | event        | tariff      | number | amount |
      | Trois hivers | Plein tarif | 1      | 18.00  |

  Scenario: Signing in from the keyboard
    Given Ana's register "Caisse 1" is open
    When Ana opens the page "/user/login"
    And Ana types "ana"
    And Ana presses "Tab"
    And Ana types "guichet-ana"
    And Ana presses "Enter"
    Then Ana may choose between "Caisse 1" and "Caisse 2"

  Scenario: A German-speaking cashier sells on a phone
    Given Ana speaks German and is at "Caisse 1" with a phone
    When Ana taps "Normalpreis" twice
    And Ana taps "Karte"
    Then Ana reads "Terminal"
    When Ana taps "Ja, angenommen"
    Then Ana reads "Verkauf Nr. 1"
    And sale 1 was paid 36.00 by card
    And nothing on Ana's screen is wider than the screen

  Scenario: On a phone the change covers nothing and nothing covers it
    Given Ana is at "Caisse 1" with a phone
    When Ana taps "Plein tarif"
    And Ana gets 50.00 in cash
    Then sale 1 is done and Ana gives 32.00 back
