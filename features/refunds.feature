Feature: Giving money back
  Whoever may refund gives back a sale or a part of it at the register that took the money; a chief everywhere.
  What was recorded stays: a refund is a document of its own.

  Background:
    Given the Cinéma Capitole plays tonight
      | event    | places |
      | Le Phare | 10     |
    And Ana is at "Caisse 1"

  Rule: Who may

    @http-only
    Scenario: A cashier without the right
      When Ana takes 1 "Plein tarif" for "Le Phare"
      And Ana is paid by card
      And Ana gives back sale 1
      Then Ana is told that she may not refund
      And "Le Phare" has 9 places left

    @browser-only
    Scenario: A cashier without the right sees no such button
      When Ana takes 1 "Plein tarif" for "Le Phare"
      And Ana is paid by card
      Then Ana sees no way to give sale 1 back

    Scenario: A cashier with the right, also what a colleague sold at her register
      When Ana takes 1 "Plein tarif" for "Le Phare"
      And Ana is paid by card
      And Paula who may refund is at "Caisse 1"
      And Paula gives back sale 1
      Then Paula gives the customer 18.00 by card
      And sale 1 is refunded by sale 2
      And sale 1 has 0 valid tickets
      And "Le Phare" has 10 places left

    @http-only
    Scenario: A cashier with the right, at another register
      Given Paula who may refund is at "Caisse 2"
      When Ana takes 1 "Plein tarif" for "Le Phare"
      And Ana is paid by card
      And Paula gives back sale 1
      Then Paula is told that the sale was made elsewhere

    @browser-only
    Scenario: A cashier with the right sees no such button at another register
      Given Paula who may refund is at "Caisse 2"
      When Ana takes 1 "Plein tarif" for "Le Phare"
      And Ana is paid by card
      Then Paula sees no way to give sale 1 back

    Scenario: A chief, at another register
      Given Chantal the chief is at "Caisse 2"
      When Ana takes 1 "Plein tarif" for "Le Phare"
      And Ana is paid by card
      And Chantal gives back sale 1
      Then Chantal gives the customer 18.00 by card

  Rule: A part of a sale

    Background:
      Given Paula who may refund is at "Caisse 1"

    Scenario: One ticket of three, in coins that exist, and the rest later
      When Paula takes 3 "Membre" for "Le Phare"
      And Paula gets the exact sum in cash
      And Paula gives back 1 ticket of sale 1
      Then Paula gives the customer 12.35 in cash
      And sale 1 is given back in part
      And sale 1 has 2 valid tickets
      And "Le Phare" has 8 places left
      When Paula gives back sale 1
      Then Paula gives the customer 24.65 in cash
      And sale 1 is refunded by sale 3
      And everything that was paid for sale 1 is given back

    Scenario: Paid by card and in cash: each part goes back the way it came, to the cent
      When Paula takes 2 "Membre" for "Le Phare"
      And Paula is paid 10.00 by card and the rest in cash
      Then sale 1 comes to 24.66 with -0.01 of rounding
      When Paula gives back sale 1
      Then Paula gives the customer 14.65 in cash and 10.00 by card
      And everything that was paid for sale 1 is given back

    @http-only
    Scenario: Twice
      When Paula takes 1 "Plein tarif" for "Le Phare"
      And Paula is paid by card
      And Paula gives back sale 1
      And Paula gives back sale 1
      Then Paula is told that the sale is refunded already

    @browser-only
    Scenario: What is given back already is not offered again
      When Paula takes 1 "Plein tarif" for "Le Phare"
      And Paula is paid by card
      And Paula gives back sale 1
      Then Paula sees no way to give sale 1 back

    Scenario: A fee is kept
      When Paula takes 1 "Plein tarif" for "Le Phare"
      And Paula is paid by card
      And Paula gives back sale 1 and keeps 3.00
      Then Paula gives the customer 15.00 by card

    Scenario: A drawer with too little
      When Paula takes 1 "Plein tarif" for "Le Phare"
      And Paula gets 20.00 in cash
      And Paula takes 210.00 out of the drawer for "Banque"
      And Paula gives back sale 1
      Then Paula is told that the drawer holds too little

  Rule: A large sum needs a second person

    Background:
      Given the house wants a second person above 50.00
      And Paula who may refund is at "Caisse 1"
      When Paula takes 3 "Plein tarif" for "Le Phare"
      And Paula is paid by card

    Scenario: Who agrees is kept with the refund
      When Paula gives back sale 1 and Chantal the chief agrees with the PIN "7777"
      Then Paula gives the customer 54.00 by card
      And "Chantal Chef" has agreed to sale 2

    Scenario: With a wrong PIN nothing goes back
      When Paula gives back sale 1 and Chantal the chief agrees with the PIN "0000"
      Then Paula is told that the PIN of the second person is wrong
      And sale 1 has 3 valid tickets

    @http-only
    Scenario: Alone
      When Paula gives back sale 1
      Then Paula is told that a second person is needed

  Rule: A wrong way of payment

    Scenario: Typed as cash, paid by card
      When Ana takes 1 "Membre" for "Le Phare"
      And Ana gets the exact sum in cash
      And Ana corrects sale 1 from cash to card
      Then sale 1 was paid 12.35 by cash
      And sale 2 corrects sale 1 with 12.35 less in cash and 12.33 more by card
