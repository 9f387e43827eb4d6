package io.heatscheduler.agents.intake;

import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.Table;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.job.Product;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.plant.Plant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads jobs that join a plant already read, e.g. a rush order: the same columns, recipes and
 * defaults as the plant's own.
 */
public final class AddedJobs {
  private AddedJobs() {}

  /**
   * The jobs; what is wrong with them is reported.
   *
   * @param source where the rows are, if a file has them
   * @param rows the list itself, or a file's name
   * @param plant the plant they join; its horizon gives a missing earliest start
   */
  public static List<Job> read(
      PlantSource source, Node rows, Plant plant, Binding binding, int maxJobs) {
    Map<String, Product> products = new LinkedHashMap<>();
    plant.products().forEach(product -> products.put(product.productId(), product));
    Recipes recipes = new Recipes(products, plant.horizon(), maxJobs);
    JobRows read = new JobRows(new JobReader(plant.horizon(), recipes), maxJobs);
    Table.read(source, rows, "job", JobReader.KEYS, JobReader.REQUIRED, binding, read::accept);
    refuseKnownIds(read, plant, binding.findings());
    EquipmentDefaults defaults =
        new EquipmentDefaults(plant.horizon(), plant.equipment(), binding.findings());
    return read.drafts().stream().map(defaults::complete).toList();
  }

  private static void refuseKnownIds(JobRows read, Plant plant, Findings findings) {
    Set<String> known = plant.jobs().stream().map(Job::jobId).collect(Collectors.toSet());
    for (JobDraft draft : read.drafts()) {
      if (known.contains(draft.jobId())) {
        findings.error(
            "DUPLICATE_ID",
            draft.at("job_id"),
            "%s is a job of the plan already.".formatted(draft.jobId()),
            "Give the added job an id of its own.");
      }
    }
  }
}
