package io.heatscheduler.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * The address a request comes from: that of the connection, unless it is a configured proxy's, then
 * the last address in X-Forwarded-For that is not a proxy's.
 */
final class ClientAddress {
  private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  private final List<IpAddressMatcher> proxies;

  ClientAddress(List<String> trustedProxies) {
    this.proxies = trustedProxies.stream().map(IpAddressMatcher::new).toList();
  }

  /** The address, for limits: of IPv6 the network only, since one customer has 2^64 of them. */
  String of(HttpServletRequest request) {
    return of(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
  }

  /**
   * As {@link #of(HttpServletRequest)}.
   *
   * @param connection address of the connection
   * @param forwarded the headers, first one first
   */
  String of(String connection, List<String> forwarded) {
    String address = connection;
    if (isProxy(address)) {
      List<String> hops = new ArrayList<>();
      for (String header : forwarded) {
        for (String hop : header.split(",", -1)) {
          hops.add(hop.strip());
        }
      }
      for (String hop : hops.reversed()) {
        if (!LITERAL.matcher(hop).matches()) {
          break;
        }
        address = hop;
        if (!isProxy(hop)) {
          break;
        }
      }
    }
    return network(address);
  }

  private boolean isProxy(String address) {
    return proxies.stream().anyMatch(proxy -> proxy.matches(address));
  }

  private static String network(String address) {
    if (!LITERAL.matcher(address).matches()) {
      return address;
    }
    try {
      InetAddress parsed = InetAddress.ofLiteral(address);
      return parsed instanceof Inet6Address v6
          ? HexFormat.of().formatHex(v6.getAddress(), 0, 8) + "::/64"
          : parsed.getHostAddress();
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
