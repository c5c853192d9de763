// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.account;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** An account as a JSON object of strings. */
final class JsonAccount {
  private JsonAccount() {}

  static Map<String, String> read(String text) throws AccountException {
    Map<String, String> values = new LinkedHashMap<>();
    try (JsonReader json = new JsonReader(new StringReader(text))) {
      json.setStrictness(Strictness.STRICT);
      json.beginObject();
      while (json.hasNext()) {
        String name = json.nextName();
        if (json.peek() != JsonToken.STRING) {
          throw new AccountException("has a value that is not a string", ServiceAccount.FORM);
        }
        if (values.put(name, json.nextString()) != null) {
          throw new AccountException("has a key twice", ServiceAccount.FORM);
        }
      }
      json.endObject();
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw malformed();
      }
      return values;
    } catch (IOException | IllegalStateException failure) {
      throw malformed();
    }
  }

  /** Omits the cause: the parser's messages quote the input. */
  private static AccountException malformed() {
    return new AccountException("is not valid JSON", ServiceAccount.FORM);
  }
}
