// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.browser;

import com.google.gson.JsonObject;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import io.odpf.optimus.plugin.itests.process.Superuser;
import io.odpf.optimus.plugin.itests.process.Tool;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A running Chromium without a window. It trusts any certificate, and asks its maker for nothing.
 */
public final class Chromium implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("DevTools listening on (ws://\\S+)");

  private final RunningCommand process;
  private final DevTools tools;

  private Chromium(RunningCommand process, DevTools tools) {
    this.process = process;
    this.tools = tools;
  }

  /**
   * Starts a browser.
   *
   * @param directory where it may write; it must not be used by another browser
   */
  public static Chromium start(Path directory) {
    List<String> words = new ArrayList<>();
    words.add(Tool.findAny("chromium-headless-shell", "chromium", "google-chrome") + "");
    words.addAll(
        List.of(
            "--headless",
            "--remote-debugging-port=0",
            "--user-data-dir=" + directory.resolve("browser"),
            "--ignore-certificate-errors",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-extensions",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-default-apps",
            "--disable-sync",
            "--no-first-run",
            "--no-default-browser-check",
            "--hide-scrollbars",
            "--force-color-profile=srgb",
            "about:blank"));
    if (Superuser.self() == 0) {
      // Its sandbox refuses to run as the superuser.
      words.add(1, "--no-sandbox");
    }
    RunningCommand process = Command.of(directory, words.toArray(String[]::new)).start();
    try {
      Eventually.until(
          () -> "a browser that listens; it said " + process.err(),
          () -> ADDRESS.matcher(process.err()).find() || !process.alive());
      Matcher address = ADDRESS.matcher(process.err());
      if (!address.find()) {
        throw new IllegalStateException("the browser does not start: " + process.err());
      }
      return new Chromium(process, DevTools.connect(URI.create(address.group(1))));
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  /** Opens an empty tab with cookies and a storage of its own. */
  public Tab open() {
    String context =
        tools
            .send("", "Target.createBrowserContext", new JsonObject())
            .get("browserContextId")
            .getAsString();
    JsonObject target = new JsonObject();
    target.addProperty("url", "about:blank");
    target.addProperty("browserContextId", context);
    String id = tools.send("", "Target.createTarget", target).get("targetId").getAsString();
    JsonObject attach = new JsonObject();
    attach.addProperty("targetId", id);
    attach.addProperty("flatten", true);
    String session = tools.send("", "Target.attachToTarget", attach).get("sessionId").getAsString();
    return Tab.open(tools, session, id);
  }

  @Override
  public void close() {
    tools.close();
    process.close();
  }
}
