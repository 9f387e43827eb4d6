package io.heatscheduler.core.report.derive;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.baseline.Comparison;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.BillLine;
import io.heatscheduler.core.cost.LineKind;
import io.heatscheduler.core.cost.MeasuredDemand;
import io.heatscheduler.core.cost.Savings;
import io.heatscheduler.core.fact.Facts;
import io.heatscheduler.core.report.ReportedRun;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the plan costs, what it saves, and by what. */
final class CostFacts {
  private final ReportedRun run;
  private final Bill bill;

  CostFacts(ReportedRun run) {
    this.run = run;
    this.bill = run.bill();
  }

  void addTo(Facts.Builder facts) {
    BigDecimal cost = bill.planCost();
    facts.put("plan.cost", cost);
    if (cost.signum() < 0) {
      facts.put("plan.income", cost.negate());
    }
    facts.put("plan.site_bill", bill.siteBill());
    Comparison fifo = run.fifo();
    if (fifo != null) {
      addFifo(fifo, facts);
    }
    Comparison planned = run.asPlanned();
    if (planned != null) {
      addAsPlanned(planned, facts);
    }
    addDemand(facts);
    meanPrice(bill, "electricity.mean_price_plan", facts);
    if (fifo != null) {
      meanPrice(fifo.bill(), "electricity.mean_price_fifo", facts);
    }
    addCo2(fifo, facts);
    facts.put("starts.cost", bill.startsAndIdling());
  }

  private static void addFifo(Comparison fifo, Facts.Builder facts) {
    BigDecimal baseline = fifo.bill().planCost();
    Savings savings = fifo.savings();
    facts.put("fifo.cost", baseline);
    if (!fifo.baseline().feasible()) {
      facts.put("fifo.limits_broken", fifo.baseline().misses().size());
    }
    boolean saves = savings.amount().signum() >= 0;
    String kind = saves ? "saving" : "extra_cost";
    facts.put(kind + ".amount", savings.amount().abs());
    if (baseline.signum() > 0) {
      facts.put(kind + ".share", savings.amount().abs().divide(baseline, DECIMAL128));
    }
    part("by_time_shift", savings.timeShift(), facts);
    part("by_peak", savings.peak(), facts);
    part("by_starts_and_idling", savings.startsAndIdling(), facts);
    part("by_equipment_and_fuel", savings.equipmentAndFuel(), facts);
  }

  private static void part(String name, BigDecimal amount, Facts.Builder facts) {
    RunFacts.difference(facts, "saving." + name, "extra_cost." + name, amount);
  }

  private static void addAsPlanned(Comparison planned, Facts.Builder facts) {
    facts.put("as_planned.cost", planned.bill().planCost());
    if (!planned.baseline().feasible()) {
      facts.put("as_planned.limits_broken", planned.baseline().misses().size());
    }
    BigDecimal amount = planned.savings().amount();
    facts.put(amount.signum() >= 0 ? "as_planned.saving" : "as_planned.extra_cost", amount.abs());
  }

  private void addDemand(Facts.Builder facts) {
    facts.put("demand.total", bill.total(LineKind.DEMAND));
    facts.put("demand.measured", bill.demand().size());
    List<MeasuredDemand> charged =
        bill.demand().stream().filter(demand -> demand.amount().signum() > 0).toList();
    facts.put("demand.charged", charged.size());
    charged.stream()
        .max(
            Comparator.comparing(MeasuredDemand::amount)
                .thenComparing(MeasuredDemand::lineId, Comparator.reverseOrder()))
        .ifPresent(
            top -> {
              facts.put("demand.top.name", top.component());
              facts.put("demand.top.cost", top.amount());
              facts.put("demand.top.measured", top.measuredKw());
              facts.put("demand.top.floor", top.floorKw());
              facts.put("demand.top.at", run.grid().time().startOf(top.peakSlot()));
            });
  }

  private static void meanPrice(Bill bill, String id, Facts.Builder facts) {
    BigDecimal energy = BigDecimal.ZERO;
    BigDecimal amount = BigDecimal.ZERO;
    for (BillLine line : bill.lines()) {
      if (line.kind() == LineKind.ENERGY) {
        energy = energy.add(line.quantity());
      }
      if (line.kind() == LineKind.ENERGY || line.kind() == LineKind.ADDER) {
        amount = amount.add(line.amount());
      }
    }
    if (energy.signum() > 0) {
      facts.put(id, amount.divide(energy, DECIMAL128));
    }
  }

  private void addCo2(@Nullable Comparison fifo, Facts.Builder facts) {
    if (bill.co2Kg().isEmpty()) {
      return;
    }
    facts.put("co2.plan", bill.totalCo2Kg());
    if (fifo != null) {
      facts.put("co2.fifo", fifo.bill().totalCo2Kg());
      RunFacts.difference(
          facts, "co2.lower", "co2.higher", fifo.bill().totalCo2Kg().subtract(bill.totalCo2Kg()));
    }
  }
}
