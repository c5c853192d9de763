// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.answer;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.StringReader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A page of a bucket's keys.
 *
 * @param sizes the objects' sizes in bytes, by key, in the order of the store
 * @param next the token of the next page; empty for the last one
 */
public record KeyList(Map<String, Long> sizes, Optional<String> next) {
  private static final String ROOT = "ListBucketResult";

  /**
   * Reads a response to {@code ListObjectsV2}.
   *
   * @throws ProviderException of kind INVALID if the response is incomplete
   */
  public static KeyList of(String document) throws ProviderException {
    Map<String, Long> sizes = new LinkedHashMap<>();
    String key = "";
    Optional<String> next = Optional.empty();
    try {
      XMLStreamReader xml = XmlTexts.factory().createXMLStreamReader(new StringReader(document));
      xml.nextTag();
      xml.require(XMLStreamConstants.START_ELEMENT, null, ROOT);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          if (xml.getLocalName().equals("Key")) {
            key = xml.getElementText();
            sizes.put(key, 0L);
          } else if (xml.getLocalName().equals("Size")) {
            sizes.put(key, Long.parseLong(xml.getElementText().strip()));
          } else if (xml.getLocalName().equals("NextContinuationToken")) {
            next = Optional.of(xml.getElementText());
          }
        }
      }
      return new KeyList(Collections.unmodifiableMap(sizes), next);
    } catch (XMLStreamException | NumberFormatException failure) {
      throw ProviderException.of(
          ProviderException.Kind.INVALID,
          "cannot parse the list of the bucket's objects",
          "check the provider's endpoint; the store must support ListObjectsV2",
          failure);
    }
  }
}
