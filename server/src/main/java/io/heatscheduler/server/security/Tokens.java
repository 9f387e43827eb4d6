package io.heatscheduler.server.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How tokens are checked, and with which keys. */
@Configuration(proxyBeanMethods = false)
class Tokens {
  /** How far the clocks of two machines may differ. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  @Bean
  SigningKeys signingKeys(
      @Value("${heatscheduler.data}") Path data, SecurityProperties properties, Clock clock) {
    return SigningKeys.in(
        data.resolve("keys").resolve("signing.jwks"),
        clock,
        properties.keyLifetime(),
        properties.tokenLifetime().plus(SKEW));
  }

  @Bean
  JWKSource<SecurityContext> jwkSource(SigningKeys keys) {
    return (selector, context) -> selector.select(new com.nimbusds.jose.jwk.JWKSet(keys.all()));
  }

  /** Checks tokens of this server, or of the issuer elsewhere. */
  @Bean
  JwtDecoder jwtDecoder(
      JWKSource<SecurityContext> ours, SecurityProperties properties, Clock clock) {
    SecurityProperties.Oidc oidc = properties.oidc();
    return oidc == null
        ? decoder(
            ours,
            Set.of(JWSAlgorithm.RS256),
            List.of("at+jwt"),
            properties.publicUrl(),
            properties.audience(),
            clock)
        : decoder(
            keysOf(oidc),
            Set.of(
                JWSAlgorithm.RS256,
                JWSAlgorithm.PS256,
                JWSAlgorithm.ES256,
                JWSAlgorithm.RS512,
                JWSAlgorithm.ES384),
            oidc.tokenTypes(),
            oidc.issuer(),
            oidc.audience(),
            clock);
  }

  /**
   * A decoder that trusts nothing a token's header says but which of the known keys to try: no
   * algorithm without a key, no keys or addresses of keys, no other kind of token.
   */
  static NimbusJwtDecoder decoder(
      JWKSource<SecurityContext> keys,
      Set<JWSAlgorithm> algorithms,
      List<String> types,
      String issuer,
      String audience,
      Clock clock) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            types.stream()
                .map(JOSEObjectType::new)
                .collect(Collectors.toCollection(HashSet::new))));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
    processor.setJWTClaimsSetVerifier((claims, context) -> {}); // the validators below do
    NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
    JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
    times.setClock(clock);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            times,
            new JwtIssuerValidator(issuer),
            new JwtClaimValidator<List<String>>(
                "aud", named -> named != null && named.contains(audience)),
            Tokens::looksLikeAnAccessToken));
    return decoder;
  }

  /** Refuses what has no end, and what ID tokens have and access tokens have not. */
  private static OAuth2TokenValidatorResult looksLikeAnAccessToken(Jwt token) {
    boolean fits =
        token.getExpiresAt() != null
            && !token.hasClaim("nonce")
            && !token.hasClaim("at_hash")
            && (!token.hasClaim("typ") || "Bearer".equals(token.getClaims().get("typ")));
    return fits
        ? OAuth2TokenValidatorResult.success()
        : OAuth2TokenValidatorResult.failure(
            new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "not an access token", null));
  }

  /** Fetched when a key is missing, at most once in 30 s however many unknown keys are named. */
  static JWKSource<SecurityContext> keysOf(SecurityProperties.Oidc oidc) {
    String address = oidc.jwksUri();
    try {
      return JWKSourceBuilder.<SecurityContext>create(
              URI.create(address == null ? discovered(oidc.issuer()) : address).toURL())
          .retrying(true)
          .rateLimited(30_000)
          .outageTolerant(Duration.ofHours(4).toMillis())
          .build();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("no address of keys: " + address, e);
    }
  }

  /** Where the issuer's discovery document says its keys are. */
  private static String discovered(String issuer) {
    URI document = URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
      HttpResponse<byte[]> answer =
          http.send(
              HttpRequest.newBuilder(document).timeout(Duration.ofSeconds(10)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      JsonNode found = JsonMapper.shared().readTree(answer.body());
      if (!issuer.equals(found.path("issuer").asString(""))) {
        throw new IllegalStateException(document + " is of another issuer.");
      }
      return found.path("jwks_uri").asString();
    } catch (IOException | JacksonException e) {
      throw new IllegalStateException(
          "The issuer does not answer at %s: %s. Maybe set heatscheduler.security.oidc.jwks-uri."
              .formatted(document, e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
