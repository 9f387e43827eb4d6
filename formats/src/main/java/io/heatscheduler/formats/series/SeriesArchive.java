package io.heatscheduler.formats.series;

import io.heatscheduler.formats.Limits;
import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.SourceBytes;
import io.heatscheduler.formats.zip.ZipBytes;
import io.heatscheduler.formats.zip.ZipProblems;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The documents of a ZIP archive as markets and utilities publish it. */
final class SeriesArchive {
  private static final long MOST_UNPACKED = 200L * 1024 * 1024;

  private SeriesArchive() {}

  /**
   * Whether a file is called and looks like an archive; workbooks are archives of their own kind.
   */
  static boolean isArchive(SourceBytes file) {
    return file.name().toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  /**
   * The XML and CSV files in it, at least one.
   *
   * @throws Refusal if there is none, or if the archive is damaged or a bomb
   */
  static List<SourceBytes> parts(SourceBytes archive) {
    if (!archive.hasAt(0, 'P', 'K')) {
      throw Refusal.at(
          archive.location(),
          "FILE_CONTENT_MISMATCH",
          "The file is named as a ZIP archive, but its content is something else.",
          "Download it again, or give it the ending that fits.");
    }
    ZipBytes zip = ZipBytes.open(archive, Problems.INSTANCE);
    List<SourceBytes> parts = new ArrayList<>();
    long total = 0;
    for (String name : zip.names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      boolean isData =
          (lower.endsWith(".xml") || lower.endsWith(".csv")) && !lower.startsWith("__macosx/");
      if (isData) {
        SourceBytes part = SourceBytes.of(name, bytes(zip, name, archive));
        total += part.length();
        if (total > MOST_UNPACKED) {
          throw Problems.INSTANCE.unpacksTooLarge(archive);
        }
        parts.add(part);
      }
    }
    if (parts.isEmpty()) {
      throw Refusal.at(
          archive.location(),
          "ARCHIVE_EMPTY",
          "The archive holds no .xml and no .csv file.",
          "Name the archive as the market or utility gave it out.");
    }
    return parts;
  }

  private static byte[] bytes(ZipBytes zip, String name, SourceBytes archive) {
    try (InputStream in = zip.content(name).orElseThrow(() -> Problems.INSTANCE.damaged(archive))) {
      byte[] bytes = in.readNBytes(Limits.FILE_BYTES + 1);
      if (bytes.length > Limits.FILE_BYTES) {
        throw Refusal.at(
            archive.location(),
            "FILE_TOO_LARGE",
            "The file %s in the archive has more than 50 MB.".formatted(Quoted.of(name)),
            "Ask for fewer days or nodes.");
      }
      return bytes;
    } catch (IOException e) {
      throw new Refusal(Problems.INSTANCE.damaged(archive).finding());
    }
  }

  private enum Problems implements ZipProblems {
    INSTANCE;

    @Override
    public Refusal encrypted(SourceBytes source) {
      return Refusal.at(
          source.location(),
          "ARCHIVE_ENCRYPTED",
          "The archive is protected by a password.",
          "Unpack it and name the document in it.");
    }

    @Override
    public Refusal damaged(SourceBytes source) {
      return Refusal.at(
          source.location(),
          "ARCHIVE_DAMAGED",
          "The archive is damaged.",
          "Copy or download it again.");
    }

    @Override
    public Refusal truncated(SourceBytes source) {
      return Refusal.at(
          source.location(),
          "ARCHIVE_TRUNCATED",
          "The archive is cut off: the end of the file is missing.",
          "Copy or download it again.");
    }

    @Override
    public Refusal tooManyParts(SourceBytes source, int most) {
      return Refusal.at(
          source.location(),
          "ARCHIVE_TOO_MANY_PARTS",
          "The archive packs more than %s files.".formatted(Quoted.count(most)),
          "Unpack it and name one document.");
    }

    @Override
    public Refusal unpacksTooLarge(SourceBytes source) {
      return Refusal.at(
          source.location(),
          "ARCHIVE_UNPACKS_TOO_LARGE",
          "The archive unpacks to more than 200 MB.",
          "Ask for fewer days or nodes.");
    }

    @Override
    public Refusal compressionRatio(SourceBytes source, int most) {
      return Refusal.at(
          source.location(),
          "ARCHIVE_COMPRESSION_RATIO",
          "The archive unpacks to over %d times its size, as only a damaged or hostile file does."
              .formatted(most),
          "Download it again.");
    }
  }
}
