package io.heatscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.security.TestServer.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route that exists, for every role of both tenants and for nobody. */
class RouteMatrixTest {
  private static final TestServer SERVER = TestServer.get();

  /** A line of route-matrix.txt. */
  record Route(String method, String path, Set<Role> roles, boolean operatorOnly) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** A route as one role of one tenant sees it. */
  record Seen(Route route, Role role, Tenant tenant) {
    boolean allowed() {
      return route.roles().contains(role)
          && (!route.operatorOnly() || tenant.tenantKey().equals("main"));
    }

    @Override
    public String toString() {
      return "%s as %s of %s".formatted(route, role, tenant.tenantKey());
    }
  }

  static List<Route> listed() throws IOException {
    try (InputStream file = RouteMatrixTest.class.getResourceAsStream("/route-matrix.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(RouteMatrixTest::route)
          .toList();
    }
  }

  static Stream<Seen> everyRouteForEveryRole() throws IOException {
    List<Seen> all = new ArrayList<>();
    for (Route route : listed()) {
      for (Role role : Role.values()) {
        for (Tenant tenant : List.of(SERVER.main(), SERVER.acme())) {
          all.add(new Seen(route, role, tenant));
        }
      }
    }
    return all.stream();
  }

  @Test
  void theMatrixListsExactlyTheRoutesThatExist() throws IOException {
    RequestMappingHandlerMapping mapping =
        BeanFactoryAnnotationUtils.qualifiedBeanOfType(
            SERVER.server().context().getBeanFactory(),
            RequestMappingHandlerMapping.class,
            "requestMappingHandlerMapping");
    Set<String> existing = new TreeSet<>();
    mapping
        .getHandlerMethods()
        .forEach(
            (mapped, method) -> {
              for (String path : mapped.getPatternValues()) {
                if (path.startsWith("/api/") && !path.startsWith("/api/v1/openapi")) {
                  assertThat(mapped.getMethodsCondition().getMethods()).as(path).isNotEmpty();
                  mapped
                      .getMethodsCondition()
                      .getMethods()
                      .forEach(verb -> existing.add(verb + " " + path));
                }
              }
            });

    assertThat(existing)
        .isEqualTo(
            listed().stream().map(Route::toString).collect(Collectors.toCollection(TreeSet::new)));
  }

  @ParameterizedTest
  @MethodSource("everyRouteForEveryRole")
  void aRoleReachesWhatTheMatrixAllowsAndNothingElse(Seen seen) {
    Answer answer = call(seen.route(), SERVER.token(seen.tenant(), seen.role()));

    if (seen.allowed()) {
      assertThat(answer.status()).as("%s", answer).isNotIn(401, 403).isLessThan(500);
    } else {
      assertThat(answer.status()).as("%s", answer).isEqualTo(403);
      assertThat(answer.code()).isEqualTo("FORBIDDEN");
    }
  }

  @ParameterizedTest
  @MethodSource("listed")
  void nobodyReachesARouteWithoutAToken(Route route) {
    TestServer.Call call = SERVER.anonymous(route.method(), path(route));

    Answer answer = call.send();

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
  }

  private static Answer call(Route route, String token) {
    TestServer.Call call = SERVER.as(token, route.method(), path(route));
    return route.method().equals("GET") ? call.send() : call.json("{}").send();
  }

  /** With ids of nothing. */
  private static String path(Route route) {
    return route
        .path()
        .replace("{seq}", "999999")
        .replaceAll("\\{\\*?[a-zA-Z]+}", UUID.randomUUID().toString());
  }

  private static Route route(String line) {
    List<String> words = Arrays.asList(line.strip().split("\\s+"));
    Set<Role> roles =
        words.stream()
            .skip(2)
            .filter(word -> !word.equals("operator"))
            .map(Role::valueOf)
            .collect(Collectors.toSet());
    return new Route(words.get(0), words.get(1), roles, words.contains("operator"));
  }
}
