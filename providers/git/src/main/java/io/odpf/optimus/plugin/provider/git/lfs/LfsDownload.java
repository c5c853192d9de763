// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.lfs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the batch API says of one object: where it is. See
 * https://github.com/git-lfs/git-lfs/blob/main/docs/api/batch.md.
 *
 * @param href its address
 * @param headers to be sent there; secret
 */
record LfsDownload(URI href, Map<String, String> headers) {
  static final String MEDIA_TYPE = "application/vnd.git-lfs+json";

  /** In bytes; an answer about one object is far shorter. */
  private static final int LONGEST_ANSWER = 256 * 1024;

  /** Whether credentials are among the headers. */
  boolean authorized() {
    return headers.keySet().stream().anyMatch("Authorization"::equalsIgnoreCase);
  }

  /** The request for one object. */
  static byte[] request(LfsPointer pointer) {
    JsonObject object = new JsonObject();
    object.addProperty("oid", pointer.digest().hex());
    object.addProperty("size", pointer.size());
    JsonArray objects = new JsonArray();
    objects.add(object);
    JsonArray transfers = new JsonArray();
    transfers.add("basic");
    JsonObject request = new JsonObject();
    request.addProperty("operation", "download");
    request.add("transfers", transfers);
    request.add("objects", objects);
    return request.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Reads the answer to it. */
  static LfsDownload answer(HttpResponse response, LfsPointer pointer, URI asked)
      throws IOException, ProviderException {
    byte[] body = response.body().readNBytes(LONGEST_ANSWER);
    try {
      JsonObject object =
          JsonParser.parseString(new String(body, StandardCharsets.UTF_8))
              .getAsJsonObject()
              .getAsJsonArray("objects")
              .get(0)
              .getAsJsonObject();
      if (object.has("error")) {
        throw missing(object.getAsJsonObject("error"), pointer, asked);
      }
      return action(object.getAsJsonObject("actions").getAsJsonObject("download"), response.uri());
    } catch (JsonParseException
        | IllegalStateException
        | IndexOutOfBoundsException
        | NullPointerException
        | ClassCastException
        | UnsupportedOperationException
        | IllegalArgumentException malformed) {
      throw ProviderException.of(
          ProviderException.Kind.INVALID,
          Addresses.display(asked) + " does not answer as an LFS server does",
          "check the provider's url",
          malformed);
    }
  }

  private static LfsDownload action(JsonObject action, URI answering) throws ProviderException {
    URI href = answering.resolve(URI.create(action.get("href").getAsString()));
    if (!href.getScheme().equals("https") && !href.getScheme().equals(answering.getScheme())) {
      throw ProviderException.invalid(
          "the LFS server sends on to an address that is not https: " + Addresses.display(href),
          "this has to be corrected at the server");
    }
    return new LfsDownload(href, headers(action));
  }

  static Map<String, String> headers(JsonObject object) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (object.has("header") && object.get("header").isJsonObject()) {
      for (Map.Entry<String, JsonElement> header : object.getAsJsonObject("header").entrySet()) {
        headers.put(header.getKey(), header.getValue().getAsString());
      }
    }
    return headers;
  }

  private static ProviderException missing(JsonObject error, LfsPointer pointer, URI asked) {
    String object = "LFS object " + pointer.digest().hex().substring(0, 12);
    int code = error.has("code") ? error.get("code").getAsInt() : 0;
    return code == 401 || code == 403
        ? ProviderException.denied(
            Addresses.display(asked) + " does not give out " + object,
            "check that the provider's credentials may read the repository's LFS objects")
        : ProviderException.notFound(
            Addresses.display(asked) + " has no " + object + " (" + code + ")",
            "the file was committed but not uploaded: git lfs push --all");
  }
}
