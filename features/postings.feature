Feature: The accounts of the bookkeeping
  Closed days become postings. Which account each kind of money goes to is set by whoever keeps the books.

  Background:
    Given the Cinéma Capitole plays "Le Phare" tonight
    And Ana is at "Caisse 1"
    And Chantal the chief is at "Caisse 2"

  Scenario: What was set is where the money goes
    When Chantal sets the account of card to "1020"
    And Chantal gives the reason "Fleurs" the account "6640"
    And Ana takes 1 "Plein tarif" for "Le Phare"
    And Ana is paid by card
    And Ana takes 10.00 out of the drawer for "FLEURS"
    And the day is closed
    Then the account "1020" has grown by 18.00
    And the account "6640" has grown by 10.00

  Scenario: The account of the drawers serves nothing else
    When Chantal sets the account of card to "1000"
    Then Chantal is told that the account serves nothing else
