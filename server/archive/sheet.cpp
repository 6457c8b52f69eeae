#include "archive/sheet.h"

#include <array>

#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

#include "base/bytes.h"
#include "base/ensure.h"
#include "storage/connection.h"

namespace guichet::archive {

struct Sheet::Digesting {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    Digesting() { ensure(EVP_DigestInit_ex(context, EVP_sha256(), nullptr) == 1, "SHA-256"); }
    ~Digesting() { EVP_MD_CTX_free(context); }
    Digesting(const Digesting&) = delete;
    Digesting& operator=(const Digesting&) = delete;
};

Sheet::Sheet(const std::string& folder, std::string name)
    : path_(folder + "/" + name), file_(path_, std::ios::binary), digesting_(std::make_unique<Digesting>()) {
    written_.name = std::move(name);
    if (!file_) throw storage::Unusable(path_ + " cannot be written.");
}
Sheet::~Sheet() = default;

void Sheet::text(std::string_view text) {
    file_ << text;
    EVP_DigestUpdate(digesting_->context, text.data(), text.size());
    written_.bytes += static_cast<int64_t>(text.size());
}

void Sheet::line(std::string_view json) {
    text(json);
    text("\n");
    ++written_.lines;
}

Written Sheet::close() {
    file_.close();
    const int descriptor = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
    const bool kept = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0) ::close(descriptor);
    if (!file_ || !kept) throw storage::Unusable(path_ + " could not be written: is the disk full?");
    std::array<unsigned char, 32> digest;
    EVP_DigestFinal_ex(digesting_->context, digest.data(), nullptr);
    written_.sha256 = hex({reinterpret_cast<const char*>(digest.data()), digest.size()});
    return written_;
}

}  // namespace guichet::archive
