Feature: Tickets and receipts on paper
  The first print is the original; whatever is printed again is a copy with a number.

  Background:
    Given the Cinéma Capitole plays "Le Phare" tonight
    And Ana is at "Caisse 1"
    And Ana takes 2 "Plein tarif" for "Le Phare"
    And Ana is paid by card

  Scenario: Tickets again
    When Ana prints the tickets of sale 1
    Then the paper is an original PDF
    When Ana prints the tickets of sale 1
    Then the paper is copy 1
    When Ana prints the tickets of sale 1
    Then the paper is copy 2

  Scenario: The receipt is counted on its own
    When Ana prints the tickets of sale 1
    And Ana prints the receipt of sale 1
    Then the paper is an original PDF
    When Ana prints the receipt of sale 1
    Then the paper is copy 1

  @http-only
  Scenario: Tickets of a sale that was taken back
    When Ana takes sale 1 back
    And Ana prints the tickets of sale 1
    Then Ana is told that the tickets are no longer valid

  Scenario: A register with a printer
    Given "Caisse 2" has a printer
    And Beat is at "Caisse 2"
    When Beat takes 2 "Plein tarif" for "Le Phare"
    And Beat is paid by card
    And Beat sends the receipt of sale 2 to the printer
    Then the printer gives a paper with "Plein tarif", "36.00" and "Caisse 2"
    When Beat sends the receipt of sale 2 to the printer
    Then the printer gives a paper with "DUPLICATA", "36.00" and "Caisse 2"
