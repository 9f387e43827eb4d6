package io.heatscheduler.server.live;

import io.heatscheduler.core.outcome.Finding;
import java.time.Instant;
import java.util.Collection;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** What the server says, as JSON. */
@Component
final class ServerMessages {
  private final JsonMapper json;

  ServerMessages(JsonMapper json) {
    this.json = json;
  }

  /** Something happened. */
  String event(LiveEvent event) {
    ObjectNode message = message("event");
    message.put("id", event.id());
    topics(message, event.topics());
    message.put("event", event.type());
    message.put("occurredAt", event.occurredAt().toString());
    message.putRawValue("data", new RawValue(event.payload()));
    return json.writeValueAsString(message);
  }

  /** The token holds. */
  String authenticated(Instant tokenEnds) {
    ObjectNode message = message("authenticated");
    message.put("tokenEnds", tokenEnds.toString());
    return json.writeValueAsString(message);
  }

  /**
   * What happens from now on is told.
   *
   * @param lastEventId everything up to it was told or is not wanted
   */
  String subscribed(Collection<String> topics, long lastEventId) {
    ObjectNode message = message("subscribed");
    topics(message, topics);
    message.put("lastEventId", lastEventId);
    return json.writeValueAsString(message);
  }

  /** It is told no more. */
  String unsubscribed(Collection<String> topics) {
    ObjectNode message = message("unsubscribed");
    topics(message, topics);
    return json.writeValueAsString(message);
  }

  /**
   * Events were missed that cannot be sent any more: everything must be read again.
   *
   * @param lastEventId what is read from now on is at least as new
   */
  String resync(Collection<String> topics, long lastEventId) {
    ObjectNode message = message("resync");
    topics(message, topics);
    message.put("lastEventId", lastEventId);
    return json.writeValueAsString(message);
  }

  /** A message was refused. */
  String error(Finding why) {
    ObjectNode message = message("error");
    message.put("code", why.code());
    message.put("message", why.message());
    message.put("fix", why.fix());
    return json.writeValueAsString(message);
  }

  /** The server is there. */
  String pong() {
    return json.writeValueAsString(message("pong"));
  }

  private ObjectNode message(String type) {
    return json.createObjectNode().put("type", type);
  }

  private static void topics(ObjectNode message, Collection<String> topics) {
    ArrayNode array = message.putArray("topics");
    new TreeSet<>(topics).forEach(array::add);
  }
}
