// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.odpf.optimus.plugin.itests.process.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A tab of a browser. Used by one thread. */
public final class Tab implements AutoCloseable {
  private final DevTools tools;
  private final String session;
  private final String target;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private Tab(DevTools tools, String session, String target) {
    this.tools = tools;
    this.session = session;
    this.target = target;
  }

  static Tab open(DevTools tools, String session, String target) {
    Tab tab = new Tab(tools, session, target);
    tools.listen(tab::notice);
    for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
      tab.send(domain + ".enable", new JsonObject());
    }
    return tab;
  }

  private void notice(JsonObject event) {
    if (!event.has("sessionId") || !event.get("sessionId").getAsString().equals(session)) {
      return;
    }
    JsonObject parameters = event.getAsJsonObject("params");
    switch (event.get("method").getAsString()) {
      case "Network.requestWillBeSent" ->
          requests.add(parameters.getAsJsonObject("request").get("url").getAsString());
      case "Runtime.exceptionThrown" -> complaints.add(parameters.get("exceptionDetails") + "");
      case "Log.entryAdded" -> complain(parameters.getAsJsonObject("entry"));
      default -> {
        // Of no interest.
      }
    }
  }

  /** Notes what the browser complains of, except requests that the server refused on purpose. */
  private void complain(JsonObject entry) {
    if (!entry.get("source").getAsString().equals("network")) {
      complaints.add(entry.toString());
    }
  }

  private JsonObject send(String method, JsonObject parameters) {
    return tools.send(session, method, parameters);
  }

  /** Returns the addresses of all requests so far. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Returns exceptions of scripts, and violations of the page's own policy, so far. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Goes to an address, and waits until the document is complete. */
  public void go(String address) {
    JsonObject parameters = new JsonObject();
    parameters.addProperty("url", address);
    JsonObject result = send("Page.navigate", parameters);
    if (result.has("errorText")) {
      throw new IllegalStateException(address + ": " + result.get("errorText"));
    }
    await("document.readyState === 'complete' && location.href !== 'about:blank'");
  }

  /** Returns the value of an expression of JavaScript, after its promise if it is one. */
  public JsonElement evaluate(String expression) {
    return evaluate(expression, new JsonObject());
  }

  private JsonElement evaluate(String expression, JsonObject parameters) {
    parameters.addProperty("expression", expression);
    parameters.addProperty("returnByValue", true);
    parameters.addProperty("awaitPromise", true);
    JsonObject result = send("Runtime.evaluate", parameters);
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
    }
    JsonElement value = result.getAsJsonObject("result").get("value");
    return value == null ? com.google.gson.JsonNull.INSTANCE : value;
  }

  /** Returns a text that JavaScript makes. */
  public String text(String expression) {
    return evaluate("String(" + expression + ")").getAsString();
  }

  /** Waits until an expression of JavaScript is true. */
  public void await(String expression) {
    Eventually.until(
        () -> expression + " in the page\n" + text("document.body.innerText") + complaints,
        () -> evaluate("Boolean(" + expression + ")").getAsBoolean());
  }

  /** Runs a script where the page's own policy does not hold, and returns its value. */
  public JsonElement inspect(String library, String expression) {
    JsonObject world = new JsonObject();
    world.addProperty("frameId", target);
    world.addProperty("worldName", "test");
    JsonElement context = send("Page.createIsolatedWorld", world).get("executionContextId");
    for (String script : List.of(library, expression)) {
      JsonObject parameters = new JsonObject();
      parameters.add("contextId", context);
      JsonElement value = evaluate(script, parameters);
      if (script.equals(expression)) {
        return value;
      }
    }
    throw new IllegalStateException("nothing to inspect");
  }

  /** Sets the size of the window, in pixels of CSS. */
  public void resize(int width, int height) {
    JsonObject size = new JsonObject();
    size.addProperty("width", width);
    size.addProperty("height", height);
    size.addProperty("deviceScaleFactor", 1);
    size.addProperty("mobile", false);
    send("Emulation.setDeviceMetricsOverride", size);
  }

  /** Sets what the reader prefers. */
  public void prefer(boolean dark, boolean stillness) {
    JsonArray features = new JsonArray();
    features.add(feature("prefers-color-scheme", dark ? "dark" : "light"));
    features.add(feature("prefers-reduced-motion", stillness ? "reduce" : "no-preference"));
    JsonObject media = new JsonObject();
    media.add("features", features);
    send("Emulation.setEmulatedMedia", media);
  }

  private static JsonObject feature(String name, String value) {
    JsonObject feature = new JsonObject();
    feature.addProperty("name", name);
    feature.addProperty("value", value);
    return feature;
  }

  /**
   * Writes a picture of the page, in PNG.
   *
   * @param most the height, in pixels of CSS, below which nothing is shown
   */
  public void picture(Path file, int most) {
    JsonObject clip =
        evaluate(
                "({x: 0, y: 0, scale: 1, width: innerWidth, height: Math.min("
                    + most
                    + ", document.documentElement.scrollHeight)})")
            .getAsJsonObject();
    JsonObject parameters = new JsonObject();
    parameters.add("clip", clip);
    parameters.addProperty("format", "png");
    parameters.addProperty("captureBeyondViewport", true);
    String data = send("Page.captureScreenshot", parameters).get("data").getAsString();
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, Base64.getDecoder().decode(data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Presses a key: {@code Tab}, {@code Enter} or {@code Space}. */
  public void press(String key) {
    int code =
        switch (key) {
          case "Tab" -> 9;
          case "Enter" -> 13;
          case "Space" -> 32;
          default -> throw new IllegalArgumentException(key);
        };
    JsonObject parameters = new JsonObject();
    parameters.addProperty("type", code == 9 ? "rawKeyDown" : "keyDown");
    parameters.addProperty("key", key.equals("Space") ? " " : key);
    parameters.addProperty("code", key);
    parameters.addProperty("windowsVirtualKeyCode", code);
    if (code != 9) {
      parameters.addProperty("text", code == 13 ? "\r" : " ");
    }
    send("Input.dispatchKeyEvent", parameters);
    parameters.remove("text");
    parameters.addProperty("type", "keyUp");
    send("Input.dispatchKeyEvent", parameters);
  }

  /** Types a text into what has the focus. */
  public void type(String text) {
    JsonObject parameters = new JsonObject();
    parameters.addProperty("text", text);
    send("Input.insertText", parameters);
  }

  @Override
  public void close() {
    JsonObject parameters = new JsonObject();
    parameters.addProperty("targetId", target);
    tools.send("", "Target.closeTarget", parameters);
  }
}
