// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.browser;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.odpf.optimus.plugin.itests.process.Eventually;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A connection by the protocol of Chromium's developer tools. Thread-safe. */
final class DevTools implements WebSocket.Listener, AutoCloseable {
  private final AtomicInteger number = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
  private final List<Consumer<JsonObject>> listeners = new CopyOnWriteArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;

  private DevTools(URI address) {
    socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, this).join();
  }

  static DevTools connect(URI address) {
    return new DevTools(address);
  }

  /** Calls a listener, on the connection's thread, for each event. */
  void listen(Consumer<JsonObject> listener) {
    listeners.add(listener);
  }

  /**
   * Sends a command and waits for its result.
   *
   * @param session the session of a tab; empty for the browser itself
   */
  JsonObject send(String session, String method, JsonObject parameters) {
    int id = number.incrementAndGet();
    JsonObject command = new JsonObject();
    command.addProperty("id", id);
    command.addProperty("method", method);
    command.add("params", parameters);
    if (!session.isEmpty()) {
      command.addProperty("sessionId", session);
    }
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    answers.put(id, answer);
    try {
      synchronized (this) {
        socket.sendText(command.toString(), true).join();
      }
      JsonObject reply = answer.get(Eventually.LIMIT.toSeconds(), TimeUnit.SECONDS);
      if (reply.has("error")) {
        throw new IllegalStateException(method + ": " + reply.get("error"));
      }
      return reply.getAsJsonObject("result");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(method + " was not answered", e);
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      JsonObject message = JsonParser.parseString(text.toString()).getAsJsonObject();
      text.setLength(0);
      if (message.has("id")) {
        CompletableFuture<JsonObject> answer = answers.remove(message.get("id").getAsInt());
        if (answer != null) {
          answer.complete(message);
        }
      } else {
        listeners.forEach(listener -> listener.accept(message));
      }
    }
    from.request(1);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    answers.values().forEach(answer -> answer.completeExceptionally(failure));
  }

  @Override
  public void close() {
    socket.abort();
  }
}
