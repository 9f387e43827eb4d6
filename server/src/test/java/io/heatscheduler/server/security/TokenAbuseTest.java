package io.heatscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.heatscheduler.server.security.TestServer.Answer;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens that must not be taken, each one step away from a valid one. */
class TokenAbuseTest {
  private static final TestServer SERVER = TestServer.get();
  private static final String PROGRAM = SERVER.program(SERVER.main(), Role.ADMIN).clientId();
  private static final JOSEObjectType ACCESS = new JOSEObjectType("at+jwt");

  static Stream<Arguments> forgeries() throws JOSEException {
    RSAKey key = SERVER.signingKey();
    RSAKey foreign = new RSAKeyGenerator(2048).keyID("foreign").generate();
    Instant now = Instant.now();
    byte[] publicPem =
        ("-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(key.toPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n")
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    String valid = SERVER.sign(claims().build());
    String[] parts = valid.split("\\.");
    return Stream.of(
        Arguments.of("no token at all", "x"),
        Arguments.of("three parts of nothing", ".."),
        Arguments.of("alg none", new PlainJWT(claims().build()).serialize()),
        Arguments.of("alg None, other case", unsigned("None", parts[1])),
        Arguments.of("signature removed", parts[0] + "." + parts[1] + "."),
        Arguments.of("claims changed", parts[0] + "." + raised(parts[1]) + "." + parts[2]),
        Arguments.of("HS256 with the public key", mac(publicPem, key.getKeyID())),
        Arguments.of(
            "HS256 with the public key's bytes",
            mac(key.toPublicKey().getEncoded(), key.getKeyID())),
        Arguments.of("a foreign key under our kid", by(foreign, header().keyID(key.getKeyID()))),
        Arguments.of("kid as a path", by(foreign, header().keyID("../../../../dev/null"))),
        Arguments.of("kid as SQL", by(foreign, header().keyID("' UNION SELECT 'secret' --"))),
        Arguments.of("an unknown kid", by(foreign, header().keyID(UUID.randomUUID().toString()))),
        Arguments.of(
            "its own key in the header (jwk)",
            by(foreign, header().jwk(foreign.toPublicJWK()).keyID("foreign"))),
        Arguments.of(
            "an address of keys in the header (jku)",
            by(foreign, header().jwkURL(URI.create("http://127.0.0.1:1/keys")).keyID("foreign"))),
        Arguments.of(
            "an address of a certificate (x5u)",
            by(
                foreign,
                header().x509CertURL(URI.create("http://127.0.0.1:1/cert")).keyID("foreign"))),
        Arguments.of(
            "an unknown critical header",
            by(
                key,
                header()
                    .keyID(key.getKeyID())
                    .criticalParams(java.util.Set.of("exp2"))
                    .customParam("exp2", true))),
        Arguments.of("expired", ours(claims().expirationTime(Date.from(now.minusSeconds(60))))),
        Arguments.of("without an end", ours(claims().expirationTime(null))),
        Arguments.of("not yet valid", ours(claims().notBeforeTime(Date.from(now.plusSeconds(90))))),
        Arguments.of("another issuer", ours(claims().issuer("http://evil.example"))),
        Arguments.of("no issuer", ours(claims().issuer(null))),
        Arguments.of("another audience", ours(claims().audience("billing"))),
        Arguments.of("no audience", ours(claims().audience((String) null))),
        Arguments.of(
            "typ JWT, as ID tokens have",
            by(key, header().type(JOSEObjectType.JWT).keyID(key.getKeyID()))),
        Arguments.of("no typ", by(key, header().type(null).keyID(key.getKeyID()))),
        Arguments.of("an ID token's nonce", ours(claims().claim("nonce", "n"))),
        Arguments.of("no tenant", ours(claims().claim("tenant", null))),
        Arguments.of("a tenant that is no id", ours(claims().claim("tenant", "main' --"))),
        Arguments.of(
            "a tenant that does not exist",
            ours(claims().claim("tenant", UUID.randomUUID().toString()))),
        Arguments.of(
            "the other tenant",
            ours(claims().claim("tenant", SERVER.acme().tenantId().toString()))),
        Arguments.of("no subject", ours(claims().subject(null))),
        Arguments.of("a subject that does not exist", ours(claims().subject("nobody"))),
        Arguments.of("no id, so it could not be ended", ours(claims().jwtID(null))),
        Arguments.of("an unknown role", ours(claims().claim("roles", List.of("ROOT")))),
        Arguments.of("no generation", ours(claims().claim("gen", null))),
        Arguments.of("an earlier generation", ours(claims().claim("gen", -1))),
        Arguments.of("an unknown kind", ours(claims().claim("kind", "robot"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  void aTokenThatDoesNotHoldIsRefusedWithoutAReason(String what, String token) {
    Answer answer = SERVER.as(token, "GET", "/api/v1/me").send();

    assertThat(answer.status()).as("%s", answer).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(answer.json().path("detail").asString())
        .isEqualTo("A valid access token is needed.");
  }

  @Test
  void theTokenThatTheForgeriesStartFromIsTaken() {
    Answer answer = SERVER.as(ours(claims()), "GET", "/api/v1/me").send();

    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.json().path("roles").get(0).asString()).isEqualTo("ADMIN");
  }

  @Test
  void aTokenInTheAddressIsNoToken() {
    assertThat(SERVER.anonymous("GET", "/api/v1/me?access_token=" + ours(claims())).send().status())
        .isEqualTo(401);
  }

  @Test
  void aRoleThatTheAccountHasNotIsNotAddedByAToken() {
    String viewer = SERVER.program(SERVER.main(), Role.VIEWER).clientId();
    String token =
        SERVER.sign(
            TestServer.claims(SERVER.main(), "client", viewer, Role.ADMIN, Role.VIEWER).build());

    assertThat(SERVER.as(token, "GET", "/api/v1/users").send().status()).isEqualTo(403);
  }

  @Test
  void aFloodOfUnknownKeysIsLimitedByAddress() throws JOSEException {
    RSAKey foreign = new RSAKeyGenerator(2048).keyID("f").generate();
    String address = TestServer.newAddress();
    int refused = 0;
    for (int i = 0; i < 105; i++) {
      Answer answer =
          SERVER
              .as(by(foreign, header().keyID("kid-" + i)), "GET", "/api/v1/me")
              .header("X-Forwarded-For", address)
              .send();
      refused += answer.status() == 429 ? 1 : 0;
    }

    assertThat(refused).isEqualTo(5);
  }

  private static JWTClaimsSet.Builder claims() {
    return TestServer.claims(SERVER.main(), "client", PROGRAM, Role.ADMIN);
  }

  private static JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).type(ACCESS);
  }

  private static String ours(JWTClaimsSet.Builder claims) {
    return SERVER.sign(claims.build());
  }

  private static String by(RSAKey key, JWSHeader.Builder header) {
    return TestServer.sign(claims().build(), header.build(), key);
  }

  private static String mac(byte[] secret, String kid) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(ACCESS).keyID(kid).build(),
            claims().build());
    token.sign(new MACSigner(secret));
    return token.serialize();
  }

  private static String unsigned(String algorithm, String claims) {
    String header =
        Base64URL.encode("{\"alg\":\"" + algorithm + "\",\"typ\":\"at+jwt\"}").toString();
    return header + "." + claims + ".";
  }

  private static String raised(String claims) {
    return Base64URL.encode(new Base64URL(claims).decodeToString().replace("main", "acme"))
        .toString();
  }
}
