package io.heatscheduler.server.api;

import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.security.Caller;
import io.heatscheduler.server.web.Problem;
import io.heatscheduler.server.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does a request with an Idempotency-Key once: the key, the change and the answer commit in one
 * transaction, and a repeat within a day gets the first answer again.
 *
 * <p>Keys belong to a client of a tenant. The same key while the first request runs is 409, with
 * another body 422. A refused request leaves no key.
 */
@Component
@Order(0) // after the filters that find out who the caller is
final class IdempotencyFilter extends OncePerRequestFilter {
  private static final Duration KEPT = Duration.ofDays(1);
  private static final String SHOWN_ONCE = IdempotencyFilter.class.getName() + ".shownOnce";
  private static final Set<String> METHODS = Set.of("POST", "PATCH", "PUT", "DELETE");
  private static final Set<String> KEPT_HEADERS = Set.of("Location", "ETag", "Content-Type");

  private final TenantTransactions transactions;
  private final JdbcClient client;
  private final ProblemWriter problems;
  private final JsonMapper json;
  private final Clock clock;

  IdempotencyFilter(
      TenantTransactions transactions,
      JdbcClient client,
      ProblemWriter problems,
      JsonMapper json,
      Clock clock) {
    this.transactions = transactions;
    this.client = client;
    this.problems = problems;
    this.json = json;
    this.clock = clock;
  }

  /** Marks an answer that holds a secret: it is not kept, a repeat is told that all is done. */
  static void showOnce(HttpServletRequest request) {
    request.setAttribute(SHOWN_ONCE, true);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getHeader("Idempotency-Key") == null
        || !METHODS.contains(request.getMethod())
        || !request.getRequestURI().startsWith("/api/")
        // makes a tenant in that tenant's own transaction; its key makes a repeat harmless
        || request.getRequestURI().startsWith("/api/v1/tenants");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null || !(authentication.getPrincipal() instanceof Caller caller)) {
      chain.doFilter(request, response);
      return;
    }
    String key = request.getHeader("Idempotency-Key");
    try {
      if (key.isBlank() || key.length() > 255) {
        throw Problem.of(
            HttpStatus.BAD_REQUEST,
            "IDEMPOTENCY_KEY_INVALID",
            "An Idempotency-Key has 1 to 255 characters.");
      }
      if (String.valueOf(request.getContentType()).startsWith("multipart/")) {
        throw Problem.of(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "IDEMPOTENCY_KEY_UNSUPPORTED",
            "Send the file as the body itself, not as a form, to use an Idempotency-Key.");
      }
      KeptBody kept = KeptBody.of(request);
      ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
      try {
        transactions.run(
            caller.tenant(), () -> once(new Keyed(caller, key, hash(kept)), kept, answer, chain));
      } catch (NothingDone refused) {
        // rolled back; the refusal is in the answer
      }
      answer.copyBodyToResponse();
    } catch (Problem problem) {
      problems.write(request, response, problem);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private record Keyed(Caller caller, String key, String hash) {}

  /** Ends the transaction of a request that was refused. */
  private static final class NothingDone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingDone() {
      super(null, null, false, false);
    }
  }

  private void once(
      Keyed keyed, KeptBody request, ContentCachingResponseWrapper answer, FilterChain chain) {
    boolean mine =
        client
            .sql("SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))")
            .param(keyed.caller().tenant() + " " + keyed.caller().actor() + " " + keyed.key())
            .query(Boolean.class)
            .single();
    if (!mine) {
      throw Problem.conflict(
          "IDEMPOTENCY_KEY_IN_FLIGHT", "The first request with this key still runs. Wait for it.");
    }
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    client
        .sql(
            "DELETE FROM idempotency_keys WHERE client = ? AND idempotency_key = ? AND expires_at <"
                + " ?")
        .params(keyed.caller().actor(), keyed.key(), now)
        .update();
    Optional<Kept> first = first(keyed);
    if (first.isPresent()) {
      replay(first.get(), keyed, answer);
      return;
    }
    try {
      chain.doFilter(request, answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ServletException e) {
      throw new IllegalStateException(e);
    }
    if (answer.getStatus() >= 400) {
      throw new NothingDone();
    }
    keep(keyed, request, answer, now);
  }

  private record Kept(String hash, int status, String headers, byte[] body) {}

  private Optional<Kept> first(Keyed keyed) {
    return client
        .sql(
            """
            SELECT request_hash, response_status, response_headers::text AS headers, response_body
            FROM idempotency_keys WHERE client = ? AND idempotency_key = ?
            """)
        .params(keyed.caller().actor(), keyed.key())
        .query(
            (row, number) ->
                new Kept(
                    row.getString("request_hash"),
                    row.getInt("response_status"),
                    row.getString("headers"),
                    row.getBytes("response_body")))
        .optional();
  }

  private void replay(Kept first, Keyed keyed, HttpServletResponse answer) {
    if (!first.hash().equals(keyed.hash())) {
      throw Problem.of(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "IDEMPOTENCY_KEY_REUSED",
          "This key was used for another request. Use a new key for each request.");
    }
    if (first.body() == null) {
      throw Problem.conflict(
          "DONE_ALREADY", "This was done; its answer held a secret, which is shown only once.");
    }
    answer.setStatus(first.status());
    json.readTree(first.headers())
        .properties()
        .forEach(header -> answer.setHeader(header.getKey(), header.getValue().asString()));
    answer.setHeader("Idempotency-Replayed", "true");
    try {
      answer.getOutputStream().write(first.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keep(
      Keyed keyed,
      HttpServletRequest request,
      ContentCachingResponseWrapper answer,
      OffsetDateTime now) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : KEPT_HEADERS) {
      String value = name.equals("Content-Type") ? answer.getContentType() : answer.getHeader(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    client
        .sql(
            """
            INSERT INTO idempotency_keys (client, idempotency_key, request_hash, status,
              response_status, response_headers, response_body, created_at, expires_at)
            VALUES (?, ?, ?, 'DONE', ?, ?::jsonb, ?, ?, ?)
            """)
        .param(keyed.caller().actor())
        .param(keyed.key())
        .param(keyed.hash())
        .param(answer.getStatus())
        .param(json.writeValueAsString(headers))
        .param(request.getAttribute(SHOWN_ONCE) == null ? answer.getContentAsByteArray() : null)
        .param(now)
        .param(now.plus(KEPT))
        .update();
  }

  private static String hash(KeptBody request) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    String query = request.getQueryString() == null ? "" : request.getQueryString();
    String line = "%s %s?%s\n".formatted(request.getMethod(), request.getRequestURI(), query);
    all.writeBytes(line.getBytes(StandardCharsets.UTF_8));
    all.writeBytes(Sha256.of(request.body()).hex().getBytes(StandardCharsets.UTF_8));
    return Sha256.of(all.toByteArray()).hex();
  }
}
