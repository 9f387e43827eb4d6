package io.heatscheduler.server.solver;

import io.heatscheduler.optimizer.Progress;
import io.heatscheduler.server.pipeline.Planner.NotPlanned;
import io.heatscheduler.server.pipeline.Planner.Planned;
import io.heatscheduler.server.pipeline.Planner.Proposal;
import io.heatscheduler.server.pipeline.Planner.Task;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** JSON between server and solver process; every type is known, none is named in it. */
final class WorkerMessages {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private WorkerMessages() {}

  private record Answer(@Nullable Planned planned, @Nullable NotPlanned notPlanned) {}

  static byte[] task(Task task) {
    return JSON.writeValueAsBytes(task);
  }

  static Task task(byte[] bytes) throws IOException {
    return read(bytes, Task.class);
  }

  static byte[] progress(Progress progress) {
    return JSON.writeValueAsBytes(progress);
  }

  static Progress progress(byte[] bytes) throws IOException {
    return read(bytes, Progress.class);
  }

  static byte[] proposal(Proposal proposal) {
    return JSON.writeValueAsBytes(
        switch (proposal) {
          case Planned planned -> new Answer(planned, null);
          case NotPlanned none -> new Answer(null, none);
        });
  }

  static Proposal proposal(byte[] bytes) throws IOException {
    Answer answer = read(bytes, Answer.class);
    if (answer.planned() != null) {
      return answer.planned();
    }
    if (answer.notPlanned() != null) {
      return answer.notPlanned();
    }
    throw new IOException("the answer of the solver process is empty");
  }

  private static <T> T read(byte[] bytes, Class<T> type) throws IOException {
    try {
      return JSON.readValue(bytes, type);
    } catch (JacksonException damaged) {
      throw new IOException("a message of the solver process is damaged", damaged);
    }
  }
}
