package io.heatscheduler.server.security;

import io.heatscheduler.server.audit.AuditEntry;
import io.heatscheduler.server.audit.AuditLog;
import io.heatscheduler.server.persistence.TenantTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/**
 * Checks a person's password. The name is {@code tenant/username}; without a tenant the operator's
 * is meant.
 *
 * <p>After {@value #FREE_TRIES} wrong passwords in a row an account waits 30 s, then twice as long
 * after each further one, up to 15 min; while it waits even the right password is refused. Every
 * refusal looks and lasts the same.
 */
final class PasswordLogin implements AuthenticationProvider {
  static final int FREE_TRIES = 5;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  private final Accounts accounts;
  private final Passwords passwords;
  private final AuditLog audit;
  private final TenantTransactions transactions;
  private final Clock clock;
  private final String operatorTenant;

  PasswordLogin(
      Accounts accounts,
      Passwords passwords,
      AuditLog audit,
      TenantTransactions transactions,
      Clock clock,
      String operatorTenant) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
    this.operatorTenant = operatorTenant;
  }

  @Override
  public Authentication authenticate(Authentication authentication) {
    String name = authentication.getName().strip();
    int slash = name.indexOf('/');
    String tenantKey = slash < 0 ? operatorTenant : name.substring(0, slash);
    String username = name.substring(slash + 1).toLowerCase(Locale.ROOT);
    String password = String.valueOf(authentication.getCredentials());

    Optional<Accounts.Login> found = accounts.login(tenantKey, username);
    boolean fits =
        passwords.matches(password, found.map(Accounts.Login::passwordHash).orElse(null));
    if (found.isEmpty()) {
      throw refused();
    }
    Accounts.Login login = found.get();
    if (isLocked(login)) {
      throw refused();
    }
    if (!fits) {
      accounts.failed(login, lockedUntil(login.failures() + 1, clock.instant()));
      throw refused();
    }
    Caller caller =
        new Caller(
            login.tenant(),
            login.tenantKey(),
            Caller.Kind.USER,
            login.id().toString(),
            login.name(),
            Set.of(),
            "",
            clock.instant());
    transactions.run(
        login.tenant(),
        () -> {
          accounts.succeeded(login);
          audit.append(
              login.tenant(), AuditEntry.event(caller.actor(), "user.login", "user", caller.id()));
        });
    GrantedAuthority byPassword = // ID tokens tell when and how somebody logged in
        FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
            .issuedAt(clock.instant())
            .build();
    return UsernamePasswordAuthenticationToken.authenticated(caller, null, List.of(byPassword));
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  /** Until when an account waits after some failures in a row; null: not at all. */
  static @Nullable Instant lockedUntil(int failures, Instant now) {
    if (failures < FREE_TRIES) {
      return null;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - FREE_TRIES, 10));
    return now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
  }

  private boolean isLocked(Accounts.Login login) {
    return login.lockedUntil() != null && login.lockedUntil().isAfter(clock.instant());
  }

  private static BadCredentialsException refused() {
    return new BadCredentialsException("Name or password is wrong, or the account waits.");
  }
}
