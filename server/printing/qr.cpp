#include "printing/qr.h"

#include <cerrno>
#include <memory>
#include <new>
#include <stdexcept>

#include <qrencode.h>

namespace guichet::printing {

namespace {

constexpr std::string_view alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
constexpr std::string_view digits = "0123456789";

QRencodeMode mode_of(std::string_view payload) {
    if (payload.find_first_not_of(digits) == std::string_view::npos) return QR_MODE_NUM;
    if (payload.find_first_not_of(alphanumeric) == std::string_view::npos) return QR_MODE_AN;
    return QR_MODE_8;
}

}  // namespace

Modules qr_modules(std::string_view payload) {
    if (payload.empty()) throw std::invalid_argument("a QR code needs a payload");
    const std::unique_ptr<QRinput, decltype(&QRinput_free)> input(QRinput_new2(/*version=*/0, QR_ECLEVEL_M),
                                                                  QRinput_free);
    if (!input) throw std::bad_alloc();
    const auto* bytes = reinterpret_cast<const unsigned char*>(payload.data());
    if (QRinput_append(input.get(), mode_of(payload), static_cast<int>(payload.size()), bytes) != 0)
        throw std::invalid_argument("the payload of a QR code does not fit");
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(QRcode_encodeInput(input.get()), QRcode_free);
    if (!code) {
        if (errno == ENOMEM) throw std::bad_alloc();
        throw std::invalid_argument("the payload of a QR code does not fit");
    }
    Modules modules{.side = code->width, .dark = {}};
    const auto count = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    modules.dark.reserve(count);
    for (std::size_t i = 0; i < count; ++i) modules.dark.push_back((code->data[i] & 1) != 0);
    return modules;
}

}  // namespace guichet::printing
