#include <gtest/gtest.h>

#include "base/bytes.h"
#include "boxoffice/identity/password.h"
#include "boxoffice/identity/role.h"
#include "boxoffice/identity/throttle.h"

namespace guichet::identity {
namespace {

TEST(RoleSets, admin_may_everything_and_nobody_more_than_told) {
    EXPECT_TRUE(Roles(Role::admin).may(Role::refund));
    EXPECT_TRUE(Roles(Role::pos).may(Role::pos | Role::accounting));
    EXPECT_FALSE(Roles(Role::pos).may(Role::accounting));
    EXPECT_TRUE(Roles().may({}));
    EXPECT_FALSE(Roles().may(Role::pos));
}

TEST(RoleSets, are_stored_by_the_names_of_the_contract) {
    for (int i = 0; i < role_count; ++i) {
        const auto role = static_cast<Role>(i);
        EXPECT_EQ(parse_role(name_of(role)), role);
    }
    const Roles roles = Role::admin | Role::on_site;
    EXPECT_EQ(render_roles(roles), "admin,on-site");
    EXPECT_EQ(parse_roles(std::string_view("admin,on-site,emperor")), roles);
    EXPECT_FALSE(parse_roles(std::vector<std::string>{"pos", "emperor"}));
}

TEST(Passwords, are_verified_and_salted) {
    init_crypto();
    const std::string a = hash_password("correct horse"), b = hash_password("correct horse");
    EXPECT_NE(a, b);
    EXPECT_TRUE(a.starts_with("$argon2id$"));
    EXPECT_TRUE(verify_password("correct horse", a));
    EXPECT_FALSE(verify_password("correct horse ", a));
    EXPECT_FALSE(verify_password("", a));
    EXPECT_FALSE(verify_password("x", "not a hash"));
}

TEST(Throttling, slows_one_budget_and_leaves_others_alone) {
    Throttle throttle;
    for (int i = 0; i < Throttle::free_failures - 1; ++i) throttle.failed("login:ana", 0);
    EXPECT_EQ(throttle.wait_s("login:ana", 0), 0);
    throttle.failed("login:ana", 0);
    EXPECT_EQ(throttle.wait_s("login:ana", 0), 2);
    throttle.failed("login:ana", 0);
    EXPECT_EQ(throttle.wait_s("login:ana", 0), 4);
    EXPECT_EQ(throttle.wait_s("login:ana", 3), 1);
    EXPECT_EQ(throttle.wait_s("till:anas-own-browser", 0), 0);
    for (int i = 0; i < 50; ++i) throttle.failed("login:ana", 0);
    EXPECT_EQ(throttle.wait_s("login:ana", 0), Throttle::wait_max_s);
    throttle.succeeded("login:ana");
    EXPECT_EQ(throttle.wait_s("login:ana", 0), 0);
}

}  // namespace
}  // namespace guichet::identity
