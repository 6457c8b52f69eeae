#include "app/static_files.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/bytes.h"

namespace guichet::app {
namespace fs = std::filesystem;

namespace {

std::string type_of(const fs::path& path) {
    static const std::unordered_map<std::string, std::string> types{
        {".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".json", "application/json"},
        {".webmanifest", "application/manifest+json"},
        {".woff2", "font/woff2"},
        {".wasm", "application/wasm"},
        {".txt", "text/plain; charset=utf-8"},
        {".ico", "image/x-icon"}};
    const auto found = types.find(path.extension().string());
    return found == types.end() ? "application/octet-stream" : found->second;
}

std::shared_ptr<const std::string> content_of(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return std::make_shared<const std::string>(text.str());
}

constexpr const char* no_web_app =
    "<!doctype html><meta charset=utf-8><title>Guichet</title><h1>Guichet</h1>"
    "<p>The server runs, but the web app is not installed beside it. Build it with ./dev build, or set "
    "web_folder in the configuration.</p>";

}  // namespace

StaticFiles::StaticFiles(const std::string& folder) {
    if (folder.empty() || !fs::is_directory(folder)) return;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file() || entry.path().extension() == ".gz") continue;
        const std::string path = "/" + fs::relative(entry.path(), folder).generic_string();
        File file{content_of(entry.path()), nullptr, type_of(entry.path()), {}, path.starts_with("/assets/")};
        const fs::path zipped = entry.path().string() + ".gz";
        if (fs::exists(zipped)) file.gzipped = content_of(zipped);
        file.etag = "\"" + hex(digest_of(*file.plain)).substr(0, 20) + "\"";
        files_.emplace(path, std::move(file));
    }
}

// A page of the app (no dot in its last part) is always index.html; the app routes by itself.
const StaticFiles::File* StaticFiles::file_of(const std::string& path) const {
    const auto found = files_.find(path);
    if (found != files_.end()) return &found->second;
    if (path.find('.', path.rfind('/')) != std::string::npos) return nullptr;
    const auto index = files_.find("/index.html");
    return index == files_.end() ? nullptr : &index->second;
}

http::Response StaticFiles::find(const http::Request& request) const {
    if (files_.empty()) return {.content_type = "text/html; charset=utf-8", .body = no_web_app};
    const File* file = file_of(request.path);
    if (file == nullptr)
        return {.status = 404, .content_type = "text/plain; charset=utf-8", .body = "not found\n"};
    http::Response response{.content_type = file->type};
    response.headers.emplace_back("Cache-Control",
                                  file->forever ? "public, max-age=31536000, immutable" : "no-cache");
    response.headers.emplace_back("ETag", file->etag);
    response.headers.emplace_back("Vary", "Accept-Encoding");
    if (request.header("if-none-match") == file->etag) {
        response.status = 304;
        return response;
    }
    const bool zip =
        file->gzipped != nullptr && request.header("accept-encoding").find("gzip") != std::string_view::npos;
    if (zip) response.headers.emplace_back("Content-Encoding", "gzip");
    response.shared_body = zip ? file->gzipped : file->plain;
    return response;
}

void add_security_headers(http::Response& response, bool secure) {
    const auto add = [&](const char* name, const char* value) { response.headers.emplace_back(name, value); };
    bool cached = false;
    for (const auto& [name, value] : response.headers) cached = cached || name == "Cache-Control";
    if (!cached) add("Cache-Control", "no-store");
    if (secure) add("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    if (!response.content_type.starts_with("text/html")) return;
    add("Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src "
        "'self'; "
        "font-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'");
    add("Cross-Origin-Opener-Policy", "same-origin");
    add("Cross-Origin-Resource-Policy", "same-origin");
    add("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
}

}  // namespace guichet::app
