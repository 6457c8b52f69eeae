#include "boxoffice/sales/stored_sale.h"

namespace guichet::sales {

std::string_view StoredSale::state_at(TimeMs now) const {
    if (state == "reserved" && expires_at_ms <= now) return "expired";
    if (state == "paid" && reversed_by != 0) return "cancelled";
    return state;
}

}  // namespace guichet::sales
