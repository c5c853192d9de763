// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;
import io.odpf.optimus.plugin.provider.s3.answer.Body;
import io.odpf.optimus.plugin.provider.s3.answer.KeyList;
import io.odpf.optimus.plugin.provider.s3.signing.BucketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The objects of one bucket. Thread-safe. */
final class S3Objects {
  private static final int RANGE_NOT_SATISFIABLE = 416;

  /** The maximum number of pages; stores return up to a thousand keys per page. */
  private static final int MOST_PAGES = 20;

  /**
   * The maximum size of a page in bytes: a thousand keys of maximal length, with their metadata.
   */
  private static final int MOST_OF_PAGE = 4 << 20;

  private final HttpClient http;
  private final S3Requests requests;
  private final BucketPlace place;
  private final KeySource keys;
  private final S3Failures failures;

  S3Objects(
      HttpClient http,
      S3Requests requests,
      BucketPlace place,
      KeySource keys,
      S3Failures failures) {
    this.http = http;
    this.requests = requests;
    this.place = place;
    this.keys = keys;
    this.failures = failures;
  }

  /**
   * Returns the header of an object's response. A failed HEAD has no body and thus no reason, so
   * the object's first byte is requested then.
   */
  ObjectHeader header(Wanted wanted) throws ProviderException, InterruptedException {
    try {
      Optional<ObjectHeader> header = head(wanted);
      if (header.isPresent()) {
        return header.get();
      }
      try (HttpResponse first = success(send("GET", wanted, Optional.of("bytes=0-0")), wanted)) {
        return ObjectHeader.of(first);
      }
    } catch (HttpException failure) {
      throw HttpFailures.of(failure);
    }
  }

  private Optional<ObjectHeader> head(Wanted wanted)
      throws HttpException, ProviderException, InterruptedException {
    try {
      Answer answer = send("HEAD", wanted, Optional.empty());
      try (HttpResponse response = answer.response()) {
        if (response.header("Retry-After").isPresent() && response.status() != 200) {
          throw failure(answer, wanted);
        }
        return response.status() == 200 ? Optional.of(ObjectHeader.of(response)) : Optional.empty();
      }
    } catch (HttpException failure) {
      if (failure.reason().onTheWay()) {
        throw failure;
      }
      return Optional.empty();
    }
  }

  /**
   * Returns the response with an object's bytes; the caller closes it.
   *
   * @param from the first byte; a store may begin at the beginning nevertheless
   * @return empty if the object has no such byte
   */
  Optional<HttpResponse> open(Wanted wanted, long from)
      throws ProviderException, InterruptedException {
    Optional<String> range = from > 0 ? Optional.of("bytes=" + from + "-") : Optional.empty();
    try {
      Answer answer = send("GET", wanted, range);
      if (range.isPresent() && answer.response().status() == RANGE_NOT_SATISFIABLE) {
        answer.response().close();
        return Optional.empty();
      }
      return Optional.of(success(answer, wanted));
    } catch (HttpException failure) {
      throw HttpFailures.of(failure);
    }
  }

  /**
   * Returns the keys that begin with a prefix.
   *
   * @throws ProviderException of kind INVALID if there are too many objects
   */
  List<String> keys(String prefix) throws ProviderException, InterruptedException {
    return new ArrayList<>(sizes(prefix).keySet());
  }

  /**
   * Returns the sizes of the objects whose keys begin with a prefix, by key.
   *
   * @throws ProviderException of kind INVALID if there are too many objects
   */
  Map<String, Long> sizes(String prefix) throws ProviderException, InterruptedException {
    Wanted wanted = new Wanted(prefix, Optional.empty(), Optional.empty());
    Map<String, Long> all = new LinkedHashMap<>();
    Optional<String> next = Optional.empty();
    try {
      for (int page = 0; page < MOST_PAGES; page++) {
        Optional<String> after = next;
        Answer answer = send((address, current) -> requests.list(prefix, after, address, current));
        KeyList listed;
        try (HttpResponse response = success(answer, wanted)) {
          listed = KeyList.of(Body.of(response, MOST_OF_PAGE));
        }
        all.putAll(listed.sizes());
        next = listed.next();
        if (next.isEmpty()) {
          return all;
        }
      }
    } catch (HttpException failure) {
      throw HttpFailures.of(failure);
    }
    throw ProviderException.invalid(
        "there are more than " + all.size() + " objects below " + failures.display(prefix),
        "put each plugin into a folder of its own in the bucket");
  }

  /**
   * Sends a request that changes an object; the caller closes the response.
   *
   * @param query the query without its question mark; may be empty
   */
  HttpResponse change(
      String method, Wanted wanted, String query, byte[] body, Map<String, String> headers)
      throws HttpException, ProviderException, InterruptedException {
    Answer answer =
        send(
            (address, current) ->
                requests.change(method, wanted, query, body, headers, address, current));
    if (isSuccess(answer.response())) {
      return answer.response();
    }
    try (HttpResponse response = answer.response()) {
      throw failures.ofChange(error(answer, response), wanted, place.region());
    }
  }

  /** A response, and the credentials of its request. */
  private record Answer(HttpResponse response, Optional<AccessKeys> keys) {}

  /** Sends a request to the bucket's region, which the first response may name. */
  private Answer send(String method, Wanted wanted, Optional<String> range)
      throws HttpException, ProviderException, InterruptedException {
    return send((address, current) -> requests.of(method, wanted, range, address, current));
  }

  /** Creates a request for a given address and credentials. */
  @FunctionalInterface
  private interface Draft {
    HttpRequest to(BucketAddress address, Optional<AccessKeys> current);
  }

  private Answer send(Draft draft) throws HttpException, ProviderException, InterruptedException {
    Optional<AccessKeys> current = keys.current();
    HttpResponse response = http.send(draft.to(place.address(), current));
    if (isSuccess(response)
        || !place.moved(S3Error.of(ObjectHeader.of(response), "", current).region())) {
      return new Answer(response, current);
    }
    response.close();
    return new Answer(http.send(draft.to(place.address(), current)), current);
  }

  private HttpResponse success(Answer answer, Wanted wanted)
      throws HttpException, ProviderException, InterruptedException {
    if (isSuccess(answer.response())) {
      return answer.response();
    }
    try {
      throw failure(answer, wanted);
    } finally {
      answer.response().close();
    }
  }

  private ProviderException failure(Answer answer, Wanted wanted)
      throws HttpException, InterruptedException {
    return failures.of(error(answer, answer.response()), wanted, place.region());
  }

  private static S3Error error(Answer answer, HttpResponse response)
      throws HttpException, InterruptedException {
    return S3Error.of(ObjectHeader.of(response), Body.of(response), answer.keys());
  }

  private static boolean isSuccess(HttpResponse response) {
    return response.status() == 200 || response.status() == 204 || response.status() == 206;
  }
}
