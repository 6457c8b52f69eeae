@browser-only
Feature: When the line is bad
  Whatever happens on the way, a customer is never charged twice and no ticket is lost.

  Background:
    Given the Cinéma Capitole plays "Le Phare" tonight
    And Ana is at "Caisse 1"

  Scenario: The network is gone and comes back
    When the network of Ana's till is cut
    Then Ana sees that she is offline
    When the network of Ana's till is back
    Then Ana no longer sees that she is offline
    When Ana takes 1 "Plein tarif" for "Le Phare"
    And Ana gets the exact sum in cash
    Then sale 1 is done and Ana gives nothing back

  Scenario: The answer to a sale is lost
    When Ana takes 1 "Plein tarif" for "Le Phare"
    And the next answer to a sale is lost on its way to Ana
    And Ana gets the exact sum in cash
    Then sale 1 is done and Ana gives nothing back
    And 1 sale was made

  Scenario: The server is started anew in the middle of a sale
    When Ana takes 2 "Plein tarif" for "Le Phare"
    And the server is started anew
    And Ana gets the exact sum in cash
    Then sale 1 is done and Ana gives nothing back
    And sale 1 has 2 valid tickets

  Scenario: The page is loaded again with a full cart
    When Ana takes 2 "Plein tarif" for "Le Phare"
    And Ana loads the page again
    Then Ana's cart comes to 36.00
