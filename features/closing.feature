Feature: A manager's day, from the float to the Z
  The drawer is counted before anybody sees what should be in it. What was closed is never changed.

  Background:
    Given the Cinéma Capitole plays tonight
      | event    | places |
      | Le Phare | 10     |
    And Ana is at "Caisse 1"

  Scenario: A whole evening
    When Ana takes 2 "Plein tarif" for "Le Phare"
    And Ana gets 50.00 in cash
    And Ana puts 20.00 into the drawer for "Monnaie"
    And Ana takes 10.00 out of the drawer for "Fleurs"
    And Ana takes 1 "Plein tarif" for "Le Phare"
    And Ana is paid by card
    And Ana asks for report X
    Then Ana is told to count first
    When Ana counts 245.00
    Then Ana sees that 1.00 is missing
    When Ana closes with 145.00 taken away and no comment
    Then Ana is told to leave a comment
    When Ana closes with 145.00 taken away and the comment "Il manque 1 franc"
    Then statement Z 1 says 54.00 taken, 36.00 of it in cash and 18.00 by card
    And statement Z 1 leaves 100.00 in the drawer
    And Ana cannot sell because the register is closed

  Scenario: A mistake in the drawer is taken back, not edited
    When Ana takes 10.00 out of the drawer for "Fleurs"
    And Ana takes the movement "Fleurs" back
    Then the drawer of Ana has moved by -10.00, 10.00
    When Ana takes the movement "Fleurs" back
    Then Ana is told that it is corrected already

  Scenario: What was taken out is signed for on paper
    When Ana takes 10.00 out of the drawer for "Fleurs"
    And Ana prints the slip of "Fleurs"
    Then the paper is an original PDF
    When Ana prints the slip of "Fleurs"
    Then the paper is copy 1

  @http-only
  Scenario: A sale after the count
    When Ana counts 200.00
    And Ana takes 1 "Plein tarif" for "Le Phare"
    And Ana gets 20.00 in cash
    And Ana closes with 0.00 taken away and no comment
    Then Ana is told to count again

  Scenario: A cart is still open
    When Ana takes 1 "Plein tarif" for "Le Phare"
    And Ana counts 200.00
    And Ana closes with 0.00 taken away and no comment
    Then Ana is told that a cart is open

  Scenario: A forgotten drawer
    Given Chantal the chief is at "Caisse 2"
    When Chantal closes the drawer of Ana with the comment "Oublié hier"
    Then statement Z 1 is one that a manager closed
    And Ana cannot sell because the register is closed
