Feature: The register and its drawer
  Sales are made at a register whose drawer was opened with a float.

  Background:
    Given the Cinéma Capitole plays "Le Phare" tonight

  Scenario: Choosing a register and opening it with a float
    When Ana signs in with her password
    And Ana chooses "Caisse 1"
    And Ana opens the drawer with 200.00
    Then Ana can sell at "Caisse 1"
    And the drawer of "Caisse 1" was opened by "Ana Rossi" with 200.00

  Scenario: A register that a colleague has opened already
    Given Beat is at "Caisse 2"
    When Ana signs in with her password
    And Ana chooses "Caisse 2"
    Then Ana can sell at "Caisse 2"

  Scenario: A closed register sells nothing
    When Ana signs in with her password
    And Ana chooses "Caisse 1"
    Then Ana cannot sell because the register is closed

  @http-only
  Scenario: A drawer is opened once
    Given Ana is at "Caisse 1"
    When Ana opens the drawer with 50.00
    Then Ana is told that the register is already open

  @http-only
  Scenario: Registers of other salepoints are not mine
    When Ana signs in with her password
    And Ana chooses "Tourisme"
    Then Ana is told that the register is not hers
