#pragma once
// Proves a printed QR code by reading it: drawn dot by dot as the printer would, then given to
// zbarimg, which knows nothing of us.

#include <string>
#include <string_view>
#include <vector>

#include "decoder.h"

namespace guichet::printer {

// What zbarimg (Debian: zbar-tools) finds in an image file, in its order. Throws std::runtime_error
// with a clear sentence when the tool is missing.
std::vector<std::string> read_codes(const std::string& image_file);

// The payload read back from the drawn code; "" when it is wider than the paper or unreadable.
std::string read_back(const PrintedCode& code);

// Standard output of a command. Throws when the program cannot be found; `tool` and `package` name
// it for the person who runs the test.
std::string output_of(const std::string& command, std::string_view tool, std::string_view package);

}  // namespace guichet::printer
