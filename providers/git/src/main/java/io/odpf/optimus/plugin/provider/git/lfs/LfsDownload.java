// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.lfs;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The location of an object according to the batch API. See
 * https://github.com/git-lfs/git-lfs/blob/main/docs/api/batch.md.
 *
 * @param href its address
 * @param headers the headers of the request to it; secret
 */
record LfsDownload(URI href, Map<String, String> headers) {
  static final String MEDIA_TYPE = "application/vnd.git-lfs+json";

  /** The longest response in bytes; one about a single object is far shorter. */
  private static final int LONGEST_ANSWER = 256 * 1024;

  /** Tells whether the headers contain credentials. */
  boolean authorized() {
    return headers.keySet().stream().anyMatch("Authorization"::equalsIgnoreCase);
  }

  /** Returns the request for one object. */
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

  /** Reads the response. */
  static LfsDownload answer(HttpResponse response, LfsPointer pointer, URI requested)
      throws IOException, ProviderException {
    byte[] body = response.body().readNBytes(LONGEST_ANSWER);
    Optional<JsonFields> object =
        JsonFields.parse(new String(body, StandardCharsets.UTF_8))
            .flatMap(answer -> answer.first("objects"));
    Optional<JsonFields> error = object.flatMap(answer -> answer.group("error"));
    if (error.isPresent()) {
      throw missing(error.get().text("code").orElse(""), pointer, requested);
    }
    Optional<JsonFields> action =
        object
            .flatMap(answer -> answer.group("actions"))
            .flatMap(actions -> actions.group("download"));
    Optional<URI> href = action.flatMap(download -> download.address("href"));
    if (href.isEmpty()) {
      throw ProviderException.invalid(
          Addresses.display(requested) + " does not answer as an LFS server does",
          "check the provider's url");
    }
    return new LfsDownload(
        checked(response.uri().resolve(href.get()), response.uri()),
        action.get().headers("header"));
  }

  private static URI checked(URI href, URI answering) throws ProviderException {
    if (!"https".equals(href.getScheme()) && !answering.getScheme().equals(href.getScheme())) {
      throw ProviderException.invalid(
          "the LFS server sends on to an address that is not https: " + Addresses.display(href),
          "this has to be corrected at the server");
    }
    return href;
  }

  private static ProviderException missing(String code, LfsPointer pointer, URI requested) {
    String object = "LFS object " + pointer.digest().hex().substring(0, 12);
    return code.equals("401") || code.equals("403")
        ? ProviderException.denied(
            Addresses.display(requested) + " does not give out " + object,
            "check that the provider's credentials may read the repository's LFS objects")
        : ProviderException.notFound(
            Addresses.display(requested) + " has no " + object,
            "the file was committed but not uploaded: git lfs push --all");
  }
}
