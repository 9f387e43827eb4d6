package io.heatscheduler.server.chaos;

import com.zaxxer.hikari.HikariDataSource;
import io.heatscheduler.server.embedded.DatabaseAccount;
import io.heatscheduler.server.messaging.Milestones;
import io.heatscheduler.server.messaging.Milestones.Point;
import io.heatscheduler.server.messaging.RetryRule;
import io.heatscheduler.server.persistence.DatabaseNames;
import io.heatscheduler.server.persistence.Databases;
import io.heatscheduler.server.pipeline.PipelineFixture;
import io.heatscheduler.server.pipeline.PipelineRuntime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A program that works on the pipeline of a database and can be told where to die.
 *
 * <p>It says {@code loaded} when it could begin, begins when it reads {@code work}, says {@code
 * working}, and answers {@code strike STAGE POINT} by {@code armed}; at the end of its input it
 * stops in order.
 */
final class PipelineProcess {
  static final String URL = "CHAOS_DATABASE_URL";
  static final String USER = "CHAOS_DATABASE_USER";
  static final String PASSWORD = "CHAOS_DATABASE_PASSWORD";
  static final String ROLES = "CHAOS_DATABASE_ROLES";
  static final String BROKER = "CHAOS_BROKER";
  static final String PREFIX = "CHAOS_QUEUE_PREFIX";

  /** Begins the lines of its answers; all others are its log. */
  static final String MARK = "@ ";

  private PipelineProcess() {}

  public static void main(String[] none) throws IOException {
    Map<String, String> environment = System.getenv();
    DatabaseAccount account =
        new DatabaseAccount(environment.get(URL), environment.get(USER), environment.get(PASSWORD));
    String[] roles = environment.get(ROLES).split(" ", -1);
    AtomicReference<Strike> armed = new AtomicReference<>();
    Milestones milestones =
        (subject, point) -> {
          Strike strike = armed.get();
          if (strike != null && strike.isAt(subject, point)) {
            Runtime.getRuntime().halt(Strike.STATUS); // no shutdown hook, no finally
          }
        };
    try (HikariDataSource pool = Databases.pool(account, 12);
        BufferedReader orders =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      PipelineFixture pipeline =
          new PipelineFixture(pool, new DatabaseNames(roles[0], roles[1], roles[2], roles[3]));
      say("loaded");
      String order = orders.readLine();
      if (order == null) {
        return;
      }
      PipelineRuntime runtime =
          PipelineRuntime.start(
              pool,
              pipeline.transactions,
              pipeline.consumers(new DeliveryRecorder(pipeline.client)),
              settings(environment.get(BROKER), environment.get(PREFIX)),
              milestones);
      try (runtime) {
        say("working");
        while ((order = orders.readLine()) != null) {
          String[] words = order.split(" ", -1);
          armed.set(new Strike(words[1], Point.valueOf(words[2])));
          say("armed");
        }
      }
    }
  }

  private static PipelineRuntime.Settings settings(String broker, String prefix) {
    return new PipelineRuntime.Settings(
        broker == null ? null : URI.create(broker),
        prefix,
        name -> true,
        RetryRule.DEFAULT,
        Duration.ofSeconds(30),
        Duration.ofMillis(100),
        broker == null);
  }

  private static void say(String word) {
    System.out.println(MARK + word);
    System.out.flush();
  }
}
