package io.heatscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.server.security.TestServer.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private static final TestServer SERVER = TestServer.get();

  @Test
  void aClientHasAHundredRequestsAMinuteFromWhereverTheyCome() {
    String token = SERVER.token(SERVER.main(), Role.VIEWER);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 103; i++) {
      answers.add(SERVER.as(token, "GET", "/api/v1/me").send()); // each from another address
    }

    assertThat(answers.subList(0, 100)).extracting(Answer::status).containsOnly(200);
    assertThat(answers.subList(100, 103)).extracting(Answer::status).containsOnly(429);
    Answer last = answers.getLast();
    assertThat(last.code()).isEqualTo("RATE_LIMITED");
    assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
    assertThat(last.header("RateLimit")).startsWith("\"default\";r=0;t=");
    assertThat(answers.getFirst().header("RateLimit")).startsWith("\"default\";r=99;t=");
    assertThat(answers.getFirst().header("RateLimit-Policy")).isEqualTo("\"default\";q=100;w=60");
  }

  @Test
  void anotherClientBehindTheSameAddressIsNotHeldUp() {
    String address = TestServer.newAddress();
    String busy = SERVER.token(SERVER.main(), Role.VIEWER);
    for (int i = 0; i < 101; i++) {
      SERVER.as(busy, "GET", "/api/v1/me").header("X-Forwarded-For", address).send();
    }
    String calm = SERVER.token(SERVER.main(), Role.VIEWER);

    assertThat(
            SERVER.as(calm, "GET", "/api/v1/me").header("X-Forwarded-For", address).send().status())
        .isEqualTo(200);
  }

  @Test
  void aNewTokenOfTheSameClientBringsNoNewQuota() {
    String program = SERVER.program(SERVER.main(), Role.VIEWER).clientId();
    Set<Integer> last =
        java.util.stream.IntStream.range(0, 103)
            .mapToObj(
                i ->
                    SERVER
                        .as(
                            SERVER.sign(
                                TestServer.claims(SERVER.main(), "client", program, Role.VIEWER)
                                    .build()),
                            "GET",
                            "/api/v1/me")
                        .send()
                        .status())
            .skip(100)
            .collect(Collectors.toSet());

    assertThat(last).containsExactly(429);
  }

  @Test
  void anAddressIsCountedWhateverAClientWritesBeforeItIntoTheHeader() {
    String address = TestServer.newAddress();
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 102; i++) {
      statuses.add(
          SERVER
              .anonymous("GET", "/nothing/" + i) // nor do other paths help
              .header("X-Forwarded-For", "6.6.6.%d, %s".formatted(i, address))
              .send()
              .status());
    }

    assertThat(statuses.subList(0, 100)).containsOnly(404);
    assertThat(statuses.subList(100, 102)).containsOnly(429);
  }

  @Test
  void theHeaderOfAnUnknownProxyIsIgnored() {
    assertThat(new ClientAddress(List.of()).of("9.9.9.9", List.of("1.2.3.4"))).isEqualTo("9.9.9.9");
    assertThat(new ClientAddress(List.of("10.0.0.0/8")).of("9.9.9.9", List.of("1.2.3.4")))
        .isEqualTo("9.9.9.9");
  }

  @Test
  void behindKnownProxiesTheLastUnknownAddressCounts() {
    ClientAddress addresses = new ClientAddress(List.of("10.0.0.0/8"));

    assertThat(addresses.of("10.1.1.1", List.of("6.6.6.6, 1.2.3.4, 10.2.2.2")))
        .isEqualTo("1.2.3.4");
    assertThat(addresses.of("10.1.1.1", List.of("6.6.6.6, evil.example"))).isEqualTo("10.1.1.1");
    assertThat(addresses.of("10.1.1.1", List.of())).isEqualTo("10.1.1.1");
  }

  @Test
  void addressesOfOneIpv6NetworkCountTogether() {
    ClientAddress addresses = new ClientAddress(List.of());

    assertThat(addresses.of("2001:db8:1:2::1", List.of()))
        .isEqualTo(addresses.of("2001:db8:1:2:ffff::9", List.of()))
        .isNotEqualTo(addresses.of("2001:db8:1:3::1", List.of()));
  }
}
