package io.heatscheduler.server.boot;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.server.backup.BackupRefused;
import io.heatscheduler.server.backup.DatabaseBackup;
import io.heatscheduler.server.backup.DatabaseRestore;
import io.heatscheduler.server.embedded.DatabaseAccount;
import io.heatscheduler.server.embedded.EmbeddedPostgres;
import io.heatscheduler.server.embedded.EmbeddedSettings;
import io.heatscheduler.server.persistence.DatabaseNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code db}: the database as a whole. */
@Command(
    name = "db",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "ACTION",
    description = "Backs up, restores and upgrades the database.")
final class DatabaseCommand implements Runnable {
  private final Clock clock;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before run()
  private CommandSpec spec;

  DatabaseCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which action?");
  }

  @Command(
      name = "backup",
      mixinStandardHelpOptions = true,
      description = {
        "Writes every row of the embedded database into one file, as of one moment; the server may"
            + " go on working.",
        "The file holds everything the tenants have, and password hashes: keep it as you keep the"
            + " database. Keys (DATA/keys) and the audit witness are not in it; copy them too.",
        "Of a PostgreSQL of your own take backups with pg_dump, as a superuser:"
            + " row-level security hides rows from every other role."
      })
  int backup(
      @Parameters(paramLabel = "FILE", description = "The file to make; it must not exist")
          Path file,
      @Option(names = "--data", paramLabel = "DIR", description = "As in serve")
          @Nullable Path data)
      throws IOException, SQLException {
    EmbeddedSettings settings = EmbeddedSettings.in(folder(data));
    if (!EmbeddedPostgres.isThere(settings)) {
      return refused(
          Finding.error(
              "DATABASE_MISSING",
              Location.NONE,
              "There is no database below %s.".formatted(settings.dataDirectory()),
              "Name the folder that `serve` uses with --data."));
    }
    Optional<DatabaseAccount> running =
        EmbeddedPostgres.superuserOfRunning(settings, DatabaseNames.DEFAULT.database());
    if (running.isPresent()) {
      return write(running.get(), file);
    }
    return switch (RunningDatabase.open(DatabaseProperties.EMBEDDED, settings.dataDirectory())) {
      case Outcome.Rejected<RunningDatabase>(List<Finding> findings) ->
          refused(findings.getFirst());
      case Outcome.Done<RunningDatabase>(RunningDatabase database, List<Finding> ignored) -> {
        try (database) {
          yield write(Objects.requireNonNull(database.administrator()), file);
        }
      }
    };
  }

  private int write(DatabaseAccount administrator, Path file) throws IOException, SQLException {
    try {
      long rows = DatabaseBackup.write(administrator, file, Version.number(), clock.instant());
      return done("Wrote %s: %d rows.".formatted(file, rows));
    } catch (BackupRefused refused) {
      return refused(refused.finding());
    } catch (NoSuchFileException e) {
      return refused(
          Finding.error(
              "FOLDER_MISSING",
              Location.NONE,
              "The folder of %s does not exist.".formatted(file),
              "Make it, or name another file."));
    }
  }

  @Command(
      name = "restore",
      mixinStandardHelpOptions = true,
      description = {
        "Makes a new embedded database from a backup, and brings its schema up to date.",
        "Every byte of the file is checked first. It all arrives, or nothing does. Copy DATA/keys"
            + " beside it, then check the audit log: heatscheduler audit verify."
      })
  int restore(
      @Parameters(paramLabel = "FILE", description = "A file that `db backup` wrote") Path file,
      @Option(
              names = "--data",
              paramLabel = "DIR",
              description = "As in serve; it must not hold a database")
          @Nullable Path data)
      throws IOException {
    try (DatabaseRestore backup = DatabaseRestore.open(file)) {
      return switch (RunningDatabase.restore(backup, folder(data))) {
        case Outcome.Rejected<RunningDatabase>(List<Finding> findings) ->
            refused(findings.getFirst());
        case Outcome.Done<RunningDatabase>(RunningDatabase database, List<Finding> ignored) -> {
          database.close();
          yield done(
              "Restored %d rows of %s, written by release %s."
                  .formatted(backup.rows(), backup.writtenAt(), backup.release()));
        }
      };
    } catch (BackupRefused refused) {
      return refused(refused.finding());
    } catch (NoSuchFileException e) {
      return refused(
          Finding.error(
              "FILE_MISSING",
              Location.NONE,
              "There is no file %s.".formatted(file),
              "Give a file that `heatscheduler db backup` wrote."));
    }
  }

  @Command(
      name = "migrate",
      mixinStandardHelpOptions = true,
      description = {
        "Brings the schema to this release's version; `serve` does the same when it starts.",
        "With --database-url set HEATSCHEDULER_DATABASE_PASSWORD and"
            + " HEATSCHEDULER_DATABASE_OWNER_PASSWORD."
      })
  int migrate(
      @Option(names = "--data", paramLabel = "DIR", description = "As in serve")
          @Nullable Path data,
      @Option(names = "--database-url", paramLabel = "URL", description = "As in serve")
          @Nullable String databaseUrl) {
    DatabaseProperties properties = DatabaseProperties.read(databaseUrl);
    if (properties.url() != null && properties.ownerPassword() == null) {
      return refused(
          Finding.error(
              "DATABASE_PASSWORD_MISSING",
              Location.NONE,
              "Only the schema's owner, %s, may migrate.".formatted(properties.owner()),
              "Set HEATSCHEDULER_DATABASE_OWNER_PASSWORD."));
    }
    return switch (RunningDatabase.open(properties, folder(data))) {
      case Outcome.Rejected<RunningDatabase>(List<Finding> findings) ->
          refused(findings.getFirst());
      case Outcome.Done<RunningDatabase>(RunningDatabase database, List<Finding> ignored) -> {
        int steps = database.migrations();
        database.close();
        yield done(steps == 0 ? "The schema is up to date." : "Applied %d steps.".formatted(steps));
      }
    };
  }

  private static Path folder(@Nullable Path data) {
    return (data == null ? ServerSettings.defaultData() : data).toAbsolutePath().normalize();
  }

  private int done(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(text);
    out.flush();
    return ExitCode.OK;
  }

  private int refused(Finding finding) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("error: " + finding);
    err.flush();
    return ExitCode.REFUSED;
  }
}
