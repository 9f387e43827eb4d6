package io.heatscheduler.reports.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import io.heatscheduler.core.change.AddedShift;
import io.heatscheduler.core.change.AllowedEquipment;
import io.heatscheduler.core.change.HigherPeakLimit;
import io.heatscheduler.core.change.LaterDeadline;
import io.heatscheduler.core.limit.Limit;
import io.heatscheduler.core.limit.LimitWords;
import io.heatscheduler.core.limit.Limits;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.Shift;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.units.Power;
import io.heatscheduler.reports.fixture.Runs;
import io.heatscheduler.testkit.plants.RandomPlants;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Limits, changes and findings in the reader's language. */
class LabelsTest {
  private static final Pattern CODE = Pattern.compile("\"([A-Z][A-Z0-9_]+)\"");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private static Words words(Locale language, Plant plant) {
    return new Words(language, plant.site().currency(), plant.site().zone());
  }

  @Test
  void everyKindOfLimitIsWordedWithTheNumbersThatItsEnglishClauseHas() {
    Set<Class<?>> kinds = new HashSet<>();
    for (long seed = 1; seed <= 60; seed++) {
      Plant plant = RandomPlants.tiny(seed);
      LimitWords clauses = new LimitWords(plant);
      LimitLabels english = new LimitLabels(words(Locale.ENGLISH, plant), plant);
      LimitLabels german = new LimitLabels(words(Locale.GERMAN, plant), plant);
      for (Limit limit : Limits.of(plant)) {
        kinds.add(limit.getClass());
        assertThat(numbers(english.of(limit)))
            .as("seed %d: %s", seed, limit)
            .isEqualTo(numbers(clauses.of(limit)));
        assertThat(german.of(limit)).isNotEqualTo(english.of(limit)).doesNotContain("{");
        assertThat(numbers(german.of(limit)))
            .as("seed %d: %s", seed, german.of(limit))
            .isEqualTo(numbers(english.of(limit)));
      }
    }
    assertThat(kinds)
        .contains(
            Limit.Planned.class,
            Limit.Deadline.class,
            Limit.Capacity.class,
            Limit.Windows.class,
            Limit.Maintenance.class,
            Limit.PeakLimit.class,
            Limit.ShiftOperators.class);
  }

  /** The digits of a text; separators differ between languages. */
  private static List<String> numbers(String text) {
    List<String> numbers = new ArrayList<>();
    Matcher matcher =
        NUMBER.matcher(
            text.replaceAll("GMT[+-][0-9]+|(?<=[0-9])[.,](?=[0-9])", "")
                .replaceAll("once|einmal", "1"));
    while (matcher.find()) {
      numbers.add(matcher.group());
    }
    numbers.sort(null);
    return numbers;
  }

  @Test
  void aContradictionNamesItsJobsAndSaysWhy() {
    Plant plant = Runs.small().grid().plant();
    String first = plant.jobs().get(0).jobId();
    String second = plant.jobs().get(1).jobId();
    LimitLabels german = new LimitLabels(words(Locale.GERMAN, plant), plant);

    assertThat(
            german.contradiction(
                List.of(
                    new Limit.Planned(first),
                    new Limit.Planned(second),
                    new Limit.Deadline(second))))
        .startsWith(first + " und " + second + " lassen sich nicht beide einplanen: ")
        .contains(second + " muss bis ")
        .endsWith("fertig sein.");
    assertThat(german.contradiction(List.of(new Limit.Planned(first))))
        .isEqualTo(first + " lässt sich im Planungszeitraum nicht einplanen.");
  }

  @Test
  void changesMadeTogetherAreEachSaidOfThePlantThatTheOnesBeforeLeave() {
    Plant small = Runs.small().grid().plant();
    Plant plant = small.withSite(small.site().withContractualPeak(Power.ofKilowatts("1000")));
    String job = plant.jobs().getFirst().jobId();
    Shift shift =
        new Shift(
            "extra",
            Set.of(DayOfWeek.MONDAY),
            new DailyWindow(LocalTime.of(6, 0), LocalTime.of(8, 30)),
            1,
            false);

    List<String> labels =
        new PlantChangeLabels(words(Locale.GERMAN, plant), plant)
            .of(
                List.of(
                    new HigherPeakLimit(Power.ofKilowatts("200")),
                    new HigherPeakLimit(Power.ofKilowatts("50.5")),
                    new LaterDeadline(job, Duration.ofMinutes(90)),
                    new AddedShift(shift),
                    new AllowedEquipment(job, plant.equipment().getFirst().equipmentId())));

    assertThat(labels)
        .extracting(label -> label.replace('\u00a0', ' '))
        .containsExactly(
            "die Leistungsgrenze liegt 200 kW höher, bei 1.200 kW",
            "die Leistungsgrenze liegt 50,5 kW höher, bei 1.250,5 kW",
            job + " darf 1 h 30 min später enden, bis Mo., 23. Nov., 13:30",
            "1 Person mehr am Mo. 06:00-08:30",
            job + " darf auch auf " + plant.equipment().getFirst().equipmentId() + " laufen");
  }

  @Test
  void aFindingIsWordedInGermanWithItsValuesAndStaysEnglishWithoutATranslation() {
    Plant plant = Runs.small().grid().plant();
    FindingLabels german = new FindingLabels(words(Locale.GERMAN, plant), plant.site().zone());
    Finding known =
        Finding.warning(
            "NEXT_MONTH_STARTS_AT_ZERO",
            Location.row("jobs.csv", 1200).column("latest_end"),
            "The horizon reaches ...",
            "",
            LocalDate.of(2026, 12, 1),
            "on-peak");
    Finding unknown = Finding.warning("NO_SUCH_CODE", Location.NONE, "In English.", "Do it.");

    assertThat(german.message(known))
        .isEqualTo(
            "Der Zeitraum reicht in den Abrechnungsmonat ab 1. Dez. 2026; der Leistungspreis"
                + " on-peak beginnt dort bei 0\u00a0kW.");
    assertThat(german.where(known)).isEqualTo("jobs.csv, Zeile 1200, latest_end");
    assertThat(german.allTranslated(List.of(known))).isTrue();
    assertThat(german.line(unknown)).isEqualTo("In English. Do it.");
    assertThat(german.allTranslated(List.of(known, unknown))).isFalse();
  }

  @Test
  void aFindingInEnglishIsItsOwnMessage() {
    Plant plant = Runs.small().grid().plant();
    FindingLabels english = new FindingLabels(words(Locale.ENGLISH, plant), plant.site().zone());
    Finding finding =
        Finding.warning(
            "JOB_AFTER_HORIZON", Location.of("jobs.csv"), "J-1 is late.", "Extend it.", "J-1");

    assertThat(english.line(finding)).isEqualTo(finding.toString());
    assertThat(english.allTranslated(List.of(finding))).isTrue();
  }

  @Test
  void valuesChooseTheWordingWhereACodeHasSeveral() {
    Plant plant = Runs.small().grid().plant();
    FindingLabels german = new FindingLabels(words(Locale.GERMAN, plant), plant.site().zone());
    Finding tooShort =
        Finding.error("WINDOW_TOO_SHORT", Location.NONE, "...", "...", "J-7", "short", 1440, 1, 15);
    Finding demand =
        Finding.warning(
            "PRICE_SUSPICIOUS",
            Location.NONE,
            "...",
            "...",
            new BigDecimal("1234.5"),
            "EUR",
            "demand");

    assertThat(german.message(tooShort))
        .isEqualTo(
            "J-7 braucht 1.440 Minuten, aber zwischen frühestem Beginn und Termin liegen im"
                + " Zeitraum nur 1 Schritt von 15 Minuten.");
    assertThat(german.message(demand)).startsWith("1.234,5 EUR je kW und Monat");
    assertThat(german.fix(demand)).contains("je Jahr");
  }

  @Test
  void everyTranslatedCodeIsOneThatAFindingHasAndItsPatternParses() throws IOException {
    Set<String> codes = new TreeSet<>();
    for (String module : List.of("core", "formats", "optimizer", "agents")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          Matcher matcher = CODE.matcher(Files.readString(file));
          while (matcher.find()) {
            codes.add(matcher.group(1));
          }
        }
      }
    }
    ResourceBundle german =
        ResourceBundle.getBundle("io.heatscheduler.reports.words.findings", Locale.GERMAN);
    assertThat(german.keySet()).hasSizeGreaterThan(60);
    for (String key : german.keySet()) {
      assertThat(codes).contains(key.replace(".fix", ""));
      assertThat(new MessageFormat(german.getString(key), ULocale.GERMAN).getArgumentNames())
          .as(key)
          .allSatisfy(name -> assertThat(name).matches("[0-4]"));
    }
  }
}
