#include "code_reader.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>

#include <qrencode.h>
#include <sys/wait.h>
#include <unistd.h>

namespace guichet::printer {

namespace {

// A file in the temporary folder that goes when the reader does.
class TemporaryFile {
public:
    TemporaryFile() {
        std::string name = std::filesystem::temp_directory_path() / "guichet-code-XXXXXX";
        const int descriptor = mkstemp(name.data());
        if (descriptor < 0) throw std::runtime_error("no temporary file: " + name);
        close(descriptor);
        path_ = name;
    }
    ~TemporaryFile() { std::remove(path_.c_str()); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    const std::string& path() const { return path_; }

private:
    std::string path_;
};

QRecLevel level_of(char correction) {
    switch (correction) {
        case '1':
            return QR_ECLEVEL_M;
        case '2':
            return QR_ECLEVEL_Q;
        case '3':
            return QR_ECLEVEL_H;
        default:
            return QR_ECLEVEL_L;
    }
}

}  // namespace

std::string output_of(const std::string& command, std::string_view tool, std::string_view package) {
    constexpr int not_found = 127;  // of the shell
    std::FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("no shell to run: " + command);
    std::string output;
    std::array<char, 4096> block;
    while (const std::size_t size = std::fread(block.data(), 1, block.size(), pipe))
        output.append(block.data(), size);
    const int status = pclose(pipe);
    if (WIFEXITED(status) && WEXITSTATUS(status) == not_found)
        throw std::runtime_error("the program '" + std::string(tool) +
                                 "' is missing; this test needs it: apt-get install " + std::string(package));
    return output;
}

std::vector<std::string> read_codes(const std::string& image_file) {
    const std::string output =
        output_of("zbarimg --nodbus --quiet --raw -Sdisable -Sqrcode.enable '" + image_file + "' 2>/dev/null",
                  "zbarimg", "zbar-tools");
    std::vector<std::string> codes;
    std::istringstream lines(output);
    for (std::string line; std::getline(lines, line);) codes.push_back(line);
    return codes;
}

std::string read_back(const PrintedCode& code) {
    constexpr int quiet = 4;
    // By itself, in whatever mode the library prefers: the printer's encoder is not ours either.
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> drawn(
        QRcode_encodeString(code.payload.c_str(), 0, level_of(code.correction), QR_MODE_8, 1), QRcode_free);
    if (!drawn) return {};
    const int side = (drawn->width + 2 * quiet) * code.module_dots;
    if (side > paper_dots) return {};

    const TemporaryFile image;
    std::ofstream file(image.path(), std::ios::binary);
    file << "P5\n" << side << ' ' << side << "\n255\n";
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const int column = x / code.module_dots - quiet;
            const int row = y / code.module_dots - quiet;
            const bool inside = column >= 0 && row >= 0 && column < drawn->width && row < drawn->width;
            const bool dark = inside && (drawn->data[row * drawn->width + column] & 1) != 0;
            file.put(dark ? '\x00' : '\xFF');
        }
    file.close();
    const std::vector<std::string> codes = read_codes(image.path());
    return codes.size() == 1 ? codes.front() : std::string();
}

}  // namespace guichet::printer
