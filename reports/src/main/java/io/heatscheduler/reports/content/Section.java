package io.heatscheduler.reports.content;

import java.util.List;

/**
 * A section of a document.
 *
 * @param id which one
 * @param title heading
 * @param blocks what it holds, in reading order; at least one
 */
public record Section(Id id, String title, List<Block> blocks) {

  /** The sections, in the order of a document. */
  public enum Id {
    /** The run in plain words. */
    SUMMARY,
    /** Why there is no plan. */
    CONTRADICTION,
    /** Changes with which there is a plan. */
    REPAIRS,
    /** What the savings consist of. */
    SAVINGS,
    /** What a person should look at. */
    WATCH,
    /** What to do on the first day. */
    TODAY,
    /** Who runs where and when. */
    ASSIGNMENTS,
    /** What the plan costs, line by line. */
    COST,
    /** Where the cost falls. */
    BREAKDOWN,
    /** Demand measured and charged. */
    DEMAND,
    /** The plan beside other plans, line by line. */
    COMPARISON,
    /** What the next days are expected to cost. */
    FORECAST,
    /** What more freedom would save. */
    FLEXIBILITY,
    /** What was found about the inputs. */
    WARNINGS,
    /** How each number is computed. */
    METHOD,
    /** How the plan was found, and its hashes. */
    RECORD;

    /** Name for anchors, e.g. {@code assignments}. */
    public String anchor() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public Section {
    blocks = List.copyOf(blocks);
  }
}
