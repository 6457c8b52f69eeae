#include "boxoffice/fiscal/fiscal_store.h"

#include <unordered_map>

#include "boxoffice/fiscal/fiscal_sql.gen.h"

namespace guichet::fiscal {
namespace {

struct FiscalMemory {
    std::optional<SigningKey> key;
    std::unordered_map<RegisterId, ChainEnd> ends;
};

// The key is the one the books began with; it is noted with the first document.
const SigningKey& key_of(commands::Unit& unit, FiscalMemory& memory) {
    if (memory.key) return *memory.key;
    SigningKey key(unit.keys().books);
    refuse_other_key(unit.connection(), key);
    if (find_public_key(unit.connection()).empty()) unit.run(sql::put_public_key, {key.public_pem()}, 1);
    return memory.key.emplace(std::move(key));
}

}  // namespace

void record_document(commands::Unit& unit, const Booking& booking) {
    auto& memory = unit.memory<FiscalMemory>();
    auto known = memory.ends.find(booking.at_register);
    if (known == memory.ends.end()) {
        ChainEnd end;
        const storage::Rows rows = unit.query(sql::chain_end, {booking.at_register});
        if (!rows.empty())
            end = {rows.number(0, 0), {rows.number(0, 1)}, {rows.number(0, 2)}, rows.text(0, 3)};
        known = memory.ends.emplace(booking.at_register, std::move(end)).first;
    }
    ChainEnd& end = known->second;
    const Document d = chained(end, {.at_register = booking.at_register,
                                     .kind = booking.kind,
                                     .sale_number = booking.sale_number,
                                     .entry = unit.entry_number(),
                                     .at_ms = unit.now_ms(),
                                     .total = booking.by_rate.total(),
                                     .by_rate = booking.by_rate.render()});
    const std::string signature = key_of(unit, memory).sign(signed_text(d, end.signature));
    unit.run(sql::insert_document,
             {d.sale_number, d.at_register, d.seq, d.kind, booking.session, d.entry, d.at_ms, d.total,
              d.by_rate, d.net, d.absolute, storage::Param::blob(signature)});
    end = {d.seq, d.net, d.absolute, signature};
}

std::optional<StoredDocument> find_document(storage::Connection& connection, int64_t sale_number) {
    const storage::Rows rows = connection.query(sql::find_document, {sale_number});
    if (rows.empty()) return std::nullopt;
    return StoredDocument{{.at_register = {rows.number(0, 0)},
                           .seq = rows.number(0, 1),
                           .kind = rows.text(0, 2),
                           .sale_number = rows.number(0, 3),
                           .entry = rows.number(0, 4),
                           .at_ms = rows.number(0, 5),
                           .total = {rows.number(0, 6)},
                           .by_rate = rows.text(0, 7),
                           .net = {rows.number(0, 8)},
                           .absolute = {rows.number(0, 9)}},
                          rows.text(0, 10)};
}

std::string find_public_key(storage::Connection& connection) {
    const storage::Rows rows = connection.query(sql::public_key, {});
    return rows.empty() ? "" : rows.text(0, 0);
}

void refuse_other_key(storage::Connection& connection, const SigningKey& key) {
    const std::string known = find_public_key(connection);
    if (!known.empty() && known != key.public_pem())
        throw storage::Unusable(
            "books.key is not the key these books began with. Put back the file of the backup.");
}

}  // namespace guichet::fiscal
