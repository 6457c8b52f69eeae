#pragma once
// A throw-away PostgreSQL cluster from Debian's package: made at first use, on a socket in a folder
// of its own, gone when the program ends. As root it runs as the user `postgres`.

#include <string>

namespace guichet::test {

// Connection string of a new, empty database of the cluster. Throws with a sentence when there is
// no PostgreSQL on this machine.
std::string new_database();

}  // namespace guichet::test
