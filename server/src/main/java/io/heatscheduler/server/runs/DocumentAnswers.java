package io.heatscheduler.server.runs;

import io.heatscheduler.core.publish.Document;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.server.runs.RunDocuments.Kept;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Documents as answers. */
final class DocumentAnswers {
  /**
   * A page of a run shows and runs only what it holds itself, under an origin of its own: whatever
   * a job is called, it reaches neither the API nor anybody else.
   */
  private static final String ALONE =
      "sandbox allow-scripts allow-popups; default-src 'none'; style-src 'unsafe-inline';"
          + " script-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private DocumentAnswers() {}

  /** A kept document to look at or to save, byte for byte. */
  static ResponseEntity<byte[]> file(Kept kept) {
    MediaType type = MediaType.parseMediaType(kept.entry().mediaType());
    String name = kept.entry().name();
    String last = name.substring(name.lastIndexOf('/') + 1);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .contentType(withCharset(type))
            .eTag(kept.etag())
            .header("Content-Disposition", disposition(type, last).toString())
            .header("X-Content-Type-Options", "nosniff");
    if (type.isCompatibleWith(MediaType.TEXT_HTML)) {
      answer.header("Content-Security-Policy", ALONE);
    }
    return answer.body(kept.content());
  }

  /** A kept JSON document as the answer itself. */
  static ResponseEntity<byte[]> json(Kept kept) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .eTag(kept.etag())
        .body(kept.content());
  }

  /** A document made for this answer. */
  static ResponseEntity<byte[]> json(HttpStatusCode status, Document document) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(new PublishedFiles().json(document));
  }

  /** What browsers show themselves is shown, the rest saved. */
  private static ContentDisposition disposition(MediaType type, String name) {
    boolean shown =
        type.isCompatibleWith(MediaType.TEXT_HTML)
            || type.isCompatibleWith(MediaType.APPLICATION_PDF);
    return (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
        .filename(name, StandardCharsets.UTF_8)
        .build();
  }

  private static MediaType withCharset(MediaType type) {
    return type.getType().equals("text") ? new MediaType(type, StandardCharsets.UTF_8) : type;
  }
}
