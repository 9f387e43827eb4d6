package io.heatscheduler.core.provenance;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.tariff.Tariff;
import java.time.Instant;

/**
 * Everything a run depends on, as one canonical JSON document that can be read again.
 *
 * <p>It has the plant format's own keys, every default filled in, instants in UTC, lists sorted by
 * id. Reading it gives an equal plant, and writing that gives the same bytes; so the order and the
 * spelling of the original files do not matter to the hash.
 */
public final class CanonicalInput {
  /** Value of the key {@code format}. */
  public static final String FORMAT = "heatscheduler-input/1";

  private final Json document;
  private final byte[] bytes;
  private final Sha256 hash;

  private CanonicalInput(Json document) {
    this.document = document;
    this.bytes = CanonicalJson.bytes(document);
    this.hash = HashChain.input(bytes);
  }

  /**
   * The canonical form of a plant.
   *
   * @param plant what is planned
   * @param asOf the run's as-of instant, by default the horizon's start; part of the hash
   */
  public static CanonicalInput of(Plant plant, Instant asOf) {
    return new CanonicalInput(
        Json.object()
            .put("format", FORMAT)
            .put("as_of", asOf)
            .put("schedule", CanonicalSchedule.of(plant))
            .put("equipment", Json.list(plant.equipment(), CanonicalEquipment::of))
            .put("tariff", CanonicalTariff.of(plant.tariff()))
            .build());
  }

  /** A tariff with the plant format's keys: what a tariff file holds, every default filled in. */
  public static Json of(Tariff tariff) {
    return CanonicalTariff.of(tariff);
  }

  /**
   * A job with the plant format's keys: what a row of a job file holds, every default filled in.
   */
  public static Json of(Job job) {
    return CanonicalSchedule.job(job);
  }

  /** A piece of equipment with the plant format's keys, every default filled in. */
  public static Json of(Equipment equipment) {
    return CanonicalEquipment.of(equipment);
  }

  /** The document. */
  public Json document() {
    return document;
  }

  /** The exact bytes hashed, UTF-8. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The {@code input_hash}. */
  public Sha256 hash() {
    return hash;
  }
}
