package io.heatscheduler.agents.intake;

import io.heatscheduler.core.outcome.Findings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds jobs that wait for each other in a circle. */
final class Precedence {
  private Precedence() {}

  /** Reports each circle found, from its smallest id round to itself. */
  static void requireNoCycle(List<JobDraft> jobs, Findings findings) {
    Map<String, JobDraft> byId = new LinkedHashMap<>();
    jobs.stream()
        .sorted(Comparator.comparing(JobDraft::jobId))
        .forEach(job -> byId.put(job.jobId(), job));
    Set<String> finished = new HashSet<>();
    for (String id : byId.keySet()) {
      if (!finished.contains(id)) {
        walk(id, byId, finished, findings);
      }
    }
  }

  /** Depth first without recursion: a chain may be thousands of jobs long. */
  private static void walk(
      String root, Map<String, JobDraft> byId, Set<String> finished, Findings findings) {
    Deque<String> path = new ArrayDeque<>();
    Set<String> onPath = new HashSet<>();
    Map<String, Iterator<String>> open = new HashMap<>();
    path.addLast(root);
    onPath.add(root);
    while (!path.isEmpty()) {
      String id = path.getLast();
      JobDraft job = byId.get(id);
      List<String> predecessors =
          job == null ? List.of() : job.predecessors().stream().sorted().toList();
      Iterator<String> rest = open.computeIfAbsent(id, ignored -> predecessors.iterator());
      if (!rest.hasNext()) {
        path.removeLast();
        onPath.remove(id);
        finished.add(id);
        continue;
      }
      String next = rest.next();
      if (onPath.contains(next)) {
        report(next, path, byId, findings);
      } else if (byId.containsKey(next) && !finished.contains(next)) {
        path.addLast(next);
        onPath.add(next);
      }
    }
  }

  private static void report(
      String repeated, Deque<String> path, Map<String, JobDraft> byId, Findings findings) {
    List<String> circle = new ArrayList<>(path);
    circle = new ArrayList<>(circle.subList(circle.indexOf(repeated), circle.size()));
    circle.add(repeated);
    JobDraft job = byId.get(repeated);
    if (job != null) {
      findings.error(
          "CYCLIC_PRECEDENCE",
          job.at("predecessors"),
          "Jobs wait for each other: %s.".formatted(String.join(" -> ", circle)),
          "Remove one of these predecessors.");
    }
  }
}
