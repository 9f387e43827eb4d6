package io.heatscheduler.server.demo;

import io.heatscheduler.server.people.Program;
import io.heatscheduler.server.people.ProgramDirectory;
import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.people.TenantDirectory;
import io.heatscheduler.server.people.User;
import io.heatscheduler.server.people.UserDirectory;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.security.ClientSecrets;
import io.heatscheduler.server.security.Passwords;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.web.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.BeanFactory;
import tools.jackson.databind.JsonNode;

/**
 * Fills a running server with a sample company and plans its plant, over the API. A second call
 * gives the people new passwords and plans again.
 */
public final class Demo {
  /** Key of the sample company. */
  public static final String TENANT = "demo";

  private static final String ACTOR = "command:demo";
  private static final Map<Role, String> NAMES =
      new EnumMap<>(
          Map.of(
              Role.ADMIN, "ada", Role.PLANNER, "pete", Role.OPERATOR, "olga", Role.VIEWER, "vera"));

  private final TenantDirectory tenants;
  private final UserDirectory users;
  private final ProgramDirectory programs;
  private final Passwords passwords;

  /** A demo in the server that these parts belong to. */
  public Demo(BeanFactory parts) {
    this.tenants = parts.getBean(TenantDirectory.class);
    this.users = parts.getBean(UserDirectory.class);
    this.programs = parts.getBean(ProgramDirectory.class);
    this.passwords = parts.getBean(Passwords.class);
  }

  /**
   * Somebody who may log in.
   *
   * @param name of a person; of a program its id
   * @param role what they may do
   * @param secret password, or the program's secret; told once
   */
  public record Account(String name, Role role, String secret) {}

  /**
   * What was made.
   *
   * @param people one of each role
   * @param program a PLANNER
   * @param run the finished run as the API shows it
   * @param documents the run's documents, saved
   */
  public record Made(List<Account> people, Account program, JsonNode run, List<Path> documents) {
    public Made {
      people = List.copyOf(people);
      documents = List.copyOf(documents);
    }
  }

  /**
   * Fills the server.
   *
   * @param address of its API, without a slash at the end
   * @param seconds limit of the search
   * @param folder where the run's documents are saved
   * @throws IOException if the API refuses something, or the documents cannot be written
   */
  public Made fill(String address, int seconds, Path folder)
      throws IOException, InterruptedException {
    Tenant tenant =
        tenants.byKey(TENANT).orElseGet(() -> tenants.create(ACTOR, TENANT, "Demo foundry"));
    TenantId id = new TenantId(tenant.tenantId());
    List<Account> people = new ArrayList<>();
    NAMES.forEach((role, name) -> people.add(person(id, name, role)));
    Account program = program(id);
    try (ApiClient api = new ApiClient(address, program.name(), program.secret())) {
      JsonNode schedule = api.post("/api/v1/schedules/import", "application/zip", DemoPlant.zip());
      String body =
          """
          {"timeLimitSeconds": %d, "reports": ["PDF", "HTML"]}\
          """
              .formatted(seconds);
      JsonNode run =
          api.post(
              "/api/v1/schedules/%s/runs".formatted(schedule.path("scheduleId").asString()),
              "application/json",
              body.getBytes(StandardCharsets.UTF_8),
              "Prefer",
              "wait=%d".formatted(seconds + 60));
      run = ended(api, run.path("runId").asString());
      return new Made(people, program, run, documents(api, run, folder));
    }
  }

  private Account person(TenantId tenant, String name, Role role) {
    String password = passwords.generate();
    String hash = passwords.hash(password);
    try {
      users.create(tenant, ACTOR, name, new User.Change(null, null, Set.of(role), true), hash);
    } catch (Problem taken) {
      User known = users.byName(tenant, name).orElseThrow(() -> taken);
      users.setPassword(tenant, ACTOR, known.userId(), hash);
    }
    return new Account(TENANT + "/" + name, role, password);
  }

  private Account program(TenantId tenant) {
    ClientSecrets secrets = new ClientSecrets();
    String secret = secrets.generate();
    Program program = programs.create(tenant, ACTOR, "demo", Role.PLANNER, secrets.encode(secret));
    return new Account(program.clientId(), Role.PLANNER, secret);
  }

  /** A run on a busy machine may outlast the wait of its request. */
  private static JsonNode ended(ApiClient api, String run)
      throws IOException, InterruptedException {
    while (true) {
      JsonNode shown = api.get("/api/v1/runs/" + run);
      if (!Set.of("QUEUED", "RUNNING").contains(shown.path("status").asString())) {
        return shown;
      }
      Thread.sleep(500); // between two questions
    }
  }

  private static List<Path> documents(ApiClient api, JsonNode run, Path folder)
      throws IOException, InterruptedException {
    String documents = "/api/v1/runs/%s/documents".formatted(run.path("runId").asString());
    List<Path> saved = new ArrayList<>();
    for (JsonNode document : api.get(documents).path("documents")) {
      String name = document.path("name").asString();
      if (name.startsWith("report/") && !name.contains("..")) {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, api.bytes(documents + "/" + name));
        saved.add(file);
      }
    }
    return saved;
  }
}
