package io.heatscheduler.server.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.heatscheduler.server.boot.Server;
import io.heatscheduler.server.boot.ServerSettings;
import io.heatscheduler.server.people.Program;
import io.heatscheduler.server.people.ProgramDirectory;
import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.people.TenantDirectory;
import io.heatscheduler.server.people.User;
import io.heatscheduler.server.people.UserDirectory;
import io.heatscheduler.server.persistence.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The real server with its own database, started once for all tests, with two tenants: {@code
 * main}, which runs the installation, and {@code acme}.
 *
 * <p>The loopback address counts as a proxy, so that each test can come from an address of its own
 * and no test uses up another's quota.
 */
public final class TestServer {
  public static final String ISSUER = "http://localhost:8000";

  private static final AtomicInteger ADDRESSES = new AtomicInteger();
  private static TestServer started;

  private final Server server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Tenant main;
  private final Tenant acme;

  private TestServer(Server server) {
    this.server = server;
    TenantDirectory tenants = bean(TenantDirectory.class);
    this.main = tenants.create("test", "main", "Main");
    this.acme = tenants.create("test", "acme", "Acme");
  }

  public static synchronized TestServer get() {
    if (started == null) {
      System.setProperty(
          "heatscheduler.cache", Path.of("target", "postgres-cache").toAbsolutePath().toString());
      Path data = temporaryDirectory();
      Server server =
          Server.start(
                  new ServerSettings(
                      data,
                      Map.of(
                          // the hook below closes it, before it removes the folder
                          "spring.main.register-shutdown-hook", "false",
                          "server.port", "0",
                          "management.server.port", "0",
                          // a process for each run would make every test of runs wait for one
                          "heatscheduler.solver.isolated", "false",
                          "server.tomcat.connection-timeout", "1s",
                          "heatscheduler.web.head-time", "5s",
                          "heatscheduler.web.body-time", "5s",
                          "heatscheduler.security.public-url", ISSUER,
                          "heatscheduler.security.trusted-proxies", "127.0.0.1")),
                  Clock.systemUTC())
              .orThrow();
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    server.close();
                    delete(data);
                  }));
      started = new TestServer(server);
    }
    return started;
  }

  public <T> T bean(Class<T> type) {
    return server.context().getBean(type);
  }

  public Server server() {
    return server;
  }

  public Tenant main() {
    return main;
  }

  public Tenant acme() {
    return acme;
  }

  /** A tenant that no other test knows. */
  public Tenant newTenant() {
    return bean(TenantDirectory.class).create("test", "t" + UUID.randomUUID(), "Test");
  }

  /** A new program of a tenant, with a quota of its own. */
  public Program program(Tenant tenant, Role role) {
    ClientSecrets secrets = new ClientSecrets();
    return bean(ProgramDirectory.class)
        .create(
            new TenantId(tenant.tenantId()),
            "test",
            "test " + UUID.randomUUID(),
            role,
            secrets.encode(secrets.generate()));
  }

  /** A valid token of a new program. */
  public String token(Tenant tenant, Role role) {
    return sign(claims(tenant, "client", program(tenant, role).clientId(), role).build());
  }

  /** A new person with a password. */
  public User user(Tenant tenant, String password, Role... roles) {
    String hash = bean(Passwords.class).hash(password);
    return bean(UserDirectory.class)
        .create(
            new TenantId(tenant.tenantId()),
            "test",
            "u" + UUID.randomUUID(),
            new User.Change("Some Body", null, Set.of(roles), true),
            hash);
  }

  /** A valid token of a person. */
  public String token(Tenant tenant, User user) {
    return sign(
        claims(tenant, "user", user.userId().toString(), user.roles().toArray(Role[]::new))
            .build());
  }

  /** Claims of a valid token. */
  public static JWTClaimsSet.Builder claims(
      Tenant tenant, String kind, String subject, Role... roles) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience("heatscheduler")
        .subject(subject)
        .jwtID(UUID.randomUUID().toString())
        .issueTime(Date.from(now))
        .notBeforeTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(3600)))
        .claim("tenant", tenant.tenantId().toString())
        .claim("tenant_key", tenant.tenantKey())
        .claim("kind", kind)
        .claim("name", "Some Body")
        .claim("gen", 0)
        .claim("roles", Stream.of(roles).map(Role::name).toList());
  }

  /** Signs as the server does. */
  public String sign(JWTClaimsSet claims) {
    RSAKey key = signingKey();
    return sign(
        claims,
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(new JOSEObjectType("at+jwt"))
            .keyID(key.getKeyID())
            .build(),
        key);
  }

  public static String sign(JWTClaimsSet claims, JWSHeader header, RSAKey key) {
    try {
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public RSAKey signingKey() {
    return (RSAKey) bean(SigningKeys.class).all().getFirst();
  }

  /** An address that no other test comes from. */
  public static String newAddress() {
    int number = ADDRESSES.incrementAndGet();
    return "10.0.%d.%d".formatted(number / 250, number % 250 + 1);
  }

  /** A request without a token, from an address of its own. */
  public Call anonymous(String method, String path) {
    return new Call(this, method, path).header("X-Forwarded-For", newAddress());
  }

  /** A request with a token. */
  public Call as(String token, String method, String path) {
    return anonymous(method, path).header("Authorization", "Bearer " + token);
  }

  /** A request under construction. */
  public static final class Call {
    private final TestServer server;
    private final HttpRequest.Builder request;
    private final String method;

    private Call(TestServer server, String method, String path) {
      this.server = server;
      this.method = method;
      this.request =
          HttpRequest.newBuilder(URI.create(server.server.apiAddress() + path))
              .method(method, HttpRequest.BodyPublishers.noBody());
    }

    public Call header(String name, String value) {
      request.setHeader(name, value);
      return this;
    }

    public Call json(String body) {
      return body("application/json", body);
    }

    public Call body(String type, String body) {
      request.setHeader("Content-Type", type);
      request.method(method, HttpRequest.BodyPublishers.ofString(body));
      return this;
    }

    public Call bytes(String type, byte[] body) {
      request.setHeader("Content-Type", type);
      request.method(method, HttpRequest.BodyPublishers.ofByteArray(body));
      return this;
    }

    /** A form of files, each a part of its name. */
    public Call form(Map<String, byte[]> files) {
      String boundary = "boundary-" + UUID.randomUUID();
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      files.forEach(
          (name, content) -> {
            body.writeBytes(
                """
                --%s\r
                Content-Disposition: form-data; name="%s"; filename="%s"\r
                \r
                """
                    .formatted(boundary, name, name)
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
          });
      body.writeBytes("--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
      return bytes("multipart/form-data; boundary=" + boundary, body.toByteArray());
    }

    public Answer send() {
      try {
        return new Answer(server.http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** What came back. */
  public record Answer(HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public List<String> headers(String name) {
      return response.headers().allValues(name);
    }

    public String text() {
      return response.body();
    }

    public JsonNode json() {
      return JsonMapper.shared().readTree(response.body());
    }

    public String code() {
      return json().path("code").asString("");
    }

    @Override
    public String toString() {
      return status() + " " + text();
    }
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory(
          "server-test",
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
