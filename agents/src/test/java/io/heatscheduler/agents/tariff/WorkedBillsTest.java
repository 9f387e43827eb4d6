package io.heatscheduler.agents.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.billing.BilledDemand;
import io.heatscheduler.core.billing.UtilityBill;
import io.heatscheduler.core.billing.UtilityLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bills worked out by hand in docs/tariffs, figure by figure. */
class WorkedBillsTest {
  private static final Path PAGES = Path.of("..", "docs", "tariffs");

  @TempDir private Path folder;

  static List<WorkedBill> bills() throws IOException {
    List<WorkedBill> bills = new ArrayList<>();
    try (Stream<Path> pages = Files.list(PAGES)) {
      for (Path page : pages.sorted().toList()) {
        bills.addAll(WorkedBill.of(page));
      }
    }
    return bills;
  }

  @Test
  void everyPageButTheIndexHasABill() throws IOException {
    List<String> billed = bills().stream().map(WorkedBill::page).distinct().toList();
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> String.valueOf(page.getFileName())))
          .filteredOn(page -> !page.equals("README.md"))
          .containsExactlyInAnyOrderElementsOf(billed);
    }
  }

  @ParameterizedTest
  @MethodSource("bills")
  void theBillHasTheLinesAndFiguresOfThePage(WorkedBill worked) throws IOException {
    UtilityBill bill = worked.billed(folder);

    List<String> ids = new ArrayList<>(bill.lines().stream().map(UtilityLine::id).toList());
    ids.add("total");
    assertThat(worked.lines().stream().map(List::getFirst)).containsExactlyElementsOf(ids);
    for (List<String> row : worked.lines()) {
      if (row.getFirst().equals("total")) {
        agrees(row.get(4), bill.total(), "total");
        continue;
      }
      UtilityLine line = bill.line(row.getFirst());
      agrees(row.get(1), line.quantity(), line.id());
      assertThat(line.unit()).isEqualTo(row.get(2));
      agreesOrVaries(row.get(3), line.rate(), line.id());
      agrees(row.get(4), line.amount(), line.id());
    }
    if (!worked.demand().isEmpty()) {
      assertThat(bill.demand()).hasSameSizeAs(worked.demand());
      for (int i = 0; i < worked.demand().size(); i++) {
        BilledDemand demand = bill.demand().get(i);
        List<String> row = worked.demand().get(i);
        assertThat(demand.component()).isEqualTo(row.getFirst());
        agrees(row.get(1), demand.measuredKw(), "measured");
        agrees(row.get(2), demand.floorKw(), "floor");
        agrees(row.get(3), demand.billingKw(), "billing demand");
      }
    }
  }

  private static void agreesOrVaries(String shown, @Nullable BigDecimal rate, String what) {
    if (rate == null) {
      assertThat(shown).as(what).isEqualTo("varies");
    } else {
      agrees(shown, rate, what);
    }
  }

  /** A figure of the page, at the digits it shows. */
  private static void agrees(String shown, BigDecimal exact, String what) {
    BigDecimal figure = new BigDecimal(shown);
    assertThat(exact.setScale(figure.scale(), RoundingMode.HALF_EVEN))
        .as(what)
        .isEqualByComparingTo(figure);
  }
}
