// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.servlet.ServletHost;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * A host with the pages {@code echo}, which shows what a page gets, {@code bad}, which refuses, and
 * {@code broken}.
 */
public final class FakeServletHost implements ServletHost {
  @Override
  public Request.Handler handler(Caller caller) {
    return (request, response, callback) -> {
      String path = Request.getPathInContext(request);
      String page = path.substring(path.lastIndexOf('/') + 1);
      if (page.equals("broken")) {
        throw new IllegalStateException("a secret of the page's");
      }
      if (page.equals("bad")) {
        response.reset();
        response.setStatus(409);
      } else if (!page.equals("echo")) {
        return false;
      }
      String text =
          String.join(
              "\n",
              path,
              caller.name(),
              request.getHeaders() + "",
              Content.Source.asString(request));
      response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), callback);
      return true;
    };
  }

  @Override
  public void close() {}
}
