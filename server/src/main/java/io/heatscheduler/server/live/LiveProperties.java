package io.heatscheduler.server.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Live updates, {@code heatscheduler.live.*}.
 *
 * @param sockets most connections of this process
 * @param socketsPerClient most connections of one person or program in this process
 * @param messagesPerMinute most messages that a client may send on a connection
 * @param keep how long events are kept for clients that come back
 * @param mostMissed events that are sent to a client that comes back; if it missed more, it is told
 *     to read everything again
 * @param waiting messages that may wait for a client to read them; one that is slower is cut off
 * @param authentication time in which a client without an Authorization header must show its token
 * @param heartbeat time between two pings; a client that answers none of two is cut off
 */
@ConfigurationProperties("heatscheduler.live")
record LiveProperties(
    @DefaultValue("1000") int sockets,
    @DefaultValue("20") int socketsPerClient,
    @DefaultValue("100") int messagesPerMinute,
    @DefaultValue("1h") Duration keep,
    @DefaultValue("1000") int mostMissed,
    @DefaultValue("2000") int waiting,
    @DefaultValue("5s") Duration authentication,
    @DefaultValue("25s") Duration heartbeat) {}
