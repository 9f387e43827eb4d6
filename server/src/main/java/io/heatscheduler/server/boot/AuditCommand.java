package io.heatscheduler.server.boot;

import com.zaxxer.hikari.HikariDataSource;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.server.audit.AuditPublicKeys;
import io.heatscheduler.server.audit.AuditRecords;
import io.heatscheduler.server.audit.AuditVerifier;
import io.heatscheduler.server.audit.AuditVerifier.Verified;
import io.heatscheduler.server.audit.AuditWitness;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code audit}: the audit log, without a running server. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "ACTION",
    description = "Checks the audit log.")
final class AuditCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before run()
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which action?");
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Compares the audit log with its signed checkpoints.",
        "Finds records that were edited, deleted, inserted or moved, a tail that was cut off, a log"
            + " that was rewritten as a whole, and an old backup in its place."
      },
      footerHeading = "%nExamples:%n",
      footer = {
        "  heatscheduler audit verify                          stop the server first",
        "  heatscheduler audit verify --witness /mnt/witness   against copies kept elsewhere",
        "  heatscheduler audit verify --database-url jdbc:postgresql://db/heatscheduler",
        "",
        "Exit codes: 0 all of it holds, 2 usage, 3 the database or the witness cannot be read,",
        "6 something was changed."
      })
  int verify(
      @Option(names = "--data", paramLabel = "DIR", description = "As in serve")
          @Nullable Path data,
      @Option(names = "--database-url", paramLabel = "URL", description = "As in serve")
          @Nullable String databaseUrl,
      @Option(
              names = "--witness",
              paramLabel = "DIR",
              description = "Folder of the checkpoints. Default: DATA/audit/witness")
          @Nullable Path witness,
      @Option(
              names = "--tenant",
              paramLabel = "KEY",
              description = "This company only. Default: all")
          @Nullable String tenant) {
    Path folder = (data == null ? ServerSettings.defaultData() : data).toAbsolutePath().normalize();
    Path kept = witness == null ? AuditProperties.read().witnessIn(folder) : witness;
    AuditPublicKeys keys;
    try {
      keys = keys(folder, kept);
    } catch (IOException unreadable) {
      return refused("The witness %s cannot be read: %s".formatted(kept, unreadable));
    }
    DatabaseProperties properties = DatabaseProperties.read(databaseUrl).withoutOwner();
    return switch (RunningDatabase.open(properties, folder)) {
      case Outcome.Rejected<RunningDatabase>(List<Finding> findings) ->
          refused(findings.toString());
      case Outcome.Done<RunningDatabase>(RunningDatabase database, List<Finding> ignored) -> {
        try (database;
            HikariDataSource connections = database.connections(2)) {
          AuditRecords records =
              new AuditRecords(
                  JdbcClient.create(connections),
                  new TenantTransactions(connections, database.names()));
          yield verify(new AuditVerifier(records, new AuditWitness(kept), keys), tenant);
        } catch (IOException unreadable) {
          yield refused("The witness %s cannot be read: %s".formatted(kept, unreadable));
        }
      }
    };
  }

  /** The server's own keys; a witness elsewhere brings them with it. */
  private static AuditPublicKeys keys(Path data, Path witness) throws IOException {
    Path own = data.resolve("keys").resolve(AuditPublicKeys.FILE);
    return AuditPublicKeys.read(Files.exists(own) ? own : witness.resolve(AuditPublicKeys.FILE));
  }

  private int verify(AuditVerifier verifier, @Nullable String only) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    boolean known = only == null;
    boolean holds = true;
    for (Map.Entry<UUID, String> tenant : verifier.tenants().entrySet()) {
      String name = tenant.getValue();
      if (only != null && !only.equals(name)) {
        continue;
      }
      known = true;
      Verified verified = verifier.verify(new TenantId(tenant.getKey()), name);
      verified
          .findings()
          .forEach(
              found ->
                  out.printf(
                      " error   %s: %s [%s]%n           %s%n",
                      found.location(), found.message(), found.code(), found.fix()));
      holds &= verified.findings().isEmpty();
      print(verified, out);
    }
    out.flush();
    if (!known) {
      return refused("There is no tenant %s.".formatted(only));
    }
    return holds ? ExitCode.OK : ExitCode.NOT_VERIFIED;
  }

  private static void print(Verified verified, PrintWriter out) {
    long open = verified.records() - verified.covered();
    out.printf(
        " %s  %s: %d records, %d checkpoints%s%n",
        verified.findings().isEmpty() ? "Verified    " : "Not verified",
        verified.name(),
        verified.records(),
        verified.checkpoints(),
        open > 0 ? "; the last %d records have none yet".formatted(open) : "");
  }

  private int refused(String why) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("error: " + why);
    err.flush();
    return ExitCode.REFUSED;
  }
}
