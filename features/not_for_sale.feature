Feature: What cannot be sold, and why
  The till says why in words that the cashier can repeat to the customer.

  Scenario Outline: The event is not for sale
    Given the Cinéma Capitole plays tonight
      | event    | but   |
      | Le Phare | <but> |
    And Ana is at "Caisse 1"
    When Ana takes 1 "Plein tarif" for "Le Phare"
    Then Ana is told that <reason>

    Examples:
      | but                  | reason                         |
      | is over              | the event is over              |
      | has begun long ago   | the sale has ended             |
      | is cancelled         | the event is cancelled         |
      | is free entry        | entry is free                  |
      | is booked by mail    | there is no ticketing          |
      | is not yet on sale   | it is not on sale yet          |
      | is full              | no place is left               |

  Scenario Outline: The tariff is not for sale
    Given the tariff "Spécial" <is>
    And the Cinéma Capitole plays "Le Phare" tonight
    And Ana is at "Caisse 1"
    When Ana takes 1 "Spécial" for "Le Phare"
    Then Ana is told that <reason>

    Examples:
      | is                           | reason                               |
      | is sold only at "Tourisme"   | the tariff is not sold here          |
      | is only for partners         | the tariff is not hers to sell       |
      | is only for passes           | the tariff is not for single tickets |
      | is sold from tomorrow on     | the tariff is not on sale yet        |
      | was sold until yesterday     | the tariff is no longer on sale      |

  Scenario: Fewer places than wished
    Given the Cinéma Capitole plays tonight
      | event    | places |
      | Le Phare | 3      |
    And Ana is at "Caisse 1"
    When Ana takes 4 "Plein tarif" for "Le Phare"
    Then Ana is told that 3 places are left

  Scenario: The price has changed since it was shown
    Given the Cinéma Capitole plays "Le Phare" tonight
    And Ana is at "Caisse 1"
    When Ana takes 1 "Plein tarif" for "Le Phare"
    And the price of "Plein tarif" becomes 20.00
    And Ana is paid by card
    Then Ana is told that the price has changed
    And no sale was made

  @http-only
  Scenario Outline: A payment that does not fit
    Given the Cinéma Capitole plays "Le Phare" tonight
    And Beat sells at the tourist office, which takes no TWINT
    When Beat takes 1 "Plein tarif" for "Le Phare"
    And <payment>
    Then Beat is told that <reason>
    And no sale was made

    Examples:
      | payment                                 | reason                      |
      | Beat is paid by TWINT                   | this way to pay is not here |
      | Beat gives it for free                  | free is only for zero       |
      | Beat is paid 5.00 by card and no more   | the payments do not add up  |

  @browser-only
  Scenario: Ways to pay that a salepoint does not take are not shown
    Given the Cinéma Capitole plays "Le Phare" tonight
    And Beat sells at the tourist office, which takes no TWINT
    When Beat takes 1 "Plein tarif" for "Le Phare"
    Then Beat sees no way to be paid by TWINT
