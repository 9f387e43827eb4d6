package io.heatscheduler.core.site;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;

/**
 * What breaking a limit costs beside the bill: {@code relax_prices} of the plant format, in money
 * of the site's currency. They rank repairs and steer relaxed plans; nobody is billed for them.
 *
 * @param lateHour per hour a job ends after its deadline, times its priority's weight (6 -
 *     priority: 5 for the highest, 1 for the lowest)
 * @param peakKw per kW of the highest load above the contractual peak
 * @param operatorHour per hour of an operator the shifts do not have
 * @param maintenanceHour per hour an equipment is on in a window in which it is unavailable
 * @param otherEquipmentJob per job on an equipment it does not name
 * @param rentedEquipmentDay per day of the horizon and rented equipment
 */
public record RelaxPrices(
    BigDecimal lateHour,
    BigDecimal peakKw,
    BigDecimal operatorHour,
    BigDecimal maintenanceHour,
    BigDecimal otherEquipmentJob,
    BigDecimal rentedEquipmentDay) {
  /** What a plant without {@code relax_prices} uses; documented in docs/plant-format.md. */
  public static final RelaxPrices DEFAULT =
      new RelaxPrices(of(50), of(20), of(60), of(200), of(100), of(500));

  /** One for each unit: how large a change is, whatever it costs. */
  public static final RelaxPrices UNIT = new RelaxPrices(of(1), of(1), of(1), of(1), of(1), of(1));

  private static final int LOWEST_WEIGHT_OVER = 6;

  /** Checks ranges: each from 0 to 10,000. */
  public RelaxPrices {
    lateHour = inRange("late_hour", lateHour);
    peakKw = inRange("peak_kw", peakKw);
    operatorHour = inRange("operator_hour", operatorHour);
    maintenanceHour = inRange("maintenance_hour", maintenanceHour);
    otherEquipmentJob = inRange("other_equipment_job", otherEquipmentJob);
    rentedEquipmentDay = inRange("rented_equipment_day", rentedEquipmentDay);
  }

  /** The price of an hour a job of a priority is late. */
  public BigDecimal lateHourAt(int priority) {
    return lateHour.multiply(BigDecimal.valueOf(LOWEST_WEIGHT_OVER - priority));
  }

  private static BigDecimal of(long amount) {
    return BigDecimal.valueOf(amount);
  }

  private static BigDecimal inRange(String key, BigDecimal price) {
    Check.that(
        price.signum() >= 0 && price.compareTo(BigDecimal.valueOf(10_000)) <= 0,
        "relax price %s (%s) must be from 0 to 10000",
        key,
        price);
    return Exactness.canonical(price);
  }
}
