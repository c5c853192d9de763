// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.message;

import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * A request whose target is sent unchanged: a path, an absolute address for a proxy, or the host
 * and port of CONNECT.
 */
public final class WireRequest extends BasicClassicHttpRequest {
  private static final long serialVersionUID = 1L;

  private final String target;

  public WireRequest(String method, String target) {
    super(method, "/");
    this.target = target;
  }

  @Override
  public String getRequestUri() {
    return target;
  }
}
