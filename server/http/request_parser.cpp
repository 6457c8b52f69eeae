#include "http/request_parser.h"

#include <functional>
#include <limits>
#include <utility>

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/basic_parser.hpp>

#include "base/refusals.gen.h"
#include "http/url.h"

namespace guichet::http {
namespace beast = boost::beast;
using beast::error_code;
using BoostText = beast::string_view;
using HttpError = beast::http::error;

namespace {

using refusals::bad_request_code;
using refusals::body_too_large_code;
using refusals::header_too_large_code;

std::string_view view(BoostText text) { return {text.data(), text.size()}; }

std::string lower_case(BoostText text) {
    std::string lower(text.size(), '\0');
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        lower[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    }
    return lower;
}

}  // namespace

// Beast knows the grammar; this class writes what it finds straight into the Request and adds the
// refusals that Beast leaves to others.
struct RequestParser::Beast final : beast::http::basic_parser<true> {
    Request& request;
    const RequestLimits& limits;
    const RefusalCode* fault = nullptr;
    std::string_view input;  // what take() was given
    size_t header_bytes = 0;
    int hosts = 0;
    bool lengthy = false;  // a Content-Length was seen
    bool head = false;
    bool expects = false;
    bool absolute = false;

    Beast(Request& into, const RequestLimits& bounds) : request(into), limits(bounds) {
        // Beast counts each call anew, so the whole header is counted in take().
        header_limit(std::numeric_limits<std::uint32_t>::max());
        body_limit(bounds.body_bytes_max);
    }

    void refuse(const RefusalCode& why, error_code& ec) {
        fault = &why;
        ec = HttpError::bad_value;
    }

    void on_request_impl(beast::http::verb method, BoostText, BoostText target, int version,
                         error_code& ec) override {
        using beast::http::verb;
        http10 = version == 10;
        switch (method) {
            case verb::head:
                head = true;
                [[fallthrough]];
            case verb::get:
                request.method = Method::get;
                break;
            case verb::post:
                request.method = Method::post;
                break;
            case verb::put:
                request.method = Method::put;
                break;
            case verb::delete_:
                request.method = Method::del;
                break;
            default:
                return refuse(refusals::method_not_implemented_code, ec);
        }
        if (!take_target(view(target))) return refuse(bad_request_code, ec);
        if (limits.body_bytes_max_of)
            body_limit(limits.body_bytes_max_of(request).value_or(limits.body_bytes_max));
        request.headers.reserve(16);
    }

    bool take_target(std::string_view target) {
        if (target.find('#') != std::string_view::npos) return false;
        for (const std::string_view scheme : {"http://", "https://"}) {
            // The absolute form (RFC 9112 3.2.2): its authority takes the place of Host.
            if (!target.starts_with(scheme)) continue;
            target.remove_prefix(scheme.size());
            const size_t end = target.find_first_of("/?");
            const std::string_view authority = target.substr(0, end);
            if (authority.empty() || authority.find('@') != std::string_view::npos) return false;
            if (end == std::string_view::npos || target[end] == '?') return false;
            request.headers.emplace_back("host", authority);
            absolute = true;
            target.remove_prefix(end);
            break;
        }
        const size_t mark = target.find('?');
        auto path = decode_path(target.substr(0, mark));
        auto query = parse_query(mark == std::string_view::npos ? "" : target.substr(mark + 1));
        if (!path || !query) return false;
        request.path = std::move(*path);
        request.query = std::move(*query);
        return true;
    }

    // Continuation lines (obs-fold) are read differently by different programs.
    bool is_folded(BoostText name, BoostText value) const {
        const char* name_end = name.data() + name.size();
        const std::less<const char*> before;
        // Beast joins the lines in a buffer of its own, or skips the first when it is empty.
        if (before(value.data(), name_end) || before(input.data() + input.size(), value.data())) return true;
        const std::string_view between(name_end, static_cast<size_t>(value.data() - name_end));
        return between.find('\r') != std::string_view::npos;
    }

    void on_field_impl(beast::http::field field, BoostText name, BoostText value, error_code& ec) override {
        if (is_folded(name, value)) return refuse(bad_request_code, ec);
        // Trailer fields are dropped: they come after the header was judged.
        if (header_complete) return;
        if (request.headers.size() == header_fields_max) return refuse(header_too_large_code, ec);
        switch (field) {
            case beast::http::field::content_length:
                // Beast accepts "5, 5" and two equal fields; a proxy may not.
                if (std::exchange(lengthy, true) || view(value).find(',') != std::string_view::npos)
                    return refuse(bad_request_code, ec);
                break;
            case beast::http::field::transfer_encoding:
                if (http10) return refuse(bad_request_code, ec);
                if (!beast::iequals(value, "chunked"))
                    return refuse(refusals::coding_not_implemented_code, ec);
                break;
            case beast::http::field::host:
                if (++hosts > 1 || value.empty()) return refuse(bad_request_code, ec);
                if (absolute) return;
                break;
            case beast::http::field::expect:
                if (!beast::iequals(value, "100-continue"))
                    return refuse(refusals::expectation_failed_code, ec);
                expects = !http10;
                break;
            default:
                break;
        }
        request.headers.emplace_back(lower_case(name), view(value));
    }

    void on_header_impl(error_code& ec) override {
        header_complete = true;
        if (hosts == 0 && !http10) refuse(bad_request_code, ec);
    }

    void on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code&) override {
        // A promise alone buys no memory: a large body grows as it comes.
        if (length) request.body.reserve(std::min<std::uint64_t>(*length, 16 * 1024));
    }
    size_t on_body_impl(BoostText bytes, error_code&) override {
        request.body.append(bytes.data(), bytes.size());
        return bytes.size();
    }
    void on_chunk_header_impl(std::uint64_t, BoostText, error_code&) override {}
    size_t on_chunk_body_impl(std::uint64_t, BoostText bytes, error_code&) override {
        request.body.append(bytes.data(), bytes.size());
        return bytes.size();
    }
    void on_finish_impl(error_code&) override {}
    void on_response_impl(int, BoostText, int, error_code&) override {}

    const RefusalCode& fault_of(const error_code& ec) const {
        if (fault) return *fault;
        if (ec == HttpError::body_limit) return body_too_large_code;
        if (ec == HttpError::header_limit) return header_too_large_code;
        if (ec == HttpError::bad_version) return refusals::version_not_supported_code;
        return bad_request_code;
    }

    bool http10 = false;
    bool header_complete = false;
};

RequestParser::RequestParser(Request& into, const RequestLimits& limits)
    : beast_(std::make_unique<Beast>(into, limits)) {}
RequestParser::~RequestParser() = default;

size_t RequestParser::take(std::string_view input) {
    Beast& beast = *beast_;
    size_t used = 0;
    while (!done() && used < input.size()) {
        const bool in_header = !beast.is_header_done();
        // The body is read in one go, but the header alone first, so that it can be measured.
        beast.eager(!in_header);
        beast.input = input.substr(used);
        error_code ec;
        const size_t taken = beast.put({beast.input.data(), beast.input.size()}, ec);
        used += taken;
        if (in_header) beast.header_bytes += taken;
        const size_t left = input.size() - used;

        // Until the header ends, all that came belongs to it. In a chunked body the same bound
        // holds for a chunk's own line and for the trailer.
        const bool waits = ec == HttpError::need_more;
        const size_t header_bytes = beast.header_bytes + (in_header && waits ? left : 0);
        if (header_bytes > beast.limits.header_bytes_max) {
            beast.fault = &header_too_large_code;
        } else if (ec && !waits) {
            beast.fault = &beast.fault_of(ec);
        } else if (waits && left > beast.limits.header_bytes_max) {
            beast.fault = &bad_request_code;
        }
        if (waits) break;
    }
    return used;
}

bool RequestParser::done() const { return beast_->fault || beast_->is_done(); }
const RefusalCode* RequestParser::fault() const { return beast_->fault; }
bool RequestParser::header_done() const { return beast_->header_complete; }
bool RequestParser::some_taken() const { return beast_->got_some(); }
bool RequestParser::waits_for_continue() const {
    return beast_->expects && beast_->header_complete && !done() && beast_->request.body.empty();
}
bool RequestParser::is_head() const { return beast_->head; }
bool RequestParser::is_http10() const { return beast_->http10; }
bool RequestParser::keeps_alive() const { return !beast_->fault && beast_->keep_alive(); }

}  // namespace guichet::http
