package io.heatscheduler.core.provenance;

import io.heatscheduler.core.Check;

/**
 * The chain {@code input_hash -> optimization_hash -> cost_hash}: each hash covers the one before
 * it and its own stage's product.
 *
 * <p>The chain shows which part was edited; it cannot by itself detect that everything was
 * rewritten, for which a hash must be kept elsewhere.
 */
public final class HashChain {
  /** Version of the layout of everything hashed; part of each hash. */
  public static final int VERSION = 1;

  private HashChain() {}

  /** The stages in order, each with its label and the key of the hash it starts from. */
  public enum Stage {
    /** Covers the canonical input and the run's as-of instant. */
    INPUT("heatscheduler/input", ""),
    /** Covers the input hash and the schedule. */
    OPTIMIZATION("heatscheduler/optimization", "input_hash"),
    /** Covers the optimization hash and the bill. */
    COST("heatscheduler/cost", "optimization_hash"),
    /** Covers the cost hash and the files of the report. */
    REPORT("heatscheduler/report", "cost_hash");

    private final String label;
    private final String previousKey;

    Stage(String label, String previousKey) {
      this.label = label;
      this.previousKey = previousKey;
    }

    /** Domain label in front of the hashed bytes. */
    public String label() {
      return label;
    }
  }

  /** The first hash: over the canonical input itself. */
  public static Sha256 input(byte[] canonicalInput) {
    return Sha256.of(Stage.INPUT.label, VERSION, canonicalInput);
  }

  /**
   * The exact bytes hashed by a later stage: canonical JSON of its product and the hash before it.
   *
   * @param stage not {@link Stage#INPUT}
   * @param previous hash of the stage before
   * @param product what the stage made
   */
  public static byte[] linkBytes(Stage stage, Sha256 previous, Json product) {
    Check.that(stage != Stage.INPUT, "the input has no hash before it");
    return CanonicalJson.bytes(
        Json.object().put(stage.previousKey, previous.hex()).put("product", product).build());
  }

  /** The hash of a later stage; see {@link #linkBytes}. */
  public static Sha256 link(Stage stage, Sha256 previous, Json product) {
    return Sha256.of(stage.label, VERSION, linkBytes(stage, previous, product));
  }
}
