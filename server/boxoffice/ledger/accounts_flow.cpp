#include "boxoffice/ledger/accounts_flow.h"

#include "base/json.h"
#include "base/refusals.gen.h"
#include "boxoffice/pricing/pricing_store.h"
#include "commands/tenant.h"

namespace guichet::ledger {

commands::Work set_accounts(Accounts accounts) {
    return [accounts = std::move(accounts)](commands::Unit& unit) -> Result<commands::Accepted> {
        for (const OfVatCode& of : accounts.vat_codes)
            if (pricing::find_vat_code(unit, of.vat_code) == nullptr)
                return refusals::vat_code_unknown(of.vat_code);
        if (auto refusal = why_not_accounts(accounts)) return *refusal;
        const std::string text = json::encode(accounts);
        commands::put_setting(unit, "accounts", text);
        return commands::Accepted{.kind = "settings.accounts", .body = text, .status = 200, .answer = text};
    };
}

}  // namespace guichet::ledger
