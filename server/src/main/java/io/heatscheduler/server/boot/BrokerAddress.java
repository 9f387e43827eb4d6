package io.heatscheduler.server.boot;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the message broker is, with the name and password to enter it. */
final class BrokerAddress {
  private BrokerAddress() {}

  /**
   * The address that the settings give.
   *
   * @return null: there is none, events stay in the database
   * @throws StartRefused if it is none, or its password is a well-known one and the broker is on
   *     another machine
   */
  static @Nullable URI of(PipelineProperties properties) {
    String url = properties.rabbitmqUrl();
    if (url == null || url.isBlank()) {
      return null;
    }
    URI given = parsed(url);
    String userInfo =
        properties.rabbitmqUser() == null
            ? given.getRawUserInfo()
            : encoded(properties.rabbitmqUser())
                + ":"
                + encoded(Objects.requireNonNullElse(properties.rabbitmqPassword(), ""));
    String known = userInfo == null ? "guest:guest" : userInfo; // what the client would use
    String password = known.substring(known.indexOf(':') + 1);
    if (WellKnownPasswords.contains(password) && !isHere(given.getHost())) {
      throw refused(
          "DEFAULT_CREDENTIAL",
          "The password of RabbitMQ is missing or a well-known one.",
          "Make a user of its own there; set HEATSCHEDULER_PIPELINE_RABBITMQUSER and"
              + " HEATSCHEDULER_PIPELINE_RABBITMQPASSWORD.");
    }
    String rest = given.getRawPath() == null ? "" : given.getRawPath();
    return URI.create(
        "%s://%s@%s%s%s"
            .formatted(
                given.getScheme(),
                known,
                given.getHost(),
                given.getPort() < 0 ? "" : ":" + given.getPort(),
                rest));
  }

  private static URI parsed(String url) {
    try {
      URI uri = new URI(url);
      if (List.of("amqp", "amqps").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException noAddress) {
      throw noBroker(noAddress.getReason());
    }
    throw noBroker("it needs amqp:// or amqps:// and a host");
  }

  private static StartRefused noBroker(String why) {
    return refused(
        "BROKER_URL_INVALID",
        "The address of RabbitMQ cannot be used: %s.".formatted(why),
        "Write it like amqp://broker:5672, or amqps://broker:5671/vhost.");
  }

  private static boolean isHere(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException elsewhere) {
      return false;
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static StartRefused refused(String code, String message, String fix) {
    return new StartRefused(List.of(Finding.error(code, Location.NONE, message, fix)));
  }
}
