package io.heatscheduler.formats;

import io.heatscheduler.formats.zip.ZipProblems;

/** How refusals of a packed plant folder are worded. */
final class PlantArchiveProblems implements ZipProblems {
  private static final String AGAIN = "Pack the plant folder again, or send its files one by one.";

  @Override
  public Refusal encrypted(SourceBytes source) {
    return refusal(source, "ARCHIVE_ENCRYPTED", "The archive is protected by a password.");
  }

  @Override
  public Refusal damaged(SourceBytes source) {
    return refusal(source, "ARCHIVE_DAMAGED", "The archive is damaged.");
  }

  @Override
  public Refusal truncated(SourceBytes source) {
    return refusal(
        source, "ARCHIVE_TRUNCATED", "The archive is cut off: the end of the file is missing.");
  }

  @Override
  public Refusal tooManyParts(SourceBytes source, int most) {
    return refusal(
        source,
        "ARCHIVE_TOO_MANY_PARTS",
        "The archive packs more than %s files.".formatted(Quoted.count(most)));
  }

  @Override
  public Refusal unpacksTooLarge(SourceBytes source) {
    return refusal(source, "ARCHIVE_UNPACKS_TOO_LARGE", "The archive unpacks to more than 500 MB.");
  }

  @Override
  public Refusal compressionRatio(SourceBytes source, int most) {
    return refusal(
        source,
        "ARCHIVE_COMPRESSION_RATIO",
        "The archive unpacks to over %d times its size, as only a damaged or hostile file does."
            .formatted(most));
  }

  private static Refusal refusal(SourceBytes source, String code, String message) {
    return Refusal.at(source.location(), code, message, AGAIN);
  }
}
