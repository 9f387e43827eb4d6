package io.heatscheduler.agents.equipment;

import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Points;
import io.heatscheduler.agents.intake.bind.Range;
import io.heatscheduler.core.equipment.CurvePoint;
import io.heatscheduler.core.equipment.Efficiency;
import io.heatscheduler.core.equipment.EquipmentType;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads efficiencies, where a fraction or a COP is easily written for a percentage. */
final class EfficiencyReader {
  /** Boilers and heaters; condensing boilers reach 110 % of the lower heating value. */
  private static final Range BURNER = Range.between("1", "110");

  /** Heat pumps; a COP of 10 is beyond any of them. */
  private static final Range HEAT_PUMP = Range.between("100", "1000");

  private static final Range LOAD = Range.over("0", "1");
  private static final Range OUTDOOR = Range.between("-90", "60");
  private static final BigDecimal LARGEST_FRACTION = new BigDecimal("1.1");
  private static final BigDecimal LARGEST_COP = BigDecimal.TEN;
  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

  private EfficiencyReader() {}

  /** The efficiency, or null if it is wrong, which has been reported. */
  static @Nullable Efficiency read(Fields fields, @Nullable EquipmentType type) {
    BigDecimal rated = fields.decimal("efficiency_percent", Range.ANY);
    if (rated != null) {
      check(fields, "efficiency_percent", type, rated);
    }
    List<CurvePoint> load = curve(fields, "efficiency_curve", type, LOAD);
    List<CurvePoint> outdoor = curve(fields, "cop_by_outdoor_c", EquipmentType.HEAT_PUMP, OUTDOOR);
    if (!outdoor.isEmpty() && type != null && type != EquipmentType.HEAT_PUMP) {
      fields.error(
          "cop_by_outdoor_c",
          "COP_WITHOUT_HEAT_PUMP",
          "Only a heat_pump has a COP by outdoor temperature.",
          "Correct equipment_type, or leave cop_by_outdoor_c out.");
    }
    BigDecimal degradation =
        fields.decimal("degradation_factor", Range.over("0", "1"), BigDecimal.ONE);
    return fields.failed() || rated == null
        ? null
        : new Efficiency(rated, load, outdoor, degradation);
  }

  private static List<CurvePoint> curve(
      Fields fields, String key, @Nullable EquipmentType type, Range at) {
    List<CurvePoint> points =
        Points.read(fields, key, at).stream()
            .filter(point -> check(fields, key, type, point.second()))
            .map(point -> new CurvePoint(point.first(), point.second()))
            .sorted(Comparator.comparing(CurvePoint::at))
            .toList();
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).at().compareTo(points.get(i - 1).at()) == 0) {
        fields.error(
            key,
            "CURVE_POINT_TWICE",
            "%s has two points at %s.".formatted(key, points.get(i).at().toPlainString()),
            "Keep one of them.");
        return List.of();
      }
    }
    return points;
  }

  /** Whether a percentage is possible; if not, it has been reported. */
  private static boolean check(
      Fields fields, String key, @Nullable EquipmentType type, BigDecimal percent) {
    if (type == null) {
      return percent.signum() > 0;
    }
    Range range = type == EquipmentType.HEAT_PUMP ? HEAT_PUMP : BURNER;
    boolean mistakenUnit =
        percent.signum() > 0
            && percent.compareTo(type == EquipmentType.HEAT_PUMP ? LARGEST_COP : LARGEST_FRACTION)
                <= 0;
    if (mistakenUnit) {
      fields.error(
          key,
          "EFFICIENCY_NOT_IN_PERCENT",
          "%s %s looks like a %s."
              .formatted(
                  key,
                  percent.toPlainString(),
                  type == EquipmentType.HEAT_PUMP ? "COP" : "fraction"),
          "It is in percent: write %s."
              .formatted(percent.multiply(PERCENT).stripTrailingZeros().toPlainString()));
      return false;
    }
    if (!range.contains(percent)) {
      fields.error(
          key,
          "OUT_OF_RANGE",
          "%s is %s, but must be %s for this equipment_type."
              .formatted(key, percent.toPlainString(), range),
          "Correct the value or the equipment_type.");
      return false;
    }
    return true;
  }
}
