package io.heatscheduler.server.security;

import java.time.Clock;
import java.util.Optional;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/** Access tokens of connections that outlive a request, so that they end when their token does. */
@Component
public final class HeldTokens {
  private final JwtDecoder decoder;
  private final CallerConverter callers;
  private final Clock clock;

  HeldTokens(JwtDecoder decoder, Accounts accounts, SecurityProperties properties, Clock clock) {
    this.decoder = decoder;
    this.callers = new CallerConverter(accounts, properties.oidc());
    this.clock = clock;
  }

  /** A token that was valid when it was shown. */
  public final class HeldToken {
    private final Jwt token;

    private HeldToken(Jwt token) {
      this.token = token;
    }

    /**
     * Who showed it, in the roles that hold now; empty once the token ended, was logged out, or its
     * account or tenant was closed. A change on another process counts within seconds.
     */
    public Optional<Caller> callerNow() {
      try {
        return callers.convert(token).getPrincipal() instanceof Caller caller
                && clock.instant().isBefore(caller.tokenEnds())
            ? Optional.of(caller)
            : Optional.empty();
      } catch (AuthenticationException ended) {
        return Optional.empty();
      }
    }
  }

  /** The token of a text; empty if it is none, or does not hold. */
  public Optional<HeldToken> of(String text) {
    try {
      HeldToken held = new HeldToken(decoder.decode(text));
      return held.callerNow().map(caller -> held);
    } catch (JwtException invalid) {
      return Optional.empty();
    }
  }
}
