// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.provider.BlobStore;
import io.odpf.optimus.plugin.api.provider.BlobWrite;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.StoredBlob;
import io.odpf.optimus.plugin.provider.s3.answer.Body;
import io.odpf.optimus.plugin.provider.s3.answer.XmlTexts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Writes objects. A file larger than a part is uploaded in parts, which become an object together.
 * Thread-safe.
 */
final class S3Blobs implements BlobStore {
  /** The least that stores accept for a part other than the last one; held in memory. */
  private static final int PART = 5 << 20;

  private final S3Location location;
  private final S3Objects objects;

  S3Blobs(S3Location location, S3Objects objects) {
    this.location = location;
    this.objects = objects;
  }

  @Override
  public Map<String, StoredBlob> list(String prefix)
      throws ProviderException, InterruptedException {
    int before = location.key("").length();
    Map<String, StoredBlob> blobs = new TreeMap<>();
    objects
        .sizes(location.key(prefix))
        .forEach((key, size) -> blobs.put(key.substring(before), new StoredBlob(size, List.of())));
    return blobs;
  }

  @Override
  public void put(String name, Path file, BlobWrite write)
      throws ProviderException, InterruptedException {
    Upload upload = new Upload(location.key(name), headers(write));
    try (InputStream content = Files.newInputStream(file)) {
      byte[] first = content.readNBytes(PART);
      byte[] next = content.readNBytes(first.length < PART ? 0 : PART);
      if (next.length == 0) {
        upload.send("PUT", "", first, upload.headers).close();
      } else {
        upload.parts(first, next, content);
      }
    } catch (HttpException failure) {
      throw HttpFailures.of(failure);
    } catch (IOException failure) {
      throw ProviderException.local(
          "cannot read " + file + ": " + failure.getMessage(), "check the disk", failure);
    }
  }

  @Override
  public void delete(String name) throws ProviderException, InterruptedException {
    try {
      new Upload(location.key(name), Map.of()).send("DELETE", "", new byte[0], Map.of()).close();
    } catch (HttpException failure) {
      throw HttpFailures.of(failure);
    } catch (ProviderException failure) {
      // Amazon confirms the deletion of an object that does not exist; some stores do not.
      if (failure.kind() != ProviderException.Kind.NOT_FOUND) {
        throw failure;
      }
    }
  }

  private static Map<String, String> headers(BlobWrite write) {
    return Map.of(
        "Content-Type",
        "application/octet-stream",
        "Cache-Control",
        write.immutable() ? "public, max-age=31536000, immutable" : "no-cache");
  }

  /** The upload of one object. */
  private final class Upload {
    private final Wanted wanted;
    private final Map<String, String> headers;

    Upload(String key, Map<String, String> headers) {
      this.wanted = new Wanted(key, Optional.empty(), Optional.empty());
      this.headers = headers;
    }

    HttpResponse send(String method, String query, byte[] body, Map<String, String> more)
        throws HttpException, ProviderException, InterruptedException {
      return objects.change(method, wanted, query, body, more);
    }

    void parts(byte[] first, byte[] second, InputStream rest)
        throws IOException, HttpException, ProviderException, InterruptedException {
      String id;
      try (HttpResponse begun = send("POST", "uploads=", new byte[0], headers)) {
        id = XmlTexts.of(Body.of(begun)).getOrDefault("UploadId", "");
      }
      if (id.isEmpty()) {
        throw unusable("did not name the upload that it began");
      }
      String query = "uploadId=" + SdkHttpUtils.urlEncode(id);
      boolean complete = false;
      try {
        List<String> tags = new ArrayList<>();
        tags.add(part(query, 1, first));
        for (byte[] part = second; part.length > 0; part = rest.readNBytes(PART)) {
          tags.add(part(query, tags.size() + 1, part));
        }
        complete(query, tags);
        complete = true;
      } finally {
        if (!complete) {
          abort(query);
        }
      }
    }

    private String part(String query, int number, byte[] bytes)
        throws HttpException, ProviderException, InterruptedException {
      try (HttpResponse stored =
          send("PUT", "partNumber=" + number + "&" + query, bytes, Map.of())) {
        @Nullable String tag = stored.header("ETag").orElse(null);
        if (tag == null) {
          throw unusable("did not confirm a part by its ETag");
        }
        return tag;
      }
    }

    private void complete(String query, List<String> tags)
        throws HttpException, ProviderException, InterruptedException {
      StringBuilder parts = new StringBuilder("<CompleteMultipartUpload>");
      for (int i = 0; i < tags.size(); i++) {
        parts.append("<Part><PartNumber>").append(i + 1).append("</PartNumber><ETag>");
        parts.append(tags.get(i).replace("&", "&amp;").replace("<", "&lt;"));
        parts.append("</ETag></Part>");
      }
      parts.append("</CompleteMultipartUpload>");
      byte[] document = parts.toString().getBytes(StandardCharsets.UTF_8);
      try (HttpResponse completed = send("POST", query, document, Map.of())) {
        // The status is sent before the parts are joined, so a failure comes in the document.
        Map<String, String> texts = XmlTexts.of(Body.of(completed));
        if (!texts.containsKey("ETag")) {
          throw ProviderException.unavailable(
              location.display(wanted.key())
                  + ": the store did not join the parts"
                  + (texts.containsKey("Code") ? " (" + texts.get("Code") + ")" : ""),
              "try again",
              null);
        }
      }
    }

    /** Discards the parts, which cost money until then. */
    private void abort(String query) throws InterruptedException {
      // An interrupted upload discards its parts, too.
      boolean interrupted = Thread.interrupted();
      try {
        send("DELETE", query, new byte[0], Map.of()).close();
      } catch (HttpException | ProviderException failure) {
        System.getLogger(S3Blobs.class.getName())
            .log(
                System.Logger.Level.DEBUG,
                "the parts of an upload are left to the bucket's lifecycle rule",
                failure);
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }

    private ProviderException unusable(String what) {
      return ProviderException.invalid(
          location.display(wanted.key()) + ": the store " + what,
          "check the provider's endpoint; the store must support multipart uploads");
    }
  }
}
