package io.heatscheduler.reports.calendar;

import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.provenance.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Names of files for pieces of equipment, safe on every file system and unique on each. */
final class FileNames {
  private static final int LONGEST = 60;
  private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul", "plant");

  private FileNames() {}

  /** The name of each calendar by the id of its equipment. */
  static Map<String, String> of(List<GridEquipment> equipment) {
    Map<String, String> names = new TreeMap<>();
    Set<String> taken = new HashSet<>();
    for (GridEquipment unit : equipment) {
      String id = unit.equipment().equipmentId();
      String name = safe(id);
      boolean own =
          name.equals(id)
              && !RESERVED.contains(name.toLowerCase(Locale.ROOT))
              && !name.toLowerCase(Locale.ROOT).matches("(com|lpt)[0-9]")
              && taken.add(name.toLowerCase(Locale.ROOT));
      // a changed name may be another's: the digest of the id keeps them apart
      names.put(id, (own ? name : name + "-" + digest(id)) + ".ics");
    }
    return names;
  }

  private static String safe(String id) {
    String plain = id.replaceAll("[^A-Za-z0-9_.-]+", "_").replaceAll("^[.-]+|[.]+$", "");
    String cut = plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    return cut.isEmpty() ? "equipment" : cut;
  }

  private static String digest(String id) {
    return Sha256.of(id.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 8);
  }
}
