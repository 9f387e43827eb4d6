package io.heatscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.people.TenantDirectory;
import io.heatscheduler.server.people.User;
import io.heatscheduler.server.security.TestServer.Answer;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of tokens that live while something changes. */
class AccountChangesTest {
  private static final TestServer SERVER = TestServer.get();
  private static final String PASSWORD = "correct horse battery";
  private static final String ADMIN = SERVER.token(SERVER.main(), Role.ADMIN);

  @Test
  void aRoleTakenAwayNoLongerCountsForATokenThatHasIt() {
    User user = SERVER.user(SERVER.main(), PASSWORD, Role.ADMIN, Role.VIEWER);
    SERVER.user(SERVER.main(), PASSWORD, Role.ADMIN);
    String token = SERVER.token(SERVER.main(), user);
    assertThat(SERVER.as(token, "GET", "/api/v1/users").send().status()).isEqualTo(200);

    Answer changed = patch(user, "\"0\"", "{\"roles\":[\"VIEWER\"]}");

    assertThat(changed.status()).as("%s", changed).isEqualTo(200);
    assertThat(SERVER.as(token, "GET", "/api/v1/users").send().status()).isEqualTo(403);
    assertThat(SERVER.as(token, "GET", "/api/v1/me").send().json().path("roles").toString())
        .isEqualTo("[\"VIEWER\"]");
  }

  @Test
  void aClosedAccountsTokensEnd() {
    User user = SERVER.user(SERVER.main(), PASSWORD, Role.PLANNER);
    String token = SERVER.token(SERVER.main(), user);
    assertThat(me(token)).isEqualTo(200);

    patch(user, "\"0\"", "{\"active\":false}");

    assertThat(me(token)).isEqualTo(401);
  }

  @Test
  void aLoggedOutTokenEndsAndTheOthersStay() {
    User user = SERVER.user(SERVER.main(), PASSWORD, Role.VIEWER);
    String token = SERVER.token(SERVER.main(), user);
    String other = SERVER.token(SERVER.main(), user);

    assertThat(SERVER.as(token, "POST", "/api/v1/me/logout").send().status()).isEqualTo(204);

    assertThat(me(token)).isEqualTo(401);
    assertThat(me(other)).isEqualTo(200);
  }

  @Test
  void aNewPasswordEndsEveryTokenOfThePerson() {
    User user = SERVER.user(SERVER.main(), PASSWORD, Role.VIEWER);
    String token = SERVER.token(SERVER.main(), user);
    assertThat(me(token)).isEqualTo(200);

    Answer changed =
        SERVER
            .as(token, "PUT", "/api/v1/me/password")
            .json("{\"current\":\"%s\",\"password\":\"staple battery horse\"}".formatted(PASSWORD))
            .send();

    assertThat(changed.status()).as("%s", changed).isEqualTo(204);
    assertThat(me(token)).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "wrong password here, staple battery horse, PASSWORD_WRONG",
    "correct horse battery, short, PASSWORD_WEAK",
    "correct horse battery, aaaaaaaaaaaaaaaa, PASSWORD_WEAK",
  })
  void aPasswordIsChangedByWhoKnowsItAndToAGoodOneOnly(
      String current, String password, String code) {
    User user = SERVER.user(SERVER.main(), PASSWORD, Role.VIEWER);

    Answer answer =
        SERVER
            .as(SERVER.token(SERVER.main(), user), "PUT", "/api/v1/me/password")
            .json("{\"current\":\"%s\",\"password\":\"%s\"}".formatted(current, password))
            .send();

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void aClosedProgramsTokensEnd() {
    String program = SERVER.program(SERVER.main(), Role.PLANNER).clientId();
    String token =
        SERVER.sign(TestServer.claims(SERVER.main(), "client", program, Role.PLANNER).build());
    assertThat(me(token)).isEqualTo(200);

    assertThat(SERVER.as(ADMIN, "DELETE", "/api/v1/clients/" + program).send().status())
        .isEqualTo(204);

    assertThat(me(token)).isEqualTo(401);
  }

  @Test
  void aClosedTenantsTokensEnd() {
    Tenant tenant =
        SERVER.bean(TenantDirectory.class).create("test", "t" + UUID.randomUUID(), "Closing");
    String token = SERVER.token(tenant, Role.ADMIN);
    assertThat(me(token)).isEqualTo(200);

    Answer closed =
        SERVER
            .as(ADMIN, "PATCH", "/api/v1/tenants/" + tenant.tenantId())
            .header("If-Match", "\"0\"")
            .json("{\"active\":false}")
            .send();

    assertThat(closed.status()).as("%s", closed).isEqualTo(200);
    assertThat(me(token)).isEqualTo(401);
  }

  @Test
  void theLastAdminOfATenantStays() {
    Tenant tenant =
        SERVER.bean(TenantDirectory.class).create("test", "t" + UUID.randomUUID(), "Small");
    User only = SERVER.user(tenant, PASSWORD, Role.ADMIN);
    String token = SERVER.token(tenant, only);

    Answer answer =
        SERVER
            .as(token, "PATCH", "/api/v1/users/" + only.userId())
            .header("If-Match", "*")
            .json("{\"roles\":[\"VIEWER\"]}")
            .send();

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("LAST_ADMIN");
    assertThat(SERVER.as(token, "GET", "/api/v1/users").send().status()).isEqualTo(200);
  }

  @Test
  void aChangeNeedsTheVersionThatIsThere() {
    User user = SERVER.user(SERVER.main(), PASSWORD, Role.VIEWER);
    String path = "/api/v1/users/" + user.userId();

    Answer blind = SERVER.as(ADMIN, "PATCH", path).json("{\"displayName\":\"A\"}").send();
    Answer first = patch(user, "\"0\"", "{\"displayName\":\"B\"}");
    Answer late = patch(user, "\"0\"", "{\"displayName\":\"C\"}");

    assertThat(blind.status()).isEqualTo(428);
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.header("ETag")).isEqualTo("\"1\"");
    assertThat(late.status()).isEqualTo(412);
    assertThat(SERVER.as(ADMIN, "GET", path).send().json().path("displayName").asString())
        .isEqualTo("B");
  }

  @Test
  void waitingGrowsWithEachWrongPasswordAndStopsGrowing() {
    Instant now = Instant.parse("2026-11-23T06:00:00Z");

    assertThat(PasswordLogin.lockedUntil(4, now)).isNull();
    assertThat(PasswordLogin.lockedUntil(5, now)).isEqualTo("2026-11-23T06:00:30Z");
    assertThat(PasswordLogin.lockedUntil(6, now)).isEqualTo("2026-11-23T06:01:00Z");
    assertThat(PasswordLogin.lockedUntil(9, now)).isEqualTo("2026-11-23T06:08:00Z");
    assertThat(PasswordLogin.lockedUntil(10, now)).isEqualTo("2026-11-23T06:15:00Z");
    assertThat(PasswordLogin.lockedUntil(5000, now)).isEqualTo("2026-11-23T06:15:00Z");
  }

  private static Answer patch(User user, String ifMatch, String body) {
    return SERVER
        .as(ADMIN, "PATCH", "/api/v1/users/" + user.userId())
        .header("If-Match", ifMatch)
        .json(body)
        .send();
  }

  private static int me(String token) {
    return SERVER.as(token, "GET", "/api/v1/me").send().status();
  }
}
