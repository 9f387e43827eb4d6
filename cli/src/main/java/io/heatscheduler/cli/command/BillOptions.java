package io.heatscheduler.cli.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of {@code bill}: what it is billed by, and what it is checked against. */
final class BillOptions {
  @Option(
      names = "--plant",
      paramLabel = "PLANT",
      description = "Plant whose tariff, holidays, billing day, time zone and past peaks apply.")
  @Nullable Path plant;

  @Option(
      names = "--tariff",
      paramLabel = "FILE",
      description =
          "Tariff to bill under; instead of the plant's, or without a plant if it names its"
              + " time_zone.")
  @Nullable Path tariff;

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      description = "Without a plant: zone of the tariff, e.g. America/Chicago.")
  @Nullable ZoneId zone;

  @Option(
      names = "--billing-day",
      paramLabel = "DAY",
      description = "Without a plant: day on which a billing month begins. Default: 1.")
  int billingDay = 1;

  @Option(
      names = "--holiday",
      paramLabel = "DATE",
      split = ",",
      description = "Without a plant: dates with the holiday tariff, separated by commas.")
  List<LocalDate> holidays = new ArrayList<>();

  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      description =
          "Peak ledger: past peaks for ratchets, and what the billing month has measured before"
              + " the profile.")
  @Nullable Path ledger;

  @Option(
      names = "--update-ledger",
      description = "Write the peaks and energy of the profile into the ledger.")
  boolean updateLedger;

  @Option(
      names = "--provisional",
      description = "Mark what is written as provisional: a plan, which metering replaces.")
  boolean provisional;

  @Option(
      names = "--expect",
      paramLabel = "FILE",
      description =
          "Compare with a real bill: CSV with the columns line and amount, optionally quantity and"
              + " rate. Exit code 7 if they differ by more than rounding.")
  @Nullable Path expect;
}
