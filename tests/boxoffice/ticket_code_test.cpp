#include "boxoffice/tickets/ticket_code.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/bytes.h"

namespace guichet::tickets {
namespace {

const SigningKey& key() {
    static const SigningKey made = SigningKey::from_seed(std::string(32, 'k'));
    return made;
}
TicketCode code() {
    return {.key_id = 1,
            .tenant = "demo",
            .ticket = 4711,
            .screening = 12,
            .tariff = 3,
            .seat = 0,
            .valid_until_hours = 498'700};
}

TEST(TicketCodes, come_back_as_they_were_signed) {
    const std::string text = key().sign(code());
    EXPECT_EQ(text.size(), 147u);  // fits a version 6 QR in alphanumeric mode
    const auto back = verify_ticket_code(text, "demo", key().public_key());
    ASSERT_TRUE(back);
    EXPECT_EQ(back->ticket, 4711);
    EXPECT_EQ(back->screening, 12);
    EXPECT_EQ(back->tariff, 3u);
    EXPECT_EQ(back->valid_until_hours, 498'700u);
}

TEST(TicketCodes, of_another_key_or_tenant_admit_nobody) {
    const std::string text = key().sign(code());
    EXPECT_FALSE(verify_ticket_code(text, "demo", SigningKey::from_seed(std::string(32, 'x')).public_key()));
    EXPECT_FALSE(verify_ticket_code(text, "other", key().public_key()));
}

TEST(TicketCodes, survive_no_change_of_any_character) {
    const std::string text = key().sign(code());
    for (size_t i = 0; i < text.size(); ++i) {
        std::string forged = text;
        forged[i] = forged[i] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(verify_ticket_code(forged, "demo", key().public_key())) << i;
        EXPECT_FALSE(verify_ticket_code(text.substr(0, i), "demo", key().public_key()));
    }
    EXPECT_FALSE(verify_ticket_code(text + "AAA", "demo", key().public_key()));
}

RC_GTEST_PROP(TicketCodeLaws, random_text_is_never_a_ticket, (const std::string& text)) {
    RC_ASSERT(!verify_ticket_code(text, "demo", key().public_key()));
}

}  // namespace
}  // namespace guichet::tickets
