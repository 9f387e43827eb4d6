package io.heatscheduler.cli.command;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.agents.publication.RunVerifier;
import io.heatscheduler.agents.publication.RunVerifier.VerifiedRun;
import io.heatscheduler.agents.replan.EventSource;
import io.heatscheduler.agents.replan.ReplanRequest;
import io.heatscheduler.agents.replan.Replanner;
import io.heatscheduler.agents.replan.Replanning;
import io.heatscheduler.agents.replan.Replanning.NotReplanned;
import io.heatscheduler.agents.replan.Replanning.Replanned;
import io.heatscheduler.agents.result.ResultJson;
import io.heatscheduler.cli.Console;
import io.heatscheduler.cli.ExitCode;
import io.heatscheduler.cli.Interrupt;
import io.heatscheduler.cli.Version;
import io.heatscheduler.cli.view.AdviceView;
import io.heatscheduler.cli.view.FindingsView;
import io.heatscheduler.cli.view.ProgressLine;
import io.heatscheduler.cli.view.ReplanView;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.formats.PlantBytes;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.formats.result.RunFolder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code replan OUT --at T}: plans the rest of a running plan anew after something has happened.
 */
@Command(
    name = "replan",
    mixinStandardHelpOptions = true,
    description = {
      "Plans the rest of a running plan anew: a heater tripped, a job is late, a rush order came"
          + " in.",
      "What has started stays; every other job that moves has a price, so that the plan does not"
          + " churn."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  heatscheduler replan out/foundry --at 2026-11-24T10:00 --trip"
          + " IF-1=2026-11-24T10:00/2026-11-24T18:00",
      "  heatscheduler replan out/week --at 2026-11-24T10:00 --late J-17=2026-11-24T14:00 --freeze"
          + " PT2H",
      "  heatscheduler replan out/week --at 2026-11-24T10:00 --events events.yaml --json"
    })
public final class ReplanCommand implements Callable<Integer> {
  private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(1);
  private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("uuuuMMdd-HHmm");

  private final Console console;
  private final Interrupt interrupt;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  @Parameters(paramLabel = "OUT", description = "Folder of the running plan; it is not changed.")
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private Path folder;

  @Option(
      names = "--at",
      required = true,
      paramLabel = "TIME",
      description =
          "From when on to plan anew, on the site's clock or with an offset; rounded up to a slot.")
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private String at;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the results. Default: OUT with the time added, beside it.")
  private @Nullable Path out;

  @Option(
      names = "--freeze",
      paramLabel = "DURATION",
      converter = SearchOptions.DurationConverter.class,
      description =
          "Jobs that start within this time stay too, unless an event makes that impossible."
              + " Default: none.")
  private @Nullable Duration freeze;

  @Option(
      names = "--move-price",
      paramLabel = "MONEY",
      converter = MoneyConverter.class,
      description = "What moving a job must at least save, beside the bill. Default: 1.")
  private @Nullable BigDecimal movePrice;

  @Mixin private EventOptions events = new EventOptions();
  @Mixin private SearchOptions search = new SearchOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  /** The verb. */
  public ReplanCommand(Console console, Interrupt interrupt) {
    this.console = console;
    this.interrupt = interrupt;
  }

  @Override
  public Integer call() {
    PlanSettings settings = settings();
    return switch (RunFolder.open(folder)) {
      case Outcome.Rejected<RunFolder>(List<Finding> findings) -> refused(findings);
      case Outcome.Done<RunFolder>(RunFolder run, var ignored) ->
          switch (verifier().verify(run, null)) {
            case Outcome.Done<VerifiedRun>(VerifiedRun old, var told) -> replan(old, settings);
            case Outcome.Rejected<VerifiedRun>(List<Finding> findings) -> {
              refused(findings);
              yield ExitCode.VERIFICATION_FAILED;
            }
          };
    };
  }

  private static RunVerifier verifier() {
    return new RunVerifier(
        source -> Pipeline.read(source, Integer.MAX_VALUE), new PublishedFiles());
  }

  private PlanSettings settings() {
    try {
      return new PlanSettings(
          search.settings(DEFAULT_LIMIT),
          null,
          PlanSettings.DEFAULT_MAX_JOBS,
          Version.text(),
          "replan");
    } catch (IllegalArgumentException outOfRange) {
      throw new ParameterException(spec.commandLine(), String.valueOf(outOfRange.getMessage()));
    }
  }

  private int replan(VerifiedRun old, PlanSettings settings) {
    Instant from = instant(old.analysis().dispatch().grid().time().zone());
    Outcome<List<EventSource>> sources = events.sources();
    if (sources instanceof Outcome.Rejected<List<EventSource>>(List<Finding> findings)) {
      return refused(findings);
    }
    Path target = target(from, old.analysis().dispatch().grid().time().zone());
    if (RunFolder.writable(target) instanceof Outcome.Rejected<Path>(List<Finding> findings)) {
      return refused(findings);
    }
    ReplanRequest request = request(from, sources.orThrow());
    ProgressLine progress = new ProgressLine(console.err(), console.terminal(), console.width());
    Replanning replanning =
        new Replanner(Pipeline.withAdvice(), settings, PlantBytes::new, new PublishedFiles())
            .replan(old, request, progress, interrupt.cancellation());
    progress.close();
    return switch (replanning) {
      case Replanned replanned -> show(replanned, target);
      case NotReplanned none -> showNone(none);
    };
  }

  private ReplanRequest request(Instant from, List<EventSource> sources) {
    try {
      return new ReplanRequest(
          from,
          sources,
          freeze == null ? Duration.ZERO : freeze,
          movePrice == null ? ReplanRequest.DEFAULT_MOVE_PRICE : movePrice);
    } catch (IllegalArgumentException outOfRange) {
      throw new ParameterException(spec.commandLine(), String.valueOf(outOfRange.getMessage()));
    }
  }

  private int show(Replanned replanned, Path target) {
    byte[] rest = replanned.result().input().bytes();
    List<Finding> notWritten =
        RunFolder.write(
                target,
                new PlantBytes(rest),
                replanned.result().published().files(new PublishedFiles()))
            .findings();
    if (output.json) {
      Refusals.printJson(ResultJson.of(replanned), console);
    } else {
      console.print(new ReplanView(replanned, console.palette(), console.width()).lines());
      if (notWritten.isEmpty()) {
        console.print(List.of(" %-20s %s".formatted("Written to", target)));
      }
    }
    if (!notWritten.isEmpty()) {
      console.complain(FindingsView.lines(notWritten, Severity.WARNING, 10, console.palette()));
      return ExitCode.BAD_INPUT;
    }
    return ExitCode.OK;
  }

  private int showNone(NotReplanned none) {
    if (output.json) {
      Refusals.printJson(ResultJson.of(none.result()), console);
    } else {
      console.complain(
          FindingsView.lines(none.result().findings(), Severity.WARNING, 100, console.palette()));
      console.complain(
          new AdviceView(none.result().advice(), console.palette(), console.width()).lines());
      console.complain(List.of("No new plan; the old one in %s is unchanged.".formatted(folder)));
    }
    return switch (none.result().status()) {
      case INVALID -> ExitCode.BAD_INPUT;
      case INFEASIBLE -> ExitCode.INFEASIBLE;
      case FAILED, CANCELLED -> ExitCode.NO_PLAN;
      case OPTIMAL, FEASIBLE -> throw new IllegalStateException("the plan is missing");
    };
  }

  private int refused(List<Finding> findings) {
    return Refusals.show(findings, output.json, console);
  }

  private Instant instant(ZoneId zone) {
    try {
      return OffsetDateTime.parse(at).toInstant();
    } catch (DateTimeException withoutOffset) {
      return local(zone);
    }
  }

  private Instant local(ZoneId zone) {
    try {
      LocalDateTime local = LocalDateTime.parse(at);
      List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
      if (offsets.size() == 1) {
        return local.toInstant(offsets.getFirst());
      }
      throw new ParameterException(
          spec.commandLine(),
          "--at %s is no single moment in %s, where the clock changes; add an offset"
              .formatted(at, zone));
    } catch (DateTimeException unreadable) {
      throw new ParameterException(
          spec.commandLine(),
          "--at '%s' is not a time; write it like 2026-11-24T10:00".formatted(at));
    }
  }

  private Path target(Instant from, ZoneId zone) {
    if (out != null) {
      return out;
    }
    Path old = folder.toAbsolutePath().normalize();
    Path name = old.getFileName();
    String stem = name == null ? "plan" : name.toString().replaceFirst("-[0-9]{8}-[0-9]{4}$", "");
    return folder.resolveSibling(stem + "-" + SUFFIX.format(from.atZone(zone)));
  }

  /** Reads an amount in the site's currency. */
  static final class MoneyConverter implements ITypeConverter<BigDecimal> {
    @Override
    public BigDecimal convert(String text) {
      if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,6})?")) {
        throw new TypeConversionException(
            "'%s' is not an amount of 0 or more; write it like 2.50".formatted(text));
      }
      return new BigDecimal(text);
    }
  }
}
