package io.heatscheduler.server.boot;

import com.zaxxer.hikari.HikariDataSource;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.server.audit.AuditLog;
import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.people.TenantDirectory;
import io.heatscheduler.server.people.User;
import io.heatscheduler.server.people.UserDirectory;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.security.Accounts;
import io.heatscheduler.server.security.Passwords;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.web.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code user}: people, without a running server. */
@Command(
    name = "user",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "ACTION",
    description = "Adds people who may log in.")
final class UserCommand implements Runnable {
  private static final String ACTOR = "command:user";

  private final Clock clock;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before run()
  private CommandSpec spec;

  UserCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which action?");
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Adds a person and prints a password, once. Stop the server first.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  heatscheduler user add jane                            the first ADMIN",
        "  heatscheduler user add tom --role PLANNER --role OPERATOR",
        "  heatscheduler user add eva --tenant acme --tenant-name 'Acme Foundry'"
      })
  int add(
      @Parameters(paramLabel = "NAME", description = "Lower-case letters, digits and . _ @ + -")
          String name,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              description = "ADMIN, PLANNER, OPERATOR or VIEWER; repeatable. Default: ADMIN")
          @Nullable List<Role> roles,
      @Option(
              names = "--tenant",
              paramLabel = "KEY",
              defaultValue = "main",
              description = "Short name of the company. Default: main, which runs the installation")
          String tenantKey,
      @Option(
              names = "--tenant-name",
              paramLabel = "TEXT",
              description = "Makes the tenant, under this name, if it is not there")
          @Nullable String tenantName,
      @Option(names = "--data", paramLabel = "DIR", description = "As in serve")
          @Nullable Path data,
      @Option(names = "--database-url", paramLabel = "URL", description = "As in serve")
          @Nullable String databaseUrl) {
    if (!name.matches("[a-z0-9][a-z0-9._@+-]{0,99}")
        || !tenantKey.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")) {
      throw new ParameterException(
          spec.commandLine(), "Names have lower-case letters, digits and . _ @ + - only.");
    }
    Path folder = (data == null ? ServerSettings.defaultData() : data).toAbsolutePath().normalize();
    return switch (RunningDatabase.open(DatabaseProperties.read(databaseUrl), folder)) {
      case Outcome.Rejected<RunningDatabase>(List<Finding> findings) ->
          refused(findings.toString());
      case Outcome.Done<RunningDatabase>(RunningDatabase database, List<Finding> ignored) -> {
        try (database;
            HikariDataSource connections = database.connections(2)) {
          yield add(
              new TenantTransactions(connections, database.names()),
              JdbcClient.create(connections),
              name,
              roles == null ? Set.of(Role.ADMIN) : new TreeSet<>(roles),
              tenantKey,
              tenantName);
        }
      }
    };
  }

  private int add(
      TenantTransactions transactions,
      JdbcClient client,
      String name,
      Set<Role> roles,
      String tenantKey,
      @Nullable String tenantName) {
    Accounts accounts = new Accounts(transactions, client, clock);
    AuditLog audit = new AuditLog(client, clock);
    TenantDirectory tenants = new TenantDirectory(transactions, client, audit, accounts, clock);
    UserDirectory users = new UserDirectory(transactions, client, audit, accounts, clock);
    Passwords passwords = new Passwords();
    Optional<Tenant> known = tenants.byKey(tenantKey);
    if (known.isEmpty() && tenantName == null && !tenantKey.equals("main")) {
      return refused(
          "There is no tenant %s. Add --tenant-name TEXT to make it.".formatted(tenantKey));
    }
    Tenant tenant =
        known.orElseGet(
            () -> tenants.create(ACTOR, tenantKey, tenantName == null ? "Main" : tenantName));
    String password = passwords.generate();
    try {
      users.create(
          new TenantId(tenant.tenantId()),
          ACTOR,
          name,
          new User.Change(null, null, roles, true),
          passwords.hash(password));
    } catch (Problem taken) {
      return refused(String.valueOf(taken.getMessage()));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        """
        Added %s to tenant %s.
          log in as   %s/%s
          password    %s   (shown once; change it with PUT /api/v1/me/password)
        """,
        name, tenantKey, tenantKey, name, password);
    out.flush();
    return ExitCode.OK;
  }

  private int refused(String why) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("error: " + why);
    err.flush();
    return ExitCode.REFUSED;
  }
}
