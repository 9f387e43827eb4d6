package io.heatscheduler.server.embedded;

import com.sun.security.auth.module.UnixSystem;
import io.heatscheduler.server.embedded.Commands.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * As which user PostgreSQL's programs run; they refuse to run as root.
 *
 * <p>An ordinary user runs them as himself. Root hands them to an unprivileged user ({@code
 * setpriv}), and where such a user cannot reach the directories, puts them into a user namespace of
 * their own in which root's files belong to nobody ({@code unshare}).
 *
 * @param prefix what comes before each command
 * @param account user who must own the database's files; null: the process's own
 */
record RunAs(List<String> prefix, @Nullable String account) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Taken in this order; every Unix has the last. */
  private static final List<String> ACCOUNTS = List.of("heatscheduler", "postgres", "nobody");

  private static final RunAs SELF = new RunAs(List.of(), null);
  private static final RunAs OWN_NAMESPACE =
      new RunAs(List.of("unshare", "--user", "--map-user=65534", "--map-group=65534", "--"), null);

  static boolean isRoot() {
    return currentUser() == 0;
  }

  private static long currentUser() {
    return new UnixSystem().getUid();
  }

  /**
   * The way to run programs on a new directory, whose files are handed over if need be.
   *
   * @param program one that must be reachable
   * @param directories that must be writable; made, empty, and owned by this process's user
   */
  static RunAs forNew(Path program, List<Path> directories) throws IOException, Refusal {
    if (!isRoot()) {
      return SELF;
    }
    for (String account : ACCOUNTS) {
      RunAs candidate = switchedTo(account);
      if (candidate != null) {
        for (Path directory : directories) {
          candidate.own(directory);
        }
        if (candidate.reaches(program, directories)) {
          return candidate;
        }
      }
    }
    for (Path directory : directories) {
      own(directory, "root");
    }
    if (OWN_NAMESPACE.reaches(program, directories)) {
      return OWN_NAMESPACE;
    }
    throw noUser(directories.getFirst());
  }

  /** The way to run programs on a directory that exists: as its owner. */
  static RunAs forOwnerOf(Path directory, Path program) throws IOException, Refusal {
    long owner = ((Number) Files.getAttribute(directory, "unix:uid")).longValue();
    if (owner == currentUser()) {
      RunAs same = isRoot() ? OWN_NAMESPACE : SELF;
      if (same.reaches(program, List.of(directory))) {
        return same;
      }
    } else if (isRoot()) {
      long group = ((Number) Files.getAttribute(directory, "unix:gid")).longValue();
      RunAs candidate = switchedTo(owner, group, String.valueOf(Files.getOwner(directory)));
      if (candidate.reaches(program, List.of(directory))) {
        return candidate;
      }
    } else {
      throw Refusal.of(
          "DATABASE_DIRECTORY_OF_OTHER_USER",
          directory,
          "The database belongs to user %s, and this process runs as another."
              .formatted(Files.getOwner(directory)),
          "Start the server as that user, or choose another data directory.");
    }
    throw noUser(directory);
  }

  /** A command with what makes it run as this user. */
  List<String> command(String... parts) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of(parts));
    return command;
  }

  /** Gives a file or an empty directory to this user. */
  void own(Path path) throws IOException {
    if (account != null) {
      own(path, account);
    }
  }

  private static void own(Path path, String owner) throws IOException {
    Files.setOwner(
        path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner));
  }

  private boolean reaches(Path program, List<Path> directories) {
    for (Path directory : directories) {
      Result result =
          Commands.run(
              command(
                  "/bin/sh",
                  "-c",
                  "test -w \"$1\" && test -x \"$1\" && exec \"$2\" --version",
                  "sh",
                  directory.toString(),
                  program.toString()),
              Path.of("/"),
              PATIENCE);
      if (!result.succeeded()) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable RunAs switchedTo(String account) {
    Result user = Commands.run(List.of("id", "-u", account), Path.of("/"), PATIENCE);
    Result group = Commands.run(List.of("id", "-g", account), Path.of("/"), PATIENCE);
    return user.succeeded() && group.succeeded()
        ? switchedTo(Long.parseLong(user.output()), Long.parseLong(group.output()), account)
        : null;
  }

  private static RunAs switchedTo(long user, long group, String account) {
    return new RunAs(
        List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups", "--"), account);
  }

  private static Refusal noUser(Path directory) {
    return Refusal.of(
        "DATABASE_NEEDS_ORDINARY_USER",
        directory,
        "PostgreSQL does not run as root, and no other user could be used here.",
        "Start the server as an ordinary user, or install setpriv or unshare (util-linux) and put"
            + " the data directory where the user nobody may go, e.g. /var/lib/heatscheduler.");
  }
}
