package io.heatscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** Tokens of an issuer elsewhere, as a Keycloak makes them. */
class ExternalIssuerTest {
  private static final TestServer SERVER = TestServer.get();
  private static final AtomicInteger FETCHES = new AtomicInteger();

  private static RSAKey key;
  private static HttpServer issuer;
  private static String address;
  private static SecurityProperties.Oidc oidc;
  private static JwtDecoder decoder;
  private static CallerConverter callers;

  @BeforeAll
  static void startIssuer() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2048).keyID("realm").generate();
    issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    address = "http://localhost:" + issuer.getAddress().getPort();
    issuer.createContext(
        "/",
        exchange -> {
          boolean keys = exchange.getRequestURI().getPath().equals("/keys");
          if (keys) {
            FETCHES.incrementAndGet();
          }
          String text =
              keys
                  ? new JWKSet(key.toPublicJWK()).toString()
                  : "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(address, address);
          byte[] body = text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    issuer.start();
    oidc =
        new SecurityProperties.Oidc(
            address,
            null,
            "heatscheduler",
            "company.key",
            "realm_access.roles",
            Map.of("hs-admin", Role.ADMIN, "hs-planner", Role.PLANNER),
            List.of("at+jwt", "JWT"));
    decoder =
        Tokens.decoder(
            Tokens.keysOf(oidc),
            Set.of(JWSAlgorithm.RS256),
            oidc.tokenTypes(),
            oidc.issuer(),
            oidc.audience(),
            Clock.systemUTC());
    callers = new CallerConverter(SERVER.bean(Accounts.class), oidc);
  }

  @AfterAll
  static void stopIssuer() {
    issuer.stop(0);
  }

  @Test
  void tenantAndRolesComeFromTheClaimsThatAreConfigured() {
    Caller caller = caller(sign(claims().build(), "JWT"));

    assertThat(caller.tenant().value()).isEqualTo(SERVER.acme().tenantId());
    assertThat(caller.roles()).containsExactly(Role.PLANNER);
    assertThat(caller.kind()).isEqualTo(Caller.Kind.EXTERNAL);
  }

  @Test
  void itsIdTokensAreRefused() {
    assertThatThrownBy(() -> decoder.decode(sign(claims().claim("typ", "ID").build(), "JWT")))
        .isInstanceOf(JwtException.class);
    assertThatThrownBy(() -> decoder.decode(sign(claims().claim("nonce", "n").build(), "JWT")))
        .isInstanceOf(JwtException.class);
    assertThatThrownBy(() -> decoder.decode(sign(claims().audience("web").build(), "JWT")))
        .isInstanceOf(JwtException.class);
  }

  @Test
  void aTokenOfThisServersOwnKeyIsRefused() {
    String ours = SERVER.token(SERVER.main(), Role.ADMIN);

    assertThatThrownBy(() -> decoder.decode(ours)).isInstanceOf(JwtException.class);
  }

  @Test
  void aTenantThatIsNotHereIsRefused() {
    String token = sign(claims().claim("company", Map.of("key", "nobody")).build(), "JWT");

    assertThatThrownBy(() -> caller(token)).isInstanceOf(InvalidBearerTokenException.class);
  }

  @Test
  void unknownKeysAreNotAskedForAgainAndAgain() throws JOSEException {
    RSAKey foreign = new RSAKeyGenerator(2048).keyID("x").generate();
    decoder.decode(sign(claims().build(), "JWT"));
    int before = FETCHES.get();

    for (int i = 0; i < 200; i++) {
      JWSHeader header =
          new JWSHeader.Builder(JWSAlgorithm.RS256)
              .type(JOSEObjectType.JWT)
              .keyID("unknown-" + i)
              .build();
      String token = TestServer.sign(claims().build(), header, foreign);
      assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtException.class);
    }

    assertThat(FETCHES.get() - before).isLessThanOrEqualTo(2);
  }

  private static Caller caller(String token) {
    return (Caller) callers.convert(decoder.decode(token)).getPrincipal();
  }

  private static JWTClaimsSet.Builder claims() {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(address)
        .audience("heatscheduler")
        .subject(UUID.randomUUID().toString())
        .jwtID(UUID.randomUUID().toString())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)))
        .claim("typ", "Bearer")
        .claim("company", Map.of("key", "acme"))
        .claim("realm_access", Map.of("roles", List.of("hs-planner", "offline_access", "ADMIN")));
  }

  private static String sign(JWTClaimsSet claims, String type) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(new JOSEObjectType(type))
            .keyID(key.getKeyID())
            .build();
    return TestServer.sign(claims, header, key);
  }
}
