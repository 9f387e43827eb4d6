package io.heatscheduler.formats.result;

import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.publish.FileFormat;
import io.heatscheduler.core.publish.Table;
import io.heatscheduler.formats.csv.CsvText;
import io.heatscheduler.formats.json.JsonText;
import java.nio.charset.StandardCharsets;

/** Result files as text: see {@link JsonText} and {@link CsvText} for the exact layout. */
public final class PublishedFiles implements FileFormat {

  @Override
  public byte[] json(Document document) {
    return JsonText.of(document).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] csv(Table table) {
    return CsvText.of(table).getBytes(StandardCharsets.UTF_8);
  }
}
