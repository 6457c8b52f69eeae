#include "storage/connection.h"

#include <algorithm>

#include "base/ensure.h"

namespace guichet::storage {

std::unique_ptr<Connection> connect(const Location& location, Access access) {
    return location.engine == Engine::sqlite ? connect_sqlite(location, access)
                                             : connect_postgres(location, access);
}

Digest Rows::digest(size_t row, size_t column) const {
    const std::string& bytes = text(row, column);
    Digest digest;
    ensure(bytes.size() == digest.size(), "a stored digest has another length");
    std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
}

}  // namespace guichet::storage
