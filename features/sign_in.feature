Feature: Signing in
  A cashier identifies himself with the access that the box-office manager gave him.

  Background:
    Given the Cinéma Capitole plays "Le Phare" tonight

  Scenario: The right password
    When Ana signs in with her password
    Then Ana may choose between "Caisse 1" and "Caisse 2"

  Scenario: A wrong password and an unknown name are answered alike
    When Ana signs in with the password "sesame-ouvre"
    Then Ana is told that login or password are wrong
    When "nobody" signs in with the password "sesame-ouvre"
    Then "nobody" is told that login or password are wrong

  Scenario: Whoever guesses must wait, and Ana at her own till need not
    Given Ana has signed in at her till before
    When a stranger tries 6 passwords for Ana
    Then the stranger is told to wait
    When Ana signs in with her password
    Then Ana may choose between "Caisse 1" and "Caisse 2"

  Scenario: An account without a salepoint
    Given Nora works at no salepoint
    When Nora signs in with her password
    Then Nora is told to ask her manager for a salepoint

  @browser-only
  Scenario: After signing in one is where one wanted to go
    Given Ana's register "Caisse 1" is open
    When Ana opens the page "/sale"
    Then Ana is asked to sign in
    When Ana signs in with her password
    And Ana chooses "Caisse 1"
    Then Ana sees the programme

  @browser-only
  Scenario: Who is signed in already goes on selling
    Given Ana is at "Caisse 1"
    When Ana opens the page "/user/login"
    Then Ana sees the programme

  @browser-only
  Scenario: An address without a box office
    When somebody opens the box office "inconnu"
    Then he is told that there is no box office

  Scenario: Signing out
    Given Ana is at "Caisse 1"
    When Ana signs out
    Then Ana must sign in again
