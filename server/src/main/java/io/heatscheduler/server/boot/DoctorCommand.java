package io.heatscheduler.server.boot;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code doctor}: says what a server on this machine lacks. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Says what a server on this machine needs and what of it is missing; changes nothing.",
      "Exit codes: 0 nothing is missing, 3 something is."
    })
final class DoctorCommand implements Callable<Integer> {
  private static final int API_PORT = 8000;
  private static final int MANAGEMENT_PORT = 9090;

  @Option(names = "--data", paramLabel = "DIR", description = "As in serve")
  private @Nullable Path data;

  @Option(names = "--database-url", paramLabel = "URL", description = "As in serve")
  private @Nullable String databaseUrl;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  @Override
  public Integer call() {
    Path folder = (data == null ? ServerSettings.defaultData() : data).toAbsolutePath().normalize();
    DatabaseProperties database = DatabaseProperties.read(databaseUrl);
    Examination examination = new Examination().machine().solvers().data(folder);
    if (database.url() == null) {
      examination.embeddedDatabase(folder);
    } else {
      examination.otherDatabase(database, folder);
    }
    InetAddress here = InetAddress.getLoopbackAddress();
    examination
        .port("the API", "--port", here, API_PORT)
        .port("health and metrics", "--management-port", here, MANAGEMENT_PORT);

    PrintWriter out = spec.commandLine().getOut();
    boolean healthy = true;
    for (Examination.Result result : examination.results()) {
      out.printf("%-8s %s%n", result.state().name().toLowerCase(Locale.ROOT), result.what());
      if (!result.fix().isBlank()) {
        out.printf("%-8s -> %s%n", "", result.fix());
      }
      healthy &= result.state() != Examination.State.MISSING;
    }
    out.println(
        healthy ? "A server can run here: heatscheduler serve" : "A server cannot run here yet.");
    out.flush();
    return healthy ? ExitCode.OK : ExitCode.REFUSED;
  }
}
