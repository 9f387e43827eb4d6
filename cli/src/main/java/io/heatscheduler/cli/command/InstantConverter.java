package io.heatscheduler.cli.command;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an instant with its offset, e.g. {@code 2026-11-23T06:00+01:00} or {@code ...Z}. */
final class InstantConverter implements ITypeConverter<Instant> {
  @Override
  public Instant convert(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException unreadable) {
      throw new TypeConversionException(
          "'%s' is not an instant; write it with its offset, e.g. 2026-11-23T06:00+01:00"
              .formatted(text));
    }
  }
}
