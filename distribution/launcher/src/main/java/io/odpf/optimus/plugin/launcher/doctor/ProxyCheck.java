// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks that the proxies named in the environment accept connections. */
final class ProxyCheck implements Check {
  private static final String[] VARIABLES = {
    "https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"
  };

  private final Duration patience;

  ProxyCheck(Duration patience) {
    this.patience = patience;
  }

  @Override
  public String name() {
    return "proxy";
  }

  @Override
  public List<Finding> run(Machine machine) {
    Map<String, String> named = new LinkedHashMap<>();
    for (String variable : VARIABLES) {
      String value = machine.variable(variable);
      if (!value.isEmpty()) {
        named.putIfAbsent(value, variable);
      }
    }
    List<Finding> findings = new ArrayList<>();
    named.forEach((value, variable) -> findings.add(look(variable, value)));
    return findings.isEmpty() ? List.of(Finding.ok("none")) : findings;
  }

  /**
   * Checks one proxy. The messages contain only host and port, since the rest of the value may
   * contain a password.
   */
  private Finding look(String variable, String value) {
    URI proxy;
    try {
      proxy = new URI(value.contains("://") ? value : "http://" + value);
    } catch (URISyntaxException e) {
      return invalid(variable);
    }
    if (proxy.getHost() == null) {
      return invalid(variable);
    }
    int port =
        proxy.getPort() >= 0 ? proxy.getPort() : "https".equals(proxy.getScheme()) ? 443 : 80;
    String place = proxy.getHost() + ":" + port;
    InetSocketAddress address = new InetSocketAddress(proxy.getHost(), port);
    if (address.isUnresolved()) {
      return Finding.failed(
          "the proxy " + place + " of " + variable + " cannot be resolved to an address",
          "correct " + variable + ", or the name service");
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, (int) patience.toMillis());
      return Finding.ok(place + " by " + variable);
    } catch (IOException e) {
      return Finding.failed(
          "the proxy " + place + " of " + variable + " cannot be reached: " + e.getMessage(),
          "correct or unset " + variable + ", or ask the network's operator");
    }
  }

  private static Finding invalid(String variable) {
    return Finding.failed(
        "the value of " + variable + " is not the address of a proxy",
        "write it as http://HOST:PORT");
  }
}
