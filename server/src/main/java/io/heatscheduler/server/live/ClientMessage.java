package io.heatscheduler.server.live;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a client may say. */
sealed interface ClientMessage {
  /** Most topics in one message. */
  int MOST_TOPICS = 50;

  /** Shows an access token; again to stay connected with a newer one. */
  record Authenticate(String token) implements ClientMessage {
    @Override
    public String toString() {
      return "Authenticate";
    }
  }

  /**
   * Wants to be told about topics.
   *
   * @param lastEventId last event the client saw; null: only what happens from now on
   */
  record Subscribe(Set<String> topics, @Nullable Long lastEventId) implements ClientMessage {}

  /** Wants to be told no more. */
  record Unsubscribe(Set<String> topics) implements ClientMessage {}

  /** Wants to know whether the server is there. */
  record Ping() implements ClientMessage {}

  /** A message that is refused. */
  record Refused(Finding why) implements ClientMessage {}

  /** Reads a message. */
  static ClientMessage of(String text, JsonMapper json) {
    ObjectNode object;
    try {
      if (!(json.readTree(text) instanceof ObjectNode read)) {
        return refused("MESSAGE_INVALID", "A message is a JSON object.");
      }
      object = read;
    } catch (JacksonException e) {
      return refused("JSON_SYNTAX", "The message is not valid JSON.");
    }
    JsonNode type = object.remove("type");
    if (type == null || !type.isString()) {
      return refused("MESSAGE_TYPE_UNKNOWN", "The message has no type.");
    }
    try {
      ClientMessage message =
          switch (type.stringValue()) {
            case "authenticate" -> json.treeToValue(object, Authenticate.class);
            case "subscribe" -> json.treeToValue(object, Subscribe.class);
            case "unsubscribe" -> json.treeToValue(object, Unsubscribe.class);
            case "ping" -> json.treeToValue(object, Ping.class);
            default -> refused("MESSAGE_TYPE_UNKNOWN", "There is no message of this type.");
          };
      return checked(message);
    } catch (JacksonException e) {
      return refused(
          "MESSAGE_INVALID",
          "The fields do not fit a message of type %s.".formatted(type.stringValue()));
    }
  }

  private static ClientMessage checked(ClientMessage message) {
    return switch (message) {
      case Authenticate(String token) when token == null ->
          refused("MESSAGE_INVALID", "The token is missing.");
      case Subscribe(Set<String> topics, var last)
          when !fits(topics) || (last != null && last < 0) ->
          refused("MESSAGE_INVALID", topicsRule());
      case Unsubscribe(Set<String> topics) when !fits(topics) ->
          refused("MESSAGE_INVALID", topicsRule());
      default -> message;
    };
  }

  private static boolean fits(@Nullable Set<String> topics) {
    return topics != null
        && !topics.isEmpty()
        && topics.size() <= MOST_TOPICS
        && topics.stream().allMatch(Objects::nonNull); // JSON can hold what types forbid
  }

  private static String topicsRule() {
    return String.format(
        Locale.ROOT,
        "topics must list from 1 to %d topics; lastEventId must be 0 or more.",
        MOST_TOPICS);
  }

  private static Refused refused(String code, String message) {
    return new Refused(
        Finding.error(
            code,
            Location.NONE,
            message,
            "Send e.g. {\"type\":\"subscribe\",\"topics\":[\"alerts\"]}; types are authenticate,"
                + " subscribe, unsubscribe, ping."));
  }
}
