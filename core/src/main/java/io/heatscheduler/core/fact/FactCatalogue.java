package io.heatscheduler.core.fact;

import static io.heatscheduler.core.fact.FactType.COUNT;
import static io.heatscheduler.core.fact.FactType.DATE;
import static io.heatscheduler.core.fact.FactType.DURATION;
import static io.heatscheduler.core.fact.FactType.ENERGY;
import static io.heatscheduler.core.fact.FactType.KEYWORD;
import static io.heatscheduler.core.fact.FactType.MASS;
import static io.heatscheduler.core.fact.FactType.MOMENT;
import static io.heatscheduler.core.fact.FactType.MONEY;
import static io.heatscheduler.core.fact.FactType.MONEY_PER_KWH;
import static io.heatscheduler.core.fact.FactType.NAME;
import static io.heatscheduler.core.fact.FactType.POWER;
import static io.heatscheduler.core.fact.FactType.SHARE;

import io.heatscheduler.core.Check;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Definition of every fact a run can have; docs/guides/summary.md shows it as a table.
 *
 * <p>Most runs have some of them only: what is zero by nature of the plant, or unknown, is absent.
 */
public final class FactCatalogue {
  private static final List<FactDefinition> ALL =
      List.of(
          fact("site.name", NAME, "Name of the site."),
          fact(
              "plan.cost",
              MONEY,
              "Exact plan cost: energy, starts, demand above the month so far, "
                  + "fixed charges. Negative if the plan earns money."),
          fact(
              "plan.income",
              MONEY,
              "What the plan earns, if its cost is negative: the cost without its " + "sign."),
          fact("plan.site_bill", MONEY, "Plan cost and the energy of the base load."),
          fact("plan.jobs", COUNT, "Jobs in the plan."),
          fact("plan.heaters", COUNT, "Heaters on which at least one job runs."),
          fact("plan.heaters_active", COUNT, "Heaters that may be used."),
          fact(
              "plan.left_out",
              COUNT,
              "Jobs that begin after the planned span and are not in the plan."),
          fact("plan.first_job", NAME, "The job that starts first; of several the first by id."),
          fact("plan.first_job_heater", NAME, "The heater it runs on."),
          fact("plan.first_job_at", MOMENT, "When it starts."),
          fact("plan.last_job_ends", MOMENT, "When the last job ends."),
          fact("horizon.start", MOMENT, "Start of the planned span."),
          fact("horizon.end", MOMENT, "End of the planned span."),
          fact("horizon.length", DURATION, "Length of the planned span."),
          fact("horizon.slot", DURATION, "Length of a slot, the step of the plan."),
          fact("fifo.cost", MONEY, "Plan cost of the same jobs run first in, first out."),
          fact(
              "fifo.limits_broken",
              COUNT,
              "Limits that first in, first out does not keep; absent if it keeps " + "all."),
          new FactDefinition(
              "saving.amount",
              MONEY,
              FactRounding.NEAREST,
              FactSense.GAIN,
              "First-in-first-out cost less plan cost, if that is not negative."),
          new FactDefinition(
              "saving.share",
              SHARE,
              FactRounding.NEAREST,
              FactSense.GAIN,
              "The same as a share of the first-in-first-out cost; absent unless "
                  + "that is over 0."),
          new FactDefinition(
              "saving.by_time_shift",
              MONEY,
              FactRounding.NEAREST,
              FactSense.GAIN,
              "Part of the saving that comes from energy moved to cheaper hours."),
          new FactDefinition(
              "saving.by_peak",
              MONEY,
              FactRounding.NEAREST,
              FactSense.GAIN,
              "Part of the saving that comes from lower demand charges."),
          new FactDefinition(
              "saving.by_starts_and_idling",
              MONEY,
              FactRounding.NEAREST,
              FactSense.GAIN,
              "Part of the saving that comes from fewer or cheaper starts and " + "less idling."),
          new FactDefinition(
              "saving.by_equipment_and_fuel",
              MONEY,
              FactRounding.NEAREST,
              FactSense.GAIN,
              "Part of the saving that comes from better heaters, cheaper fuel "
                  + "and fuller load."),
          new FactDefinition(
              "extra_cost.amount",
              MONEY,
              FactRounding.NEAREST,
              FactSense.LOSS,
              "Plan cost less first-in-first-out cost, if the plan costs more."),
          new FactDefinition(
              "extra_cost.share",
              SHARE,
              FactRounding.NEAREST,
              FactSense.LOSS,
              "The same as a share of the first-in-first-out cost; absent unless "
                  + "that is over 0."),
          new FactDefinition(
              "extra_cost.by_time_shift",
              MONEY,
              FactRounding.NEAREST,
              FactSense.LOSS,
              "What energy in dearer hours costs more than first in, first out."),
          new FactDefinition(
              "extra_cost.by_peak",
              MONEY,
              FactRounding.NEAREST,
              FactSense.LOSS,
              "What demand charges cost more than first in, first out."),
          new FactDefinition(
              "extra_cost.by_starts_and_idling",
              MONEY,
              FactRounding.NEAREST,
              FactSense.LOSS,
              "What starts and idling cost more than first in, first out."),
          new FactDefinition(
              "extra_cost.by_equipment_and_fuel",
              MONEY,
              FactRounding.NEAREST,
              FactSense.LOSS,
              "What heaters and fuels cost more than first in, first out."),
          fact(
              "as_planned.cost",
              MONEY,
              "Plan cost of the plant's own plan, if every job came with one."),
          fact(
              "as_planned.limits_broken",
              COUNT,
              "Limits that the plant's own plan does not keep; absent if it keeps " + "all."),
          new FactDefinition(
              "as_planned.saving",
              MONEY,
              FactRounding.NEAREST,
              FactSense.GAIN,
              "Cost of the plant's own plan less plan cost, if that is not " + "negative."),
          new FactDefinition(
              "as_planned.extra_cost",
              MONEY,
              FactRounding.NEAREST,
              FactSense.LOSS,
              "Plan cost less cost of the plant's own plan, if the plan costs " + "more."),
          fact("heat.total", ENERGY, "Heat that the jobs take."),
          fact("heat.on_fuel", ENERGY, "Part of it that heaters on fuel deliver; absent if none."),
          fact(
              "heat.moved",
              ENERGY,
              "Heat that lies in another tariff period than first in, first out: "
                  + "the sum of what periods gain."),
          fact("heat.moved_share", SHARE, "The same as a share of all heat."),
          fact(
              "period.*.name",
              NAME,
              "Category of a tariff period; the first has the lowest mean energy "
                  + "rate of the planned span."),
          fact(
              "period.*.mean_rate",
              MONEY_PER_KWH,
              "Its energy rate, mean over its slots, without adders."),
          fact("period.*.heat_plan", ENERGY, "Heat that jobs take in it, in the plan."),
          fact("period.*.heat_share_plan", SHARE, "The same as a share of all heat."),
          fact("period.*.heat_fifo", ENERGY, "Heat that jobs take in it, first in, first out."),
          fact("period.*.heat_share_fifo", SHARE, "The same as a share of all heat."),
          fact("period.*.heat_gained", ENERGY, "Heat that the plan moves into it, if any."),
          fact("period.*.heat_lost", ENERGY, "Heat that the plan moves out of it, if any."),
          fact(
              "period.*.electricity_plan",
              ENERGY,
              "Electricity that heating draws in it, in the plan."),
          fact(
              "period.*.electricity_share_plan",
              SHARE,
              "The same as a share of all electricity of heating."),
          fact(
              "period.*.electricity_fifo",
              ENERGY,
              "Electricity that heating draws in it, first in, first out."),
          fact(
              "period.*.electricity_share_fifo",
              SHARE,
              "The same as a share of all electricity of heating first in, first " + "out."),
          fact(
              "electricity.mean_price_plan",
              MONEY_PER_KWH,
              "Energy charges and adders per kWh of electricity that heating "
                  + "draws, in the plan."),
          fact("electricity.mean_price_fifo", MONEY_PER_KWH, "The same first in, first out."),
          fact("moved.jobs", COUNT, "Jobs that start at another time than first in, first out."),
          fact(
              "moved.mean_shift",
              DURATION,
              "Mean distance between both starts, over the jobs that moved, to " + "the second."),
          fact("moved.later", COUNT, "Jobs that start later than first in, first out."),
          fact("moved.earlier", COUNT, "Jobs that start earlier than first in, first out."),
          fact(
              "moved.other_heater",
              COUNT,
              "Jobs that run on another heater than first in, first out."),
          fact(
              "peak.plan",
              POWER,
              "Highest slot mean of the site's electric load, base load included."),
          fact("peak.at", MOMENT, "Start of the first slot with that load."),
          fact("peak.fifo", POWER, "The same first in, first out."),
          new FactDefinition(
              "peak.lower",
              POWER,
              FactRounding.NEAREST,
              FactSense.GAIN,
              "How much lower the peak is than first in, first out, if it is."),
          new FactDefinition(
              "peak.higher",
              POWER,
              FactRounding.NEAREST,
              FactSense.LOSS,
              "How much higher the peak is than first in, first out, if it is."),
          fact("peak.limit", POWER, "Contractual limit of the site's load."),
          fact(
              "peak.margin",
              POWER,
              "What is free below the limit at the peak, if the plan keeps it."),
          fact("demand.total", MONEY, "All demand charges of the plan."),
          fact(
              "demand.measured",
              COUNT,
              "Demand charges that the tariff measures in the planned span."),
          fact("demand.charged", COUNT, "Demand charges of the plan that are over 0."),
          fact("demand.top.name", NAME, "The demand charge that costs most."),
          fact("demand.top.cost", MONEY, "What the plan pays for it."),
          fact("demand.top.measured", POWER, "What it measures."),
          fact(
              "demand.top.floor",
              POWER,
              "What is charged already whatever the plan does: the month so far, "
                  + "a ratchet, a minimum."),
          fact("demand.top.at", MOMENT, "Start of the first slot with the measured demand."),
          fact("energy.input", ENERGY, "Input of the heaters: electricity and fuels."),
          fact("energy.input_fifo", ENERGY, "The same first in, first out."),
          fact("fuel.*.name", NAME, "Type of an input, electricity included, by name."),
          fact("fuel.*.input_plan", ENERGY, "Its input in the plan."),
          fact("fuel.*.input_fifo", ENERGY, "Its input first in, first out."),
          fact(
              "co2.plan",
              MASS,
              "Emissions of the heaters' input, of the inputs that have a factor."),
          fact("co2.fifo", MASS, "The same first in, first out."),
          new FactDefinition(
              "co2.lower",
              MASS,
              FactRounding.NEAREST,
              FactSense.GAIN,
              "How much lower they are, if they are."),
          new FactDefinition(
              "co2.higher",
              MASS,
              FactRounding.NEAREST,
              FactSense.LOSS,
              "How much higher they are, if they are."),
          fact("starts.plan", COUNT, "Starts of heaters from off."),
          fact("starts.fifo", COUNT, "The same first in, first out."),
          fact(
              "idle.plan",
              ENERGY,
              "Input drawn for nobody: surplus heat up to a minimum load, " + "standby, waiting."),
          fact("idle.fifo", ENERGY, "The same first in, first out."),
          fact("starts.cost", MONEY, "Cost of starts, shut-downs and idling in the plan."),
          fact(
              "heater.busiest.name",
              NAME,
              "The heater that is on longest; of several the first by id."),
          fact("heater.busiest.on", DURATION, "How long it is on."),
          fact("heater.busiest.jobs", COUNT, "Jobs that run on it."),
          fact("heater.busiest.cost", MONEY, "Its part of the plan cost."),
          fact(
              "job.tightest",
              NAME,
              "The job with the least time between its end and its deadline; late "
                  + "ones apart, and those with room in their window first."),
          fact("job.tightest.heater", NAME, "The heater it runs on."),
          fact("job.tightest.ends", MOMENT, "When it ends."),
          fact("job.tightest.slack", DURATION, "Time between its end and its deadline."),
          fact("job.no_slack", COUNT, "Jobs that end exactly at their deadline."),
          fact("operators.peak", COUNT, "Most operators at work at the same time."),
          fact("operators.peak_at", MOMENT, "When that is first."),
          fact(
              "operators.least_spare",
              COUNT,
              "Fewest operators free while any is at work, if shifts are given " + "and kept."),
          fact("operators.all_busy", DURATION, "How long every operator is at work, added up."),
          fact("warnings.count", COUNT, "Warnings about inputs and comparisons."),
          fact("search.status", KEYWORD, "How the search ended: optimal, feasible or cancelled."),
          new FactDefinition(
              "proof.bound",
              MONEY,
              FactRounding.DOWN,
              FactSense.NEUTRAL,
              "No plan costs less, relax prices included."),
          new FactDefinition(
              "proof.gap",
              SHARE,
              FactRounding.UP,
              FactSense.NEUTRAL,
              "What the best possible plan may cost less at most, as a share of "
                  + "this one's cost, nine decimals."),
          new FactDefinition(
              "proof.gap_amount", MONEY, FactRounding.UP, FactSense.NEUTRAL, "The same in money."),
          fact(
              "relax.limits_broken",
              COUNT,
              "Limits that a relaxed run breaks; absent unless it breaks any."),
          fact(
              "relax.price",
              MONEY,
              "What breaking them counts in the search, by the relax prices; "
                  + "billed by nobody."),
          fact("relax.late_jobs", COUNT, "Jobs that end after their deadline."),
          fact("relax.latest_job", NAME, "The job that is late most."),
          fact("relax.latest_by", DURATION, "How late it is, to the second."),
          fact(
              "relax.peak_excess", POWER, "How far the site's peak is over the contractual limit."),
          fact(
              "relax.maintenance",
              DURATION,
              "How long heaters are on in their maintenance, added up, to the " + "second."),
          fact("relax.operators_missing", COUNT, "Most operators missing at the same time."),
          fact("relax.other_heater_jobs", COUNT, "Jobs on heaters they do not name."),
          fact(
              "flexibility.*.kind",
              KEYWORD,
              "What is changed: the class of the change, e.g. HigherPeakLimit."),
          new FactDefinition(
              "flexibility.*.saving",
              MONEY,
              FactRounding.NEAREST,
              FactSense.GAIN,
              "What the plan found with one more freedom costs less; the first " + "saves most."),
          new FactDefinition(
              "flexibility.*.certain",
              MONEY,
              FactRounding.DOWN,
              FactSense.GAIN,
              "It saves at least this much, if that is proven to be over 0."),
          new FactDefinition(
              "flexibility.*.at_most",
              MONEY,
              FactRounding.UP,
              FactSense.GAIN,
              "It saves at most this much, if that is proven."),
          fact("flexibility.*.job", NAME, "The job it is about."),
          fact("flexibility.*.heater", NAME, "The heater it is about."),
          fact("flexibility.*.shift", NAME, "The shift it is about."),
          fact("flexibility.*.more_kw", POWER, "How much the peak limit rises."),
          fact("flexibility.*.later", DURATION, "How much later the job may end."),
          fact("flexibility.*.more_operators", COUNT, "How many more operators."),
          fact("flexibility.*.more_starts", COUNT, "How many more starts a day."),
          fact("flexibility.*.from", MOMENT, "Start of the time in which the heater is available."),
          fact("flexibility.*.to", MOMENT, "End of the time in which the heater is available."),
          fact("forecast.days", COUNT, "Days that are forecast."),
          fact("forecast.first_day", DATE, "The first of them."),
          fact("forecast.last_day", DATE, "The last of them."),
          fact("forecast.first_day_cost", MONEY, "Expected plan cost of the first day."),
          fact("forecast.week_first_day", DATE, "First day of the first week of the forecast."),
          fact("forecast.week_days", COUNT, "Days of that week, up to seven."),
          fact("forecast.week_cost", MONEY, "Expected plan cost of these days."),
          fact("forecast.week_cost_low", MONEY, "Low end of the range around it."),
          fact("forecast.week_cost_high", MONEY, "High end of the range around it."),
          new FactDefinition(
              "forecast.week_saving",
              MONEY,
              FactRounding.NEAREST,
              FactSense.GAIN,
              "Expected saving of these days against first in, first out, if over " + "0."),
          fact("forecast.known_days", COUNT, "Whole past days behind the forecast."),
          fact("forecast.needed_days", COUNT, "Whole past days needed, if there are too few."),
          fact(
              "forecast.error",
              SHARE,
              "Mean absolute error of forecasts made for past days, a week ahead."));

  private static final Map<String, FactDefinition> BY_PATTERN =
      ALL.stream().collect(Collectors.toMap(FactDefinition::pattern, Function.identity()));

  private FactCatalogue() {}

  /** Every definition, in reading order. */
  public static List<FactDefinition> all() {
    return ALL;
  }

  /**
   * The definition of a fact.
   *
   * @throws IllegalArgumentException if no definition covers the id
   */
  public static FactDefinition definition(String id) {
    FactDefinition definition = BY_PATTERN.get(FactDefinition.patternOf(id));
    Check.that(definition != null, "no fact is called %s", id);
    return Objects.requireNonNull(definition);
  }

  private static FactDefinition fact(String pattern, FactType type, String meaning) {
    return new FactDefinition(pattern, type, FactRounding.NEAREST, FactSense.NEUTRAL, meaning);
  }
}
