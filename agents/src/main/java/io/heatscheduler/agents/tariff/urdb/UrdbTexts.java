package io.heatscheduler.agents.tariff.urdb;

import io.heatscheduler.core.connect.Node;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What of a rate is no charge: applicability, texts, export terms, and what nobody knows. */
final class UrdbTexts {
  private static final List<String> NOTES =
      List.of(
          "basicinformationcomments",
          "energycomments",
          "demandcomments",
          "energyattrs",
          "demandattrs",
          "fixedattrs");

  /** Terms that concern a site only if it feeds into the grid. */
  private static final List<String> EXPORT =
      List.of(
          "dgrules",
          "usenetmetering",
          "solar_nonbypassable_charge",
          "net_surplus_compensation",
          "compensation_charge_units");

  /** Fields that identify the record or repeat what others say. */
  private static final Set<String> IDENTITY =
      Set.of(
          "label",
          "uri",
          "utility",
          "eiaid",
          "name",
          "sector",
          "country",
          "approved",
          "is_default",
          "supersedes",
          "description",
          "source",
          "sourceparent",
          "source_reference",
          "revisions",
          "demandlabels",
          "energytoulabels",
          "demandunits",
          "coincidentrateunit",
          "coincidentrateschedule",
          // without the structure or amount they belong to, these say nothing
          "energyweekdayschedule",
          "energyweekendschedule",
          "demandweekdayschedule",
          "demandweekendschedule",
          "flatdemandmonths",
          "flatdemandunit",
          "demandrateunit",
          "demandwindow",
          "fixedchargeunits",
          "minchargeunits");

  private final UrdbFields fields;

  UrdbTexts(UrdbFields fields) {
    this.fields = fields;
  }

  /** Reads them all; the rest is refused by name. */
  void read(UrdbSite site) {
    applicability(site);
    for (String name : NOTES) {
      Node node = fields.node(name);
      if (node != null) {
        fields.note("URDB_NOTE", name, "%s: %s".formatted(name, UrdbFields.shown(text(node))));
      }
    }
    for (String name : EXPORT) {
      if (fields.node(name) != null) {
        fields.note(
            "URDB_EXPORT_TERMS",
            name,
            "%s concerns only a site that feeds into the grid.".formatted(name));
      }
    }
    refuseCharge("demandreactivepowercharge", "a charge on reactive power, per kVAR of demand");
    coincident();
    IDENTITY.forEach(fields::node);
  }

  /** Refuses what is not known, after everything else has been asked for. */
  void refuseUnknown() {
    for (String name : fields.unasked()) {
      fields.refuseUnlessLeftOut(
          name, "%s is no known field of a rate.".formatted(UrdbFields.shown(name)));
    }
    for (String name : fields.leftOut()) {
      boolean there = fields.has(name);
      fields.warn(
          "URDB_LEFT_OUT",
          name,
          there
              ? "%s is left out on request; the bill lacks it.".formatted(name)
              : "leave_out names %s, which the rate does not have.".formatted(name),
          there ? "Add by hand what it stands for." : "Remove it, or correct its name.");
    }
  }

  private void refuseCharge(String name, String what) {
    BigDecimal value = fields.decimal(name, BigDecimal.ZERO);
    if (value.signum() != 0) {
      fields.refuseUnlessLeftOut(
          name, "The rate has %s (%s), which a load in kW does not show.".formatted(what, name));
    }
  }

  /** The hours of the system's peak are not in the record, so a charge on them cannot be billed. */
  private void coincident() {
    String name = "coincidentratestructure";
    List<List<UrdbTiers.Tier>> periods = UrdbTiers.read(fields, name);
    boolean charged =
        periods != null
            && periods.stream().flatMap(List::stream).anyMatch(tier -> tier.price().signum() != 0);
    if (charged) {
      fields.refuseUnlessLeftOut(
          name,
          "The rate charges the load at the system's peak (%s), and a record does not tell when that was."
              .formatted(name));
    }
  }

  private void applicability(UrdbSite site) {
    String service = fields.text("servicetype");
    if (!service.isEmpty() && !service.toLowerCase(Locale.ROOT).equals("bundled")) {
      fields.warn(
          "URDB_PART_OF_A_BILL",
          "servicetype",
          "The rate is of the service type %s; the rest of the bill is in another rate."
              .formatted(UrdbFields.shown(service)),
          "Add the other rate's charges.");
    }
    range(site, "peakkwcapacitymin", "peakkwcapacitymax");
    range(site, "mindemand", "maxdemand");
    BigDecimal least = fields.decimal("peakkwhusagemin");
    BigDecimal most = fields.decimal("peakkwhusagemax");
    if (least != null || most != null) {
      fields.warn(
          "URDB_APPLICABILITY",
          least == null ? "peakkwhusagemax" : "peakkwhusagemin",
          "The rate is for sites that use %s kWh a month.".formatted(span(least, most)),
          "Check that this site is one of them.");
    }
    for (String name :
        List.of(
            "peakkwcapacityhistory",
            "peakkwhusagehistory",
            "voltageminimum",
            "voltagemaximum",
            "voltagecategory",
            "phasewiring",
            "servicemax")) {
      Node node = fields.node(name);
      if (node != null) {
        fields.note("URDB_APPLICABILITY", name, "%s: %s".formatted(name, text(node)));
      }
    }
  }

  /** Compares the limits of demand with the site's contractual peak, if it has one. */
  private void range(UrdbSite site, String min, String max) {
    BigDecimal least = fields.decimal(min);
    BigDecimal most = fields.decimal(max);
    if (least == null && most == null) {
      return;
    }
    String unit = fields.text("demandunits");
    String what =
        "The rate is for demands of %s %s."
            .formatted(span(least, most), unit.isEmpty() ? "kW" : unit);
    BigDecimal peak = site.contractualPeakKw();
    boolean fits =
        peak != null
            && (least == null || peak.compareTo(least) >= 0)
            && (most == null || peak.compareTo(most) <= 0);
    if (peak == null || fits) {
      fields.note("URDB_APPLICABILITY", least == null ? max : min, what);
    } else {
      fields.warn(
          "URDB_APPLICABILITY",
          least == null ? max : min,
          "%s This site's contractual peak is %s kW.".formatted(what, peak.toPlainString()),
          "Check that the utility offers it to this site.");
    }
  }

  private static String span(@Nullable BigDecimal least, @Nullable BigDecimal most) {
    if (least == null) {
      return most == null ? "any" : "at most " + most.toPlainString();
    }
    return most == null
        ? "at least " + least.toPlainString()
        : "%s to %s".formatted(least.toPlainString(), most.toPlainString());
  }

  private static String text(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> scalar.text().strip();
      case Node.Sequence list ->
          list.items().stream().map(UrdbTexts::text).collect(Collectors.joining("; "));
      case Node.Mapping mapping ->
          mapping.entries().entrySet().stream()
              .map(entry -> entry.getKey() + " " + text(entry.getValue()))
              .collect(Collectors.joining(", "));
    };
  }
}
