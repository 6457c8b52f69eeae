Feature: What cannot be sold, and why
  The till says why in words that the cashier can repeat to the customer.

  Scenario: Events that are not for sale
    Given the Cinéma Capitole plays tonight
      | event          | but                |
      | Ancien film    | is over            |
      | Film du soir   | has begun long ago |
      | Film perdu     | is cancelled       |
      | Film offert    | is free entry      |
      | Avant-première | is booked by mail  |
      | Film de demain | is not yet on sale |
      | Film complet   | is full            |
    And Ana is at "Caisse 1"
    Then Ana cannot sell these, because
      | event          | tariff      | reason                  |
      | Ancien film    | Plein tarif | the event is over       |
      | Film du soir   | Plein tarif | the sale has ended      |
      | Film perdu     | Plein tarif | the event is cancelled  |
      | Film offert    | Plein tarif | entry is free           |
      | Avant-première | Plein tarif | there is no ticketing   |
      | Film de demain | Plein tarif | it is not on sale yet   |
      | Film complet   | Plein tarif | no place is left        |

  Scenario: Tariffs that are not for sale
    Given these tariffs have rules of their own
      | tariff          | rule                       |
      | Carte d’hôte    | is sold only at "Tourisme" |
      | Partenaire      | is only for partners       |
      | Pour abonnés    | is only for passes         |
      | Dernière minute | is sold from tomorrow on   |
      | Prévente        | was sold until yesterday   |
    And the Cinéma Capitole plays "Le Phare" tonight
    And Ana is at "Caisse 1"
    Then Ana cannot sell these, because
      | event    | tariff          | reason                               |
      | Le Phare | Carte d’hôte    | the tariff is not sold here          |
      | Le Phare | Partenaire      | the tariff is not hers to sell       |
      | Le Phare | Pour abonnés    | the tariff is not for single tickets |
      | Le Phare | Dernière minute | the tariff is not on sale yet        |
      | Le Phare | Prévente        | the tariff is no longer on sale      |

  Scenario: Fewer places than wished
    Given the Cinéma Capitole plays tonight
      | event    | places |
      | Le Phare | 3      |
    And Ana is at "Caisse 1"
    When Ana takes 1 "Plein tarif" for "Le Phare"
    And Ana takes 20 "Plein tarif" for "Le Phare"
    Then Ana is told that 2 places are left
    And Ana's cart comes to 18.00

  Scenario: The price has changed since it was shown
    Given the Cinéma Capitole plays "Le Phare" tonight
    And Ana is at "Caisse 1"
    When Ana takes 1 "Plein tarif" for "Le Phare"
    And the price of "Plein tarif" becomes 20.00
    And Ana gets the exact sum in cash
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
