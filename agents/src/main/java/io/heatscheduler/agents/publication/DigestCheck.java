package io.heatscheduler.agents.publication;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.core.publish.RunArchive;
import java.util.List;

/**
 * Compares the digest of every kept file with the one in {@code provenance.json}; names the files
 * edited since.
 */
final class DigestCheck {
  private final RunArchive archive;
  private final Findings findings;

  DigestCheck(RunArchive archive, Findings findings) {
    this.archive = archive;
    this.findings = findings;
  }

  void run() {
    switch (archive.document(PublishedRun.PROVENANCE)) {
      case Outcome.Done<Node.Mapping>(Node.Mapping provenance, var ignored) -> {
        checkAll(provenance, "raw_files");
        checkAll(provenance, "files");
        ReportSeal.check(provenance, this);
      }
      case Outcome.Rejected<Node.Mapping>(var why) -> findings.addAll(why);
    }
  }

  /** Compares the files that a key lists with the digests it gives. */
  void checkAll(Node.Mapping provenance, String key) {
    List<Node> entries =
        provenance.get(key) instanceof Node.Sequence list ? list.items() : List.of();
    if (entries.isEmpty()) {
      findings.error(
          "PROVENANCE_INCOMPLETE",
          Location.of(PublishedRun.PROVENANCE).child(key),
          "%s lists no file.".formatted(key),
          "Restore provenance.json from a copy of the run.");
    }
    for (Node entry : entries) {
      if (entry instanceof Node.Mapping file
          && file.get("name") instanceof Node.Scalar name
          && file.get("sha256") instanceof Node.Scalar digest) {
        check(name.text(), digest.text());
      } else {
        findings.error(
            "PROVENANCE_INCOMPLETE",
            entry.location(),
            "An entry names no file or no digest.",
            "Restore provenance.json from a copy of the run.");
      }
    }
  }

  private void check(String name, String expected) {
    if (!archive.names().contains(name)) {
      findings.error(
          "FILE_MISSING",
          Location.of(name),
          "The file is missing.",
          "Restore it from a copy of the run.");
      return;
    }
    switch (archive.bytes(name)) {
      case Outcome.Done<byte[]>(byte[] bytes, var ignored) -> {
        if (!Sha256.of(bytes).hex().equals(expected)) {
          findings.error(
              "FILE_EDITED",
              Location.of(name),
              "The file was edited after the run: its SHA-256 is %s, recorded was %s."
                  .formatted(Sha256.of(bytes), expected),
              "Restore it from a copy of the run.");
        }
      }
      case Outcome.Rejected<byte[]>(var why) -> findings.addAll(why);
    }
  }
}
