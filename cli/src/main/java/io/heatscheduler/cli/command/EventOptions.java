package io.heatscheduler.cli.command;

import io.heatscheduler.agents.replan.EventSource;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.PlantBytes;
import io.heatscheduler.formats.PlantFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What has happened, as options; a file of events says the same with keys. */
final class EventOptions {
  @Option(
      names = "--trip",
      paramLabel = "HEATER=START/END",
      converter = TripConverter.class,
      description = "The heater is out of order from START to END. May be given again.")
  List<Node> trips = new ArrayList<>();

  @Option(
      names = "--late",
      paramLabel = "JOB=TIME",
      converter = LateConverter.class,
      description = "The job may not start before TIME. May be given again.")
  List<Node> late = new ArrayList<>();

  @Option(
      names = "--cancel",
      paramLabel = "JOB",
      description = "The job is no longer wanted. May be given again.")
  List<String> cancelled = new ArrayList<>();

  @Option(
      names = "--rush",
      paramLabel = "FILE",
      description = "Job file of jobs to add, with the columns of a plant's jobs.")
  @Nullable Path rush;

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "CSV of start,energy_rate_kwh: the energy prices from now on.")
  @Nullable Path prices;

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description =
          "YAML or JSON file with trips, late, rush, cancel, prices and contractual_peak_kw.")
  @Nullable Path events;

  /** The events, or what is wrong with their files. */
  Outcome<List<EventSource>> sources() {
    Findings findings = new Findings();
    List<EventSource> sources = new ArrayList<>();
    if (events != null) {
      PlantFolder file = open(events, findings);
      if (file != null) {
        switch (file.entry()) {
          case Outcome.Done<Node.Mapping>(Node.Mapping read, var ignored) ->
              sources.add(new EventSource(file, read));
          case Outcome.Rejected<Node.Mapping>(List<Finding> why) -> findings.addAll(why);
        }
      }
    }
    Map<String, Node> named = new LinkedHashMap<>();
    put(named, "trips", trips);
    put(named, "late", late);
    put(named, "cancel", cancelled.stream().map(id -> text("--cancel", id)).toList());
    sources.add(new EventSource(new PlantBytes(new byte[0]), mapping("options", named)));
    addFile(sources, "rush", rush, findings);
    addFile(sources, "prices", prices, findings);
    return Outcome.of(sources, findings);
  }

  private static void put(Map<String, Node> named, String key, List<? extends Node> items) {
    if (!items.isEmpty()) {
      named.put(key, new Node.Sequence(List.copyOf(items), Location.of("--" + key)));
    }
  }

  private static void addFile(
      List<EventSource> sources, String key, @Nullable Path path, Findings findings) {
    PlantFolder file = path == null ? null : open(path, findings);
    if (file != null) {
      sources.add(
          new EventSource(
              file, mapping("--" + key, Map.of(key, text(file.entryName(), file.entryName())))));
    }
  }

  private static @Nullable PlantFolder open(Path path, Findings findings) {
    return switch (PlantFolder.open(path)) {
      case Outcome.Done<PlantFolder>(PlantFolder file, var ignored) -> file;
      case Outcome.Rejected<PlantFolder>(List<Finding> why) -> {
        findings.addAll(why);
        yield null;
      }
    };
  }

  private static Node.Mapping mapping(String source, Map<String, Node> entries) {
    return new Node.Mapping(entries, Location.of(source));
  }

  private static Node.Scalar text(String source, String text) {
    return new Node.Scalar(text, Node.Kind.TEXT, Location.of(source));
  }

  /** Reads {@code HTR-003=2026-11-24T10:00/2026-11-24T18:00}. */
  static final class TripConverter implements ITypeConverter<Node> {
    @Override
    public Node convert(String text) {
      int equals = text.lastIndexOf('=');
      String[] ends = text.substring(equals + 1).split("/", -1);
      if (equals <= 0 || ends.length != 2) {
        throw new TypeConversionException(
            "'%s' is not a trip; write HEATER=START/END, e.g. HTR-003=2026-11-24T10:00/2026-11-24T18:00"
                .formatted(text));
      }
      return mapping(
          "--trip",
          Map.of(
              "equipment", text("--trip", text.substring(0, equals)),
              "start", text("--trip", ends[0]),
              "end", text("--trip", ends[1])));
    }
  }

  /** Reads {@code J-17=2026-11-24T14:00}. */
  static final class LateConverter implements ITypeConverter<Node> {
    @Override
    public Node convert(String text) {
      int equals = text.lastIndexOf('=');
      if (equals <= 0) {
        throw new TypeConversionException(
            "'%s' is not a late job; write JOB=TIME, e.g. J-17=2026-11-24T14:00".formatted(text));
      }
      return mapping(
          "--late",
          Map.of(
              "job", text("--late", text.substring(0, equals)),
              "earliest_start", text("--late", text.substring(equals + 1))));
    }
  }
}
