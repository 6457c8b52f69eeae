#pragma once
// What belongs to many documents at once: lines, payments, what came later, names. A query for each
// kind of thing, never one for each document.

#include <functional>
#include <span>

#include "boxoffice/reports/statement.h"
#include "storage/connection.h"

namespace guichet::reports {

// Calls `read` with the numbers as parameters of query_in, some hundred at a time. The last one may
// come several times: few lengths, so few prepared texts.
void for_batches(std::span<const int64_t> numbers,
                 const std::function<void(std::span<const storage::Param>)>& read);

// Fills lines, payments and aftermath of `documents` (sorted by number, newest first). Returns what
// later documents gave back, positive, by number.
std::map<int64_t, Money> load_contents(storage::Connection& connection,
                                       std::vector<sales::StoredSale>& documents);

// Reads names that are not known yet.
void add_names(storage::Connection& connection, const std::vector<sales::StoredSale>& documents,
               Names& names);
void add_screening_names(storage::Connection& connection, std::span<const int64_t> ids, Names& names);
void add_tariff_names(storage::Connection& connection, std::span<const int64_t> ids, Names& names);
void add_register_names(storage::Connection& connection, std::span<const int64_t> ids, Names& names);

}  // namespace guichet::reports
