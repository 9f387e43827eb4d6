package io.heatscheduler.formats.zip;

import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.SourceBytes;

/**
 * How an archive's refusals are worded: a planner thinks of a workbook or a download, not of ZIP.
 */
public interface ZipProblems {
  /** A part needs a password. */
  Refusal encrypted(SourceBytes source);

  /** The bytes contradict each other. */
  Refusal damaged(SourceBytes source);

  /** The directory at the end is missing. */
  Refusal truncated(SourceBytes source);

  /** More parts than are read. */
  Refusal tooManyParts(SourceBytes source, int most);

  /** It unpacks to more than is read. */
  Refusal unpacksTooLarge(SourceBytes source);

  /** It unpacks to more times its size than honest data does. */
  Refusal compressionRatio(SourceBytes source, int most);
}
