@http-only
Feature: Seat maps
  A map is drawn once and then changed in versions. What is sold stays where it was sold.

  Background:
    Given the Théâtre plays "Le Phare" tonight, with these seats
      | row   | seats       |
      | A     | aaaaaaaa    |
      | B     | aaaa aaaa   |
      | C     | bbbbb?WK    |
      | Fosse | 20 standing |
    And Ana is at "Caisse 1"

  Scenario: A new version does not touch sold seats
    Given Ana sells A4 and C8 at "Plein tarif"
    When the Théâtre is drawn anew with these seats
      | row | seats |
      | Z   | aaa   |
      | A   | aaa   |
    And the Théâtre puts "Ondine" on as well
    Then "Le Phare" has 24 seats
    And "Ondine" has 6 seats
    And A4 and C8 are sold
    And the tickets of sale 1 are for A4 and C8
    When Ana takes A5 at "Plein tarif"
    Then Ana's cart holds A5

  Scenario: A screening nobody has a seat for is given the new version
    Given the Théâtre is drawn anew with these seats
      | row | seats |
      | A   | aaa   |
    When "Le Phare" is given the new map
    Then "Le Phare" has 3 seats
    And "Le Phare" has 3 places left

  Scenario: A screening keeps its map as soon as somebody has a seat
    Given Ana takes A4 at "Plein tarif"
    And the Théâtre is drawn anew with these seats
      | row | seats |
      | A   | aaa   |
    Then "Le Phare" cannot be given the new map, because places are taken
    And A4 is held

  Scenario: Seats that the house keeps in every screening are kept by their names
    Given the house keeps A3 and C8 in every screening for "Pompiers"
    When the Théâtre is drawn anew with these seats
      | row | seats |
      | Z   | aaaa  |
      | A   | aaa   |
    And the Théâtre puts "Ondine" on as well
    Then in "Ondine" seat 7 is kept for "Pompiers" and no other

  Scenario: A screening that goes back to an older map keeps the same seats for the house
    Given the Théâtre is drawn anew with these seats
      | row | seats    |
      | Z   | aaaaaaaa |
      | A   | aaaaaaaa |
    And the seat 11 is kept in every screening for "Pompiers"
    When the Théâtre puts "Ondine" on as well
    And "Ondine" is given the first map
    Then in "Ondine" seat 3 is kept for "Pompiers" and no other

  Scenario: Seats are kept also where an older map is used
    Given the Théâtre is drawn anew with these seats
      | row | seats    |
      | Z   | aaaaaaaa |
      | A   | aaaaaaaa |
    When the seat 11 is kept in every screening for "Pompiers"
    Then in "Le Phare" seat 3 is kept for "Pompiers" and no other

  Scenario: Exported as a table and imported again it is the same map
    When the map is exported as a table and imported again
    Then it is the same map in a new version

  Scenario: Exported as JSON and imported again it is the same map
    When the map is exported as JSON and imported again
    Then it is the same map in a new version

  Scenario: A table from a French spreadsheet
    When this table is imported
      """
      étage;section;rang;numéro;x;y;catégorie;genre
      Rez;Parterre;A;1;0;0;Or;
      Rez;Parterre;A;2;50;0;Or;
      Rez;Parterre;A;3;100;0;Or;wheelchair
      Étage;Balcon;A;1;0;500;Argent;
      """
    And the Théâtre puts "Ondine" on as well
    Then "Ondine" has 4 seats

  Scenario: A table that cannot be read names the line, and the old map stays
    When this table is imported
      """
      floor,section,row,number,x,y,category
      Rez,Parterre,A,1,0,0,Or
      Rez,Parterre,A,2,left,0,Or
      """
    Then it is refused, because line 3 cannot be read
    When the Théâtre puts "Ondine" on as well
    Then "Ondine" has 24 seats
